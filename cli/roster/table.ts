import { isDestroyedKey } from "../../runtime/destroyed-key.ts";
import { inputError, type InputError, type Place } from "../../runtime/input-error.ts";
import { NameIndex } from "../../runtime/name-index.ts";
import { blankRecord, brokenRequirements } from "../../runtime/parse.ts";
import { cellReader, textOfCell } from "../../runtime/read-cell.ts";
import type { Reader } from "../../runtime/read-value.ts";
import { keyField, type EntitySchema, type FactField, type FactRecord, type Value } from "../../runtime/schema.ts";
import type { RecordKey, RosterRecord } from "./batch.ts";
import type { RosterProblem } from "./problem.ts";

/** A column of a table: the fact that its cells give. */
interface Column {
  readonly fact: FactField;
  readonly place: Place;
  readonly read: Reader<string>;
}

/** The facts that a header names, by identifier or label, or everything that is wrong with it. */
export function tableColumns(
  schema: EntitySchema,
  header: readonly string[],
): { readonly columns: readonly FactField[]; readonly problems: readonly RosterProblem[] } {
  const facts = new NameIndex(schema.facts);
  const columns: FactField[] = [];
  const problems: RosterProblem[] = [];
  header.forEach((cell, index) => {
    const name = cell.trim();
    const fact = facts.find(name);
    if (name === "") problems.push({ problem: "unnamed-column", column: index + 1 });
    else if (fact === undefined) problems.push({ problem: "unknown-column", name, near: facts.nearest(name) });
    else if (columns.includes(fact)) problems.push({ problem: "repeated-column", name });
    else columns.push(fact);
  });
  for (const fact of schema.facts) {
    if (!fact.required || columns.includes(fact)) continue;
    problems.push({ problem: "missing-column", name: fact.name, label: fact.label });
  }
  return { columns, problems };
}

/** Reads the rows of a table of which the columns are known: a reader a column, made once. */
export class TableReader {
  readonly #schema: EntitySchema;
  readonly #blank: FactRecord;
  readonly #columns: readonly Column[];
  readonly #keyColumn: number;

  constructor(schema: EntitySchema, facts: readonly FactField[]) {
    this.#schema = schema;
    this.#blank = blankRecord(schema);
    this.#columns = facts.map((fact) => ({
      fact,
      place: { inside: null, name: fact.name, label: fact.label },
      read: cellReader(fact.type),
    }));
    const key = keyField(schema);
    this.#keyColumn = facts.findIndex((fact) => fact === key);
  }

  /** Reads the cells of one row; an empty cell leaves the fact out. */
  record(cells: readonly string[], index: number, line: number | null): RosterRecord {
    const id = this.#key(cells);
    const columns = this.#columns.length;
    if (cells.length !== columns) {
      const errors = [inputError("cell-count", null, cells.length, String(columns))];
      return { index, line, id, parsed: { ok: false, errors } };
    }
    const errors: InputError[] = [];
    const value = this.#facts(cells, errors);
    if (isDestroyedKey(id)) errors.push(inputError("destroyed-key", this.#columns[this.#keyColumn]!.place, id, null));
    return { index, line, id, parsed: errors.length === 0 ? { ok: true, value } : { ok: false, errors } };
  }

  #facts(cells: readonly string[], errors: InputError[]): FactRecord {
    const facts: { [name: string]: Value } = { ...this.#blank };
    const columns = this.#columns;
    for (let index = 0; index < columns.length; index++) {
      const { fact, place, read } = columns[index]!;
      const cell = cells[index]!;
      if (cell === "" || cell.trim() === "") {
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
    return textOfCell(cells[this.#keyColumn] ?? "") || null;
  }
}
