import type { FactRecord } from "../../runtime/schema.ts";
import { sameValue } from "../../ir/values.ts";
import type { Decision, EntityProgram, Program } from "../../ir/ir.ts";
import { isAllowed, replay, replayExpression, type Replay } from "../confirm.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Term } from "../diagram/term.ts";
import { holdsFor, type Unseen, valueOfTerm } from "../evaluate.ts";
import { type PairWitness, valueLater } from "./align.ts";

/** A decision as two programs make it. */
export interface DecisionPair {
  readonly old: DecisionOf;
  readonly new: DecisionOf;
  /** Months by which the new program's records are later. */
  readonly monthsAhead: number;
}

interface DecisionOf {
  readonly program: Program;
  readonly entity: EntityProgram;
  readonly decision: Decision;
}

/**
 * Whether by the interpreter a pair of records exists, stands in the region of a change, and is decided
 * as the terms of the change say: before that no example is shown.
 */
export function isConfirmed(
  pair: DecisionPair,
  region: Diagram,
  witness: PairWitness,
  terms: { readonly old: Term; readonly new: Term },
): boolean {
  const { old, new: next } = pair;
  if (!isAllowed(old.program, old.entity, witness.old) || !isAllowed(next.program, next.entity, witness.new))
    return false;
  if (holdsFor(region, witness.old, (meaning) => valueOfUnseen(pair, meaning, witness)) !== true) return false;
  const [was, is] = [
    replay(old.program, old.entity, old.decision, witness.old),
    replay(next.program, next.entity, next.decision, witness.new),
  ];
  const isSame = isUnchanged(old.decision, was, is, pair.monthsAhead);
  return isAs(was, terms.old, witness.old) && isAs(is, terms.new, witness.old) && !isSame;
}

/** Whether a decision comes to the same for a record and for the same some months later. */
export function isUnchanged({ type }: Decision, was: Replay, is: Replay, monthsAhead: number): boolean {
  if (was.kind !== "value" || is.kind !== "value") return was.kind === is.kind;
  return sameValue(valueLater(was.value, type.kind === "date", monthsAhead), is.value);
}

/** Whether what the interpreter makes of a record is what a term says. */
function isAs(found: Replay, term: Term, facts: FactRecord): boolean {
  if (term.kind === "failure") return found.kind === term.cause;
  const said = valueOfTerm(term, facts);
  return said === undefined || (found.kind === "value" && sameValue(found.value, said));
}

/** What something that is not looked into comes to in a program that says it. */
function valueOfUnseen({ old, new: next }: DecisionPair, meaning: Unseen, facts: PairWitness): boolean | number | null {
  const { expression, saidBy } = meaning;
  if (expression === null) return null;
  const result = saidBy.has(old.program)
    ? replayExpression(old.program, old.entity, expression, facts.old)
    : replayExpression(next.program, next.entity, expression, facts.new);
  if (result.kind !== "value") return null;
  return typeof result.value === "number" ? result.value : result.value === true;
}
