/** The conditions of a table that decides: what its columns ask, and what the cells of a row come to. */
import type * as ast from "../../grammar/ast.ts";
import type * as ir from "../../ir/ir.ts";
import { bool, int, type Type } from "../../ir/types.ts";
import { type EntitySymbol, findNamed, type RowSymbol, type TableSymbol } from "../symbols.ts";
import { typeName } from "../type-words.ts";
import { compare } from "./comparison.ts";
import type { Elaborator } from "./elaborator.ts";
import { joined } from "./logic.ts";
import { elaborateTest } from "./row-test.ts";
import { enteringEntity, type Scope } from "./scope.ts";

/** What the cells of a row ask. */
export type RowGuard = Pick<ir.PickRow, "guard" | "columns" | "category">;

/** A column of conditions. */
interface Head {
  /** Place among the columns of the table. */
  readonly index: number;
  readonly names: ir.Named | null;
  /** What a cell tests; null where each cell is a condition of its own. */
  readonly subject: ast.NameRef | null;
}

/** The columns of conditions of a table; null once it is reported that they cannot be told. */
export function elaborateConditions(
  e: Elaborator,
  entity: EntitySymbol,
  table: TableSymbol,
  results: readonly number[],
): Conditions | null {
  const key = elaborateKey(e, entity, table);
  if (key === null) return null;
  const item = key.type?.kind === "list" ? (e.entity(key.type.entity) ?? null) : null;
  const heads = table.node.columns.flatMap((column, index) =>
    results.includes(index) ? [] : (headOf(e, [...(item === null ? [] : [item]), entity], table, column, index) ?? []),
  );
  const isCategory = ({ index }: Head): boolean => table.node.columns[index]!.role === "category";
  const ordered = [...heads.filter(isCategory), ...heads.filter((head) => !isCategory(head))];
  return new Conditions(e, entity, table, ordered, key.expression, item);
}

/** What the table goes by: nothing, an option, a set of options, or a list of records; null once it is reported. */
function elaborateKey(
  e: Elaborator,
  entity: EntitySymbol,
  { node, origin }: TableSymbol,
): { readonly expression: ir.Expression | null; readonly type: Type | null } | null {
  if (node.key === null) return { expression: null, type: null };
  const reference: ast.NameRef = { kind: "NameRef", entity: null, name: node.key, span: node.key.span };
  const { expression, optional } = e.infer(reference, e.scopeOf(entity.name, origin.clause));
  const { type } = expression;
  if (type.kind === "list") return { expression: e.requirePresent({ expression, optional }, reference), type };
  if (type.kind !== "set" && type.kind !== "enum") {
    if (type.kind !== "unknown")
      e.expected(node.key, { en: "a set, an option or a list of records", zh: "多选、选项或列表" }, typeName(type));
    return null;
  }
  if (node.columns.some(({ role }) => role === "category")) return { expression, type };
  e.reporter.report("table-without-category", node.name.span, { table: node.name.text });
  return null;
}

function headOf(
  e: Elaborator,
  entities: readonly EntitySymbol[],
  { node: { key } }: TableSymbol,
  { role, name, span }: ast.Column,
  index: number,
): Head | null {
  if (role === "provided") return { index, names: null, subject: null };
  const subject = role === "category" ? key : name;
  if (subject === null) {
    e.reporter.report("keyword-as-name", span, { word: e.reporter.textOf(span) });
    return null;
  }
  const names = entities.map((each) => namedIn(each, subject.text)).find((each) => each !== undefined);
  return {
    index,
    names: names ?? { name: subject.text, label: subject.text },
    subject: { kind: "NameRef", entity: null, name: subject, span: subject.span },
  };
}

function namedIn({ facts, decisions, defines }: EntitySymbol, text: string): ir.Named | undefined {
  return facts.find(text) ?? decisions.find(text) ?? defines.find(text);
}

/** The columns of conditions of a table. */
export class Conditions {
  readonly #e: Elaborator;
  readonly #entity: EntitySymbol;
  readonly #table: TableSymbol;
  readonly #heads: readonly Head[];
  readonly #key: ir.Expression | null;
  /** The entity of the list that the table goes by. */
  readonly #item: EntitySymbol | null;

  constructor(
    e: Elaborator,
    entity: EntitySymbol,
    table: TableSymbol,
    heads: readonly Head[],
    key: ir.Expression | null,
    item: EntitySymbol | null,
  ) {
    this.#e = e;
    this.#entity = entity;
    this.#table = table;
    this.#heads = heads;
    this.#key = key;
    this.#item = item;
  }

  /** The columns as people know them; what is asked of the items of a list is one. */
  get heads(): readonly (ir.Named | null)[] {
    const { key } = this.#table.node;
    const list = this.#item === null || key === null ? [] : [namedIn(this.#entity, key.text)!];
    return [...list, ...this.#own.map(({ names }) => names)].map((each) =>
      each === null ? null : { name: each.name, label: each.label },
    );
  }

  /** Whether a row gives what holds where no other does. */
  isOtherwise({ cells }: ast.Row): boolean {
    const asked = this.#heads.flatMap(({ index }) => cells[index] ?? []);
    const isOtherwise = asked.some(({ content }) => content === "otherwise");
    const others = asked.filter(({ content }) => content !== "otherwise" && content !== null);
    if (isOtherwise) others.forEach(({ span }) => this.#e.reporter.report("otherwise-not-last", span, {}));
    return isOtherwise;
  }

  /** What the cells of a row ask. */
  guard({ node, origin }: RowSymbol): RowGuard {
    const first = this.#item === null ? 0 : 1;
    let scope = this.#e.scopeOf(this.#entity.name, origin.clause);
    const tests: ir.Expression[] = [];
    const columns: number[] = [];
    const add = (test: ir.Expression, column: number): void => {
      const parts = test.kind === "and" && test.called === undefined ? test.operands.length : 1;
      tests.push(test);
      columns.push(...Array.from({ length: parts }, () => column));
      scope = this.#e.after(scope, test, true);
    };
    this.#own.forEach((head, column) => {
      const test = this.#test(head, node, scope);
      if (test !== null) add(test, first + column);
    });
    if (this.#item !== null) add(this.#someItem(this.#item, node, scope), 0);
    const always: ir.Expression = { kind: "constant", type: bool, value: true, parameter: null, origin };
    const guard = tests.length === 0 ? always : joined("and", tests, origin);
    return { guard, columns, category: this.#categoryOf(node) };
  }

  /** Reports a column that may be absent where no row says what is given then, and `otherwise` would. */
  requireAbsent(rows: readonly RowSymbol[]): void {
    const scope = this.#e.scopeOf(this.#entity.name, this.#table.origin.clause);
    for (const { index, subject } of this.#own) {
      if (subject === null || rows.some(({ node }) => saysAbsent(node.cells[index]!))) continue;
      this.#e.present(subject, scope);
    }
  }

  get #own(): readonly Head[] {
    return this.#heads.filter((head) => !this.#isOfItem(head));
  }

  #isOfItem({ subject }: Head): boolean {
    return this.#item !== null && (subject === null || namedIn(this.#item, subject.name.text) !== undefined);
  }

  #test({ index, subject }: Head, { cells }: ast.Row, scope: Scope): ir.Expression | null {
    const { content } = cells[index]!;
    if (content === null || content === "otherwise") return null;
    return subject === null ? this.#e.check(content, bool, scope) : elaborateTest(this.#e, subject, content, scope);
  }

  /** That the list has an item for which all cells hold that ask of items. */
  #someItem(item: EntitySymbol, node: ast.Row, around: Scope): ir.Expression {
    let scope = enteringEntity(around, item.name);
    const origin = this.#e.origin(node, around);
    const tests = this.#heads
      .filter((head) => this.#isOfItem(head))
      .flatMap((head) => {
        const test = this.#test(head, node, scope);
        if (test !== null) scope = this.#e.after(scope, test, true);
        return test ?? [];
      });
    const items: ir.Aggregate = {
      kind: "aggregate",
      operator: "count",
      level: 0,
      over: { kind: "list", entity: item.name, list: this.#key! },
      where: tests.length === 0 ? null : joined("and", tests, origin),
      monthOf: null,
      body: null,
      type: int,
      origin,
    };
    return compare(">", items, { kind: "constant", type: int, value: 0, parameter: null, origin }, origin);
  }

  #categoryOf({ cells }: ast.Row): ir.Named | null {
    const type = this.#key?.type;
    const index = this.#table.node.columns.findIndex(({ role }) => role === "category");
    const content = cells[index]?.content;
    if (type === undefined || (type.kind !== "set" && type.kind !== "enum")) return null;
    if (content === null || content === undefined || content === "otherwise" || content.kind !== "NameRef") return null;
    return findNamed(type.enumeration.members, content.name.text) ?? null;
  }
}

function saysAbsent({ content }: ast.Cell): boolean {
  return (
    content !== null && content !== "otherwise" && (content.kind === "AbsentLiteral" || content.kind === "Presence")
  );
}
