import { wholeText } from "./destroyed-text.ts";
import { inputError, type InputError, type Place } from "./input-error.ts";
import { readJson, repeatedFields } from "./json-text.ts";
import { fieldReader } from "./parse.ts";
import {
  refuse,
  setReader,
  valueReader,
  wholeNumber,
  yearsReader,
  type MemberType,
  type Reader,
  type YearsType,
} from "./read-value.ts";
import type { Value, ValueType } from "./schema.ts";

/** How many different texts of a column are remembered with what they mean. */
const remembered = 1024;

const words: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["是", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["否", false],
  ["0", false],
]);

/**
 * The reader of a cell of a table (CSV, spreadsheet). A cell is text: yes and no, numbers and sets (`a;b;c`) are read
 * from it; lists and series are JSON. Spaces around a value do not count, but a text is kept as it is.
 */
export function cellReader(type: ValueType): Reader<string> {
  switch (type.kind) {
    case "bool":
      return (text, place, errors) => words.get(text) ?? words.get(plain(text)) ?? refuseWord(text, place, errors);
    case "int":
      return (text, place, errors) => {
        const digits = text.trim();
        const value = /^-?\d+$/.test(digits) ? wholeNumber(type, Number(digits)) : undefined;
        return value ?? refuse(type, text, place, errors);
      };
    case "text":
      return (cell, place, errors) => wholeText(textOfCell(cell), place, errors);
    case "enum":
      return remembering(trimmed(valueReader(type)));
    case "set":
      return remembering(setCellReader(type));
    case "years":
      return remembering(yearsCellReader(type));
    case "list":
    case "series":
    case "texts":
      return jsonCellReader(type);
    case "money":
    case "rate":
    case "date":
    case "duration":
      return trimmed(valueReader(type));
  }
}

/**
 * The text that a cell of a spreadsheet stands for: `'350…` and `="350…"` are how people keep one from being read as a number or a
 * formula. `textCell` writes the first.
 */
export function textOfCell(cell: string): string {
  if (cell.startsWith("'")) return cell.slice(1);
  return /^="[^"]*"$/.test(cell) ? cell.slice(2, -1) : cell;
}

/** A text as a cell that no spreadsheet runs or reads as a number; `textOfCell` reads it back. */
export function textCell(text: string): string {
  return /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
}

function refuseWord(text: string, place: Place, errors: InputError[]): undefined {
  errors.push(inputError("not-yes-or-no", place, text, null));
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function trimmed(read: Reader<unknown>): Reader<string> {
  return (text, place, errors) => read(text.trim(), place, errors);
}

function setCellReader(type: MemberType): Reader<string> {
  const read = setReader(type);
  return (text, place, errors) => read(partsOf(text), place, errors);
}

/** What is no number is handed on as it is and refused as no year. */
function yearsCellReader(type: YearsType): Reader<string> {
  const read = yearsReader(type);
  return (text, place, errors) =>
    read(
      partsOf(text).map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : part)),
      place,
      errors,
    );
}

function partsOf(text: string): readonly string[] {
  return text
    .split(/[;；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function jsonCellReader(type: ValueType): Reader<string> {
  const read = fieldReader(type);
  return (text, place, errors) => {
    const json = readJson(text);
    if (!json.ok) return refuse(type, text, place, errors);
    errors.push(...repeatedFields(json.repeated, place));
    return read(json.value, place, errors);
  };
}

/** Remembers what the texts of a column mean: a roster of any length has few different ones. */
function remembering(read: Reader<string>): Reader<string> {
  const known = new Map<string, Value>();
  return (text: string, place: Place, errors: InputError[]) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text, place, errors);
    if (value !== undefined && known.size < remembered) known.set(ownCopy(text), value);
    return value;
  };
}

/** A copy of a short text that does not keep alive the long one from which it was cut. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
