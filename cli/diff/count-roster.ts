import type { Readable } from "node:stream";
import { RosterCounter, type EntityReport, type RosterCount } from "../../compiler/diff/index.ts";
import { entitySchema } from "../../compiler/schema.ts";
import { inputMessage } from "../../runtime/messages.ts";
import type { Context } from "../context.ts";
import { exitCode, type ExitCode } from "../exit-code.ts";
import { rosterFormatsFor } from "../roster-formats.ts";
import { isFileFailure, readRoster, recordName, rosterMessage } from "../roster/roster.ts";

/** How many records of a roster, in the old notice's terms, are in each group; or how the command ends. */
export async function countRoster(
  input: string,
  report: EntityReport,
  context: Context,
): Promise<RosterCount | ExitCode> {
  const formats = rosterFormatsFor({ input }, context);
  if (formats === null) return exitCode.usage;
  const { program, entity } = report.old;
  const counter = new RosterCounter(report);
  const source = input === "-" ? (context.io.stdin as Readable) : input;
  for await (const { records, problems } of readRoster(source, formats.input, entitySchema(program, entity.name))) {
    for (const record of records) {
      if (record.parsed.ok) counter.add(record.parsed.value);
      else {
        counter.refuse();
        for (const error of record.parsed.errors)
          context.fail(inputMessage(error, recordName(record, context.language), context.language));
      }
    }
    for (const problem of problems) context.fail(rosterMessage(problem, input, context.language));
    if (problems.length > 0) return problems.some(isFileFailure) ? exitCode.usage : exitCode.failed;
  }
  return counter.result();
}
