import type { EntitySchema } from "../../runtime/schema.ts";
import type { RosterBatch, RosterRecord } from "./batch.ts";
import { JsonElements, syntaxProblem, type JsonElement } from "./json-elements.ts";
import { jsonRecord } from "./json-record.ts";
import type { RosterProblem } from "./problem.ts";
import type { TextSource } from "./text-source.ts";

/** Reads a JSON list of objects, or one object. After an error of syntax nothing more can be read. */
export async function* readJsonRoster(source: TextSource, schema: EntitySchema): AsyncGenerator<RosterBatch> {
  const elements = new JsonElements();
  let index = 0;
  const batchOf = (texts: readonly JsonElement[]): RosterBatch => {
    const records: RosterRecord[] = [];
    const { bytesRead } = source;
    for (const element of texts) {
      const record = jsonRecord(schema, element.text, index, element.line);
      if ("errorAt" in record) {
        // What stands before the error may be a record, as where only the comma after it is missing.
        const before = jsonRecord(schema, element.text.slice(0, record.errorAt), index, element.line);
        if (!("errorAt" in before)) records.push(before);
        return { records, problems: [syntaxProblem(element, record.errorAt)], bytesRead };
      }
      records.push(record);
      index++;
    }
    return { records, problems: problemsOf(elements.problem), bytesRead };
  };
  for await (const piece of source.pieces()) {
    const batch = batchOf(elements.push(piece));
    yield batch;
    if (batch.problems.length > 0) return;
  }
  if (source.problem === null) yield batchOf(elements.end());
}

function problemsOf(problem: RosterProblem | null): readonly RosterProblem[] {
  return problem === null ? [] : [problem];
}
