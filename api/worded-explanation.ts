import type { ExplainedDecision, ExplainedRecord, Explanation } from "../explain/explanation.ts";
import { explanationTrees, factsBehind, type TreeNode, valueText } from "../explain/index.ts";
import { entityOf } from "../ir/entity.ts";
import { interpret } from "../ir/interpret.ts";
import type { Named } from "../ir/ir.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";
import { outputsOf } from "./explain.ts";

export type { TreeNode as Reason };
export type { ReasonKind } from "../explain/index.ts";

/** What was decided of a record in words. */
export interface WordedRecord {
  readonly entity: Named;
  /** What the record is called; null where it has no name. */
  readonly key: string | null;
  readonly decisions: readonly WordedDecision[];
  /** The items of its lists of which something is decided. */
  readonly lists: readonly { readonly list: Named; readonly records: readonly WordedRecord[] }[];
}

/** What a decision came to in words, and why as a tree. */
export interface WordedDecision extends Named {
  /** Null where it has no value. */
  readonly value: string | null;
  /** Where the value, or that there is none, comes from. */
  readonly ground: ExplainedDecision["ground"];
  /** The clauses of the rules that gave it. */
  readonly clauses: readonly string[];
  readonly reason: TreeNode;
}

/** The decisions of the vocabulary in an explanation, in words, each with the tree of what it rests on. */
export function wordedExplanation({ program }: Notice, explanation: Explanation, language: Language): WordedRecord {
  const worded = (record: ExplainedRecord): WordedRecord => {
    const { outputs, facts } = entityOf(program, record.entity.name);
    return {
      entity: record.entity,
      key: record.key === null || record.key.value === null ? null : String(record.key.value),
      decisions: outputs
        .map((name) => record.decisions.find((decision) => decision.name === name)!)
        .map((decision) => wordedDecision(record, decision, language)),
      lists: facts
        .map(({ name, label }) => ({ list: { name, label }, records: (record.lists.get(name) ?? []).map(worded) }))
        .filter(({ records }) => records.some(hasDecisions)),
    };
  };
  return worded(explanation);
}

function hasDecisions({ decisions, lists }: WordedRecord): boolean {
  return decisions.length > 0 || lists.length > 0;
}

function wordedDecision(record: ExplainedRecord, decision: ExplainedDecision, language: Language): WordedDecision {
  const { name, label, type, value, ground, rules } = decision;
  const [reason] = explanationTrees({ ...record, lists: new Map() }, [name], language);
  return {
    name,
    label,
    value: value === null ? null : valueText(type, value, language),
    ground,
    clauses: [...new Set(rules.map(({ clause }) => clause))],
    reason: reason!,
  };
}

/**
 * The facts of a record, by name, on which decisions rest as it stands: as long as these stay, no other changes what is
 * decided. All decisions of the vocabulary where none are named. Throws `PolicyFailure` where the notice gives no single answer.
 */
export function decidingFacts(
  { program }: Notice,
  facts: FactRecord,
  { entity, decisions }: { readonly entity?: string; readonly decisions?: readonly string[] } = {},
): readonly string[] {
  const { name } = entityOf(program, entity);
  const behind = factsBehind(program, interpret(program, name, facts), decisions ?? outputsOf({ program }, name));
  return entityOf(program, name)
    .facts.map((fact) => fact.name)
    .filter((fact) => behind.has(fact));
}
