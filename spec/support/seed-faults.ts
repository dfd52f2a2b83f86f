import { mapChildren } from "../../ir/map.ts";
import type { Cases, Decision, EntityProgram, Expression, Program } from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import type { Span } from "../../grammar/source.ts";
import type { Rate } from "../../runtime/rate.ts";

/** A mistake that an author could have made in one place of a notice. */
export interface Fault {
  readonly kind: "drop-override" | "shift-date" | "widen-condition" | "change-rate" | "swap-categories";
  /** The decision in which it was made, and where. */
  readonly at: string;
  /** The program with the fault; null where the compiler refuses it. */
  readonly make: () => Program | null;
}

/**
 * Every fault that can be made in one place of an entity's rules. Leaving out a condition may leave
 * a value that is not known to be there: such faults are made in the text, for the compiler to refuse.
 */
export function seedFaults(program: Program, entityName: string, recompile: Recompile): readonly Fault[] {
  const entity = program.entities.find(({ name }) => name === entityName)!;
  const edits = [
    ...dropped(entity),
    ...shifted(entity),
    ...revalued(entity),
    ...swappedRows(entity),
    ...swappedCells(entity),
  ];
  return [
    ...edits.map(({ kind, at, change }) => ({ kind, at, make: () => withDecisions(program, entity, change) })),
    ...widened(entity, recompile),
  ];
}

/** Compiles the notice with one span of its text replaced; null where it is refused. */
export type Recompile = (span: Span, text: string) => Program | null;

/** A fault as a change of expressions; null leaves an expression as it is. */
interface Edit extends Omit<Fault, "make"> {
  readonly change: (expression: Expression) => Expression | null;
}

function withDecisions(program: Program, entity: EntityProgram, change: Edit["change"]): Program {
  const optional = (each: Expression | null): Expression | null => (each === null ? null : rewrite(each, change));
  const decisions = entity.decisions.map((decision): Decision => ({
    ...decision,
    gate: optional(decision.gate),
    otherwise: optional(decision.otherwise),
    body: rewrite(decision.body, change),
  }));
  const entities = program.entities.map((each) => (each === entity ? { ...entity, decisions } : each));
  return { ...program, entities };
}

function rewrite(expression: Expression, change: Edit["change"]): Expression {
  return change(expression) ?? mapChildren(expression, (child) => rewrite(child, change));
}

/** Every place where a kind of node stands in the source: nodes that one text gave rise to are changed together. */
function places<N extends Expression>(
  entity: EntityProgram,
  isOne: (node: Expression) => node is N,
): readonly { readonly key: string; readonly at: string; readonly node: N }[] {
  const found = new Map<string, { key: string; at: string; node: N }>();
  for (const { name, gate, otherwise, body } of entity.decisions) {
    for (const root of [gate, otherwise, body].filter((each) => each !== null)) {
      for (const node of walk(root)) {
        const key = keyOf(node);
        if (isOne(node) && !found.has(key))
          found.set(key, { key, at: `${name} ${node.origin.clause ?? ""} ${key}`, node });
      }
    }
  }
  return [...found.values()];
}

function keyOf(node: Expression): string {
  if (node.kind === "constant" && node.parameter !== null) return `parameter ${node.parameter}`;
  const { file, span } = node.origin;
  return `${node.kind} ${file}:${span.start}-${span.end}`;
}

const isCases = (node: Expression): node is Cases => node.kind === "cases";
const isAnd = (node: Expression): node is Extract<Expression, { kind: "and" }> => node.kind === "and";
const isPick = (node: Expression): node is Extract<Expression, { kind: "pick" }> => node.kind === "pick";
const isCell = (node: Expression): node is Extract<Expression, { kind: "cell" }> => node.kind === "cell";
type Constant = Extract<Expression, { kind: "constant" }>;
const isDate = (node: Expression): node is Constant =>
  node.kind === "constant" && node.type.kind === "date" && typeof node.value === "number";
const isRated = (node: Expression): node is Constant =>
  node.kind === "constant" && (node.type.kind === "rate" || node.type.kind === "money") && node.value !== null;

/** A rule that no longer overrides what it is to override. */
function dropped({ decisions }: EntityProgram): readonly Edit[] {
  const groups = decisions.flatMap(({ name, body }) => [...walk(body)].filter(isCases).map((node) => ({ name, node })));
  return groups.flatMap(({ name, node }) =>
    node.cases.flatMap((each, index): Edit[] => {
      if (each.overrides.length === 0) return [];
      const cases = node.cases.map((other, position) => (position === index ? { ...other, overrides: [] } : other));
      const change = (expression: Expression) => (expression === node ? { ...node, cases } : null);
      return [{ kind: "drop-override", at: `${name} ${each.rule.id}`, change }];
    }),
  );
}

/** A date a day early or late. */
function shifted(entity: EntityProgram): readonly Edit[] {
  return places(entity, isDate).flatMap(({ key, at }) =>
    [-1, 1].map((days): Edit => ({
      kind: "shift-date",
      at: `${at} ${days} days`,
      change: (node) =>
        isDate(node) && keyOf(node) === key ? { ...node, value: (node.value as number) + days } : null,
    })),
  );
}

/** A condition of several parts without one of them. */
function widened(entity: EntityProgram, recompile: Recompile): readonly Fault[] {
  return places(entity, isAnd).flatMap(({ at, node }) =>
    node.operands
      .filter(({ origin }) => lies(origin.span, node.origin.span))
      .map((operand, index): Fault => ({
        kind: "widen-condition",
        at: `${at} without part ${index + 1}`,
        make: () => recompile(operand.origin.span, "yes"),
      })),
  );
}

/** Whether a part has a place of its own in the text: the bounds of a period have none. */
function lies(part: Span, whole: Span): boolean {
  return part.start >= whole.start && part.end <= whole.end && part.end - part.start < whole.end - whole.start;
}

/** A rate a tenth higher, or an amount a yuan higher. */
function revalued(entity: EntityProgram): readonly Edit[] {
  return places(entity, isRated).map(({ key, at }) => ({
    kind: "change-rate",
    at,
    change: (node) =>
      isRated(node) && keyOf(node) === key ? { ...node, value: higher(node.value as Rate | number) } : null,
  }));
}

function higher(value: Rate | number): Rate | number {
  if (typeof value === "number") return value + 100;
  return { numerator: value.numerator * 10 + value.denominator, denominator: value.denominator * 10 };
}

/** Two rows of a table, one behind the other, in the opposite order of priority. */
function swappedRows(entity: EntityProgram): readonly Edit[] {
  return places(entity, isPick).flatMap(({ at, node: { rows, table } }) =>
    rows.slice(1).map((_, index): Edit => ({
      kind: "swap-categories",
      at: `${at} rows ${index + 1} and ${index + 2}`,
      change: (node) => (isPick(node) && node.table === table ? { ...node, rows: swapped(node.rows, index) } : null),
    })),
  );
}

/** Two cells of a column, one above the other, exchanged. */
function swappedCells(entity: EntityProgram): readonly Edit[] {
  return places(entity, isCell).flatMap(({ key, at, node: { cells } }) =>
    cells.slice(1).map((_, index): Edit => ({
      kind: "swap-categories",
      at: `${at} cells ${index + 1} and ${index + 2}`,
      change: (node) => (isCell(node) && keyOf(node) === key ? { ...node, cells: swapped(node.cells, index) } : null),
    })),
  );
}

function swapped<T>(items: readonly T[], index: number): readonly T[] {
  return items.with(index, items[index + 1]!).with(index + 1, items[index]!);
}
