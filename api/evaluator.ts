import * as emitted from "../emit/evaluator.ts";
import { entityOf } from "../ir/entity.ts";
import type { Program } from "../ir/ir.ts";
import { formatOutcome, type FormatOptions, type Json } from "../runtime/format.ts";
import { parseRecord, type Parsed } from "../runtime/parse.ts";
import type { EntitySchema, FactRecord } from "../runtime/schema.ts";
import type { Notice } from "./compile.ts";

/** Decides records of one entity. */
export interface Evaluator {
  /** The facts and decisions of the entity, with their names, labels and types. */
  readonly schema: EntitySchema;
  /** Reads a record from its JSON form: `2025-03-01`, `"400.00"`; or tells every fault of it. */
  readonly parse: (input: unknown) => Parsed<FactRecord>;
  /** What is decided of a record that was read. Throws `PolicyFailure` where the notice gives no single answer. */
  readonly evaluate: (facts: FactRecord) => FactRecord;
  /** The same for the records of a roster, in the groups that they form together, each by its position. */
  readonly evaluateRoster: (records: readonly FactRecord[]) => (position: number) => FactRecord;
  /** The JSON form of what was decided; with `labels` by labels in place of identifiers. */
  readonly format: (decisions: FactRecord, options?: Pick<FormatOptions, "labels">) => Json;
}

/** What was compiled, by program and entity: made once, however many records are decided. */
const made = new WeakMap<Program, Map<string, emitted.Evaluator>>();

/** The compiled evaluator of an entity of a program. */
export function evaluatorOf(program: Program, entity: string): emitted.Evaluator {
  const known = made.get(program) ?? new Map<string, emitted.Evaluator>();
  made.set(program, known);
  const found = known.get(entity) ?? emitted.createEvaluator(program, entity);
  known.set(entity, found);
  return found;
}

/**
 * The evaluator of an entity of a notice, of the one that it speaks of where none is named. It is compiled to
 * JavaScript with `new Function`; where a content security policy forbids that it interprets, some hundred times as slow.
 */
export function evaluator({ program }: Notice, entity?: string): Evaluator {
  const { schema, evaluate, evaluateRoster } = evaluatorOf(program, entityOf(program, entity).name);
  return {
    schema,
    parse: (input) => parseRecord(schema, input),
    evaluate,
    evaluateRoster,
    format: (decisions, options) => formatOutcome(schema, decisions, options),
  };
}
