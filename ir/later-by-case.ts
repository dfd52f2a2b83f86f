import type { Duration } from "../runtime/duration.ts";
import { decisionKey } from "./entity.ts";
import type * as ir from "./ir.ts";

/** Durations that, wherever they have a value, are given by a rule of a fixed one; by the key of their decision. */
export function fixedLengths(entity: ir.EntityProgram): ReadonlyMap<string, ir.Cases> {
  return new Map(
    entity.decisions.flatMap(({ name, type, otherwise, body }) =>
      type.kind === "duration" && otherwise === null && body.kind === "cases" && isFixed(body)
        ? [[decisionKey(entity.name, name), body] as const]
        : [],
    ),
  );
}

function isFixed({ cases, silences, otherwise }: ir.Cases): boolean {
  return silences.length === 0 && otherwise === null && cases.every(({ value }) => isPresent(value));
}

/** Whether an expression is a fixed value, and not that there is none. */
export function isPresent(expression: ir.Expression | null): expression is ir.Constant {
  return expression?.kind === "constant" && expression.value !== null;
}

/** A date later by one of a few fixed durations: each is added in its own case, and no duration is looked into. */
export function laterByCase(node: ir.AddDuration, lengths: ReadonlyMap<string, ir.Cases>): ir.Expression {
  const { duration, type } = node;
  const length =
    duration.kind === "decision" && duration.level === 0
      ? lengths.get(decisionKey(duration.entity, duration.name))
      : undefined;
  if (length === undefined) return node;
  const cases = length.cases.map((each) => ({ ...each, value: later(node, each.value as ir.Constant) }));
  return { ...length, type, cases };
}

function later(node: ir.AddDuration, duration: ir.Constant): ir.Expression {
  const { months, days } = duration.value as Duration;
  return months === 0 && days === 0 ? node.date : { ...node, duration };
}
