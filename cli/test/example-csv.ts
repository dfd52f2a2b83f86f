import { basename } from "node:path";
import { type ExampleColumn, ExampleColumns } from "../../harness/examples/columns.ts";
import { type ExampleRow, exampleRow, examplesText } from "../../harness/examples/from-rows.ts";
import { examplesToCsv, fitsTable } from "../../harness/examples/to-csv.ts";
import { examplesToJson } from "../../harness/examples/to-json.ts";
import type { InputError } from "../../runtime/input-error.ts";
import { inputMessage } from "../../runtime/messages.ts";
import type { Context } from "../context.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { remarkIgnored } from "../../roster/ignored-columns.ts";
import { FileBytes } from "../roster/byte-source.ts";
import { CsvTable } from "../../roster/csv-table.ts";
import type { TableRows } from "../../roster/headed-table.ts";
import { isFileFailure, rosterMessage, type RosterProblem } from "../../roster/problem.ts";
import type { UnknownColumn } from "../../roster/batch.ts";
import type { TableOptions, TableRow } from "../../roster/table.ts";
import { TextSource } from "../../roster/text-source.ts";
import { writeResult } from "../write-result.ts";
import { importFromJson, isJson } from "./example-json.ts";
import type { TestedNotice } from "./notices.ts";

/** `pol test FILE --export-examples CSV`: the examples of one notice as a spreadsheet reads them, or as JSON. */
export async function exportExamples(
  notices: readonly TestedNotice[],
  path: string,
  context: Context,
): Promise<ExitCode> {
  const notice = onlyNotice(notices, context);
  if (notice === null) return exitCode.usage;
  if (isJson(path)) return writeResult(path, examplesToJson(notice.program), context);
  const csv = examplesToCsv(notice.program);
  noteOthers(notice, context);
  // A byte order mark tells spreadsheets that the file is in UTF-8.
  return path === "-" ? writeResult(undefined, csv, context) : writeResult(path, `\uFEFF${csv}`, context);
}

/** One table has the columns of one entity: what it does not hold is left out, and that is said. */
function noteOthers({ program }: TestedNotice, context: Context): void {
  const others = program.examples.filter((example) => !fitsTable(program, example)).length;
  if (others === 0) return;
  context.warn({
    en: `${counted(others, "example")} left out: they are of other entities, or expect something of records in lists; a file named .json holds them all`,
    zh: `表中未包括 ${others} 个示例：它们属于其他主体，或者写明了列表中记录的应得结果；文件名以 .json 结尾，即包括全部示例`,
  });
}

/** `pol test FILE --import-examples CSV`: the rows of a spreadsheet, or what JSON gives, as examples to be pasted into the notice. */
export async function importExamples(
  notices: readonly TestedNotice[],
  path: string,
  options: TableOptions,
  context: Context,
): Promise<ExitCode> {
  const notice = onlyNotice(notices, context);
  if (notice === null) return exitCode.usage;
  const source = new TextSource(new FileBytes(path), { orGbk: true });
  if (isJson(path)) return importFromJson(notice, source, path, context);
  const reader = new ExampleReader(notice, options);
  for await (const piece of source.pieces()) if (!reader.take(piece)) break;
  if (source.problem === null) reader.end();
  const problems = source.problem === null ? reader.problems : [source.problem];
  remarkIgnored(reader.ignored, path, context);
  for (const problem of problems) context.fail(rosterMessage(problem, path, context.language, context.ways));
  for (const { error, line } of reader.errors) context.fail(inputMessage(error, `${path}:${line}`, context.language));
  if (problems.some(isFileFailure)) return exitCode.usage;
  if (problems.length + reader.errors.length > 0) return exitCode.failed;
  context.print(examplesText(reader.rows, basename(path).replace(/\.csv$/iu, ""), notice.surface));
  return exitCode.done;
}

/** Reads examples as rosters are read. */
class ExampleReader {
  readonly rows: ExampleRow[] = [];
  readonly errors: { readonly error: InputError; readonly line: number | null }[] = [];
  problems: readonly RosterProblem[] = [];
  readonly #notice: TestedNotice;
  readonly #columns: ExampleColumns;
  readonly #table: CsvTable<ExampleColumn>;

  constructor(notice: TestedNotice, options: TableOptions) {
    this.#notice = notice;
    this.#columns = new ExampleColumns(notice.program);
    this.#table = new CsvTable(this.#columns, options);
  }

  get ignored(): readonly UnknownColumn[] {
    return this.#table.header?.ignored ?? [];
  }

  /** Takes a piece of the text; false where nothing more is to be read. */
  take(piece: string): boolean {
    return this.#add(this.#table.push(piece));
  }

  end(): void {
    if (this.problems.length === 0) this.#add(this.#table.end());
  }

  #add({ rows, problems }: TableRows): boolean {
    this.problems = problems.length > 0 ? problems : this.#expectsNothing();
    if (this.problems.length === 0) for (const row of rows) this.#addRow(row);
    return this.problems.length === 0;
  }

  /** The problem of a header without a column of what is expected. */
  #expectsNothing(): readonly RosterProblem[] {
    const { header } = this.#table;
    if (header === null || header.columns.some((column) => column?.value?.isExpected === true)) return [];
    const decision = this.#columns.columns.find(({ value }) => value?.isExpected === true);
    return decision === undefined ? [] : [{ problem: "no-expected-column", decision }];
  }

  #addRow({ cells, line, problem }: TableRow): void {
    const { program, surface } = this.#notice;
    const errors: InputError[] = problem === null ? [] : [problem];
    if (problem === null)
      this.rows.push(exampleRow(program, this.#columns, this.#table.header!.columns, cells, surface, errors));
    this.errors.push(...errors.map((error) => ({ error, line })));
  }
}

function onlyNotice(notices: readonly TestedNotice[], context: Context): TestedNotice | null {
  const [notice] = notices;
  if (notice !== undefined && notices.length === 1) return notice;
  context.fail({ en: "examples go to and from one notice at a time", zh: "导入或导出示例时须指明一份通知" });
  return null;
}
