import type { Decision } from "../ir/ir.ts";
import { isUnknown, type Analysis, type Unknown } from "./analysis.ts";
import { causesOf, type Cause } from "./compare/causes.ts";
import { outcomeOf, type Outcome } from "./compare/outcome.ts";
import type { Diagram } from "./diagram/diagram.ts";
import { conditionOf } from "./regions/condition.ts";
import type { Condition } from "./regions/literal.ts";
import { tellersFor } from "./regions/tellers-for.ts";

/** A decision as a table: every record that exists is in exactly one row. */
export interface DecisionTable {
  readonly decision: Decision;
  readonly rows: readonly TableRow[];
}

/** A row of a decision table: an outcome with the records that have it. */
export interface TableRow {
  readonly outcome: Outcome;
  readonly condition: Condition;
  readonly region: Diagram;
  /** Whether the decision is asked anywhere in this row. */
  readonly isAsked: boolean;
  /** The rules and table rows that give the outcome somewhere in this row. */
  readonly causes: readonly Cause[];
}

/** The outcomes that a decision has for some record. */
export function possibleOutcomes(analysis: Analysis, decision: string): readonly Outcome[] | Unknown {
  return analysis.within(() => outcomeRegions(analysis, decision).map(({ outcome }) => outcome));
}

/** A decision as a table with a row for each outcome. */
export function decisionTable(analysis: Analysis, decision: Decision): DecisionTable | Unknown {
  const rows = analysis.within(() =>
    outcomeRegions(analysis, decision.name).map(({ outcome, region }): TableRow => ({
      outcome,
      region,
      isAsked: analysis.overlap(region, analysis.asked(decision)),
      condition: conditionOf(analysis, region, tellersFor(analysis, decision)),
      causes: causesOf(analysis, decision)
        .filter((each) => analysis.overlap(region, each.region))
        .map(({ cause }) => cause),
    })),
  );
  return isUnknown(rows) ? rows : { decision, rows };
}

function outcomeRegions(
  analysis: Analysis,
  decision: string,
): readonly { readonly outcome: Outcome; readonly region: Diagram }[] {
  const { store, builder } = analysis;
  const value = builder.decision(decision);
  return store.terms(value).flatMap((term) => {
    const region = store.and(
      analysis.allowed(),
      store.where(value, (each) => each === term),
    );
    return analysis.isEmpty(region) ? [] : [{ outcome: outcomeOf(term), region }];
  });
}
