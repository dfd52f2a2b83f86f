import type { Readable, Writable } from "node:stream";
import { createColumnBlock } from "../../emit/columnar/evaluator.ts";
import { NotColumnar } from "../../emit/columnar/lowering.ts";
import { TextCodes } from "../../emit/columnar/text-codes.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { explain, explanationJson } from "../../explain/index.ts";
import { askedGroups } from "../../ir/asking.ts";
import { RosterSummary } from "../../report/summary/roster-summary.ts";
import { groupsOf } from "../../ir/grouping.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import type { Json } from "../../runtime/format.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import packageJson from "../../package.json" with { type: "json" };
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { decideRoster, type RosterWork } from "../../roster/decide-roster.ts";
import { findEntity } from "../entity.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { fileStat } from "../file-stat.ts";
import type { Text } from "../language.ts";
import { type LoadedProgram, loadAnswering } from "../load-program.ts";
import { type GroupedRoster, inGroups } from "../../roster/in-groups.ts";
import { noteCounts } from "../counts-line.ts";
import { isForNoGroups } from "../groups-option.ts";
import { Progress } from "../progress.ts";
import { namedFile } from "../named-file.ts";
import { isSameFile, overwritesInput } from "../overwrites-input.ts";
import { asksForNoTable, rosterFormatsFor } from "../roster-formats.ts";
import { recording } from "../recording.ts";
import { summaryTarget } from "../summary/summary-target.ts";
import { writeSummary } from "../summary/write-summary.ts";
import { rosterFile } from "../roster/database/database-name.ts";
import { type ColumnDecider, goesByColumns, readRoster, readRosterColumns, writeRoster } from "../roster/roster.ts";

interface RunOptions {
  readonly input: string;
  readonly output?: string;
  readonly format?: string;
  readonly explain?: true;
  readonly reading: readonly string[];
  readonly entity?: string;
  readonly labels?: string;
  readonly ignoreColumns?: true;
  readonly sheet?: string;
  readonly summary?: string | true;
  readonly withoutRefused?: true;
  readonly record?: string;
}

/** `pol run FILE --input ROSTER`: decides every record of a roster. */
export async function run([path = ""]: readonly string[], options: RunOptions, context: Context): Promise<ExitCode> {
  const output = namedFile(options.output);
  const formats = rosterFormatsFor(options, context);
  const labels = choiceOf("--labels", options.labels, ["en", "zh"], context);
  const target = summaryTarget(options.summary, context);
  if (formats === null || labels === null || target === null) return exitCode.usage;
  if (asksForNoTable(options, formats.input, context)) return exitCode.usage;
  if (options.explain === true && formats.output !== "json" && formats.output !== "jsonl") {
    context.fail({ en: "explanations need JSON output", zh: "附说明时须输出 JSON" }, jsonAdvice(options));
    return exitCode.usage;
  }
  const loaded = loadAnswering(path, context, options.reading);
  if (typeof loaded === "number") return loaded;
  const read = [...loaded.sources.map((source) => source.path), rosterFile(options.input)];
  const written = [output, options.record, target?.path];
  if (written.some((each) => overwritesInput(each, read, context))) return exitCode.usage;
  const twice = written.find((each, at) => written.slice(0, at).some((other) => isSameFile(each, other)));
  if (twice !== undefined) return refuseTwice(twice, context);
  const entity = findEntity(loaded.program, context, options.entity);
  if (entity === null) return exitCode.usage;
  const isAlone = groupsOf(loaded.program, entity.name).length === 0;
  if (isForNoGroups(options, isAlone, context)) return exitCode.usage;
  if (recordsAmongOthers(options, loaded.program, entity.name, context)) return exitCode.usage;
  const schema = entitySchema(loaded.program, entity.name);
  const { input } = options;
  const { stdin, stdout } = context.io;
  const summary = formats.output === "xlsx" || target !== undefined ? new RosterSummary(schema) : null;
  const inputName = input === "-" ? context.say({ en: "standard input", zh: "标准输入" }) : input;
  const source = input === "-" ? (stdin as Readable) : input;
  const isByColumns =
    isAlone &&
    goesByColumns(formats.input, formats.output) &&
    options.explain === undefined &&
    options.record === undefined &&
    summary === null;
  const columns = isByColumns ? columnDecider(loaded.program, entity.name) : null;
  const batches =
    columns === null
      ? readRoster(source, formats.input, schema, options)
      : readRosterColumns(source, formats.input, schema, options, columns);
  const size = input === "-" ? 0 : Number(fileStat(rosterFile(input))?.size ?? 0);
  const roster = isAlone
    ? { batches, evaluate: lateEvaluate(loaded.program, entity.name) }
    : await inGroups(batches, loaded.program, entity.name, options, context, new Progress(size, context));
  const told = { program: loaded.program, roster: inputName, isOutputTaken: output === undefined };
  const work: RosterWork = {
    schema,
    ...roster,
    ...(columns === null ? {} : { columns }),
    writer: writeRoster(output ?? (stdout as Writable), formats.output, schema, {
      ...(labels === undefined ? {} : { labels }),
      ...(summary === null ? {} : { summary }),
    }),
    summary,
    explain: options.explain === true ? explainer(loaded, entity.name, roster) : null,
    inputName,
    outputName: output ?? context.say({ en: "standard output", zh: "标准输出" }),
  };
  const { record } = options;
  const kept = { ...loaded, entity: entity.name, engine: packageJson.version };
  const recorded = record === undefined ? work : recording(work, { ...kept, path: record });
  const end = await decideRoster(recorded, context, new Progress(size, context));
  if (end.kind === "unusable") return exitCode.usage;
  noteCounts(end.counts, context);
  if (summary !== null && target !== undefined && !end.counts.isCutShort) {
    const written = await writeSummary(summary.totals(), target, told, context);
    if (written !== exitCode.done) return written;
  }
  return end.isSound ? exitCode.done : exitCode.failed;
}

/** What decides an entity by columns; null where they cannot hold what its rules ask. */
function columnDecider(program: Program, entity: string): ColumnDecider | null {
  try {
    const block = createColumnBlock(program, entity);
    return { block, texts: new TextCodes(block.form.texts) };
  } catch (error) {
    if (error instanceof NotColumnar) return null;
    throw error;
  }
}

/** What decides a record by itself, made when the first is. */
function lateEvaluate(program: Program, entity: string): (facts: FactRecord) => FactRecord {
  let evaluate: ((facts: FactRecord) => FactRecord) | null = null;
  return (facts) => (evaluate ??= createEvaluator(program, entity).evaluate)(facts);
}

function refuseTwice(path: string, context: Context): ExitCode {
  context.fail({
    en: `${path} cannot hold two of the decisions, their records and their summary at once`,
    zh: `${path} 不能同时存放结论、结论记录、汇总中的两样`,
  });
  return exitCode.usage;
}

/** Whether decisions are to be kept that rest on other records of the roster, which is reported: they could not be decided again. */
function recordsAmongOthers({ record }: RunOptions, program: Program, entity: string, context: Context): boolean {
  const [group] = askedGroups(program, entity);
  if (record === undefined || group === undefined) return false;
  context.fail({
    en: `--record keeps records that are decided by themselves; the rules of \`${entity}\` ask the \`${group.name}\` around it`,
    zh: `--record 只能留存单独裁定的记录；“${entity}”的规则要用到所在的“${group.label}”`,
  });
  return true;
}

/** How the output becomes JSON without another format for the input. */
function jsonAdvice({ input, output }: RunOptions): Text {
  return output === undefined && input !== "-"
    ? { en: "add --format json", zh: "请加上 --format json" }
    : {
        en: "name the output .json or .jsonl, as in --output decided.json",
        zh: "请将输出文件命名为 .json 或 .jsonl，例如 --output decided.json",
      };
}

function explainer(
  { program, policyHash }: LoadedProgram,
  entity: string,
  { evaluation }: Partial<GroupedRoster>,
): (facts: FactRecord) => Json {
  return (facts) => {
    const among = evaluation === undefined ? {} : { evaluation: evaluation(facts) };
    return explanationJson(program, explain(program, entity, facts, { policyHash, ...among }));
  };
}
