import { isRounded } from "./inexact-number.ts";

/** What a slow and careful look at a JSON text finds. */
export interface JsonFindings {
  /** The offset of the first token that does not fit (the length of the text where it ends too early); else null. */
  readonly errorAt: number | null;
  /** The paths of the fields that an object gives more than once. */
  readonly repeated: readonly string[];
  /** The numbers that would be rounded to whole ones. */
  readonly rounded: readonly RoundedNumber[];
}

/** A number as it is written, with the fields and positions that lead to it. */
export interface RoundedNumber {
  readonly path: readonly (string | number)[];
  readonly digits: string;
}

/** More of a kind are not told: paths into a deep value are long, and nobody reads them all. */
const mostFindings = 20;

/** More brackets inside one another than this are not followed: they are no record of anything. */
const deepest = 100_000;

/** Looks for what `JSON.parse` does not tell: where an error is, fields given more than once, numbers it rounds. */
export function inspectJson(text: string): JsonFindings {
  const inspector = new Inspector();
  const { repeated, rounded } = inspector;
  let at = 0;
  for (;;) {
    const start = afterBlanks(text, at);
    if (start === text.length) return { errorAt: inspector.isComplete ? null : start, repeated, rounded };
    const end = endOfToken(text, start);
    if (end === null || !inspector.accepts(text.slice(start, end))) return { errorAt: start, repeated, rounded };
    at = end;
  }
}

const sign = /[{}[\],:]/;
const characters = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/;
const word = /(?:true|false|null)(?!\w)/;
const token = new RegExp([sign, number, word].map(({ source }) => source).join("|"), "y");
const blanks = /[ \t\n\r]*/y;

/** The offset behind the token that begins at an offset; null where none does. */
function endOfToken(text: string, start: number): number | null {
  if (text[start] === '"') return endOfString(text, start);
  token.lastIndex = start;
  return token.test(text) ? token.lastIndex : null;
}

/** The same for a string, piece by piece: one pattern for all of it would fill the stack where it has millions of escapes. */
function endOfString(text: string, start: number): number | null {
  let at = start + 1;
  for (;;) {
    characters.lastIndex = at;
    characters.test(text);
    at = characters.lastIndex;
    if (text[at] === '"') return at + 1;
    escape.lastIndex = at;
    if (!escape.test(text)) return null;
    at = escape.lastIndex;
  }
}

function afterBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}

/** An object or a list that is open. */
interface Frame {
  /** The fields so far; null in a list. */
  readonly keys: Set<string> | null;
  /** The current field, or the position of the current item. */
  step: string | number;
}

type Expecting = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end";

class Inspector {
  readonly repeated: string[] = [];
  readonly rounded: RoundedNumber[] = [];
  readonly #frames: Frame[] = [];
  #expecting: Expecting = "value";

  get isComplete(): boolean {
    return this.#frames.length === 0 && this.#expecting === "comma or end";
  }

  /** Takes the next token; false where it does not fit. */
  accepts(token: string): boolean {
    switch (this.#expecting) {
      case "value":
        return this.#value(token);
      case "value or end":
        return token === "]" ? this.#close() : this.#value(token);
      case "key":
        return this.#key(token);
      case "key or end":
        return token === "}" ? this.#close() : this.#key(token);
      case "colon":
        return token === ":" && this.#expect("value");
      case "comma or end":
        return this.#commaOrEnd(token);
    }
  }

  #value(token: string): boolean {
    if (token === "{") return this.#open(new Set()) && this.#expect("key or end");
    if (token === "[") return this.#open(null) && this.#expect("value or end");
    if (/^[-\d]/.test(token)) this.#number(token);
    return !/^[}\],:]/.test(token) && this.#expect("comma or end");
  }

  #number(digits: string): void {
    if (this.rounded.length === mostFindings || !isRounded(digits)) return;
    this.rounded.push({ path: this.#frames.map(({ step }) => step), digits });
  }

  #key(token: string): boolean {
    const frame = this.#frames.at(-1)!;
    if (!token.startsWith('"')) return false;
    frame.step = JSON.parse(token) as string;
    if (frame.keys!.has(frame.step) && this.repeated.length < mostFindings) this.repeated.push(pathOf(this.#frames));
    frame.keys!.add(frame.step);
    return this.#expect("colon");
  }

  #commaOrEnd(token: string): boolean {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return false;
    if (token === (frame.keys === null ? "]" : "}")) return this.#close();
    if (typeof frame.step === "number") frame.step++;
    return token === "," && this.#expect(frame.keys === null ? "value" : "key");
  }

  #open(keys: Set<string> | null): boolean {
    return this.#frames.push({ keys, step: keys === null ? 0 : "" }) <= deepest;
  }

  #close(): boolean {
    this.#frames.pop();
    return this.#expect("comma or end");
  }

  #expect(next: Expecting): boolean {
    this.#expecting = next;
    return true;
  }
}

/** The path of the current field or item, as in `villages[2].name`; made only where it is told, for frames may be many. */
function pathOf(frames: readonly Frame[]): string {
  return frames.reduce((path, { step }) => {
    if (typeof step === "number") return `${path}[${step}]`;
    const name = step || '""';
    return path === "" ? name : `${path}.${name}`;
  }, "");
}
