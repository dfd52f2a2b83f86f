/** The record of an input that a command is about, with those that it forms groups with. */
import type { Readable } from "node:stream";
import { createEvaluator } from "../emit/evaluator.ts";
import { groupsOf } from "../ir/grouping.ts";
import { interpretRoster } from "../ir/interpret.ts";
import type { Evaluation } from "../ir/interpret/evaluation.ts";
import type { Program } from "../ir/ir.ts";
import { entitySchema } from "../ir/schema.ts";
import { nearest } from "../runtime/nearest.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { fileStat } from "./file-stat.ts";
import { type GroupOptions, mending, readWhole, type WholeRoster } from "../roster/in-groups.ts";
import { recordMessages, recordName } from "../roster/record-words.ts";
import { isForNoGroups } from "./groups-option.ts";
import { Progress } from "./progress.ts";
import { asksForNoTable, type TableWords } from "./roster-formats.ts";
import { rosterFile } from "./roster/database/database-name.ts";
import { formatOf, isFileFailure, readRoster, rosterMessage, type RosterRecord } from "./roster/roster.ts";

/** Which record is meant, and how the input is read. */
export interface PickOptions extends GroupOptions, TableWords {
  readonly input: string;
  /** Its key; where there is none the input has one record alone. */
  readonly key?: string;
}

/** A record that is decided as its roster has it. */
export interface PickedRecord {
  readonly facts: FactRecord;
  /** Throws `PolicyFailure` where the policy fails on it. */
  readonly evaluation: () => Evaluation;
  /** Decides it with other facts among the same others; null where there are too many to do so again and again. */
  readonly evaluate: ((facts: FactRecord) => FactRecord) | null;
}

/** Among more records none is decided anew to see what would change it. */
const mostTriedAmong = 5_000;

/** The record that is meant, decided; or how the command ends, which is reported. */
export async function pickRecord(
  program: Program,
  entity: string,
  options: PickOptions,
  context: Context,
): Promise<PickedRecord | ExitCode> {
  const { input } = options;
  const format = input === "-" ? "json" : (formatOf(input) ?? "json");
  if (
    asksForNoTable(options, format, context) ||
    isForNoGroups(options, groupsOf(program, entity).length === 0, context)
  )
    return exitCode.usage;
  const schema = entitySchema(program, entity);
  const batches = readRoster(input === "-" ? (context.io.stdin as Readable) : input, format, schema, options);
  const size = input === "-" ? 0 : Number(fileStat(rosterFile(input))?.size ?? 0);
  const whole = await readWhole(batches, [program], entity, options, context, new Progress(size, context));
  const read = await recordsOf(whole, input, context);
  if (typeof read === "number") return read;
  const record = onlyOf(read, options, context);
  if (record === null) return exitCode.failed;
  if (!record.parsed.ok) {
    for (const message of recordMessages(record, record.parsed.errors, context.language)) context.fail(message);
    return exitCode.failed;
  }
  const withheld = whole.withheld(record);
  if (withheld !== null) {
    const colon = context.say({ en: ": ", zh: "：" });
    context.fail(`${recordName(record, context.language)}${colon}${context.say(withheld.reason)}`, mending(context));
    return exitCode.failed;
  }
  if (options.withoutRefused === true) whole.tell();
  return decided(program, entity, record.parsed.value, whole.records);
}

function decided(program: Program, entity: string, facts: FactRecord, records: readonly FactRecord[]): PickedRecord {
  const among = groupsOf(program, entity).length === 0 ? [facts] : records;
  const position = among.indexOf(facts);
  const { evaluateRoster } = createEvaluator(program, entity);
  return {
    facts,
    evaluation: interpretRoster(program, entity, among)[position]!,
    evaluate:
      among.length > mostTriedAmong ? null : (changed) => evaluateRoster(among.with(position, changed))(position),
  };
}

/** The records of the input, or how the command ends where it cannot be read to its end. */
async function recordsOf(
  { batches }: WholeRoster,
  input: string,
  context: Context,
): Promise<readonly RosterRecord[] | ExitCode> {
  const inputName = nameOf(input, context);
  const records: RosterRecord[] = [];
  for await (const batch of batches) {
    records.push(...batch.records);
    const { problems, faults = [] } = batch;
    for (const problem of [...faults, ...problems])
      context.fail(rosterMessage(problem, inputName, context.language, context.ways));
    if (problems.length > 0) return problems.some(isFileFailure) ? exitCode.usage : exitCode.failed;
    if (faults.length > 0) return exitCode.failed;
  }
  return records;
}

/** The record with the key that is asked for, or the only one; null, reported, where there is not exactly one. */
function onlyOf(records: readonly RosterRecord[], { input, key }: PickOptions, context: Context): RosterRecord | null {
  const found = key === undefined ? records : records.filter(({ id }) => id !== null && String(id) === key);
  if (found.length === 1) return found[0]!;
  const inputName = nameOf(input, context);
  if (key === undefined) {
    context.fail(
      { en: `${inputName} must hold exactly one record`, zh: `${inputName}应只含一条记录` },
      records.length === 0 ? null : { en: "name one of several with --key", zh: "有多条记录时，请用 --key 指明一条" },
    );
  } else if (found.length > 1) {
    context.fail({
      en: `${inputName} has the key \`${key}\` ${found.length} times`,
      zh: `${inputName}中编号“${key}”出现 ${found.length} 次`,
    });
  } else {
    const near = nearest(
      key,
      records.flatMap(({ id }) => (id === null ? [] : [String(id)])),
    );
    context.fail(
      { en: `${inputName} has no record with the key \`${key}\``, zh: `${inputName}中没有编号为“${key}”的记录` },
      near === null ? null : { en: `did you mean \`${near}\`?`, zh: `是否想写“${near}”？` },
    );
  }
  return null;
}

function nameOf(input: string, context: Context): string {
  return input === "-" ? context.say({ en: "standard input", zh: "标准输入" }) : input;
}
