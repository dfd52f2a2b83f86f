import type { Refusal, RosterSummary } from "../report/summary/roster-summary.ts";
import type { InputError } from "../runtime/input-error.ts";
import type { EntitySchema, FactRecord } from "../runtime/schema.ts";
import type { Json } from "../runtime/format.ts";
import { KeyIndex } from "./key-index.ts";
import { failureMessage } from "../explain/failure-text.ts";
import { type ColumnRecords, type KeyBytes, type RosterBatch, type RosterRecord, rowState } from "./batch.ts";
import type { ColumnDecider } from "./columns/column-decider.ts";
import type { DecidedColumns, RosterResult } from "./encoder.ts";
import { remarkIgnored } from "./ignored-columns.ts";
import { isFileFailure, type RosterProblem, rosterMessage } from "./problem.ts";
import type { RecordCounts } from "./record-counts.ts";
import { recordMessages, recordName } from "./record-words.ts";
import type { ProgressLine, Reporter } from "./reporter.ts";
import type { Text } from "../runtime/messages.ts";
import type { RosterWriter } from "./writer.ts";

/** What is done with a roster: where its records come from, how they are decided and where the results go. */
export interface RosterWork {
  readonly schema: EntitySchema;
  readonly batches: AsyncIterable<RosterBatch>;
  readonly writer: RosterWriter;
  readonly evaluate: (facts: FactRecord) => FactRecord;
  /** What decides the records that are read by columns, where any are. */
  readonly columns?: ColumnDecider;
  readonly explain: ((facts: FactRecord) => Json) | null;
  /** Why a record that is right is not decided all the same. */
  readonly withheld?: (record: RosterRecord) => Withheld | null;
  /** What adds the results up, where anybody asks for that. */
  readonly summary: RosterSummary | null;
  /** Takes what is wrong with a record, in place of those who are told otherwise, and whether that was not told once for all. */
  readonly refused?: (record: RosterRecord, messages: readonly string[], isTold: boolean) => void;
  /** What input and output are called in messages. */
  readonly inputName: string;
  readonly outputName: string;
}

/** The reason for which a record that is right is not decided. */
export interface Withheld {
  readonly reason: Text;
  /** Whether it is told at each record; else it was told once for all. */
  readonly isTold: boolean;
}

/** How the deciding of a roster ended. */
export type RosterEnd =
  /** Input or output could not be used at all. */
  | { readonly kind: "unusable" }
  /** All was decided that could be, or what is wrong with the input ended it. */
  | { readonly kind: "read"; readonly counts: RecordCounts; readonly isSound: boolean };

/** Decides the records in the order of the input. A bad record is reported and the rest goes on; a bad file ends all. */
export async function decideRoster(work: RosterWork, reporter: Reporter, progress: ProgressLine): Promise<RosterEnd> {
  const { batches, writer } = work;
  const decider = new RecordDecider(work, reporter, progress);
  for await (const batch of batches) {
    const { problems, faults = [], ignored = [], bytesRead } = batch;
    remarkIgnored(ignored, work.inputName, reporter);
    const isUnreadable = problems.some(isFileFailure);
    const isOpen = isUnreadable || (await writeDecided(batch, writer, decider));
    decider.noteFaults(faults);
    progress.advance(bytesRead, decider.taken);
    if (problems.length > 0) {
      progress.clear();
      for (const problem of problems) reporter.fail(worded(problem, work.inputName, reporter));
      await writer.abort();
      return isUnreadable ? { kind: "unusable" } : decider.end(true);
    }
    if (!isOpen) break;
  }
  progress.clear();
  await writer.finish();
  if (writer.problem === null) return decider.end(false);
  reporter.fail(worded(writer.problem, work.outputName, reporter));
  return { kind: "unusable" };
}

function worded(problem: RosterProblem, file: string, { language, ways }: Reporter): string {
  return rosterMessage(problem, file, language, ways);
}

/** Writes what is decided of a batch. False where nothing more can be written. */
async function writeDecided(batch: RosterBatch, writer: RosterWriter, decider: RecordDecider): Promise<boolean> {
  const { columns, records, problems } = batch;
  if (columns !== undefined) return writer.writeColumns!(decider.decideColumns(columns));
  // A header alone is no reason to open a file.
  if (records.length === 0 && problems.length === 0) return true;
  return writer.write(records.map((record) => decider.decide(record)));
}

/** More repeated keys than these are only counted. */
const mostRepeats = 20;

/** More faults between records than these are only counted. */
const mostFaults = 20;

/** More records of several lines than these are only counted. */
const mostLong = 5;

class RecordDecider {
  failed = 0;
  /** What is wrong between the records. */
  faults = 0;
  #decided = 0;
  #repeats = 0;
  /** Records of more than one line. */
  #long = 0;
  readonly #keys = new KeyIndex();
  readonly #work: RosterWork;
  readonly #reporter: Reporter;
  readonly #progress: ProgressLine;

  /** How many records have come. */
  get taken(): number {
    return this.#decided + this.failed;
  }

  constructor(work: RosterWork, reporter: Reporter, progress: ProgressLine) {
    this.#work = work;
    this.#reporter = reporter;
    this.#progress = progress;
  }

  decide(record: RosterRecord): RosterResult {
    const { id, parsed } = record;
    this.#noteLines(record);
    if (id !== null) this.#noteRepeat(record, this.#keys.add(String(id), record.line ?? record.index + 1));
    if (!parsed.ok) {
      this.#work.summary?.refuse(parsed.errors.map(refusalOf));
      return this.#refuse(record, recordMessages(record, parsed.errors, this.#reporter.language));
    }
    const withheld = this.#work.withheld?.(record) ?? null;
    if (withheld !== null) {
      this.#work.summary?.refuse([{ problem: "withheld", field: null }]);
      return this.#refuse(record, [this.#about(record, this.#reporter.say(withheld.reason))], withheld.isTold);
    }
    try {
      const outcome = this.#work.evaluate(parsed.value);
      const { explain, summary } = this.#work;
      summary?.add(parsed.value, outcome);
      this.#decided++;
      return explain === null ? { id, outcome } : { id, outcome, explanation: explain(parsed.value) };
    } catch (error) {
      const message = this.#failure(record, parsed.value, error);
      this.#work.summary?.refuse([{ problem: "undecided", field: null }]);
      return this.#refuse(record, [message]);
    }
  }

  /** Decides the records of which the facts stand in columns, and by themselves those that columns do not do for. */
  decideColumns(records: ColumnRecords): DecidedColumns {
    const { count, states, keys, lines, recordAt } = records;
    const columns = this.#work.columns!;
    const { again } = columns.block;
    const results = new Map<number, RosterResult>();
    columns.block.decide(count);
    for (let row = 0; row < count; row++) {
      if (states[row] === rowState.blank) continue;
      if (states[row] === rowState.inColumns && again[row] === 0) {
        if (keys !== null) this.#noteKey(keys, row, lines, recordAt);
        this.#decided++;
        continue;
      }
      states[row] = rowState.byItself;
      results.set(row, this.decide(recordAt(row)));
    }
    return { ...columns, records, results };
  }

  #noteKey(keys: KeyBytes, row: number, lines: ColumnRecords["lines"], recordAt: ColumnRecords["recordAt"]): void {
    const [start, end] = [keys.start(row), keys.end(row)];
    if (start === end) return;
    const before = this.#keys.addBytes(keys.bytes, start, end, lines === null ? this.taken + 1 : lines[row]!);
    if (before !== null) this.#noteRepeat(recordAt(row), before);
  }

  noteFaults(faults: readonly RosterProblem[]): void {
    for (const fault of faults) {
      if (++this.faults > mostFaults) continue;
      this.#progress.clear();
      this.#reporter.fail(worded(fault, this.#work.inputName, this.#reporter));
    }
  }

  /** Tells how often what is told only so often came up, and ends with the counts. */
  end(isCutShort: boolean): RosterEnd {
    const more = this.#repeats - mostRepeats;
    if (more > 0) this.#reporter.warn({ en: `${more} more keys stand twice`, zh: `另有 ${more} 个编号重复` });
    const faults = this.faults - mostFaults;
    if (faults > 0)
      this.#reporter.warn({
        en: `${faults} more errors between records are not shown`,
        zh: `记录之间另有 ${faults} 处错误未列出`,
      });
    const longer = this.#long - mostLong;
    if (longer > 0)
      this.#reporter.warn({ en: `${longer} more records go on over lines`, zh: `另有 ${longer} 条记录跨越多行` });
    const counts = { decided: this.#decided, refused: this.failed, isCutShort };
    return { kind: "read", counts, isSound: !isCutShort && this.failed === 0 && this.faults === 0 };
  }

  /** Two quotation marks that are amiss make one cell of all between them: whoever knows the file can tell. */
  #noteLines(record: RosterRecord): void {
    const { line, lines = 1 } = record;
    if (line === null || lines === 1 || ++this.#long > mostLong) return;
    this.#progress.clear();
    const [name, last] = [recordName(record, this.#reporter.language), line + lines - 1];
    this.#reporter.warn({
      en: `${name} goes on to line ${last}; is a quotation mark missing?`,
      zh: `${name}延续到第 ${last} 行，是否缺少引号？`,
    });
  }

  #noteRepeat(record: RosterRecord, before: number | null): void {
    if (before === null || ++this.#repeats > mostRepeats) return;
    this.#progress.clear();
    const name = recordName(record, this.#reporter.language);
    const place = record.line === null ? { en: "record", zh: "条记录" } : { en: "line", zh: "行" };
    this.#reporter.warn({
      en: `${name} has the key that stands in ${place.en} ${before} already`,
      zh: `${name}的编号与第 ${before} ${place.zh}重复`,
    });
  }

  #failure(record: RosterRecord, facts: FactRecord, error: unknown): string {
    const message = failureMessage(error, this.#work.schema, facts, this.#reporter.language);
    if (message === null) throw error;
    return this.#about(record, message);
  }

  #about(record: RosterRecord, message: string): string {
    return `${recordName(record, this.#reporter.language)}${this.#reporter.say({ en: ": ", zh: "：" })}${message}`;
  }

  #refuse(record: RosterRecord, messages: readonly string[], isTold = true): RosterResult {
    this.failed++;
    if (this.#work.refused !== undefined) this.#work.refused(record, messages, isTold);
    else if (isTold) {
      this.#progress.clear();
      for (const message of messages) this.#reporter.fail(message);
    }
    return { id: record.id, error: messages.join(this.#reporter.say({ en: "; ", zh: "；" })) };
  }
}

/** An error by its kind and its field, whichever item of a list it is in. */
function refusalOf({ problem, field, label }: InputError): Refusal {
  const isOfRecord = field === "" || problem === "requirement-broken";
  return { problem, field: isOfRecord ? null : { name: anyItem(field), label: anyItem(label) } };
}

function anyItem(path: string): string {
  return path.replace(/\[\d+\]/gu, "[]");
}
