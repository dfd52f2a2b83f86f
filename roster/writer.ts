import type { EntitySchema } from "../runtime/schema.ts";
import type { DecidedColumns, MakeEncoder, RosterResult, WriteOptions } from "./encoder.ts";
import type { RosterProblem } from "./problem.ts";
import type { Sink } from "./sink.ts";

/** Takes the results of a roster in their order. */
export interface RosterWriter {
  /** What went wrong; null also where the reader of a pipe has merely gone away. */
  readonly problem: RosterProblem | null;
  /** False where nothing more can be written. */
  write(results: readonly RosterResult[]): Promise<boolean>;
  /** The same for those that were decided by columns, where the format can. */
  writeColumns?(decided: DecidedColumns): Promise<boolean>;
  /** Completes the output; a file gets its name only now. */
  finish(): Promise<void>;
  /** Gives the output up: no file is left, and what a stream was given before is completed where that is text. */
  abort(): Promise<void>;
}

/** Makes the writer of a format for the decisions of an entity. */
export type MakeWriter = (sink: Sink, schema: EntitySchema, options: WriteOptions) => RosterWriter;

/** The writer of a format of text. */
export function textWriter(encode: MakeEncoder): MakeWriter {
  return (sink, schema, options) => {
    const encoder = encode(schema, options);
    let hasBegun = false;
    const begun = (text: string): string => {
      const mark = hasBegun || !sink.isFile ? "" : encoder.mark;
      hasBegun = true;
      return mark + text;
    };
    return {
      get problem() {
        return sink.problem;
      },
      write(results) {
        return sink.write(begun(encoder.results(results)));
      },
      async writeColumns(decided) {
        const bytes = encoder.columns!(decided);
        const head = hasBegun ? "" : begun(encoder.results([]));
        return (head === "" || (await sink.write(head))) && sink.write(bytes);
      },
      async finish() {
        if (await sink.write(begun(encoder.end()))) await sink.finish();
      },
      async abort() {
        if (hasBegun && !sink.isFile) await sink.write(encoder.end());
        await sink.abort();
      },
    };
  };
}

/** The writer of a format whose libraries are loaded once something is to be written. */
export function lateWriter(load: () => Promise<MakeWriter>): MakeWriter {
  return (sink, schema, options) => {
    let loaded: Promise<RosterWriter> | null = null;
    const writer = (): Promise<RosterWriter> => (loaded ??= load().then((make) => make(sink, schema, options)));
    return {
      get problem() {
        return sink.problem;
      },
      async write(results) {
        return (await writer()).write(results);
      },
      async finish() {
        await (await writer()).finish();
      },
      async abort() {
        await (loaded === null ? sink : await writer()).abort();
      },
    };
  };
}
