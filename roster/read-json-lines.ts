import { inputError } from "../runtime/input-error.ts";
import type { EntitySchema } from "../runtime/schema.ts";
import type { RosterBatch, RosterRecord } from "./batch.ts";
import { longestRecord } from "./json-elements.ts";
import { jsonRecord } from "./json-record.ts";
import type { TextSource } from "./text-source.ts";

/** Reads JSON Lines: an object a line, blank lines aside. A line that is not JSON is an error of that record alone. */
export async function* readJsonLines(source: TextSource, schema: EntitySchema): AsyncGenerator<RosterBatch> {
  let rest = "";
  let line = 0;
  let index = 0;
  const recordsOf = (lines: readonly string[]): readonly RosterRecord[] => {
    const records: RosterRecord[] = [];
    for (const text of lines) {
      line++;
      if (text.trim() !== "") records.push(lineRecord(schema, text, index++, line));
    }
    return records;
  };
  for await (const piece of source.pieces()) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop()!;
    yield { records: recordsOf(lines), problems: [], bytesRead: source.bytesRead };
    if (rest.length > longestRecord) {
      yield { records: [], problems: [{ problem: "record-too-long", line: line + 1 }], bytesRead: source.bytesRead };
      return;
    }
  }
  if (source.problem === null) yield { records: recordsOf([rest]), problems: [], bytesRead: source.bytesRead };
}

function lineRecord(schema: EntitySchema, text: string, index: number, line: number): RosterRecord {
  const record = jsonRecord(schema, text, index, line);
  if (!("errorAt" in record)) return record;
  const error = inputError("not-json", null, text.trim(), String(record.errorAt + 1));
  return { index, line, id: null, parsed: { ok: false, errors: [error] } };
}
