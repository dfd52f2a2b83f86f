import type { Readable } from "node:stream";
import { createEvaluator } from "../../emit/evaluator.ts";
import { analyseToExplain, explain, explanationJson, explanationText } from "../../explain/index.ts";
import { withItems } from "../../ir/entity.ts";
import type { EntityProgram } from "../../ir/ir.ts";
import { nearest } from "../../runtime/nearest.ts";
import type { EntitySchema, FactRecord } from "../../runtime/schema.ts";
import type { Context } from "../context.ts";
import { findEntity } from "../entity.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadAnswering } from "../load-program.ts";
import { failureMessage } from "../../explain/failure-text.ts";
import { isFileFailure, recordMessages, rosterMessage, readRoster, type RosterBatch } from "../roster/roster.ts";

interface ExplainCommandOptions {
  readonly input: string;
  readonly reading: readonly string[];
  readonly entity?: string;
  readonly json?: true;
}

/** `pol explain FILE --input ONE.json [DECISION…]`: the reasoning for one record. */
export async function explainRecord(
  [path = "", ...wanted]: readonly string[],
  options: ExplainCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const loaded = loadAnswering(path, context, options.reading);
  if (typeof loaded === "number") return loaded;
  const { program, policyHash } = loaded;
  const entity = findEntity(program, context, options.entity);
  if (entity === null) return exitCode.usage;
  const names = decisionNames(withItems(program, entity), wanted, context);
  if (names === null) return exitCode.usage;
  const { schema, evaluate } = createEvaluator(program, entity.name);
  const facts = await readRecord(options.input, schema, context);
  if (typeof facts === "number") return facts;
  try {
    const asked = new Set(names);
    const explanation = explain(program, entity.name, facts, {
      policyHash,
      evaluate,
      analysis: analyseToExplain(program, entity.name),
      asked,
    });
    const only = wanted.length === 0 ? undefined : asked;
    context.print(
      options.json === true
        ? `${JSON.stringify(explanationJson(program, explanation, only), null, 2)}\n`
        : explanationText(explanation, names, context.language),
    );
    return exitCode.done;
  } catch (error) {
    const message = failureMessage(error, schema, facts, context.language);
    if (message === null) throw error;
    context.fail(message);
    return exitCode.failed;
  }
}

/**
 * The decisions asked for by identifier or label, all of the vocabulary where none is; null, reported, where one is
 * unknown.
 */
function decisionNames(
  entities: readonly EntityProgram[],
  wanted: readonly string[],
  context: Context,
): readonly string[] | null {
  if (wanted.length === 0) return entities.flatMap(({ outputs }) => outputs);
  const decisions = entities.flatMap((entity) => entity.decisions);
  const names: string[] = [];
  for (const word of wanted) {
    const found = decisions.find(({ name, label }) => name === word || label === word);
    if (found !== undefined) {
      names.push(found.name);
      continue;
    }
    const near = nearest(
      word,
      decisions.flatMap(({ name, label }) => [name, label]),
    );
    context.fail(
      { en: `there is no decision \`${word}\``, zh: `没有名为“${word}”的结论` },
      near === null ? null : { en: `did you mean \`${near}\`?`, zh: `是否想写“${near}”？` },
    );
    return null;
  }
  return names;
}

/** The one record of a JSON file, or how the command ends where it has not exactly one that is right. */
async function readRecord(input: string, schema: EntitySchema, context: Context): Promise<FactRecord | ExitCode> {
  const { language, io } = context;
  const inputName = input === "-" ? context.say({ en: "standard input", zh: "标准输入" }) : input;
  const records: RosterBatch["records"][number][] = [];
  for await (const batch of readRoster(input === "-" ? (io.stdin as Readable) : input, "json", schema)) {
    records.push(...batch.records);
    const problems = [...(batch.faults ?? []), ...batch.problems];
    if (problems.length > 0) {
      for (const problem of problems) context.fail(rosterMessage(problem, inputName, language));
      return batch.problems.some(isFileFailure) ? exitCode.usage : exitCode.failed;
    }
    if (records.length > 1) break;
  }
  const [record] = records;
  if (record === undefined || records.length > 1) {
    context.fail({ en: `${inputName} must hold exactly one record`, zh: `${inputName}应只含一条记录` });
    return exitCode.failed;
  }
  if (record.parsed.ok) return record.parsed.value;
  for (const message of recordMessages(record, record.parsed.errors, language)) context.fail(message);
  return exitCode.failed;
}
