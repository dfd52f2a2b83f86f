import { groupsOf } from "../ir/grouping.ts";
import { entityOf } from "../ir/entity.ts";
import { entitySchema } from "../ir/schema.ts";
import { RosterSummary } from "../report/summary/roster-summary.ts";
import { summaryTables, type SummaryTable } from "../report/summary/tables.ts";
import type { RosterBatch, RosterRecord } from "../roster/batch.ts";
import { BlobSink } from "../roster/blob/blob-sink.ts";
import { listFormats } from "../roster/blob/formats.ts";
import type { NamedBlob } from "../roster/blob/named-blob.ts";
import { decideRoster } from "../roster/decide-roster.ts";
import type { RecordCounts } from "../roster/record-counts.ts";
import { formatNamed } from "../roster/formats.ts";
import { inGroups } from "../roster/in-groups.ts";
import type { ProgressLine, Reporter } from "../roster/reporter.ts";
import type { Text } from "../runtime/messages.ts";
import type { Ways } from "../roster/ways.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";
import { evaluatorOf } from "./evaluator.ts";

export type { NamedBlob as List, RecordCounts, Text, Ways };
export { cellText as summaryCellText, type SummaryCell, type SummaryTable } from "../report/summary/tables.ts";

/** A format in which a list is read and its decisions are written. */
export type ListFormat = "csv" | "json" | "jsonl" | "xlsx";

/** How a list is decided. */
export interface ListOptions {
  /** The language of words, and of column names and options in the result. */
  readonly language: Language;
  /** The entity of which the list has a record a row; the one that the notice speaks of where it is left out. */
  readonly entity?: string;
  /** Whether columns that the vocabulary does not have are passed over. */
  readonly ignoreColumns?: boolean;
  /** The sheet of a workbook, by the name on its tab. */
  readonly sheet?: string;
  /** Whether records of a group are decided as if those that are refused were not in it. */
  readonly withoutRefused?: boolean;
  /** The format of the result; a workbook where it is left out. */
  readonly output?: ListFormat;
  /** How what helps is done where the list is decided. */
  readonly ways: Ways;
  /** Is told how far the work has come. */
  readonly progress?: (progress: ListProgress) => void;
}

/** How far a list is decided: of its bytes, and how many records. */
export interface ListProgress {
  readonly bytes: number;
  readonly records: number;
}

/** Something that came up while a list was read and decided, in words. */
export interface ListRemark {
  readonly severity: "error" | "warning" | "note";
  readonly text: string;
  /** What helps; null where nothing is known to. */
  readonly help: string | null;
}

/** A record that is not decided. */
export interface RefusedRecord {
  /** Its position among the records, from 0. */
  readonly index: number;
  /** Its row in a sheet or line in a text, from 1; null where the format has none. */
  readonly line: number | null;
  /** Its key, where it has one. */
  readonly id: string | null;
  /** Why, in words. */
  readonly messages: readonly string[];
}

/** What became of a list. */
export interface DecidedList {
  /** The decisions, a row a record; null where the list could not be read to its end, of which nothing is given out. */
  readonly result: Blob | null;
  /** Null where the list could not be used at all. */
  readonly counts: RecordCounts | null;
  readonly remarks: readonly ListRemark[];
  /**
   * The first of the records that were refused, for reasons of their own; `counts` has how many there are, with those for which
   * a remark tells the reason of all.
   */
  readonly refused: readonly RefusedRecord[];
  /** What the decisions come to, as tables. */
  readonly summary: readonly SummaryTable[];
  /** The sheets of a workbook of which one must be chosen. */
  readonly sheets: readonly string[];
}

/** More refused records are only counted. */
const mostRefused = 1000;

/** The format of a list by the name of its file; null where it is none that is decided here. */
export function listFormatOf(name: string): ListFormat | null {
  return formatNamed(listFormats, name);
}

/**
 * Decides the records of a list, in a browser or wherever there are blobs. A bad record is refused and the rest goes on; of a
 * bad file nothing is given out. Throws `RangeError` where the name of the list tells no format, or an entity is not known.
 */
export async function decideList(notice: Notice, list: NamedBlob, options: ListOptions): Promise<DecidedList> {
  const { program } = notice;
  const format = listFormatOf(list.name);
  if (format === null) throw new RangeError(`the name of ${list.name} does not tell the format of a list`);
  const { name: entity } = entityOf(program, options.entity);
  const schema = entitySchema(program, entity);
  const reporter = new ListReporter(options);
  const progress: ProgressLine = {
    advance: (bytes, records) => options.progress?.({ bytes, records }),
    clear: () => {},
  };
  const sheets: string[] = [];
  const batches = notingSheets(listFormats[format].read(list, schema, options), sheets);
  const roster =
    groupsOf(program, entity).length === 0
      ? { batches, evaluate: evaluatorOf(program, entity).evaluate }
      : await inGroups(batches, program, entity, options, reporter, progress);
  const summary = new RosterSummary(schema);
  const sink = new BlobSink();
  const { output = "xlsx", language } = options;
  const refused: RefusedRecord[] = [];
  const work = {
    schema,
    ...roster,
    writer: listFormats[output].writer(sink, schema, { labels: language, summary }),
    explain: null,
    summary,
    refused: (record: RosterRecord, messages: readonly string[], isTold: boolean): void => {
      if (isTold && refused.length < mostRefused) refused.push(refusedRecord(record, messages));
    },
    inputName: list.name,
    outputName: reporter.say({ en: "the result", zh: "结果" }),
  };
  const end = await decideRoster(work, reporter, progress);
  const counts = end.kind === "read" ? end.counts : null;
  const isWhole = counts !== null && !counts.isCutShort;
  return {
    result: isWhole ? sink.blob : null,
    counts,
    remarks: reporter.remarks,
    refused,
    summary: isWhole ? summaryTables(summary.totals(), language) : [],
    sheets,
  };
}

function refusedRecord({ index, line, id }: RosterRecord, messages: readonly string[]): RefusedRecord {
  return { index, line, id: id === null ? null : String(id), messages };
}

/** Keeps the names of the sheets where one must be chosen. */
async function* notingSheets(batches: AsyncIterable<RosterBatch>, sheets: string[]): AsyncGenerator<RosterBatch> {
  for await (const batch of batches) {
    for (const problem of batch.problems) if ("sheets" in problem) sheets.push(...problem.sheets);
    yield batch;
  }
}

class ListReporter implements Reporter {
  readonly language: Language;
  readonly ways: Ways;
  readonly remarks: ListRemark[] = [];

  constructor({ language, ways }: ListOptions) {
    this.language = language;
    this.ways = ways;
  }

  fail(message: string | Text, help: Text | null = null): void {
    this.#add("error", message, help);
  }

  warn(message: string | Text): void {
    this.#add("warning", message, null);
  }

  remark(message: Text): void {
    this.#add("note", message, null);
  }

  say(text: string | Text): string {
    return typeof text === "string" ? text : text[this.language];
  }

  #add(severity: ListRemark["severity"], message: string | Text, help: Text | null): void {
    this.remarks.push({ severity, text: this.say(message), help: help === null ? null : this.say(help) });
  }
}
