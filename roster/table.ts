import { inputError, type InputError, type Place } from "../runtime/input-error.ts";
import { NameIndex } from "../runtime/name-index.ts";
import { blankRecord, brokenRequirements } from "../runtime/parse.ts";
import { cellReader, textOfCell } from "../runtime/read-cell.ts";
import { type Reader, valueReader } from "../runtime/read-value.ts";
import {
  keyField,
  type EntitySchema,
  type FactField,
  type FactRecord,
  type Member,
  type Value,
} from "../runtime/schema.ts";
import type { RecordKey, RosterRecord, UnknownColumn } from "./batch.ts";
import type { RosterProblem } from "./problem.ts";

/** How tables are read. */
export interface TableOptions {
  /** Whether columns that have no meaning are passed over. */
  readonly ignoreColumns?: boolean;
  /** The sheet of a workbook. */
  readonly sheet?: string;
}

/** Why a cell is not what it seems to be. */
export interface CellFault {
  /** It holds an error of the spreadsheet, or a number whose last digits the spreadsheet may have lost. */
  readonly problem: "failed-cell" | "rounded-text";
  readonly address: string;
}

/** How texts stand in a table: as they are, or perhaps in the ways that keep a spreadsheet from reading them as something else. */
export type TextForm = "plain" | "guarded";

/** What the columns of a table may be called. */
export interface ColumnNames<C extends Member> {
  readonly find: (name: string) => C | undefined;
  readonly nearest: (name: string) => string | null;
  /** Those that no table may lack. */
  readonly required: readonly C[];
}

/** The columns of the roster of an entity: its facts, by identifier or label. */
export function factColumns({ facts }: EntitySchema): ColumnNames<FactField> {
  const index = new NameIndex(facts);
  return {
    find: (name) => index.find(name),
    nearest: (name) => index.nearest(name),
    required: facts.filter(({ required }) => required),
  };
}

/** What a header says of the columns of a table. */
export class TableHeader<C extends Member> {
  /** What each column gives; null for one that has no name or is passed over. */
  readonly columns: readonly (C | null)[];
  /** Columns that are passed over. */
  readonly ignored: readonly UnknownColumn[];
  readonly problems: readonly RosterProblem[];
  /** Whether any column has a name that is known; else the row is perhaps no header. */
  readonly namesAny: boolean;
  /** Columns without a name, from 0. */
  readonly unnamed: readonly number[];
  /** The columns up to the last with a name: spreadsheets add empty ones behind. */
  readonly #width: number;

  constructor(names: ColumnNames<C>, header: readonly string[], { ignoreColumns }: TableOptions = {}) {
    const called = header.map((cell) => cell.trim());
    this.columns = called.map((name) => names.find(name) ?? null);
    this.unnamed = called.flatMap((name, index) => (name === "" ? [index] : []));
    this.#width = 1 + called.findLastIndex((name) => name !== "");
    const given = this.columns.filter((column) => column !== null);
    this.namesAny = given.length > 0;
    const unknown = called
      .filter((name, index) => name !== "" && this.columns[index] === null)
      .map((name): UnknownColumn => ({ name, near: names.nearest(name) }));
    const isIgnoring = ignoreColumns === true && this.namesAny;
    this.ignored = isIgnoring ? unknown : [];
    this.problems = [
      ...called
        .filter((_, index) => this.columns[index] !== null && this.columns.indexOf(this.columns[index]!) < index)
        .map((name): RosterProblem => ({ problem: "repeated-column", name })),
      ...(isIgnoring ? [] : unknown).map((each): RosterProblem => ({ problem: "unknown-column", ...each })),
      ...names.required
        .filter((column) => !given.includes(column))
        .map(({ name, label }): RosterProblem => ({ problem: "missing-column", name, label })),
    ];
  }

  /** What is wrong with the number of a row's cells; empty ones behind the others do not count, and may be left out where `form` is sparse. */
  misfit(cells: readonly string[], form: RowForm): InputError | null {
    const { length } = this.columns;
    if (cells.length === length || (form === "sparse" && cells.length < length)) return null;
    const isWhole = cells.length > length ? cells.slice(length).every(isBlank) : cells.length >= this.#width;
    return isWhole ? null : inputError("cell-count", null, cells.length, String(this.#width));
  }

  /** The first column without a name in which a row has something, from 1; null where there is none. */
  unnamedIn(cells: readonly string[]): number | null {
    const found = this.unnamed.find((index) => !isBlank(cells[index] ?? ""));
    return found === undefined ? null : found + 1;
  }
}

/** Whether a cell holds nothing or spaces alone, ideographic ones included. */
export function isBlank(cell: string): boolean {
  return cell === "" || cell.trim() === "";
}

/** A column of a roster: the fact that its cells give. */
export interface Column {
  readonly index: number;
  readonly fact: FactField;
  readonly place: Place;
  readonly read: Reader<string>;
}

/** Whether rows have a cell for every column, or leave out what is empty. */
export type RowForm = "full" | "sparse";

/** A row of a table behind its header. */
export interface TableRow {
  readonly cells: readonly string[];
  /** The line it starts on, from 1; null where the format has no lines. */
  readonly line: number | null;
  /** How many lines it takes. */
  readonly lines: number;
  /** Why it cannot be read. */
  readonly problem: InputError | null;
  /** Cells that are not what they seem to be, by column; null where there are none. */
  readonly faults: ReadonlyMap<number, CellFault> | null;
}

/** Reads the rows of a table of which the columns are known: a reader a column, made once. */
export class TableReader {
  readonly #schema: EntitySchema;
  readonly #blank: FactRecord;
  readonly #columns: readonly Column[];
  readonly #keyColumn: Column | null;
  readonly #textOf: (cell: string) => string;

  constructor(schema: EntitySchema, facts: readonly (FactField | null)[], texts: TextForm) {
    this.#schema = schema;
    this.#blank = blankRecord(schema);
    this.#textOf = texts === "guarded" ? textOfCell : (cell) => cell;
    this.#columns = facts.flatMap((fact, index): Column[] => (fact === null ? [] : [columnOf(fact, index, texts)]));
    const key = keyField(schema);
    this.#keyColumn = this.#columns.find(({ fact }) => fact === key) ?? null;
  }

  /** Reads the cells of one row, unless the row has a problem; an empty cell leaves the fact out. */
  record(row: TableRow, index: number): RosterRecord {
    const { cells, line, lines, problem } = row;
    const id = this.#key(cells);
    if (problem !== null) return { index, line, lines, id, parsed: { ok: false, errors: [problem] } };
    const errors: InputError[] = [];
    const value = this.#facts(row, errors);
    const read = { index, line, lines, id };
    return errors.length === 0
      ? { ...read, parsed: { ok: true, value } }
      : { ...read, parsed: { ok: false, errors }, readable: value };
  }

  /** The facts of a row, but those that cannot be read. */
  #facts({ cells, faults }: TableRow, errors: InputError[]): FactRecord {
    const facts: { [name: string]: Value } = { ...this.#blank };
    for (const column of this.#columns) {
      const { index, fact, place } = column;
      const cell = cells[index] ?? "";
      const fault = faults?.get(index);
      if (fault !== undefined && costsValue(fault, fact)) {
        errors.push(inputError(fault.problem, place, cell, fault.address));
        delete facts[fact.name];
        continue;
      }
      const value = readCell(column, cell, errors);
      if (value === undefined) delete facts[fact.name];
      else facts[fact.name] = value;
    }
    if (errors.length === 0 && this.#schema.requirements.length > 0) {
      errors.push(...brokenRequirements(this.#schema, facts));
    }
    return facts;
  }

  #key(cells: readonly string[]): RecordKey {
    return this.#keyColumn === null ? null : this.#textOf(cells[this.#keyColumn.index] ?? "") || null;
  }
}

/** What a cell gives, an empty one what holds where the fact is left out; undefined where it gives nothing. */
function readCell({ fact, place, read }: Column, cell: string, errors: InputError[]): Value | undefined {
  if (!isBlank(cell)) return read(cell, place, errors);
  if (!fact.required) return fact.default;
  errors.push(inputError("missing-field", place, undefined, fact.type));
  return undefined;
}

/** A column of a roster with what reads its cells. */
export function columnOf(fact: FactField, index: number, texts: TextForm): Column {
  const place = { inside: null, name: fact.name, label: fact.label };
  const read = texts === "plain" && fact.type.kind === "text" ? valueReader(fact.type) : cellReader(fact.type);
  return { index, fact, place, read };
}

/** Of a number only a text needs every digit: what else it may be for is refused with its own reason where it is too long. */
function costsValue({ problem }: CellFault, { type }: FactField): boolean {
  return problem === "failed-cell" || type.kind === "text";
}
