import { sha256Hex } from "../compiler/sha256.ts";
import { entityOf } from "../ir/entity.ts";
import { interpret, outcomeOf } from "../ir/interpret.ts";
import type { Program } from "../ir/ir.ts";
import { entitySchema } from "../ir/schema.ts";
import { formatFacts, formatOutcome, type Json } from "../runtime/format.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { type Verdicts, verdictsOf } from "./verdicts.ts";

/** A notice with the hashes of what it was made from. */
export interface Policy {
  readonly program: Program;
  /** SHA-256 of all texts and the readings taken. */
  readonly policyHash: string;
  /** SHA-256 of the vocabulary's text. */
  readonly vocabularyHash: string;
}

/** The form of decision records; a new one gets another number. */
export const recordForm = "pol-decision-record/1";

/** A decision that is kept, in the order in which its fields are written. */
export interface DecisionRecord {
  readonly form: typeof recordForm;
  /** The version of pol. */
  readonly engine: string;
  readonly notice: string;
  readonly policyHash: string;
  readonly vocabulary: string;
  readonly vocabularyHash: string;
  /** The option taken of each reading. */
  readonly readings: { readonly [reading: string]: string };
  readonly entity: string;
  /** All facts in their JSON forms, those that were left out with what counts in their place. */
  readonly facts: { readonly [fact: string]: Json };
  readonly decisions: { readonly [decision: string]: Json };
  /** By which rules each decision of the vocabulary came about. */
  readonly verdicts: Verdicts;
  /** SHA-256 of the JSON text of all the above, without blanks. */
  readonly digest: string;
}

/**
 * Decides a record that stands alone, and keeps it. Throws `PolicyFailure` where the notice has no single answer.
 */
export function keepDecision(policy: Policy, entity: string, facts: FactRecord, engine: string): DecisionRecord {
  const { program, policyHash, vocabularyHash } = policy;
  const { name } = entityOf(program, entity);
  const schema = entitySchema(program, name);
  const evaluation = interpret(program, name, facts);
  const content: Omit<DecisionRecord, "digest"> = {
    form: recordForm,
    engine,
    notice: program.notice.name,
    policyHash,
    vocabulary: program.vocabulary.name,
    vocabularyHash,
    readings: Object.fromEntries(program.readings.map((reading) => [reading.name, reading.taken])),
    entity: name,
    facts: formatFacts(schema, facts),
    decisions: formatOutcome(schema, outcomeOf(evaluation)),
    verdicts: verdictsOf(evaluation),
  };
  return { ...content, digest: digestOf(content) };
}

/** The digest of what a record holds besides. */
export function digestOf(content: object): string {
  return sha256Hex(JSON.stringify(content));
}
