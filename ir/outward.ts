/**
 * References by level, after de Bruijn: an expression that is put inside an aggregate goes on to speak of
 * the records and rows that it spoke of, which then stand further out.
 */
import { enclosingOf } from "./asking.ts";
import type { Aggregate, AggregateSource, Allotment, Expression, Program } from "./ir.ts";
import { mapAllotment, mapChildren } from "./map.ts";

/** How many records of an entity, or rows of a table, an expression is moved into; by the name of the source. */
export type Entered = ReadonlyMap<string, number>;

/** The name of an entity or a table as a source of items; the two may share a name. */
export const recordsOf = (entity: string): string => `entity ${entity}`;
export const rowsOf = (table: string): string => `table ${table}`;

/** What an aggregate goes over, as a source of items. */
export function sourceOf(over: AggregateSource): string {
  return over.kind === "list" ? recordsOf(over.entity) : rowsOf(over.table);
}

/** Whether an aggregate is a rank, which is that of one record among the items. */
export function isRank({ operator }: Pick<Aggregate, "operator">): boolean {
  return operator === "rankFromHighest" || operator === "rankFromLowest";
}

/** What stands around a rule of an entity: its record, and those around that which its rules name. */
export function recordsAround(program: Program, entity: string): Entered {
  return new Map([entity, ...enclosingOf(program, entity)].map((each) => [recordsOf(each), 1]));
}

/** The same expression where it stands inside more records and rows; a negative count brings it out of them. */
export function outward(expression: Expression, entered: Entered): Expression {
  if ([...entered.values()].every((count) => count === 0)) return expression;
  const move: Move = (source, beyond) => Math.max(0, beyond + (entered.get(source) ?? 0));
  return moved(expression, move, new Map());
}

/** What a rank or an allotment asks of its items, as it is asked of the record that is ranked or served. */
export function ofOwnRecord({ over, level }: Aggregate | Allotment, asked: Expression): Expression {
  const source = sourceOf(over);
  return moved(asked, (each, beyond) => (each !== source ? beyond : beyond === 0 ? level : beyond - 1), new Map());
}

/** The new level of what is asked, of a source, so many records or rows beyond those that the expression has entered. */
type Move = (source: string, beyond: number) => number;

/** `inside` counts the items that the expression's own aggregates have entered: what speaks of those stays. */
function moved(expression: Expression, move: Move, inside: Entered): Expression {
  const levelIn = (source: string, level: number): number => {
    const own = inside.get(source) ?? 0;
    return level < own ? level : own + move(source, level - own);
  };
  switch (expression.kind) {
    case "fact":
    case "decision":
    case "record":
      return { ...expression, level: levelIn(recordsOf(expression.entity), expression.level) };
    case "column":
      return { ...expression, level: levelIn(rowsOf(expression.table), expression.level) };
    case "aggregate": {
      const { over, level } = expression;
      const source = sourceOf(over);
      const within = new Map(inside).set(source, (inside.get(source) ?? 0) + 1);
      const optional = (child: Expression | null): Expression | null =>
        child === null ? null : moved(child, move, within);
      return {
        ...expression,
        level: isRank(expression) ? levelIn(source, level) : level,
        over: over.kind === "list" ? { ...over, list: moved(over.list, move, inside) } : over,
        where: optional(expression.where),
        monthOf: optional(expression.monthOf),
        body: optional(expression.body),
      };
    }
    case "allotment": {
      const source = sourceOf(expression.over);
      const within = new Map(inside).set(source, (inside.get(source) ?? 0) + 1);
      return mapAllotment(
        { ...expression, level: levelIn(source, expression.level) },
        (child) => moved(child, move, inside),
        (child) => moved(child, move, within),
      );
    }
    default:
      return mapChildren(expression, (child) => moved(child, move, inside));
  }
}
