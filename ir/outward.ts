/**
 * References by level, after de Bruijn: an expression that is put inside an aggregate goes on to speak of
 * the records and rows that it spoke of, which then stand further out.
 */
import { enclosingOf } from "./entity.ts";
import type { AggregateSource, Expression, Program } from "./ir.ts";
import { mapChildren } from "./map.ts";

/** How many records of an entity, or rows of a table, an expression is moved into; by the name of the source. */
export type Entered = ReadonlyMap<string, number>;

/** The name of an entity or a table as a source of items; the two may share a name. */
export const recordsOf = (entity: string): string => `entity ${entity}`;
export const rowsOf = (table: string): string => `table ${table}`;

/** What an aggregate goes over, as a source of items. */
export function sourceOf(over: AggregateSource): string {
  return over.kind === "list" ? recordsOf(over.entity) : rowsOf(over.table);
}

/** What stands around a rule of an entity: its record, and those around that which its rules name. */
export function recordsAround(program: Program, entity: string): Entered {
  return new Map([entity, ...enclosingOf(program, entity)].map((each) => [recordsOf(each), 1]));
}

/** The same expression where it stands inside more records and rows; a negative count brings it out of them. */
export function outward(expression: Expression, entered: Entered): Expression {
  return [...entered.values()].every((count) => count === 0) ? expression : moved(expression, entered, new Map());
}

/** The body of a rank for the record at hand, with which those of the items are compared. */
export function ofRecordItself(over: AggregateSource, body: Expression): Expression {
  return moved(body, new Map([[sourceOf(over), -1]]), new Map());
}

/** `inside` counts the items that the expression's own aggregates have entered: what speaks of those stays. */
function moved(expression: Expression, entered: Entered, inside: Entered): Expression {
  switch (expression.kind) {
    case "fact":
    case "decision":
    case "column": {
      const source = expression.kind === "column" ? rowsOf(expression.table) : recordsOf(expression.entity);
      const own = inside.get(source) ?? 0;
      const level = Math.max(own, expression.level + (entered.get(source) ?? 0));
      return expression.level < own ? expression : { ...expression, level };
    }
    case "aggregate": {
      const { over } = expression;
      const source = sourceOf(over);
      const within = new Map(inside).set(source, (inside.get(source) ?? 0) + 1);
      const optional = (child: Expression | null): Expression | null =>
        child === null ? null : moved(child, entered, within);
      return {
        ...expression,
        over: over.kind === "list" ? { ...over, list: moved(over.list, entered, inside) } : over,
        where: optional(expression.where),
        monthOf: optional(expression.monthOf),
        body: optional(expression.body),
      };
    }
    default:
      return mapChildren(expression, (child) => moved(child, entered, inside));
  }
}
