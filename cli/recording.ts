import { record, type Recorded } from "../api/record.ts";
import type { RosterWork } from "../roster/decide-roster.ts";
import { FileSink } from "./roster/file-sink.ts";
import type { RosterWriter } from "./roster/roster.ts";

/** What the records are kept of, by what version, and where: a line of JSON each. */
export interface Recording extends Recorded {
  readonly entity: string;
  readonly engine: string;
  readonly path: string;
}

/** The same work, which keeps each decision as well. The file has its name only when all is decided. */
export function recording(work: RosterWork, { entity, engine, path, ...notice }: Recording): RosterWork {
  const sink = new FileSink(path);
  let lines: string[] = [];
  const flush = async (): Promise<boolean> => {
    const text = lines.join("");
    lines = [];
    return sink.write(text);
  };
  const abort = async (): Promise<void> => {
    await sink.abort();
    await work.writer.abort();
  };
  const writer: RosterWriter = {
    get problem() {
      return sink.problem ?? work.writer.problem;
    },
    write: async (results) => (await flush()) && work.writer.write(results),
    finish: async () => {
      if (!(await flush())) return abort();
      await work.writer.finish();
      if (work.writer.problem === null) await sink.finish();
      else await sink.abort();
    },
    abort,
  };
  return {
    ...work,
    writer,
    get outputName() {
      return sink.problem === null ? work.outputName : path;
    },
    evaluate: (facts) => {
      const outcome = work.evaluate(facts);
      lines.push(`${JSON.stringify(record(notice, facts, engine, entity))}\n`);
      return outcome;
    },
  };
}
