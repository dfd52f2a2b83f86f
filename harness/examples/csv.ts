/** Examples as rows of a spreadsheet, out of a notice and back into it. */
import Papa from "papaparse";
import { literalText } from "../../compiler/explain/example-text.ts";
import { mainEntityOf } from "../../compiler/ir/entity.ts";
import type { EntityProgram, Example, Named, Program } from "../../compiler/ir/ir.ts";
import { valueType } from "../../compiler/schema.ts";
import type { Type } from "../../compiler/types.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { writtenText } from "../../grammar/print/literals.ts";
import { writtenName } from "../../grammar/print/names.ts";
import { formatValue } from "../../runtime/format.ts";
import type { InputError } from "../../runtime/input-error.ts";
import { cellReader } from "../../runtime/read-cell.ts";
import type { Value } from "../../runtime/schema.ts";

/** Stands before the name of an expected decision, as the arrow does in a table of examples. */
const expected = "=> ";

/** In a cell: the value is absent. An empty cell says nothing of the value. */
const absent = "absent";

type Column = Named & { readonly type: Type };

/** Every example of a notice as comma-separated values: its title, the facts given and the decisions expected. */
export function examplesToCsv(program: Program): string {
  const entity = mainEntityOf(program);
  const examples = program.examples.filter((example) => example.entity === entity.name);
  const given = entity.facts.filter(({ name }) => examples.some((example) => Object.hasOwn(example.given, name)));
  const expect = entity.decisions.filter(({ name }) => examples.some((example) => Object.hasOwn(example.expect, name)));
  const header = ["title", ...given.map(({ name }) => name), ...expect.map(({ name }) => expected + name)];
  const rows = examples.map((example) => [
    example.title,
    ...given.map((column) => cellText(program, column, example.given)),
    ...expect.map((column) => cellText(program, column, example.expect)),
  ]);
  return `${Papa.unparse([header, ...rows], { newline: "\n" })}\n`;
}

function cellText(program: Program, { name, type }: Column, values: Example["given"]): string {
  const value = values[name];
  if (value === undefined) return "";
  if (value === null) return absent;
  const json = formatValue(valueType(program, type), value);
  if (type.kind === "set")
    return (json as readonly string[]).length === 0 ? "{}" : (json as readonly string[]).join(";");
  return typeof json === "object" ? JSON.stringify(json) : String(json);
}

/** What is wrong with a row of examples. */
export type CsvProblem =
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "row"; readonly row: number; readonly expected: number; readonly actual: number }
  | {
      readonly kind: "cell";
      readonly row: number;
      readonly column: string;
      readonly text: string;
      readonly errors: readonly InputError[];
    };

/** Tables of examples that can be pasted into a notice, one for each shape of row; or what is wrong with the rows. */
export function examplesFromCsv(
  program: Program,
  csv: string,
  title: string,
  surface: Surface,
): { readonly text: string } | { readonly problems: readonly CsvProblem[] } {
  const [header = [], ...rows] = Papa.parse<string[]>(csv.replace(/^\uFEFF/u, "").trim()).data;
  const { columns, problems } = readHeader(mainEntityOf(program), header);
  const lines = rows.flatMap((cells, index): ReadRow[] => {
    const row = index + 2;
    if (cells.length !== header.length) {
      problems.push({ kind: "row", row, expected: header.length, actual: cells.length });
      return [];
    }
    return [readRow(program, columns, cells, row, surface, problems)];
  });
  return problems.length > 0 ? { problems } : { text: tables(columns, lines, title, surface) };
}

/** A column of the file; null for the title. */
type FileColumn = (Column & { readonly isExpected: boolean }) | null;
/** The cells of a row as the language writes them, empty where nothing is said. */
type ReadRow = readonly string[];

function readHeader(
  { facts, decisions }: EntityProgram,
  header: readonly string[],
): { readonly columns: readonly FileColumn[]; readonly problems: CsvProblem[] } {
  const problems: CsvProblem[] = [];
  const columns = header.map((text, index): FileColumn => {
    if (index === 0 && text.trim() === "title") return null;
    const isExpected = text.trim().startsWith(expected.trim());
    const name = isExpected ? text.trim().slice(expected.trim().length).trim() : text.trim();
    const found = [...(isExpected ? decisions : facts)].find((each) => each.name === name || each.label === name);
    if (found !== undefined) return { name: found.name, label: found.label, type: found.type, isExpected };
    problems.push({ kind: "column", name: text });
    return null;
  });
  return { columns, problems };
}

function readRow(
  program: Program,
  columns: readonly FileColumn[],
  cells: readonly string[],
  row: number,
  surface: Surface,
  problems: CsvProblem[],
): ReadRow {
  return columns.map((column, index) => {
    const text = cells[index]!.trim();
    if (column === null || text === "") return "";
    if (text === absent || text === spell("Absent", "zh")) return literalText(column.type, null, surface);
    if (column.type.kind === "set" && text === "{}") return "{}";
    const errors: InputError[] = [];
    const value = cellReader(valueType(program, column.type))(
      text,
      { inside: null, name: column.name, label: column.label },
      errors,
    );
    if (value !== undefined && errors.length === 0) return literalText(column.type, value as Value, surface);
    problems.push({ kind: "cell", row, column: column.name, text, errors });
    return "";
  });
}

/** Rows that fill the same columns share a table, so that no table is wider than it need be. */
function tables(columns: readonly FileColumn[], rows: readonly ReadRow[], title: string, surface: Surface): string {
  const shapes = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const shape = row.map((cell) => (cell === "" ? "0" : "1")).join("");
    shapes.set(shape, [...(shapes.get(shape) ?? []), row]);
  }
  return [...shapes.values()]
    .map((group, index) => tableText(columns, group, shapes.size === 1 ? title : `${title} ${index + 1}`, surface))
    .join("\n");
}

function tableText(columns: readonly FileColumn[], rows: readonly ReadRow[], title: string, surface: Surface): string {
  const used = columns.flatMap((column, index) =>
    column !== null && rows[0]![index] !== "" ? [{ column, index }] : [],
  );
  const given = used.filter(({ column }) => !column.isExpected);
  const expect = used.filter(({ column }) => column.isExpected);
  const nameOf = ({ column }: { readonly column: Named }): string =>
    writtenName(surface === "en" ? column.name : column.label);
  const header = `    | ${given.map(nameOf).join(" | ")} | => ${expect.map(nameOf).join(" | ")} |`;
  const lines = rows.map((row) => `    | ${[...given, ...expect].map(({ index }) => row[index]!).join(" | ")} |`);
  return `  ${spell("Examples", surface)} ${writtenText(title, surface)}\n${[header, ...lines].join("\n")}\n`;
}
