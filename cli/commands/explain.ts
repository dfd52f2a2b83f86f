import { analyseToExplain, explain, explanationJson, explanationText } from "../../explain/index.ts";
import { withItems } from "../../ir/entity.ts";
import type { EntityProgram } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { nearest } from "../../runtime/nearest.ts";
import type { Context } from "../context.ts";
import { findEntity } from "../entity.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadAnswering } from "../load-program.ts";
import { failureMessage } from "../../explain/failure-text.ts";
import { type PickOptions, pickRecord } from "../picked-record.ts";

interface ExplainCommandOptions extends PickOptions {
  readonly reading: readonly string[];
  readonly entity?: string;
  readonly json?: true;
}

/** `pol explain FILE --input RECORD [--key KEY] [DECISION…]`: the reasoning for one record, in the groups of its roster. */
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
  const asked = new Set(names);
  const picked = await pickRecord(program, entity.name, options, context);
  if (typeof picked === "number") return picked;
  const { facts, evaluate } = picked;
  try {
    const explanation = explain(program, entity.name, facts, {
      policyHash,
      evaluation: picked.evaluation(),
      ...(evaluate === null ? {} : { evaluate }),
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
    const message = failureMessage(error, entitySchema(program, entity.name), facts, context.language);
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
