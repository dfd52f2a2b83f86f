/** Aggregates over the items of a list, for generated code. */
import { exact } from "./failure.ts";
import { addExact, compareExact, type Exact, type Fraction } from "./fraction.ts";
import { rate } from "./rate.ts";

/** The sum of a whole number or an amount over the items. */
export function sumOver<T>(items: readonly T[], body: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum = exact(sum + body(item));
  return sum;
}

/** The sum of a fraction over the items, exact. */
export function sumExactOver<T>(items: readonly T[], body: (item: T) => Exact): Fraction {
  return items.reduce<Fraction>((sum, item) => addExact(sum, body(item)), rate(0, 1));
}

/** The highest of a value over the items; null where there is none. */
export function highestOver<T, V extends Exact>(items: readonly T[], body: (item: T) => V): V | null {
  return bestOver(items, body, 1);
}

/** The lowest of a value over the items; null where there is none. */
export function lowestOver<T, V extends Exact>(items: readonly T[], body: (item: T) => V): V | null {
  return bestOver(items, body, -1);
}

function bestOver<T, V extends Exact>(items: readonly T[], body: (item: T) => V, direction: 1 | -1): V | null {
  let best: V | null = null;
  for (const item of items) {
    const value = body(item);
    if (best === null || compareExact(value, best) * direction > 0) best = value;
  }
  return best;
}

/** Competition rank from the top: one more than the number of items with a higher value. */
export function rankFromHighest<T, V extends Exact>(items: readonly T[], own: V, body: (item: T) => V): number {
  return 1 + items.filter((item) => compareExact(body(item), own) > 0).length;
}

/** Competition rank from the bottom: one more than the number of items with a lower value. */
export function rankFromLowest<T, V extends Exact>(items: readonly T[], own: V, body: (item: T) => V): number {
  return 1 + items.filter((item) => compareExact(body(item), own) < 0).length;
}

/** The values of the items from the lowest to the highest. */
export function inOrder<T, V extends Exact>(items: readonly T[], body: (item: T) => V): readonly V[] {
  return items.map(body).sort(compareExact);
}

/** Competition rank from the top among values in order. */
export function placeFromHighest<V extends Exact>(sorted: readonly V[], own: V): number {
  return 1 + sorted.length - countBefore(sorted, (each) => compareExact(each, own) <= 0);
}

/** Competition rank from the bottom among values in order. */
export function placeFromLowest<V extends Exact>(sorted: readonly V[], own: V): number {
  return 1 + countBefore(sorted, (each) => compareExact(each, own) < 0);
}

/** How many values stand before the first of which something is no longer so; found by halves. */
function countBefore<V>(sorted: readonly V[], isSo: (value: V) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The items by calendar month, and for each month what `combine` makes of its items. */
export function byMonth<T, V>(
  items: readonly T[],
  monthOfItem: (item: T) => number,
  combine: (items: readonly T[]) => V,
): ReadonlyMap<number, V> {
  const months = new Map<number, T[]>();
  for (const item of items) {
    const month = monthOfItem(item);
    const group = months.get(month);
    if (group === undefined) months.set(month, [item]);
    else group.push(item);
  }
  return new Map([...months].map(([month, group]) => [month, combine(group)]));
}
