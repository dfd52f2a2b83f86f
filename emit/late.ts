import { decisionsIn, expressionsOf } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";

/** Decisions that are only worked out where one condition holds. */
export interface Late {
  /** The decision that is the condition. */
  readonly gate: ir.Decision;
  readonly names: ReadonlySet<string>;
}

/**
 * Most decisions of a person rest on one condition (may this person pay?). What only they need is
 * worked out behind it. Null where no condition stands before two decisions or more. `asked` are the decisions that
 * other records ask, where the condition may not hold.
 */
export function findLate(entity: ir.EntityProgram, asked: readonly string[]): Late | null {
  const gate = entity.decisions
    .map((decision) => ({ decision, count: entity.decisions.filter((each) => isGatedBy(each, decision)).length }))
    .sort((left, right) => right.count - left.count)[0];
  if (gate === undefined || gate.count < 2) return null;
  const names = new Set(entity.decisions.filter((each) => isGatedBy(each, gate.decision)).map(({ name }) => name));
  while (removeUsedOutside(entity, names)) continue;
  for (const { name, role, gate: own } of [...entity.decisions].reverse()) {
    const users = usersOf(entity, name);
    const isNeededLateOnly = users.length > 0 && users.every((user) => names.has(user));
    const isFree = role !== "output" && own === null && name !== gate.decision.name && !asked.includes(name);
    if (isFree && isNeededLateOnly) names.add(name);
  }
  return names.size === 0 ? null : { gate: gate.decision, names };
}

function isGatedBy({ gate, otherwise }: ir.Decision, condition: ir.Decision): boolean {
  return gate?.kind === "decision" && gate.name === condition.name && otherwise === null;
}

function removeUsedOutside(entity: ir.EntityProgram, names: Set<string>): boolean {
  const outside = [...names].filter((name) => usersOf(entity, name).some((user) => !names.has(user)));
  for (const name of outside) names.delete(name);
  return outside.length > 0;
}

function usersOf(entity: ir.EntityProgram, name: string): string[] {
  return entity.decisions
    .filter((decision) => expressionsOf(decision).some((each) => decisionsIn(each, entity.name).has(name)))
    .map((decision) => decision.name);
}
