import * as reasons from "../explain/index.ts";
import type { Explanation } from "../explain/index.ts";
import type { Program } from "../ir/ir.ts";
import { entityOf, withItems } from "../ir/entity.ts";
import type { Json } from "../runtime/format.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";
import { evaluatorOf } from "./evaluator.ts";

/** Why a notice has no answer for a record, in words; null where an error is none of the notice's. */
export const { failureMessage } = reasons;

/** Of what the reasons are asked. */
export interface ExplainOptions {
  /** The entity of the record; the one that the notice speaks of where it is left out. */
  readonly entity?: string;
  /** The decisions of which the nearest other facts are looked for, by name; all of the vocabulary's where left out. */
  readonly decisions?: readonly string[];
  /** Whether it is also looked for what would change the decisions, which takes most of the time; so it is where it is left out. */
  readonly changes?: boolean;
}

/**
 * Why each decision about a record is as it is, until when it stays so, and what would change it. `facts` is a record that
 * the entity's evaluator has read. Throws `PolicyFailure` where the notice gives no single answer.
 */
export function explain(notice: Notice, facts: FactRecord, options: ExplainOptions = {}): Explanation {
  const { program, policyHash } = notice;
  const { name } = entityOf(program, options.entity);
  return reasons.explain(program, name, facts, {
    policyHash,
    ...(options.changes === false ? {} : meansFor(program, name)),
    asked: new Set(options.decisions ?? outputsOf(notice, name)),
  });
}

type Means = Required<Pick<Parameters<typeof reasons.explain>[3], "evaluate" | "analysis">>;

/** What explaining takes of a program, by the entity: made once, however many records are explained. */
const means = new WeakMap<Program, Map<string, Means>>();

export function meansFor(program: Program, entity: string): Means {
  const known = means.get(program) ?? new Map<string, Means>();
  means.set(program, known);
  let made = known.get(entity);
  if (made === undefined) {
    const { evaluate } = evaluatorOf(program, entity);
    known.set(entity, (made = { evaluate, analysis: reasons.analyseToExplain(program, entity) }));
  }
  return made;
}

/** An explanation in words: for each decision a tree of what it rests on. All decisions of the vocabulary where none are named. */
export function explanationText(
  notice: Notice,
  explanation: Explanation,
  language: Language,
  decisions: readonly string[] = outputsOf(notice, explanation.entity.name),
): string {
  return reasons.explanationText(explanation, decisions, language);
}

/** An explanation in the form that `pol explain --json` prints. All decisions where none are named. */
export function explanationJson({ program }: Notice, explanation: Explanation, decisions?: readonly string[]): Json {
  return reasons.explanationJson(program, explanation, decisions === undefined ? undefined : new Set(decisions));
}

/** The decisions of an entity and of the items of its lists. */
export function outputsOf({ program }: Pick<Notice, "program">, entity: string): readonly string[] {
  return withItems(program, entityOf(program, entity)).flatMap(({ outputs }) => outputs);
}
