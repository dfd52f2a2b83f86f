import type { EntitySchema, FactRecord } from "../runtime/schema.ts";
import type { Json } from "../runtime/format.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { Progress } from "./progress.ts";
import { failureMessage } from "./render/failure.ts";
import type { RosterBatch, RosterRecord, RosterResult, RosterWriter } from "./roster/roster.ts";
import { isFileFailure, recordMessages, recordName, rosterMessage } from "./roster/roster.ts";

/** What is done with a roster: where its records come from, how they are decided and where the results go. */
export interface RosterWork {
  readonly schema: EntitySchema;
  readonly batches: AsyncIterable<RosterBatch>;
  readonly writer: RosterWriter;
  readonly evaluate: (facts: FactRecord) => FactRecord;
  readonly explain: ((facts: FactRecord) => Json) | null;
  /** What input and output are called in messages. */
  readonly inputName: string;
  readonly outputName: string;
  /** Bytes of the input; zero where that is not known. */
  readonly size: number;
}

/** Decides the records in the order of the input. A bad record is reported and the rest goes on; a bad file ends all. */
export async function decideRoster(work: RosterWork, context: Context): Promise<ExitCode> {
  const { batches, writer } = work;
  const progress = new Progress(work.size, context);
  const decider = new RecordDecider(work, context, progress);
  for await (const { records, problems, bytesRead } of batches) {
    const isUnreadable = problems.some(isFileFailure);
    const isOpen = isUnreadable || (await writer.write(records.map((record) => decider.decide(record))));
    progress.advance(bytesRead);
    if (problems.length > 0) {
      progress.clear();
      for (const problem of problems) context.fail(rosterMessage(problem, work.inputName, context.language));
      await writer.abort();
      return isUnreadable ? exitCode.usage : exitCode.failed;
    }
    if (!isOpen) break;
  }
  progress.clear();
  await writer.finish();
  if (writer.problem !== null) {
    context.fail(rosterMessage(writer.problem, work.outputName, context.language));
    return exitCode.usage;
  }
  return decider.failed === 0 ? exitCode.done : exitCode.failed;
}

class RecordDecider {
  failed = 0;
  readonly #work: RosterWork;
  readonly #context: Context;
  readonly #progress: Progress;

  constructor(work: RosterWork, context: Context, progress: Progress) {
    this.#work = work;
    this.#context = context;
    this.#progress = progress;
  }

  decide(record: RosterRecord): RosterResult {
    const { id, parsed } = record;
    if (!parsed.ok) return this.#refuse(id, recordMessages(record, parsed.errors, this.#context.language));
    try {
      const outcome = this.#work.evaluate(parsed.value);
      const { explain } = this.#work;
      return explain === null ? { id, outcome } : { id, outcome, explanation: explain(parsed.value) };
    } catch (error) {
      return this.#refuse(id, [this.#failure(record, parsed.value, error)]);
    }
  }

  #failure(record: RosterRecord, facts: FactRecord, error: unknown): string {
    const { language } = this.#context;
    const message = failureMessage(error, this.#work.schema, facts, language);
    if (message === null) throw error;
    return `${recordName(record, language)}${language === "en" ? ": " : "："}${message}`;
  }

  #refuse(id: RosterRecord["id"], messages: readonly string[]): RosterResult {
    this.failed++;
    this.#progress.clear();
    for (const message of messages) this.#context.fail(message);
    return { id, error: messages.join(this.#context.say({ en: "; ", zh: "；" })) };
  }
}
