/** Why a record may have no answer though its rules give one: what no analysis of conditions sees, by what is written alone. */
import type { Duration } from "../runtime/duration.ts";
import { decisionKey, expressionsOf } from "./entity.ts";
import type * as ir from "./ir.ts";
import { Magnitudes } from "./magnitude.ts";
import { walk } from "./walk.ts";

/** As in `PolicyFailure`. */
export type PossibleFailure = "too-large" | "beyond-calendar" | "missing-number";

/** So many days may lie between a date of a record and the ends of the calendar at least. */
const daysToSpare = 1_800 * 365;

/** The ways in which deciding a record of an entity may fail on it. */
export function possibleFailures(program: ir.Program, entity: string): readonly PossibleFailure[] {
  const magnitudes = new Magnitudes(program);
  const nodes = reachedNodes(program, entity);
  const moved = nodes.reduce((sum, node) => sum + (node.kind === "addDuration" ? mostDays(node, magnitudes) : 0), 0);
  const isTooLarge = nodes.some(
    (node) =>
      (node.kind === "arithmetic" && magnitudes.mayBeInexact(node)) ||
      (node.kind === "aggregate" && node.operator === "sum" && magnitudes.of(node) >= Number.MAX_SAFE_INTEGER),
  );
  return [
    ...(isTooLarge ? (["too-large"] as const) : []),
    ...(moved > daysToSpare ? (["beyond-calendar"] as const) : []),
    ...(nodes.some(({ kind }) => kind === "valueAt") ? (["missing-number"] as const) : []),
  ];
}

/** The most days by which a duration moves a date; without a bound where it is not written here. */
function mostDays({ duration }: ir.AddDuration, magnitudes: Magnitudes): number {
  return walk(duration).reduce((sum, node) => sum + daysOf(node, magnitudes), 0);
}

function daysOf(node: ir.Expression, magnitudes: Magnitudes): number {
  if (node.type.kind !== "duration") return 0;
  const days = (months: number, rest: number): number => Math.abs(months) * 31 + Math.abs(rest);
  switch (node.kind) {
    case "constant": {
      const length = node.value as Duration | null;
      return length === null ? 0 : days(length.months, length.days);
    }
    case "makeDuration": {
      const amount = magnitudes.of(node.amount) * node.factor;
      return node.unit === "months" ? days(amount, 0) : days(0, amount);
    }
    case "fact":
      return Infinity;
    default:
      return 0;
  }
}

/** All that is written in an entity's decisions and in those that they rest on. */
function reachedNodes({ entities }: ir.Program, entity: string): readonly ir.Expression[] {
  const seen = new Set<string>();
  const nodes: ir.Expression[] = [];
  const visit = (owner: string, decision: ir.Decision | undefined): void => {
    if (decision === undefined || seen.has(decisionKey(owner, decision.name))) return;
    seen.add(decisionKey(owner, decision.name));
    for (const node of expressionsOf(decision).flatMap(walk)) {
      nodes.push(node);
      if (node.kind === "decision") visit(node.entity, decisionOf(node.entity, node.name));
      if (node.kind === "cell") visit(node.entity, decisionOf(node.entity, node.pick));
    }
  };
  const decisionOf = (owner: string, name: string): ir.Decision | undefined =>
    entities.find((each) => each.name === owner)?.decisions.find((each) => each.name === name);
  for (const decision of entities.find(({ name }) => name === entity)?.decisions ?? []) visit(entity, decision);
  return nodes;
}
