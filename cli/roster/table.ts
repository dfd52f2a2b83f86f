import { inputError, type InputError, type Place } from "../../runtime/input-error.ts";
import { NameIndex } from "../../runtime/name-index.ts";
import { blankRecord, brokenRequirements } from "../../runtime/parse.ts";
import { cellReader, textOfCell } from "../../runtime/read-cell.ts";
import type { Reader } from "../../runtime/read-value.ts";
import {
  keyField,
  type EntitySchema,
  type FactField,
  type FactRecord,
  type Member,
  type Value,
} from "../../runtime/schema.ts";
import type { RecordKey, RosterRecord, UnknownColumn } from "./batch.ts";
import type { RosterProblem } from "./problem.ts";

/** How tables are read. */
export interface TableOptions {
  /** Whether columns that have no meaning are passed over. */
  readonly ignoreColumns?: boolean;
}

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
  readonly #unnamed: readonly number[];
  /** The columns up to the last with a name: spreadsheets add empty ones behind. */
  readonly #width: number;

  constructor(names: ColumnNames<C>, header: readonly string[], { ignoreColumns }: TableOptions = {}) {
    const called = header.map((cell) => cell.trim());
    this.columns = called.map((name) => names.find(name) ?? null);
    this.#unnamed = called.flatMap((name, index) => (name === "" ? [index] : []));
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

  /** What is wrong with the number of a row's cells; empty ones behind the others do not count. */
  misfit(cells: readonly string[]): InputError | null {
    const { length } = this.columns;
    if (cells.length === length) return null;
    const isWhole = cells.length > length ? cells.slice(length).every(isBlank) : cells.length >= this.#width;
    return isWhole ? null : inputError("cell-count", null, cells.length, String(this.#width));
  }

  /** The first column without a name in which a row has something, from 1; null where there is none. */
  unnamedIn(cells: readonly string[]): number | null {
    const found = this.#unnamed.find((index) => !isBlank(cells[index] ?? ""));
    return found === undefined ? null : found + 1;
  }
}

/** Whether a cell holds nothing or spaces alone, ideographic ones included. */
export function isBlank(cell: string): boolean {
  return cell === "" || cell.trim() === "";
}

/** A column of a roster: the fact that its cells give. */
interface Column {
  readonly index: number;
  readonly fact: FactField;
  readonly place: Place;
  readonly read: Reader<string>;
}

/** A row of a table behind its header. */
export interface TableRow {
  readonly cells: readonly string[];
  /** The line it starts on, from 1; null where the format has no lines. */
  readonly line: number | null;
  /** How many lines it takes. */
  readonly lines: number;
  /** Why it cannot be read. */
  readonly problem: InputError | null;
}

/** Reads the rows of a table of which the columns are known: a reader a column, made once. */
export class TableReader {
  readonly #schema: EntitySchema;
  readonly #blank: FactRecord;
  readonly #columns: readonly Column[];
  readonly #keyColumn: Column | null;

  constructor(schema: EntitySchema, facts: readonly (FactField | null)[]) {
    this.#schema = schema;
    this.#blank = blankRecord(schema);
    this.#columns = facts.flatMap((fact, index): Column[] => (fact === null ? [] : [columnOf(fact, index)]));
    const key = keyField(schema);
    this.#keyColumn = this.#columns.find(({ fact }) => fact === key) ?? null;
  }

  /** Reads the cells of one row, unless the row has a problem; an empty cell leaves the fact out. */
  record({ cells, line, lines, problem }: TableRow, index: number): RosterRecord {
    const id = this.#key(cells);
    if (problem !== null) return { index, line, lines, id, parsed: { ok: false, errors: [problem] } };
    const errors: InputError[] = [];
    const value = this.#facts(cells, errors);
    return { index, line, lines, id, parsed: errors.length === 0 ? { ok: true, value } : { ok: false, errors } };
  }

  #facts(cells: readonly string[], errors: InputError[]): FactRecord {
    const facts: { [name: string]: Value } = { ...this.#blank };
    for (const { index, fact, place, read } of this.#columns) {
      const cell = cells[index]!;
      if (isBlank(cell)) {
        if (fact.required) errors.push(inputError("missing-field", place, undefined, fact.type));
      } else {
        const value = read(cell, place, errors);
        if (value !== undefined) facts[fact.name] = value;
      }
    }
    if (errors.length === 0 && this.#schema.requirements.length > 0) {
      errors.push(...brokenRequirements(this.#schema, facts));
    }
    return facts;
  }

  #key(cells: readonly string[]): RecordKey {
    return this.#keyColumn === null ? null : textOfCell(cells[this.#keyColumn.index] ?? "") || null;
  }
}

function columnOf(fact: FactField, index: number): Column {
  const place = { inside: null, name: fact.name, label: fact.label };
  return { index, fact, place, read: cellReader(fact.type) };
}
