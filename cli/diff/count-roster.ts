import { RosterCounter, type DiffReport, type RosterCount } from "../../diff/index.ts";
import { entityOf } from "../../ir/entity.ts";
import { groupsOf } from "../../ir/grouping.ts";
import { entitySchema } from "../../ir/schema.ts";
import type { Context } from "../context.ts";
import { noteCounts } from "../counts-line.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { fileStat } from "../file-stat.ts";
import { remarkIgnored } from "../../roster/ignored-columns.ts";
import { type GroupOptions, readWhole } from "../../roster/in-groups.ts";
import { recordMessages } from "../../roster/record-words.ts";
import { isForNoGroups } from "../groups-option.ts";
import { Progress } from "../progress.ts";
import { asksForNoTable, formatWords } from "../roster-formats.ts";
import { rosterFile } from "../roster/database/database-name.ts";
import type { TableOptions } from "../../roster/table.ts";
import { formatOf, isFileFailure, readRoster, rosterMessage } from "../roster/roster.ts";

/** How many records of a roster, in the old notice's terms, are in each group; or how the command ends. */
export async function countRoster(
  input: string,
  { old: program, new: next, entities }: DiffReport,
  options: TableOptions & GroupOptions,
  context: Context,
): Promise<RosterCount | ExitCode> {
  const entity = entityOf(program);
  const report = entities.find(({ old }) => old.entity === entity);
  if (report === undefined) {
    context.fail({
      en: `the vocabulary decides nothing of \`${entity.name}\`, so there is nothing to count in a roster`,
      zh: `词汇表对“${entity.label}”没有设结论，无从统计名册`,
    });
    return exitCode.usage;
  }
  const format = formatOf(input);
  if (format === null) {
    const endings = formatWords(".");
    context.fail(
      { en: `the name of ${input} does not tell its format`, zh: `从文件名 ${input} 看不出格式` },
      { en: `--roster takes a ${endings.en} file`, zh: `--roster 须为 ${endings.zh} 文件` },
    );
    return exitCode.usage;
  }
  if (asksForNoTable(options, format, context)) return exitCode.usage;
  const isAlone = groupsOf(program, entity.name).length === 0;
  if (isForNoGroups(options, isAlone, context)) return exitCode.usage;
  const counter = new RosterCounter(report);
  const size = Number(fileStat(rosterFile(input))?.size ?? 0);
  const read = readRoster(input, format, entitySchema(program, entity.name), options);
  const whole = isAlone
    ? null
    : await readWhole(read, [program, next], entity.name, options, context, new Progress(size, context));
  whole?.tell();
  const placed = whole === null ? null : counter.among(whole.records);
  const progress = new Progress(size, context);
  let position = 0;
  for await (const batch of whole?.batches ?? read) {
    const { records, problems, faults = [], bytesRead } = batch;
    if (batch.ignored !== undefined) remarkIgnored(batch.ignored, input, context);
    for (const record of records) {
      const here = record.parsed.ok ? position++ : null;
      const withheld = whole?.withheld(record) ?? null;
      if (withheld !== null) counter.refuse();
      else if (record.parsed.ok) counter.add(record.parsed.value, placed?.(here!));
      else {
        counter.refuse();
        progress.clear();
        for (const message of recordMessages(record, record.parsed.errors, context.language)) context.fail(message);
      }
    }
    if (faults.length + problems.length > 0) progress.clear();
    else progress.advance(bytesRead, counter.records);
    for (const problem of [...faults, ...problems])
      context.fail(rosterMessage(problem, input, context.language, context.ways));
    if (problems.some(isFileFailure)) return exitCode.usage;
    if (problems.length > 0) {
      noteRecords(counter.result(), true, context);
      return exitCode.failed;
    }
  }
  progress.clear();
  const count = counter.result();
  noteRecords(count, false, context);
  return count;
}

function noteRecords({ records, refused }: RosterCount, isCutShort: boolean, context: Context): void {
  noteCounts({ decided: records - refused, refused, isCutShort }, context);
}
