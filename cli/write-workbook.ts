import type { TableSheet } from "../report/summary/tables.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { FileSink } from "./roster/file-sink.ts";
import { rosterMessage } from "../roster/problem.ts";

/** Writes tables to a workbook, which is there whole or not at all. */
export async function writeWorkbook(path: string, sheets: readonly TableSheet[], context: Context): Promise<ExitCode> {
  const sink = new FileSink(path);
  const [{ writeTablesWorkbook }, { ZipOutput }] = await Promise.all([
    import("../roster/workbook/tables-workbook.ts"),
    import("./roster/workbook/zip-output.ts"),
  ]);
  await writeTablesWorkbook(new ZipOutput(sink), sheets);
  if (sink.problem === null) return exitCode.done;
  context.fail(rosterMessage(sink.problem, path, context.language));
  return exitCode.usage;
}
