import { entityOf } from "../../ir/entity.ts";
import type { Fact, Named, Program } from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { NameIndex } from "../../runtime/name-index.ts";

/** Stands before the name of an expected decision, as it does in a table of examples. */
export const arrow = "=>";

/** In a cell: the value is absent. An empty cell says nothing of the value. */
export const absent = "absent";

/** What the cells of a column hold. */
export interface ExampleValue {
  readonly type: Type;
  readonly range: Fact["range"];
  readonly isExpected: boolean;
  /** Whether no example can do without it. */
  readonly isRequired: boolean;
}

/** A column of a spreadsheet of examples: a fact that is given or a decision that is expected; null for the title. */
export interface ExampleColumn extends Named {
  readonly value: ExampleValue | null;
}

/** The column of the examples' titles; it has a longer name where a fact has its own. */
export function titleColumnOf(program: Program): ExampleColumn {
  const own = { name: "title", label: "标题" };
  const isTaken = entityOf(program).facts.some((fact) =>
    [fact.name, fact.label].some((name) => name === own.name || name === own.label),
  );
  return isTaken ? { name: "example title", label: "示例标题", value: null } : { ...own, value: null };
}

/** The columns that examples of a notice may have, by what they are called. */
export class ExampleColumns {
  readonly required: readonly ExampleColumn[] = [];
  /** Every column but that of the titles. */
  readonly columns: readonly ExampleColumn[];
  readonly #given: NameIndex<ExampleColumn>;
  readonly #expected: NameIndex<ExampleColumn>;

  constructor(program: Program) {
    const { facts, decisions } = entityOf(program);
    const given = facts.map(({ name, label, type, range, required }): ExampleColumn => {
      return { name, label, value: { type, range, isExpected: false, isRequired: required } };
    });
    const expected = decisions.map(({ name, label, type }): ExampleColumn => {
      return { name, label, value: { type, range: null, isExpected: true, isRequired: false } };
    });
    this.columns = [...given, ...expected];
    this.#given = new NameIndex([titleColumnOf(program), ...given]);
    this.#expected = new NameIndex(expected);
  }

  readonly find = (text: string): ExampleColumn | undefined => {
    const decision = afterArrow(text);
    return decision === null ? this.#given.find(text) : this.#expected.find(decision);
  };

  readonly nearest = (text: string): string | null => {
    const decision = afterArrow(text);
    if (decision === null)
      return this.#expected.find(text) === undefined ? this.#given.nearest(text) : `${arrow} ${text}`;
    const near = this.#expected.nearest(decision);
    return near === null ? null : `${arrow} ${near}`;
  };
}

/** What stands behind the arrow, which may be written with full-width signs; null where there is none. */
function afterArrow(text: string): string | null {
  return /^[=＝][>＞]\s*(.*)$/su.exec(text)?.[1] ?? null;
}
