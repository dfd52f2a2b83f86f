import type { Program } from "../../ir/ir.ts";
import { summaryPage } from "../../report/summary-page.ts";
import type { RosterTotals } from "../../report/summary/roster-summary.ts";
import { summaryTables, type TableSheet } from "../../report/summary/tables.ts";
import { summaryJson } from "../../report/summary/summary-json.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Language } from "../language.ts";
import { writeResult } from "../write-result.ts";
import { writeWorkbook } from "../write-workbook.ts";
import { summarySheetName } from "../../roster/workbook/summary-sheet.ts";
import { summaryText } from "./summary-text.ts";
import type { SummaryTarget } from "./summary-target.ts";

/** What a summary is of. */
export interface Summarised {
  readonly program: Program;
  /** What the roster is called. */
  readonly roster: string;
  /** Whether decisions are on standard output, where nothing else may stand. */
  readonly isOutputTaken: boolean;
}

/** Writes what came of a roster. */
export async function writeSummary(
  totals: RosterTotals,
  target: SummaryTarget,
  { program, roster, isOutputTaken }: Summarised,
  context: Context,
): Promise<ExitCode> {
  switch (target.format) {
    case "xlsx":
      return writeWorkbook(target.path, [sheetOf(totals, context.language)], context);
    case "json":
      return writeResult(target.path, `${JSON.stringify(summaryJson(totals), null, 2)}\n`, context);
    case "html":
      return writeResult(target.path, summaryPage(program, roster, totals, context.language), context);
    case "text": {
      const text = summaryText(totals, context.language);
      if (target.path !== undefined || !isOutputTaken) return writeResult(target.path, text, context);
      context.note(text);
      return exitCode.done;
    }
  }
}

function sheetOf(totals: RosterTotals, language: Language): TableSheet {
  return { name: summarySheetName[language], tables: summaryTables(totals, language) };
}
