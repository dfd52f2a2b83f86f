import type { Cases, Decision, PickRow, RuleInfo } from "../../ir/ir.ts";
import type { Analysis } from "../analysis.ts";
import { joinValues, whereRulesCollide } from "../build/cases.ts";
import { whereTogether } from "../build/together.ts";
import { casesOf } from "./cases-of.ts";
import { byReading, inEveryReading, type OtherOption } from "./every-reading.ts";
import type { Undecided } from "./undecided.ts";

/** A rule that never counts: its guard never holds, or rules that override it apply wherever it does. */
export interface DeadRule {
  readonly kind: "dead-rule";
  readonly decision: Decision;
  readonly rule: RuleInfo;
  readonly why: "never-applies" | "always-overridden";
  /** The rules that override it, where that is why. */
  readonly by: readonly RuleInfo[];
  /** An option with which it counts; null where there is none, whatever options of the readings are taken. */
  readonly unless: OtherOption | "several" | null;
}

/** A rule that could as well override none: every input would have the same outcome. */
export interface IdleOverride {
  readonly kind: "idle-override";
  readonly decision: Decision;
  readonly overriding: RuleInfo;
  readonly overridden: readonly RuleInfo[];
}

/** A row of a table that never counts: its guard never holds, or another row prevails or collides wherever it does. */
export interface DeadRow {
  readonly kind: "dead-row";
  readonly decision: Decision;
  readonly table: string;
  readonly row: PickRow;
  readonly why: "never-applies" | "always-preceded";
  readonly unless: OtherOption | "several" | null;
}

/** What is found under the options taken alone. */
type AsTaken<T> = Omit<T, "unless">;

/** Every rule that never counts under the options taken. */
export function findDeadRules(analysis: Analysis): readonly (DeadRule | Undecided)[] {
  return casesOf(analysis.entity).flatMap(({ decision, cases }) =>
    byReading(
      analysis,
      decision,
      (each) => deadRules(each, decision, cases),
      ({ rule }) => rule,
    ).map((each) => ("finding" in each ? { ...each.finding, unless: each.unless } : each)),
  );
}

function deadRules(analysis: Analysis, decision: Decision, cases: Cases): readonly AsTaken<DeadRule>[] {
  const asked = analysis.asked(decision);
  const { applies, prevails } = analysis.builder.cases(cases);
  return cases.cases.flatMap(({ rule }, index): AsTaken<DeadRule>[] => {
    if (analysis.overlap(asked, prevails[index]!)) return [];
    const never = !analysis.overlap(asked, applies[index]!);
    const by = never ? [] : cases.cases.filter(({ overrides }) => overrides.includes(index)).map((each) => each.rule);
    return [{ kind: "dead-rule", decision, rule, why: never ? "never-applies" : "always-overridden", by }];
  });
}

/** Every rule whose overriding changes no outcome, whatever options of the readings are taken. */
export function findIdleOverrides(analysis: Analysis): readonly (IdleOverride | Undecided)[] {
  return casesOf(analysis.entity).flatMap(({ decision, cases }) =>
    inEveryReading(
      analysis,
      decision,
      (each) => idleOverrides(each, decision, cases),
      ({ overriding }) => overriding,
    ),
  );
}

function idleOverrides(analysis: Analysis, decision: Decision, cases: Cases): readonly IdleOverride[] {
  return cases.cases.flatMap(({ rule, overrides }, overriding): IdleOverride[] => {
    if (overrides.length === 0 || changesOutcome(analysis, decision, cases, overriding)) return [];
    return [
      {
        kind: "idle-override",
        decision,
        overriding: rule,
        overridden: overrides.map((index) => cases.cases[index]!.rule),
      },
    ];
  });
}

/**
 * Whether some input has another outcome where one rule overrides none. A rule that then prevails
 * and did not before collides with the overriding one, which prevails there both ways, exactly if
 * their values differ. A rule that prevails no more takes nothing away, as the overriding one stays;
 * but where rules collided already, that may leave them one value.
 */
function changesOutcome(analysis: Analysis, decision: Decision, node: Cases, overriding: number): boolean {
  const { store, builder } = analysis;
  const rules = builder.cases(node);
  const { prevails, overriders, colliding } = rules;
  const asked = analysis.asked(decision);
  const without = [...prevails];
  // As one that overrides, the rule is left out; its place stays, so that most of the others are joined already.
  const overridingIn = without.with(overriding, store.false);
  for (let index = overriding + 1; index < prevails.length; index++) {
    if (overriders[index]!.every((each) => overridingIn[each] === prevails[each])) continue;
    without[index] = overridingIn[index] = rules.undefeated(index, overriders[index]!, overridingIn);
    const uncovered = store.all([asked, store.minus(without[index]!, prevails[index]!), store.not(colliding)]);
    if (analysis.overlap(uncovered, rules.differing(uncovered, overriding, index))) return true;
  }
  if (!analysis.overlap(asked, colliding)) return false;
  const after = joinValues(builder, node.decision, without, rules.values, store.absent);
  return analysis.overlap(store.and(asked, colliding), store.not(whereRulesCollide(store, after)));
}

/** Every row of a table that never counts under the options taken. */
export function findDeadRows(analysis: Analysis): readonly (DeadRow | Undecided)[] {
  return analysis.entity.decisions.flatMap((decision) =>
    byReading(
      analysis,
      decision,
      (each) => deadRows(each, decision),
      ({ row }) => row,
    ).map((each) => ("finding" in each ? { ...each.finding, unless: each.unless } : each)),
  );
}

function deadRows(analysis: Analysis, decision: Decision): readonly AsTaken<DeadRow>[] {
  const { store, builder } = analysis;
  const { body } = decision;
  if (body.kind !== "pick") return [];
  const asked = analysis.asked(decision);
  const guards = body.rows.map((row) => builder.condition(row.guard));
  let taken = body.unique ? whereTogether(store, guards) : store.false;
  return body.rows.flatMap((row, index): AsTaken<DeadRow>[] => {
    const guard = guards[index]!;
    const counting = store.minus(guard, taken);
    if (!body.unique) taken = store.or(taken, guard);
    if (analysis.overlap(asked, counting)) return [];
    const never = !analysis.overlap(asked, guard);
    return [{ kind: "dead-row", decision, table: body.table, row, why: never ? "never-applies" : "always-preceded" }];
  });
}
