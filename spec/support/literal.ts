import { shiftedDay, type Condition, type Limits, type Literal, type ShiftedFact } from "../../analysis/index.ts";
import type { EntityProgram } from "../../ir/ir.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";

/** Whether the words of a group hold for a record, with what the two programs that are compared decide of it. */
export function groupHolds(
  entity: EntityProgram,
  condition: Condition,
  facts: FactRecord,
  decisions: { readonly [S in "old" | "new"]: Readonly<Record<string, Value>> },
): boolean {
  const holds = (literal: Literal): boolean =>
    literalHolds(entity, literal, facts, decisions[literal.kind === "decision" ? (literal.side ?? "old") : "old"]);
  const any = condition.alternatives.length === 0 || condition.alternatives.some((all) => all.every(holds));
  return condition.common.every(holds) && any;
}

/** Whether a readable condition holds for a record, worked out from its words alone. */
export function conditionHolds(
  entity: EntityProgram,
  condition: Condition,
  facts: FactRecord,
  decisions: Readonly<Record<string, Value>>,
): boolean {
  return groupHolds(entity, condition, facts, { old: decisions, new: decisions });
}

/** Whether one literal holds for a record. */
export function literalHolds(
  entity: EntityProgram,
  literal: Literal,
  facts: FactRecord,
  decisions: Readonly<Record<string, Value>>,
): boolean {
  switch (literal.kind) {
    case "date":
    case "number": {
      const value = facts[literal.fact] as number | null;
      return value === null ? literal.absent : inside(literal.ranges, value);
    }
    case "choice":
      return literal.values.includes(facts[literal.fact] as boolean | string | null);
    case "member": {
      const { type } = entity.facts.find(({ name }) => name === literal.fact)!;
      const bit = type.kind === "set" ? type.enumeration.members.findIndex(({ name }) => name === literal.member) : -1;
      return (((facts[literal.fact] as number) & (1 << bit)) !== 0) === literal.holds;
    }
    case "known":
      return (facts[literal.fact] !== null) === literal.holds;
    case "difference": {
      const [earlier, later] = [dateOf(literal.earlier, facts), dateOf(literal.later, facts)];
      return earlier !== null && later !== null && inside(literal.ranges, later - earlier);
    }
    case "decision":
      return literal.values.includes(decisions[literal.decision] as boolean | string | null);
    case "row":
    case "reading":
    case "opaque":
      throw new Error(`${literal.kind} is not expected here`);
  }
}

function inside(ranges: readonly Limits[], value: number): boolean {
  return ranges.some(({ from, to }) => (from === null || value >= from) && (to === null || value <= to));
}

function dateOf({ fact, shifts }: ShiftedFact, facts: FactRecord): number | null {
  const start = facts[fact] as number | null;
  if (start === null) return null;
  return shifts.reduce((day, shift) => shiftedDay(shift, day), start);
}
