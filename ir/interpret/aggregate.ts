/** Aggregates over the rows of a data table or the items of a list. */
import { monthOf } from "../../runtime/date.ts";
import { exact } from "../../runtime/failure.ts";
import { addExact, type Exact, type Fraction } from "../../runtime/fraction.ts";
import { rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../ir.ts";
import { isRank } from "../outward.ts";
import { isFractional } from "../types.ts";
import { best, order } from "../values.ts";
import { entering, type Environment, frameOf, itemsOf } from "./environment.ts";
import type { CountedItems, CountedRow } from "./evaluation.ts";

/** What an expression comes to where it stands. */
export type Valuation = (expression: ir.Expression, environment: Environment) => Value;

/** The value of an aggregate. */
export function aggregate(expression: ir.Aggregate, environment: Environment, value: Valuation): Value {
  const { monthOf: month, body } = expression;
  const items = countingItems(expression, environment, value);
  if (month !== null) {
    const monthOfItem = (item: Environment): number => monthOf(value(month, item) as number);
    const months = [...new Set(items.map(monthOfItem))];
    return new Map(
      months.map((each) => {
        const ofMonth = items.filter((item) => monthOfItem(item) === each);
        return [each, combine(expression, body, ofMonth, environment, value) as number];
      }),
    );
  }
  return combine(expression, body, items, environment, value);
}

/** The rows of a data table that an aggregate counts. */
export function countedRows(node: ir.Aggregate, environment: Environment, value: Valuation): readonly CountedRow[] {
  const { over, body } = node;
  if (over.kind !== "table") return [];
  return countingItems(node, environment, value).map((item) => ({
    row: item.rows[over.table]!.row,
    value: body === null ? null : value(body, item),
  }));
}

/** The items of a list that an aggregate counts, or that a rank puts ahead. */
export function countedItems(node: ir.Aggregate, environment: Environment, value: Valuation): CountedItems | null {
  const { over, where, body } = node;
  if (over.kind !== "list") return null;
  const all = itemsOf(over, environment).map((item, position) => ({ item, position }));
  const counted = all
    .filter(({ item }) => where === null || value(where, item) === true)
    .map(({ item, position }) => {
      const { facts } = frameOf(item, over.entity);
      return { facts, position, value: body === null ? null : value(body, item) };
    });
  if (!isRank(node)) return { of: all.length, items: counted };
  const own = ownInRank(node, over.entity, environment, value);
  return own === null
    ? null
    : { of: all.length, items: counted.filter((each) => isAhead(node, each.value, own.value)) };
}

/** What the record that is ranked comes to; null where it is left out. */
function ownInRank(
  { where, body, level }: ir.Aggregate,
  entity: string,
  environment: Environment,
  value: Valuation,
): { readonly value: Value } | null {
  const itself = entering(environment, entity, frameOf(environment, entity, level));
  if (body === null || (where !== null && value(where, itself) !== true)) return null;
  return { value: value(body, itself) };
}

function isAhead({ operator }: ir.Aggregate, each: Value, own: Value): boolean {
  return order(each, own) * (operator === "rankFromHighest" ? 1 : -1) > 0;
}

function combine(
  node: ir.Aggregate,
  body: ir.Expression | null,
  items: readonly Environment[],
  environment: Environment,
  value: Valuation,
): Value {
  const { operator, type, over } = node;
  const values = body === null ? [] : items.map((item) => value(body, item));
  switch (operator) {
    case "count":
      return items.length;
    case "sum":
      return isFractional(type)
        ? (values as Exact[]).reduce<Fraction>(addExact, rate(0, 1))
        : (values as number[]).reduce((sum, each) => exact(sum + each), 0);
    case "list":
      return values;
    case "highest":
      return values.length === 0 ? null : best(values, 1);
    case "lowest":
      return values.length === 0 ? null : best(values, -1);
    case "rankFromHighest":
    case "rankFromLowest": {
      if (over.kind !== "list" || body === null) return 1;
      const own = ownInRank(node, over.entity, environment, value);
      return own === null ? null : 1 + values.filter((each) => isAhead(node, each, own.value)).length;
    }
  }
}

/** The items for which the aggregate's own condition holds. */
function countingItems({ over, where }: ir.Aggregate, environment: Environment, value: Valuation): Environment[] {
  return itemsOf(over, environment).filter((item) => where === null || value(where, item) === true);
}
