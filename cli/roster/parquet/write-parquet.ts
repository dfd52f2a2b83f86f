import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { nameOf } from "../../../runtime/format.ts";
import { keyField, type EntitySchema, type FactRecord, type Value } from "../../../runtime/schema.ts";
import { errorName, type RosterResult, type WriteOptions } from "../../../roster/encoder.ts";
import type { RosterProblem } from "../../../roster/problem.ts";
import type { Sink } from "../../../roster/sink.ts";
import type { RosterWriter } from "../../../roster/writer.ts";
import { columnOf, type ParquetColumn, type SchemaLine, textLines } from "./columns.ts";

/** So many rows are in memory at a time, column by column, and stand together in the file. */
const rowsTogether = 32_768;

/** Writes decisions to a Parquet file, packed by Snappy: the key, the decisions, and the error where a record has one. */
export function parquetWriter(sink: Sink, schema: EntitySchema, options: WriteOptions): RosterWriter {
  return new ParquetRosterWriter(sink, schema, options);
}

interface Column extends ParquetColumn {
  readonly title: string;
  readonly valueIn: (result: RosterResult) => Value;
}

class ParquetRosterWriter implements RosterWriter {
  readonly #sink: Sink;
  readonly #columns: readonly Column[];
  readonly #bytes = new ByteWriter();
  readonly #file: ParquetWriter;
  #waiting: RosterResult[] = [];

  constructor(sink: Sink, schema: EntitySchema, options: WriteOptions) {
    this.#sink = sink;
    this.#columns = columnsOf(schema, options);
    const lines: readonly SchemaLine[] = this.#columns.flatMap(({ title, lines: of }) => of(title));
    const root = { name: "schema", num_children: this.#columns.length };
    this.#file = new ParquetWriter({ writer: this.#bytes, schema: [root, ...lines], createdBy: "pol" });
  }

  get problem(): RosterProblem | null {
    return this.#sink.problem;
  }

  async write(results: readonly RosterResult[]): Promise<boolean> {
    for (const result of results) this.#waiting.push(result);
    return this.#waiting.length < rowsTogether || (await this.#writeGroup());
  }

  async finish(): Promise<void> {
    if (this.#waiting.length > 0 && !(await this.#writeGroup())) return;
    await this.#file.finish();
    if (await this.#handOn()) await this.#sink.finish();
  }

  abort(): Promise<void> {
    return this.#sink.abort();
  }

  async #writeGroup(): Promise<boolean> {
    const results = this.#waiting;
    this.#waiting = [];
    const columnData = this.#columns.map(({ title, valueIn, write }) => ({
      name: title,
      data: results.map((result) => {
        const value = valueIn(result);
        return value === null ? null : write(value);
      }),
    }));
    await this.#file.write({ columnData, rowGroupSize: results.length });
    return this.#handOn();
  }

  /** Hands on what is written so far; the places of what follows go on counting. */
  #handOn(): Promise<boolean> {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return this.#sink.write(bytes);
  }
}

function columnsOf(schema: EntitySchema, options: WriteOptions): readonly Column[] {
  const format = { labels: options.labels === "zh" };
  const key = keyField(schema);
  const asText = (text: Value): unknown => text;
  return [
    ...(key === null
      ? []
      : [
          { title: nameOf(key, format), lines: textLines, write: String, valueIn: ({ id }: RosterResult): Value => id },
        ]),
    ...schema.decisions.map((field) => ({
      ...columnOf(field.type, format),
      title: nameOf(field, format),
      valueIn: (result: RosterResult): Value =>
        "outcome" in result ? ((result.outcome as FactRecord)[field.name] ?? null) : null,
    })),
    {
      title: errorName(options),
      lines: textLines,
      write: asText,
      valueIn: (result) => ("error" in result ? result.error : null),
    },
  ];
}
