/** Records line by line, answered line by line. */
import type { Readable } from "node:stream";
import type { Json, Language } from "../api/index.ts";
import { decide, readRecord } from "./deciding.ts";
import { Problem, problemDocument } from "./problem.ts";
import { defect, notUtf8, tooLarge } from "./problems.ts";
import type { ServedEntity } from "./served-notice.ts";

/** How a batch is answered. */
export interface BatchOptions {
  readonly labels: boolean;
  readonly language: Language;
  /** The most bytes of a line. */
  readonly mostBytes: number;
  /** Seconds in which some of the body must come. */
  readonly silence: number;
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
  body: Readable,
  entity: ServedEntity,
  options: BatchOptions,
): AsyncGenerator<string> {
  const patience = setTimeout(() => body.destroy(), options.silence * 1000);
  try {
    for await (const lines of linesOf(body, options.mostBytes, () => patience.refresh())) {
      const asked = lines.filter(({ text }) => typeof text === "string" || text.is.trim() !== "");
      if (asked.length > 0) yield `${asked.map((line) => JSON.stringify(answer(line, entity, options))).join("\n")}\n`;
    }
  } finally {
    clearTimeout(patience);
    options.leave();
  }
}

interface Line {
  readonly line: number;
  /** Its text, or why it has none: it is longer than is taken, or no text. */
  readonly text: { readonly is: string } | "too-large" | "not-utf-8";
}

function answer({ line, text }: Line, entity: ServedEntity, options: BatchOptions): Json {
  const { labels, language, mostBytes, count, report } = options;
  try {
    if (typeof text === "string") throw text === "too-large" ? tooLarge(mostBytes) : notUtf8();
    const decisions = decide(entity, readRecord(entity, text.is), labels);
    count(true);
    return { line, decisions };
  } catch (error) {
    count(false);
    if (!(error instanceof Problem)) report(error);
    return { line, problem: { ...problemDocument(error instanceof Problem ? error : defect(), language) } };
  }
}

const newline = 10;
const strictly = new TextDecoder("utf-8", { fatal: true });

/** The lines of a body, as many at once as have come; of one that is too long nothing is kept. */
async function* linesOf(
  body: AsyncIterable<Buffer | string>,
  mostBytes: number,
  came: () => void,
): AsyncGenerator<readonly Line[]> {
  let [rest, isTooLong, line]: [Buffer[], boolean, number] = [[], false, 0];
  let length = 0;
  const ended = (last: Buffer): Line => {
    const bytes = Buffer.concat([...rest, last]);
    const text = isTooLong || bytes.length > mostBytes ? "too-large" : textOf(bytes);
    [rest, isTooLong, length] = [[], false, 0];
    return { line: ++line, text };
  };
  for await (const part of body) {
    came();
    const chunk = Buffer.from(part);
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      lines.push(ended(chunk.subarray(from, at)));
      from = at + 1;
    }
    length += chunk.length - from;
    if (length > mostBytes) [rest, isTooLong] = [[], true];
    else rest.push(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [ended(Buffer.alloc(0))];
}

/** A line's text without its end and, where a file begins with one, the mark of its encoding. */
function textOf(bytes: Buffer): Line["text"] {
  try {
    return { is: strictly.decode(bytes).replace(/\r$/u, "") };
  } catch {
    return "not-utf-8";
  }
}
