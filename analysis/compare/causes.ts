import type { Decision, EntityProgram, PickRow, RuleInfo } from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import type { Analysis } from "../analysis.ts";
import { casesIn, expressionsOf } from "../../ir/entity.ts";
import type { Diagram } from "../diagram/diagram.ts";

/** What of a notice gives a decision its value: a rule that prevails, or the row of a table that counts. */
export type Cause =
  | { readonly kind: "rule"; readonly rule: RuleInfo }
  | { readonly kind: "row"; readonly table: string; readonly row: PickRow };

/** A cause with where it acts. */
export interface ActingCause {
  readonly cause: Cause;
  readonly region: Diagram;
}

/** The rules and rows behind a decision: its own, and those of the auxiliary decisions that it asks, however deep. */
export function causesOf(analysis: Analysis, decision: Decision): readonly ActingCause[] {
  return ownDecisions(analysis.entity, decision).flatMap((each) => [
    ...ruleCauses(analysis, each),
    ...rowCauses(analysis, each),
  ]);
}

/** The decision and those behind it that are not outputs of their own. */
function ownDecisions(entity: EntityProgram, decision: Decision): readonly Decision[] {
  const found = new Set([decision]);
  for (const each of found) {
    for (const expression of expressionsOf(each)) {
      for (const node of walk(expression)) {
        const name = node.kind === "decision" ? node.name : node.kind === "cell" ? node.pick : null;
        const next = entity.decisions.find((candidate) => candidate.name === name);
        if (next !== undefined && next.role !== "output") found.add(next);
      }
    }
  }
  return [...found];
}

function ruleCauses({ builder, store }: Analysis, { body, gate }: Decision): readonly ActingCause[] {
  const gated = gate === null ? store.true : builder.condition(gate);
  return casesIn(body).flatMap((cases) => {
    const { prevails } = builder.cases(cases);
    return cases.cases.map(({ rule }, index) => ({
      cause: { kind: "rule", rule } as const,
      region: store.and(gated, prevails[index]!),
    }));
  });
}

function rowCauses({ builder, store }: Analysis, { body, name }: Decision): readonly ActingCause[] {
  if (body.kind !== "pick") return [];
  const value = builder.decision(name);
  return body.rows.map((row) => ({
    cause: { kind: "row", table: body.table, row } as const,
    region: store.where(value, (term) => term.kind === "value" && term.value === row.index),
  }));
}
