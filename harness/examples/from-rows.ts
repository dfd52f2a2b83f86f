/** Rows of a spreadsheet as examples that can be pasted into a notice. */
import { literalText } from "../../explain/example-text.ts";
import type { Program } from "../../ir/ir.ts";
import { valueType } from "../../ir/schema.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { writtenText } from "../../grammar/print/literals.ts";
import { writtenName } from "../../grammar/print/names.ts";
import { inputError, type InputError } from "../../runtime/input-error.ts";
import { cellReader, textOfCell } from "../../runtime/read-cell.ts";
import { visibleText } from "../../runtime/visible-text.ts";
import { absent, type ExampleColumn, type ExampleColumns, type ExampleValue } from "./columns.ts";
import { isWritable } from "./writable.ts";

/** A row: its title, empty where it has none, and the values that it states, as the language writes them. */
export interface ExampleRow {
  readonly title: string;
  readonly values: ReadonlyMap<ExampleColumn, string>;
}

/** Reads the cells of a row; null stands for a column that means nothing. What the row needs and lacks is an error as well. */
export function exampleRow(
  program: Program,
  { columns: known }: ExampleColumns,
  columns: readonly (ExampleColumn | null)[],
  cells: readonly string[],
  surface: Surface,
  errors: InputError[],
): ExampleRow {
  let title = "";
  const values = new Map<ExampleColumn, string>();
  columns.forEach((column, index) => {
    const cell = (cells[index] ?? "").trim();
    if (column === null || cell === "") return;
    if (column.value === null) title = writableTitle(column, textOfCell(cell), errors);
    else {
      const value = writtenValue(program, column, column.value, cell, surface, errors);
      if (value !== null) values.set(column, value);
    }
  });
  if (errors.length === 0) errors.push(...lacking(program, known, values));
  return { title, values };
}

/** The facts that an example must give and a row does not; and that it expects something. */
function lacking(
  program: Program,
  columns: readonly ExampleColumn[],
  values: ReadonlyMap<ExampleColumn, string>,
): readonly InputError[] {
  const missing = columns.flatMap((column): InputError[] => {
    const { name, label, value } = column;
    if (value?.isRequired !== true || values.has(column)) return [];
    const place = { inside: null, name, label };
    return [inputError("missing-field", place, undefined, valueType(program, value.type, value.range))];
  });
  const expects = [...values.keys()].some(({ value }) => value?.isExpected === true);
  return expects ? missing : [...missing, inputError("no-expectation", null, undefined, null)];
}

function writableTitle({ name, label }: ExampleColumn, title: string, errors: InputError[]): string {
  if (isWritable(title)) return title;
  errors.push(inputError("unwritable-text", { inside: null, name, label }, title, null));
  return "";
}

function writtenValue(
  program: Program,
  { name, label }: ExampleColumn,
  { type, range }: ExampleValue,
  cell: string,
  surface: Surface,
  errors: InputError[],
): string | null {
  if (cell === absent || cell === spell("Absent", "zh")) return literalText(program, type, null, surface);
  if (type.kind === "set" && cell === "{}") return "{}";
  const place = { inside: null, name, label };
  const before = errors.length;
  const read = cellReader(valueType(program, type, range))(cell, place, errors);
  if (read === undefined || errors.length > before) return null;
  if (typeof read !== "string" || isWritable(read)) return literalText(program, type, read, surface);
  errors.push(inputError("unwritable-text", place, read, null));
  return null;
}

/** What of a file's name a notice can hold as a title. */
function plainTitle(title: string): string {
  return isWritable(title) ? title : visibleText(title.replace(/["“”\n]/gu, ""));
}

/**
 * The rows as examples and tables of them. Rows titled `X 1`, `X 2` and so on come of one table `X`, a row with another title is an
 * example of its own, and rows without one share a table with those that fill the same columns, so that none is wider than need be.
 */
export function examplesText(rows: readonly ExampleRow[], title: string, surface: Surface): string {
  const titled = rows.filter((row) => row.title !== "");
  const shapes = byShape(rows.filter((row) => row.title === ""));
  const tables = shapes.map((group, index) =>
    tableText(group, plainTitle(shapes.length === 1 ? title : `${title} ${index + 1}`), surface),
  );
  return [...titledText(titled, surface), ...tables].join("\n");
}

/** Rows by the columns that they fill. */
function byShape(rows: readonly ExampleRow[]): readonly (readonly ExampleRow[])[] {
  const groups = new Map<string, ExampleRow[]>();
  for (const row of rows) {
    const shape = [...row.values.keys()].map(({ name, value }) => `${value!.isExpected} ${name}`).join("\n");
    groups.set(shape, [...(groups.get(shape) ?? []), row]);
  }
  return [...groups.values()];
}

function titledText(rows: readonly ExampleRow[], surface: Surface): string[] {
  const texts: string[] = [];
  for (let at = 0; at < rows.length;) {
    const table = tableFrom(rows.slice(at));
    texts.push(table === null ? exampleText(rows[at]!, surface) : tableText(table.rows, table.title, surface));
    at += table?.rows.length ?? 1;
  }
  return texts;
}

/** The table that some rows begin with, whose titles are numbered from 1; null where there is none. */
function tableFrom(
  rows: readonly ExampleRow[],
): { readonly title: string; readonly rows: readonly ExampleRow[] } | null {
  const title = /^(.+) 1$/su.exec(rows[0]!.title)?.[1];
  if (title === undefined) return null;
  const end = rows.findIndex((row, index) => row.title !== `${title} ${index + 1}`);
  return { title, rows: end === -1 ? rows : rows.slice(0, end) };
}

function exampleText({ title, values }: ExampleRow, surface: Surface): string {
  const [colon, comma] = surface === "en" ? [": ", ", "] : ["：", "，"];
  const line = (keyword: "Given" | "Expect", isExpected: boolean): string[] => {
    const parts = [...values].filter(([{ value }]) => value!.isExpected === isExpected);
    const text = parts.map(([column, value]) => nameOf(column, surface) + colon + value).join(comma);
    return parts.length === 0 ? [] : [`    ${spell(keyword, surface)} ${text}\n`];
  };
  return `  ${spell("Example", surface)} ${writtenText(title, surface)}\n${[...line("Given", false), ...line("Expect", true)].join("")}`;
}

function tableText(rows: readonly ExampleRow[], title: string, surface: Surface): string {
  const used = [...new Set(rows.flatMap(({ values }) => [...values.keys()]))];
  const given = used.filter(({ value }) => !value!.isExpected);
  const expect = used.filter(({ value }) => value!.isExpected);
  const names = (columns: readonly ExampleColumn[]): string =>
    columns.map((column) => nameOf(column, surface)).join(" | ");
  const header = `    | ${names(given)} | => ${names(expect)} |`;
  const lines = rows.map(
    ({ values }) => `    | ${[...given, ...expect].map((column) => values.get(column) ?? "").join(" | ")} |`,
  );
  return `  ${spell("Examples", surface)} ${writtenText(title, surface)}\n${[header, ...lines].join("\n")}\n`;
}

function nameOf({ name, label }: ExampleColumn, surface: Surface): string {
  return writtenName(surface === "en" ? name : label);
}
