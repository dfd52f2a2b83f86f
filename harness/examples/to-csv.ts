/** Examples as rows of a spreadsheet. */
import Papa from "papaparse";
import { entityOf } from "../../ir/entity.ts";
import type { Example, Named, Program } from "../../ir/ir.ts";
import { valueType } from "../../ir/schema.ts";
import type { Type } from "../../ir/types.ts";
import { formatValue } from "../../runtime/format.ts";
import { textCell } from "../../runtime/read-cell.ts";
import { absent, arrow, titleColumnOf } from "./columns.ts";

type Column = Named & { readonly type: Type };

/** Whether a table holds an example: it is of the main entity, and expects nothing of records in lists. */
export function fitsTable({ mainEntity }: Program, { entity, items }: Example): boolean {
  return entity === mainEntity && items.length === 0;
}

/** The examples of a notice that a table holds as comma-separated values: the title, the facts given and the decisions expected. */
export function examplesToCsv(program: Program): string {
  const entity = entityOf(program);
  const examples = program.examples.filter((example) => fitsTable(program, example));
  const given = entity.facts.filter(({ name }) => examples.some((example) => Object.hasOwn(example.given, name)));
  const expect = entity.decisions.filter(({ name }) => examples.some((example) => Object.hasOwn(example.expect, name)));
  const header = [
    titleColumnOf(program).name,
    ...given.map(({ name }) => name),
    ...expect.map(({ name }) => `${arrow} ${name}`),
  ];
  const rows = examples.map((example) => [
    textCell(example.title),
    ...given.map((column) => cellText(program, column, example.given)),
    ...expect.map((column) => cellText(program, column, example.expect)),
  ]);
  return `${Papa.unparse([header, ...rows], { newline: "\n" })}\n`;
}

function cellText(program: Program, { name, type }: Column, values: Example["given"]): string {
  const value = values[name];
  if (value === undefined) return "";
  if (value === null) return absent;
  if (type.kind === "text") return textCell(value as string);
  const json = formatValue(valueType(program, type), value);
  if (type.kind === "set")
    return (json as readonly unknown[]).length === 0 ? "{}" : (json as readonly unknown[]).join(";");
  return typeof json === "object" ? JSON.stringify(json) : String(json);
}
