/** Rules with their priorities written out, so that their order no longer matters. */
import type * as ir from "../../ir/ir.ts";
import { settled } from "../../ir/simplify.ts";

/** A rule with what it wants of a record: its own conditions, and that no rule that overrides it prevails. */
export interface Prevailing {
  readonly rule: ir.RuleInfo;
  readonly value: ir.Expression;
  readonly wants: readonly ir.Expression[];
  /** What must not hold, each a rule that overrides this one, as the conditions under which that prevails. */
  readonly bars: readonly (readonly ir.Expression[])[];
  /** All of it as one condition. */
  readonly guard: ir.Expression;
}

/** The rules of a decision, overriding ones first. */
export function prevailing(cases: readonly ir.Case[]): readonly Prevailing[] {
  const found: Prevailing[] = [];
  const over = cases.map((_, index) => cases.flatMap(({ overrides }, by) => (overrides.includes(index) ? [by] : [])));
  cases.forEach(({ rule, guard, value }, index) => {
    const wants = conjuncts(guard);
    const bars = over[index]!.map((by) => {
      const isKnown = over[by]!.every((each) => over[index]!.includes(each));
      return isKnown ? conjuncts(cases[by]!.guard) : [found[by]!.guard];
    });
    const all = [...wants, ...bars.map((bar) => opposite(bar, guard))];
    found.push({ rule, value, wants, bars, guard: conjunction(all, guard) });
  });
  return found;
}

/** The conditions that a condition joins; none where it always holds. */
export function conjuncts(condition: ir.Expression): readonly ir.Expression[] {
  if (condition.kind === "and") return condition.operands.flatMap(conjuncts);
  return settled(condition) === true ? [] : [condition];
}

/** Conditions as one; `at` is its place. */
export function conjunction(operands: readonly ir.Expression[], at: ir.Expression): ir.Expression {
  if (operands.length === 1) return operands[0]!;
  return { kind: "and", operands, type: { kind: "bool" }, origin: at.origin };
}

function opposite(conditions: readonly ir.Expression[], at: ir.Expression): ir.Expression {
  return { kind: "not", operand: conjunction(conditions, at), type: { kind: "bool" }, origin: at.origin };
}
