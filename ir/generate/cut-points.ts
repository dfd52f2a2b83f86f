/** What a program turns on: the values of facts at which an outcome may change. */
import { duration, type Duration } from "../../runtime/duration.ts";
import type * as ir from "../ir.ts";
import { childrenOf, walk } from "../walk.ts";

/** The values at which an answer may turn. */
export interface CutPoints {
  /** Every date that the program names, in order. */
  readonly dates: readonly number[];
  /** Of those, the ones that a fact is compared with directly. */
  readonly datesOf: ReadonlyMap<string, readonly number[]>;
  /** Spans by which one date is measured from another: waiting periods, ages, deadlines. */
  readonly offsets: readonly Duration[];
  /** The whole numbers that a fact is compared with. */
  readonly numbersOf: ReadonlyMap<string, readonly number[]>;
  /** The members, as bits, that are asked of a set fact together. */
  readonly masksOf: ReadonlyMap<string, readonly number[]>;
}

/** Collects the cut points of an entity's decisions and of the conditions that are tried on it. */
export function findCutPoints(program: ir.Program, entityName: string): CutPoints {
  const nodes = rootsOf(program, entityName).flatMap((root) => [...walk(root)]);
  const dates = new Set<number>();
  const offsets = new Map<string, Duration>();
  const datesOf = new Map<string, Set<number>>();
  const numbersOf = new Map<string, Set<number>>();
  const masksOf = new Map<string, Set<number>>();
  const defines = new Map(
    program.entities.find(({ name }) => name === entityName)?.decisions.map((each) => [each.name, each]),
  );
  const addOffset = (span: Duration): unknown => offsets.set(`${span.months} ${span.days}`, span);
  for (const node of nodes) {
    if (node.kind === "constant" && node.type.kind === "date" && node.value !== null) dates.add(node.value as number);
    if (node.kind === "constant" && node.type.kind === "duration" && node.value !== null)
      addOffset(node.value as Duration);
    if (node.kind === "parameterAt") {
      for (const { from } of node.values) {
        dates.add(from);
        if (node.date.kind === "fact") added(datesOf, node.date.name, from);
      }
    }
    if (node.kind === "compare") {
      for (const [side, other] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        if (other.kind !== "constant" || typeof other.value !== "number") continue;
        const { value } = other;
        const measured = side.kind === "decision" ? (defines.get(side.name)?.body ?? side) : side;
        if (side.kind === "fact" && side.type.kind === "date") added(datesOf, side.name, value);
        if (side.kind === "fact" && (side.type.kind === "int" || side.type.kind === "money"))
          added(numbersOf, side.name, value);
        if (measured.kind === "fullYears") addOffset(duration(12 * value, 0));
        if (measured.kind === "daysBetween") addOffset(duration(0, value));
      }
    }
    if (node.kind === "contains" && node.set.kind === "fact" && node.members.kind === "constant") {
      added(masksOf, node.set.name, node.members.value as number);
    }
  }
  return {
    dates: [...dates].sort((left, right) => left - right),
    datesOf: sorted(datesOf),
    offsets: [...offsets.values()].filter(({ months, days }) => months !== 0 || days !== 0),
    numbersOf: sorted(numbersOf),
    masksOf: sorted(masksOf),
  };
}

/** Everything that is asked of an entity. */
function rootsOf(program: ir.Program, entityName: string): readonly ir.Expression[] {
  const decisions = program.entities.find(({ name }) => name === entityName)?.decisions ?? [];
  const invariants = program.invariants.filter(({ entity }) => entity === entityName);
  return [
    ...askedFromWithin(program, entityName),
    ...decisions.flatMap(({ gate, otherwise, body }) => [gate, otherwise, body]),
    ...invariants.flatMap(({ when, then }) => [when, then]),
  ].filter((root) => root !== null);
}

/** What is asked of an entity's facts by the rules of records that stand in its own. */
function askedFromWithin({ entities, invariants }: ir.Program, entityName: string): readonly ir.Expression[] {
  const inner = entities.filter(({ nestings }) => nestings.some(({ entity }) => entity === entityName));
  const names = new Set(inner.map(({ name }) => name));
  const asking = [
    ...inner.flatMap(({ decisions }) => decisions.map(({ body }) => body)),
    ...invariants.flatMap(({ entity, when, then }) => (names.has(entity) ? [when, then] : [])),
  ];
  return asking.filter(
    (each) => each !== null && walk(each).some((node) => node.kind === "fact" && node.entity === entityName),
  ) as readonly ir.Expression[];
}

function added(groups: Map<string, Set<number>>, name: string, value: number): void {
  groups.set(name, (groups.get(name) ?? new Set()).add(value));
}

function sorted(groups: ReadonlyMap<string, ReadonlySet<number>>): ReadonlyMap<string, readonly number[]> {
  return new Map([...groups].map(([name, values]) => [name, [...values].sort((left, right) => left - right)]));
}

/** How often each date fact is asked for: the one asked most decides about the others. */
export function asksOf(program: ir.Program, entityName: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (node: ir.Expression): void => {
    if (node.kind === "fact") counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
    childrenOf(node).forEach(count);
  };
  rootsOf(program, entityName).forEach(count);
  return counts;
}
