import type { Expression, Invariant } from "../ir/ir.ts";
import { isUnknown, type Analysis, type Unknown } from "./analysis.ts";
import { replayExpression } from "./confirm.ts";
import { restsOn } from "./dependencies.ts";
import type { Diagram } from "./diagram/diagram.ts";
import { conditionOf } from "./regions/condition.ts";
import type { Condition } from "./regions/literal.ts";
import { tellersOf } from "./regions/factors.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Witness } from "./witness.ts";

/** Whether an invariant holds for all inputs. */
export type Proof =
  | { readonly status: "proved" }
  | { readonly status: "refuted"; readonly region: Diagram; readonly condition: Condition; readonly witness: Witness }
  | Unknown;

/** The answer where there is nothing to prove anything of. */
export const noRecord: Unknown = { status: "unknown", reason: { kind: "no-record" } };

/**
 * Whether an invariant holds for every record of the domain. Where something that it rests on has a
 * gap or a conflict the record has no outcome to speak of; those are findings of their own.
 */
export function proveInvariant(analysis: Analysis, { when, then }: Pick<Invariant, "when" | "then">): Proof {
  if (analysis.hasNoRecord()) return noRecord;
  const proof = analysis.within(() => prove(analysis, when, then));
  if (proof.status !== "unknown") return proof;
  const witness = analysis.searched(proof, partsOf(when, then), (facts) => isBroken(analysis, when, then, facts));
  if (isUnknown(witness)) return witness;
  return { status: "refuted", region: analysis.store.false, condition: untold, witness };
}

/** The condition of which nothing is known but a record. */
const untold: Condition = { common: [], alternatives: [], more: true };

function partsOf(when: Expression | null, then: Expression): readonly Expression[] {
  return when === null ? [then] : [when, then];
}

/** Whether a record fulfils what is asked of it and not what follows from that. */
function isBroken(
  { program, entity }: Analysis,
  when: Expression | null,
  then: Expression,
  facts: FactRecord,
): boolean {
  const holds = (part: Expression): boolean | null => {
    const result = replayExpression(program, entity, part, facts);
    return result.kind === "value" ? result.value === true : null;
  };
  return (when === null || holds(when) === true) && holds(then) === false;
}

function prove(analysis: Analysis, when: Expression | null, then: Expression): Proof {
  const { store, builder, entity } = analysis;
  const parts = partsOf(when, then);
  const inputs = analysis.decided(parts);
  const concerned = when === null ? inputs : store.and(inputs, builder.condition(when));
  const broken = store.not(builder.condition(then));
  if (!analysis.overlap(concerned, broken)) return { status: "proved" };
  const region = store.and(concerned, broken);
  const witness = analysis.witness(region, parts, (facts) => isBroken(analysis, when, then, facts));
  if (witness === null) return { status: "proved" };
  if (isUnknown(witness)) return witness;
  return {
    status: "refuted",
    region,
    condition: conditionOf(analysis, region, tellersOf(analysis, restsOn(entity, parts), null)),
    witness,
  };
}
