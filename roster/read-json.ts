import { inputError } from "../runtime/input-error.ts";
import type { EntitySchema } from "../runtime/schema.ts";
import type { RosterBatch, RosterRecord } from "./batch.ts";
import { type JsonElement, syntaxPlace, syntaxProblem } from "./json-element.ts";
import { JsonElements, longestRecord } from "./json-elements.ts";
import { jsonRecord } from "./json-record.ts";
import type { RosterProblem } from "./problem.ts";
import type { TextSource } from "./text-source.ts";

/**
 * Reads a JSON list of objects, or one object. A record that is not JSON is refused, and those behind it are read: where its brackets
 * do not close, from the next text that begins like a record.
 */
export async function* readJsonRoster(source: TextSource, schema: EntitySchema): AsyncGenerator<RosterBatch> {
  const elements = new JsonElements();
  const reader = new JsonReader(elements, schema);
  for await (const piece of source.pieces()) {
    elements.push(piece);
    const batch = reader.batch(source.bytesRead);
    yield batch;
    if (batch.problems.length > 0) return;
  }
  elements.end();
  if (source.problem === null) yield reader.batch(source.bytesRead);
}

class JsonReader {
  readonly #elements: JsonElements;
  readonly #schema: EntitySchema;
  #count = 0;
  /** The text of the last record that was JSON: others probably begin like it. */
  #sound = "";
  /** Whether what stands before is a part of a record that was refused. */
  #isInRefused = false;

  constructor(elements: JsonElements, schema: EntitySchema) {
    this.#elements = elements;
    this.#schema = schema;
  }

  /** All that the text so far gives. */
  batch(bytesRead: number): RosterBatch {
    const records: RosterRecord[] = [];
    const faults: RosterProblem[] = [];
    for (let found = this.#elements.next(); found !== null; found = this.#elements.next()) {
      this.#read(found, records, faults);
      faults.push(...this.#elements.takeFaults());
    }
    faults.push(...this.#elements.takeFaults());
    const { problem } = this.#elements;
    return { records, faults, problems: problem === null ? [] : [problem], bytesRead };
  }

  #read(element: JsonElement, records: RosterRecord[], faults: RosterProblem[]): void {
    const { text, line, closed } = element;
    const record = jsonRecord(this.#schema, text, this.#count, line);
    const isObject = text.startsWith("{");
    // A list among the records holds records that are outside the list: a bracket too many.
    const isNested = text.startsWith("[") && text.includes("{");
    if (!("errorAt" in record) && !isNested) {
      if (isObject) this.#sound = text;
      return this.#add(record, records);
    }
    const errorAt = "errorAt" in record ? record.errorAt : 0;
    const offset = closed === null || !isObject ? nextRecord(text, errorAt, this.#sound) : null;
    const before = isObject ? jsonRecord(this.#schema, text.slice(0, errorAt), this.#count, line) : null;
    const isBeforeRecord = offset !== null && !isObject && !text.slice(0, offset).includes("\n");
    if (before !== null && !("errorAt" in before)) {
      // What stands before the error is a record, as where a bracket too many follows it.
      faults.push(syntaxProblem(element, errorAt));
      this.#add(before, records);
    } else if (isBeforeRecord) {
      if (!this.#isInRefused) faults.push(syntaxProblem(element, errorAt));
    } else if (isObject || !this.#isInRefused) {
      this.#add(this.#refused(element, errorAt), records);
      this.#isInRefused = true;
    }
    this.#resume(element, errorAt, offset);
  }

  #add(record: RosterRecord, records: RosterRecord[]): void {
    records.push(record);
    this.#count++;
    this.#isInRefused = false;
  }

  #refused(element: JsonElement, errorAt: number): RosterRecord {
    const { line, column, found } = syntaxPlace(element, errorAt);
    const errors = [inputError("broken-json", null, found, `${line}:${column}`)];
    return { index: this.#count, line: element.line, id: null, parsed: { ok: false, errors } };
  }

  /** Goes on with the record that stands behind the error in an item whose brackets do not close. */
  #resume(element: JsonElement, errorAt: number, offset: number | null): void {
    const { text, line } = element;
    if (offset === null) {
      if (text.length > longestRecord) this.#elements.problem = { problem: "record-too-long", line };
    } else if (!this.#elements.resumeIn(element, offset)) {
      this.#elements.problem = syntaxProblem(element, errorAt);
    }
  }
}

/**
 * Where the next record probably begins in an item that is not JSON from an offset on: at a line that begins like the last record or
 * like the broken one, even before the error, which may be late; or behind the error, where something begins like them or a line with a brace.
 */
function nextRecord(text: string, errorAt: number, sound: string): number | null {
  const own = text.replace(/^[^{]+/u, "");
  const openings = [sound, own].flatMap((model) => /^\{\s*"(?:[^"\\\n]|\\.)*"\s*:/.exec(model)?.[0] ?? []);
  for (const opening of openings)
    for (let at = text.indexOf(opening, 1); at >= 0; at = text.indexOf(opening, at + 1))
      if (at >= errorAt || beginsLine(text, at)) return at;
  for (let at = text.indexOf("{", errorAt); at >= 0; at = text.indexOf("{", at + 1))
    if (beginsLine(text, at)) return at;
  return null;
}

function beginsLine(text: string, at: number): boolean {
  return /\n[ \t]*$/.test(text.slice(Math.max(0, at - 100), at));
}
