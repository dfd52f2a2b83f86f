import { entityOf } from "../../ir/entity.ts";
import type { Fact, Named, Program } from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { NameIndex } from "../../runtime/name-index.ts";

/** Stands before the name of an expected decision, as it does in a table of examples. */
export const arrow = "=>";

/** In a cell: the value is absent. An empty cell says nothing of the value. */
export const absent = "absent";

/** A column of a spreadsheet of examples: a fact that is given or a decision that is expected; null for the title. */
export interface ExampleColumn extends Named {
  readonly value: { readonly type: Type; readonly range: Fact["range"]; readonly isExpected: boolean } | null;
}

/** The column of the examples' titles. */
export const titleColumn: ExampleColumn = { name: "title", label: "标题", value: null };

/** The columns that examples of a notice may have, by what they are called. */
export class ExampleColumns {
  readonly required: readonly ExampleColumn[] = [];
  readonly #given: NameIndex<ExampleColumn>;
  readonly #expected: NameIndex<ExampleColumn>;

  constructor(program: Program) {
    const { facts, decisions } = entityOf(program);
    const given = facts.map(({ name, label, type, range }): ExampleColumn => {
      return { name, label, value: { type, range, isExpected: false } };
    });
    const expected = decisions.map(({ name, label, type }): ExampleColumn => {
      return { name, label, value: { type, range: null, isExpected: true } };
    });
    this.#given = new NameIndex([titleColumn, ...given]);
    this.#expected = new NameIndex(expected);
  }

  readonly find = (text: string): ExampleColumn | undefined => {
    const decision = afterArrow(text);
    return decision === null ? this.#given.find(text) : this.#expected.find(decision);
  };

  readonly nearest = (text: string): string | null => {
    const decision = afterArrow(text);
    if (decision === null) return this.#given.nearest(text);
    const near = this.#expected.nearest(decision);
    return near === null ? null : `${arrow} ${near}`;
  };
}

function afterArrow(text: string): string | null {
  return text.startsWith(arrow) ? text.slice(arrow.length).trim() : null;
}
