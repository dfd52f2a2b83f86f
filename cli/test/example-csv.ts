import { basename } from "node:path";
import { type CsvProblem, examplesFromCsv, examplesToCsv } from "../../harness/examples/csv.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { rosterMessage } from "../roster/problem.ts";
import { readSource } from "../source-files.ts";
import { writeResult } from "../write-result.ts";
import type { TestedNotice } from "./notices.ts";

/** `pol test FILE --export-examples CSV`: the examples of one notice as a spreadsheet reads them. */
export async function exportExamples(
  notices: readonly TestedNotice[],
  path: string,
  context: Context,
): Promise<ExitCode> {
  const notice = onlyNotice(notices, context);
  if (notice === null) return exitCode.usage;
  const csv = examplesToCsv(notice.program);
  // A byte order mark tells spreadsheets that the file is in UTF-8.
  return path === "-" ? writeResult(undefined, csv, context) : writeResult(path, `\uFEFF${csv}`, context);
}

/** `pol test FILE --import-examples CSV`: the rows of a spreadsheet as tables to be pasted into the notice. */
export function importExamples(notices: readonly TestedNotice[], path: string, context: Context): ExitCode {
  const notice = onlyNotice(notices, context);
  if (notice === null) return exitCode.usage;
  const file = readSource(path);
  if (!(file instanceof SourceFile)) {
    context.fail(rosterMessage(file, path, context.language));
    return exitCode.usage;
  }
  const read = examplesFromCsv(notice.program, file.text, basename(path).replace(/\.csv$/iu, ""), notice.surface);
  if ("text" in read) {
    context.print(read.text);
    return exitCode.done;
  }
  for (const problem of read.problems) context.fail(problemText(problem, path));
  return exitCode.failed;
}

function onlyNotice(notices: readonly TestedNotice[], context: Context): TestedNotice | null {
  const [notice] = notices;
  if (notice !== undefined && notices.length === 1) return notice;
  context.fail({ en: "examples go to and from one notice at a time", zh: "导入或导出示例时须指明一份通知" });
  return null;
}

function problemText(problem: CsvProblem, path: string): { readonly en: string; readonly zh: string } {
  switch (problem.kind) {
    case "column":
      return {
        en: `${path}: there is no fact or, after =>, decision \`${problem.name}\``,
        zh: `${path}：没有名为“${problem.name}”的事实（或 => 之后的结论）`,
      };
    case "row":
      return {
        en: `${path}:${problem.row}: ${problem.actual} cells, not ${problem.expected}`,
        zh: `${path} 第 ${problem.row} 行：应有 ${problem.expected} 格，实有 ${problem.actual} 格`,
      };
    case "cell":
      return {
        en: `${path}:${problem.row}: \`${problem.text}\` is no value for \`${problem.column}\``,
        zh: `${path} 第 ${problem.row} 行：“${problem.text}”不能作为“${problem.column}”的值`,
      };
  }
}
