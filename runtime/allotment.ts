/** What the items of a list get of a limit that they share, for generated code. */
import { PolicyFailure } from "./failure.ts";
import { compareExact, type Exact } from "./fraction.ts";

/** A value by which those who are served are ordered; texts go by their characters, `true` is greater than `false`. */
export interface OrderKey<T> {
  readonly by: (item: T) => Exact | string | boolean;
  readonly first: "least" | "greatest";
}

/** Who comes before whom, and what becomes of those whom no key tells apart. */
export interface ServingOrder<T> {
  readonly keys: readonly OrderKey<T>[];
  readonly ties: "failure" | "together" | "listed";
}

/** A limit, a whole number or fen, and the list whose items share it. */
export interface Claims<T> {
  /** What the list is called. */
  readonly list: string;
  readonly items: readonly T[];
  readonly limit: number;
  /** What an item wishes; nothing where that is below zero. */
  readonly wish: (item: T) => number;
}

/** What each item of a list gets. */
export class Allotted<T> {
  readonly #amounts: ReadonlyMap<T, number>;

  /** The amounts stand in the order of the items. Throws a RangeError where one record stands in the list twice. */
  constructor(items: readonly T[], amounts: ArrayLike<number>) {
    const found = new Map<T, number>();
    for (let at = 0; at < items.length; at++) found.set(items[at]!, amounts[at]!);
    if (found.size < items.length) throw new RangeError("one record stands twice in a list that shares a limit");
    this.#amounts = found;
  }

  /** What an item gets. Throws a RangeError for a record that does not stand in the list. */
  of(item: T): number {
    const amount = this.#amounts.get(item);
    if (amount === undefined) throw new RangeError("the record does not stand in the list that shares a limit");
    return amount;
  }
}

/** One after the other gets its wish, the last of them what is left; with `whole` its whole wish or nothing. */
export function allotInOrder<T>(claims: Claims<T> & ServingOrder<T> & { readonly whole: boolean }): Allotted<T> {
  const { items, ties, whole, list } = claims;
  const wishes = wishesOf(claims);
  const { positions, isTied } = served(claims, wishes);
  const amounts = new Float64Array(items.length);
  let left = claims.limit;
  for (let from = 0; from < positions.length && left > 0;) {
    let to = from + 1;
    if (ties !== "listed") while (to < positions.length && isTied(positions[to - 1]!, positions[to]!)) to++;
    const group = positions.slice(from, to);
    const wished = group.reduce((sum, position) => sum + wishes[position]!, 0);
    if (wished > left) {
      if (group.length === 1 && !whole) amounts[group[0]!] = left;
      const isOpen = group.length > 1 && ties === "failure";
      // Where it suffices for no one's whole wish it makes no difference who of them comes first.
      if (isOpen && (!whole || group.some((position) => wishes[position]! <= left)))
        throw new PolicyFailure({ kind: "tie", list });
      break;
    }
    for (const position of group) amounts[position] = wishes[position]!;
    left -= wished;
    from = to;
  }
  return new Allotted(items, amounts);
}

/**
 * Where the limit does not suffice each gets limit × wish ÷ sum of wishes, rounded down to a multiple of `unit`. What
 * that leaves goes in the order of `rest`, a unit more to each and none more than its wish; without it, to nobody.
 */
export function allotInProportion<T>(
  claims: Claims<T> & { readonly unit: number; readonly rest: ServingOrder<T> | null },
): Allotted<T> {
  const { items, unit, rest } = claims;
  const wishes = wishesOf(claims);
  const limit = Math.max(0, claims.limit);
  const sum = exactSum(wishes);
  if (sum <= BigInt(limit)) return new Allotted(items, wishes);
  const part = partOf(limit, sum, unit);
  const amounts = wishes.map(part);
  if (rest !== null) handOutRest(claims, rest, wishes, amounts, limit - Number(exactSum(amounts)));
  return new Allotted(items, amounts);
}

/** limit × wish ÷ sum, rounded down to a multiple of a unit; past 2⁵³ in integers of any length. */
function partOf(limit: number, sum: bigint, unit: number): (wish: number) => number {
  const divisor = Number(sum) * unit;
  return (wish) => {
    const product = limit * wish;
    return Number.isSafeInteger(product) && Number.isSafeInteger(divisor)
      ? ((product - (product % divisor)) / divisor) * unit
      : Number((BigInt(limit) * BigInt(wish)) / (sum * BigInt(unit))) * unit;
  };
}

function handOutRest<T>(
  { list, items, unit }: Claims<T> & { readonly unit: number },
  rest: ServingOrder<T>,
  wishes: Float64Array,
  amounts: Float64Array,
  toHandOut: number,
): void {
  const { positions, isTied } = served({ items, ...rest }, wishes);
  const more = (position: number): number => Math.min(unit, wishes[position]! - amounts[position]!);
  let left = toHandOut;
  for (let from = 0; from < positions.length && left > 0;) {
    let to = from + 1;
    if (rest.ties !== "listed") while (to < positions.length && isTied(positions[to - 1]!, positions[to]!)) to++;
    const group = positions.slice(from, to);
    const needed = group.reduce((sum, position) => sum + more(position), 0);
    if (needed > left && group.length > 1) throw new PolicyFailure({ kind: "tie", list });
    for (const position of group) amounts[position] = amounts[position]! + Math.min(more(position), left);
    left -= Math.min(needed, left);
    from = to;
  }
}

function wishesOf<T>({ items, wish }: Claims<T>): Float64Array {
  const wishes = new Float64Array(items.length);
  for (let at = 0; at < items.length; at++) wishes[at] = Math.max(0, wish(items[at]!));
  return wishes;
}

function exactSum(numbers: Float64Array): bigint {
  let [sum, exceeding] = [0, 0n];
  for (const each of numbers) {
    if (!Number.isSafeInteger(sum + each)) {
      exceeding += BigInt(sum);
      sum = 0;
    }
    sum += each;
  }
  return exceeding + BigInt(sum);
}

/** Compares the items at two positions. */
type Compare = (one: number, other: number) => number;

/** The positions of those who wish something, in their order, and whether no key tells two of them apart. */
function served<T>(
  { items, keys }: Pick<Claims<T>, "items"> & ServingOrder<T>,
  wishes: Float64Array,
): { readonly positions: readonly number[]; readonly isTied: (one: number, other: number) => boolean } {
  const positions: number[] = [];
  for (let at = 0; at < wishes.length; at++) if (wishes[at]! > 0) positions.push(at);
  const comparisons = keys.map((key) => comparing(items, key, positions));
  const compare: Compare = (one, other) => {
    for (const each of comparisons) {
      const told = each(one, other);
      if (told !== 0) return told;
    }
    return 0;
  };
  return { positions: positions.sort(compare), isTied: (one, other) => compare(one, other) === 0 };
}

/** A key's order of the items at some positions, each of which is asked once. */
function comparing<T>(items: readonly T[], { by, first }: OrderKey<T>, positions: readonly number[]): Compare {
  const direction = first === "least" ? 1 : -1;
  const start = positions[0];
  const sample = start === undefined ? 0 : by(items[start]!);
  if (typeof sample === "string") {
    const texts = column(items, by as (item: T) => string, positions, new Array<string>(items.length));
    return (one, other) => (texts[one]! < texts[other]! ? -direction : texts[one]! > texts[other]! ? direction : 0);
  }
  const numbers = column(items, (item) => numberOf(by(item)), positions, new Array<Exact>(items.length));
  return (one, other) => compareExact(numbers[one]!, numbers[other]!) * direction;
}

function numberOf(value: Exact | string | boolean): Exact {
  return typeof value === "object" ? value : Number(value);
}

function column<T, V, C extends { [position: number]: V }>(
  items: readonly T[],
  by: (item: T) => V,
  positions: readonly number[],
  values: C,
): C {
  for (const position of positions) values[position] = by(items[position]!);
  return values;
}
