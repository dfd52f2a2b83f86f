/** Records line by line, answered line by line. */
import { StringDecoder } from "node:string_decoder";
import type { Json, Language } from "../api/index.ts";
import { decide, readRecord } from "./deciding.ts";
import { Problem, problemDocument } from "./problem.ts";
import { defect, tooLarge } from "./problems.ts";
import type { ServedEntity } from "./served-notice.ts";

/** How a batch is answered. */
export interface BatchOptions {
  readonly labels: boolean;
  readonly language: Language;
  /** The most bytes of a line. */
  readonly mostBytes: number;
  /** Told of each line. */
  readonly count: (isDecided: boolean) => void;
  /** Told of what is the service's own fault. */
  readonly report: (error: unknown) => void;
  /** Told when the last answer has been given, or nobody reads any more. */
  readonly leave: () => void;
}

/**
 * An answer of one line for each line that is not blank: `{"line": 3, "decisions": {…}}`, or in place of the decisions a
 * `problem`. It is made as the caller reads, and no more is read than is answered.
 */
export async function* answerLines(
  body: AsyncIterable<Buffer>,
  entity: ServedEntity,
  options: BatchOptions,
): AsyncGenerator<string> {
  try {
    for await (const lines of linesOf(body, options.mostBytes)) {
      const asked = lines.filter(({ text }) => text === null || text.trim() !== "");
      if (asked.length > 0) yield `${asked.map((line) => JSON.stringify(answer(line, entity, options))).join("\n")}\n`;
    }
  } finally {
    options.leave();
  }
}

interface Line {
  readonly line: number;
  /** Null where it is longer than is taken. */
  readonly text: string | null;
}

function answer({ line, text }: Line, entity: ServedEntity, options: BatchOptions): Json {
  const { labels, language, mostBytes, count, report } = options;
  try {
    if (text === null) throw tooLarge(mostBytes);
    const decisions = decide(entity, readRecord(entity, text), labels);
    count(true);
    return { line, decisions };
  } catch (error) {
    count(false);
    if (!(error instanceof Problem)) report(error);
    return { line, problem: { ...problemDocument(error instanceof Problem ? error : defect(), language) } };
  }
}

/** The lines of a body, as many at once as have come; of one that is too long nothing is kept. */
async function* linesOf(body: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<readonly Line[]> {
  const decoder = new StringDecoder("utf8");
  let [rest, isTooLong, line] = ["", false, 0];
  const ended = (text: string): Line => {
    const isWhole = !isTooLong && Buffer.byteLength(text) <= mostBytes;
    isTooLong = false;
    return { line: ++line, text: isWhole ? text.replace(/\r$/u, "") : null };
  };
  for await (const chunk of body) {
    const parts = (rest + decoder.write(chunk)).split("\n");
    rest = parts.pop()!;
    const lines = parts.map(ended);
    if (rest.length > mostBytes) [rest, isTooLong] = ["", true];
    if (lines.length > 0) yield lines;
  }
  rest += decoder.end();
  if (rest !== "" || isTooLong) yield [ended(rest)];
}
