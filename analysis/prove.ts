import type { FactRecord } from "../runtime/schema.ts";
import type { Decision, Program } from "../ir/ir.ts";
import { lookupsIn } from "../ir/lookups.ts";
import { type Analysis, analyse, isUnknown, type Unknown } from "./analysis.ts";
import { findConflicts } from "./findings/conflicts.ts";
import { findGaps } from "./findings/gaps.ts";
import { noRecord, proveInvariant } from "./invariants.ts";

/** One thing that is to hold for every record, and whether it does. */
export interface Theorem {
  readonly kind: "invariant" | "completeness" | "consistency";
  readonly entity: string;
  /** The invariant's title, or the decision's name. */
  readonly subject: string;
  readonly clause: string | null;
  readonly answer:
    { readonly status: "proved" } | { readonly status: "refuted"; readonly witness: FactRecord } | Unknown;
}

/**
 * Every invariant of a notice, and of every decision with rules that each record gets a value
 * (completeness) and only one (consistency), as of every table with unique rows only one row.
 */
export function proveAll(program: Program): readonly Theorem[] {
  const deciding = program.entities.filter(({ decisions }) => decisions.length > 0);
  const analyses = new Map(deciding.map(({ name }) => [name, analyse(program, name)]));
  return [
    ...program.invariants.map((invariant): Theorem => {
      const analysis = analyses.get(invariant.entity) ?? analyse(program, invariant.entity);
      const proof = proveInvariant(analysis, invariant);
      const answer = proof.status === "refuted" ? { status: proof.status, witness: proof.witness.facts } : proof;
      return {
        kind: "invariant",
        entity: invariant.entity,
        subject: invariant.title,
        clause: invariant.origin.clause,
        answer,
      };
    }),
    ...[...analyses.values()].flatMap((analysis) => [
      ...byDecision(analysis, "completeness"),
      ...byDecision(analysis, "consistency"),
    ]),
  ];
}

function unknownOf({ reason, searched }: Unknown): Unknown {
  return { status: "unknown", reason, ...(searched === undefined ? {} : { searched }) };
}

function byDecision(analysis: Analysis, kind: "completeness" | "consistency"): Theorem[] {
  const nobody = analysis.hasNoRecord() ? noRecord : null;
  const findings = kind === "completeness" ? findGaps(analysis) : findConflicts(analysis);
  const ruled = analysis.entity.decisions.filter((decision) =>
    kind === "completeness"
      ? isRuled(decision) || lookupsIn(decision).length > 0
      : isRuled(decision) || isUnique(decision),
  );
  return ruled.map(({ name, origin }): Theorem => {
    const own = findings.filter(({ decision }) => decision.name === name);
    const found = own.find((each) => !isUnknown(each)) ?? own[0];
    const answer: Theorem["answer"] =
      found === undefined
        ? (nobody ?? { status: "proved" })
        : isUnknown(found)
          ? unknownOf(found)
          : { status: "refuted", witness: "witness" in found ? found.witness.facts : {} };
    return { kind, entity: analysis.entity.name, subject: name, clause: origin.clause, answer };
  });
}

function isRuled({ body }: Decision): boolean {
  return body.kind === "cases" || body.kind === "union";
}

/** Whether it picks a row of a table of which one only may hold. */
function isUnique({ body }: Decision): boolean {
  return body.kind === "pick" && body.unique;
}
