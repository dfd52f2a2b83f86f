import { proveAll, type Theorem } from "../analysis/index.ts";
import type { Program } from "../ir/ir.ts";
import { factsAround } from "../ir/facts-around.ts";
import { type PossibleFailure, possibleFailures } from "../ir/possible-failures.ts";
import { rootOf } from "../ir/placement.ts";
import { entitySchema } from "../ir/schema.ts";
import { formatFacts, type Json } from "../runtime/format.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { domainJson, unknownJson } from "./describe/index.ts";

/** What is to hold for every record, and whether it does. */
export interface TheoremJson {
  readonly kind: Theorem["kind"];
  readonly entity: string;
  /** The invariant's title, or the decision's name. */
  readonly subject: string;
  readonly clause: string | null;
  readonly status: Theorem["answer"]["status"];
  /** Between which values of the facts it was looked at. */
  readonly domain: readonly Json[];
  /** Why a record may have no answer though this holds. */
  readonly notLookedAt: readonly PossibleFailure[];
  /** A record that refutes it. */
  readonly witness?: Json;
  /** Why there is no answer, and among how many records that were made up none refutes it. */
  readonly reason?: string;
  readonly searched?: number;
}

/** The JSON form of every theorem of a program. */
export function theoremsJson(program: Program, theorems = proveAll(program)): readonly TheoremJson[] {
  return theorems.map((each) => theoremJson(program, each));
}

/** A record; one in its place inside what stands around it, under the name of that. */
function witnessJson(program: Program, entity: string, facts: FactRecord): Json {
  const root = rootOf(entity, facts);
  const json = formatFacts(entitySchema(program, root.entity), root.facts);
  return root.path.length === 0 ? json : { [root.entity]: json };
}

function theoremJson(program: Program, { kind, entity, subject, clause, answer }: Theorem): TheoremJson {
  const found = program.entities.find(({ name }) => name === entity);
  const domain = domainJson(found === undefined ? [] : [...found.facts, ...factsAround(program, found)]);
  const { status } = answer;
  const base = { kind, entity, subject, clause, status, domain, notLookedAt: possibleFailures(program, entity) };
  if (answer.status === "refuted") return { ...base, witness: witnessJson(program, entity, answer.witness) };
  return answer.status === "unknown" ? { ...base, ...unknownJson(answer) } : base;
}
