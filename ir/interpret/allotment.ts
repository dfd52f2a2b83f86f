/** What the items of a list get of a limit that they share. */
import { PolicyFailure } from "../../runtime/failure.ts";
import type { Value } from "../../runtime/schema.ts";
import { settled } from "../../runtime/settled.ts";
import type * as ir from "../ir.ts";
import { order } from "../values.ts";
import type { Valuation } from "./aggregate.ts";
import { decidingOf, type Deciding, entering, type Environment, frameOf } from "./environment.ts";
import type { Allotted, Claimant } from "./evaluation.ts";

/** What the present item gets. */
export function allotment(node: ir.Allotment, environment: Environment, value: Valuation): number {
  const own = frameOf(environment, node.over.entity, node.level).decided;
  return sharing(node, environment, value).shares.get(own) ?? 0;
}

/** What the present item gets, and those who come before it; null where it wishes nothing. */
export function allotted(node: ir.Allotment, environment: Environment, value: Valuation): Allotted | null {
  const { limit, claims, shares, of } = sharing(node, environment, value);
  const own = claims.findIndex(
    ({ item }) => item.decided === frameOf(environment, node.over.entity, node.level).decided,
  );
  const told = claims.map(({ item, position, wish }): Claimant => ({
    facts: item.facts,
    position,
    wish,
    got: shares.get(item.decided)!,
  }));
  return own < 0 ? null : { limit, of, before: told.slice(0, own), own: told[own]!, behind: told.slice(own + 1) };
}

/** An item that wishes something. */
interface Claim {
  readonly item: Deciding["frame"];
  readonly position: number;
  readonly wish: number;
}

/** What a limit was shared among, in the order in which the items come, and what each gets, by its function of decisions. */
interface Sharing {
  readonly limit: number;
  readonly of: number;
  readonly claims: readonly Claim[];
  readonly shares: ReadonlyMap<Deciding["frame"]["decided"], number>;
}

/** A list is shared once for all its items: by the allotment, and the rows of tables on which it stands. */
const known = new WeakMap<
  readonly Deciding[],
  { readonly key: readonly unknown[]; readonly result: () => Sharing }[]
>();

function sharing(node: ir.Allotment, environment: Environment, value: Valuation): Sharing {
  const items = decidingOf(node.over, environment);
  const key = [node, ...Object.values(environment.rows).map(({ row }) => row)];
  const before = known.get(items) ?? [];
  const found = before.find((each) => each.key.length === key.length && each.key.every((one, at) => one === key[at]));
  if (found !== undefined) return found.result();
  const result = settled(() => share(node, items, environment, value));
  known.set(items, [...before, { key, result }]);
  return result();
}

function share(node: ir.Allotment, items: readonly Deciding[], environment: Environment, value: Valuation): Sharing {
  const { over, where, manner, wish } = node;
  const limit = Math.max(0, value(node.limit, environment) as number);
  const within = items.map(({ frame }) => entering(environment, over.entity, frame));
  const claims = items.flatMap(({ frame: item }, position): Claim[] => {
    const isIn = where === null || value(where, within[position]!) === true;
    const wished = isIn ? (value(wish, within[position]!) as number) : 0;
    return wished > 0 ? [{ item, position, wish: wished }] : [];
  });
  const groups = (order: ir.ServingOrder): Claim[][] =>
    grouped(claims, order, (key, { position }) => value(key, within[position]!));
  const list = over.list.kind === "fact" ? over.list.name : "";
  const amounts =
    manner.kind === "inOrder"
      ? inOrder(limit, groups(manner.order), manner, list)
      : inProportion(limit, claims, manner, groups, list);
  return {
    limit,
    of: items.length,
    claims: [...amounts.keys()],
    shares: new Map([...amounts].map(([claim, amount]) => [claim.item.decided, amount])),
  };
}

/** The claims in their order, those that no key tells apart together. */
function grouped(
  claims: readonly Claim[],
  { keys, ties }: ir.ServingOrder,
  valueOf: (key: ir.Expression, claim: Claim) => Value,
): Claim[][] {
  const columns = keys.map(({ value, first }) => ({
    values: new Map(claims.map((claim) => [claim, valueOf(value, claim)])),
    direction: first === "least" ? 1 : -1,
  }));
  const before = (one: Claim, other: Claim): number =>
    columns.reduce(
      (told, { values, direction }) => told || compared(values.get(one)!, values.get(other)!) * direction,
      0,
    );
  const groups: Claim[][] = [];
  for (const claim of [...claims].sort(before)) {
    const last = groups.at(-1);
    if (last !== undefined && ties !== "listed" && before(last[0]!, claim) === 0) last.push(claim);
    else groups.push([claim]);
  }
  return groups;
}

/** The order of values, of texts by their characters, and of `no` before `yes`. */
function compared(left: Value, right: Value): number {
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  return typeof left === "boolean" ? Number(left) - Number(right) : order(left, right);
}

/** What each claim gets, in the order in which they come. */
type Amounts = ReadonlyMap<Claim, number>;

/** Group after group is served while the limit lasts; after the first that is not, nobody is. */
function inOrder(
  limit: number,
  groups: readonly Claim[][],
  { order: { ties }, whole }: ir.InOrder,
  list: string,
): Amounts {
  const amounts = new Map<Claim, number>();
  let left = limit;
  let isOver = false;
  for (const group of groups) {
    const wished = total(group.map(({ wish }) => wish));
    if (!isOver && wished <= left) {
      for (const claim of group) amounts.set(claim, claim.wish);
      left -= Number(wished);
      continue;
    }
    // Where nothing is left, or no one's whole wish, it makes no difference who of them comes first.
    const isOpen = !isOver && group.length > 1 && ties === "failure";
    if (isOpen && left > 0 && (!whole || group.some(({ wish }) => wish <= left)))
      throw new PolicyFailure({ kind: "tie", list });
    const part = isOver || whole || group.length > 1 ? 0 : left;
    for (const claim of group) amounts.set(claim, part);
    isOver = true;
  }
  return amounts;
}

/** Each gets the same part of its wish, rounded down; what that leaves goes in order, at most a unit to each. */
function inProportion(
  limit: number,
  claims: readonly Claim[],
  { unit, rest }: ir.InProportion,
  groups: (order: ir.ServingOrder) => readonly Claim[][],
  list: string,
): Amounts {
  const wished = total(claims.map(({ wish }) => wish));
  if (wished <= limit) return new Map(claims.map((claim) => [claim, claim.wish]));
  const part = ({ wish }: Claim): number => Number((BigInt(limit) * BigInt(wish)) / (wished * BigInt(unit))) * unit;
  if (rest === null) return new Map(claims.map((claim) => [claim, part(claim)]));
  let left = limit - Number(total(claims.map(part)));
  const amounts = new Map<Claim, number>();
  for (const group of groups(rest)) {
    const more = group.map((claim) => Math.min(unit, claim.wish - part(claim)));
    const needed = Number(total(more));
    if (left > 0 && needed > left && group.length > 1) throw new PolicyFailure({ kind: "tie", list });
    group.forEach((claim, at) => amounts.set(claim, part(claim) + Math.min(more[at]!, left)));
    left -= Math.min(needed, left);
  }
  return amounts;
}

/** A sum that may be beyond what a number holds exactly. */
function total(amounts: readonly number[]): bigint {
  return amounts.reduce((sum, each) => sum + BigInt(each), 0n);
}
