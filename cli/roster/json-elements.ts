import type { RosterProblem } from "./problem.ts";

/** The text of one record, with the line and the column where it starts. */
export interface JsonElement {
  readonly text: string;
  /** The sign behind it; empty where nothing has come. */
  readonly next: string;
  readonly line: number;
  readonly column: number;
}

/** A record is held in memory whole; a longer one is a mistake. */
export const longestRecord = 16 * 1024 * 1024;

/**
 * Cuts a JSON list into the texts of its items while the text arrives, so that a list of any length needs only the
 * memory of its longest item. A single object counts as a list of one. Only brackets and strings are followed: what
 * stands between two commas is for the reader of the item to judge.
 */
export class JsonElements {
  /** Why the text cannot be read further. */
  problem: RosterProblem | null = null;
  #form: "unknown" | "list" | "object" | "ended" = "unknown";
  #text = "";
  /** How much of the text is consumed, with the line and the column there. */
  #start = 0;
  #line = 1;
  #column = 1;
  /** How far the text is scanned. */
  #at = 0;
  /** How far a string that is not closed yet is searched for its end. */
  #searched = 0;
  /** The brackets open there, without that of the list. */
  #depth = 0;
  #isFirst = true;

  /** Takes the next piece of text and gives the items that end in it. */
  push(piece: string): readonly JsonElement[] {
    this.#text = this.#text.slice(this.#start) + piece;
    this.#at -= this.#start;
    this.#searched -= this.#start;
    this.#start = 0;
    if (this.#form === "unknown") this.#begin();
    const elements = this.#form === "list" ? this.#items() : [];
    if (this.#form === "ended") this.#refuseRest();
    if (this.#text.length - this.#start > longestRecord)
      this.problem = { problem: "record-too-long", line: this.#line };
    return elements;
  }

  /** The end of the text: gives what is left of it, and says where it ends too early. */
  end(): readonly JsonElement[] {
    if (this.#form === "unknown") this.problem ??= { problem: "empty-file" };
    if (this.#form !== "list" && this.#form !== "object") return [];
    const rest = this.#take(this.#text.length);
    if (this.#form === "list") this.problem = syntaxProblem(rest, rest.text.length);
    return rest.text === "" ? [] : [rest];
  }

  #begin(): void {
    const first = afterBlanks(this.#text, 0);
    const found = this.#text[first];
    if (found === "[") {
      this.#form = "list";
      this.#at = first + 1;
      this.#consume(this.#at);
    } else if (found === "{") {
      this.#form = "object";
    } else if (found !== undefined) {
      this.problem = { problem: "not-a-list", found };
    }
  }

  #items(): readonly JsonElement[] {
    const elements: JsonElement[] = [];
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      const sign = text.charCodeAt(this.#at);
      if (sign === quote) {
        const end = endOfString(text, Math.max(this.#at, this.#searched));
        if (end < 0) {
          this.#searched = text.length - 1;
          break;
        }
        this.#at = end;
      } else if (sign === openBrace || sign === openBracket) {
        this.#depth++;
      } else if (sign === comma && this.#depth === 0) {
        elements.push(this.#take(this.#at));
        this.#consume(this.#at + 1);
        this.#isFirst = false;
      } else if ((sign === closeBrace || sign === closeBracket) && --this.#depth < 0) {
        // A brace closes no list: it goes to the reader with the item, who refuses it.
        const last = this.#take(sign === closeBrace ? this.#at + 1 : this.#at);
        if (!this.#isFirst || last.text !== "") elements.push(last);
        this.#consume(this.#at + 1);
        this.#form = "ended";
        break;
      }
    }
    return elements;
  }

  #refuseRest(): void {
    const rest = this.#take(this.#text.length);
    if (rest.text !== "") this.problem ??= syntaxProblem(rest, 0);
  }

  /** Consumes the text up to an offset, and gives it without the blanks before it. */
  #take(end: number): JsonElement {
    this.#consume(Math.min(afterBlanks(this.#text, this.#start), end));
    const text = this.#text.slice(this.#start, end);
    const element = { text, next: this.#text.charAt(end), line: this.#line, column: this.#column };
    this.#consume(end);
    return element;
  }

  #consume(end: number): void {
    for (;;) {
      const at = this.#text.indexOf("\n", this.#start);
      if (at < 0 || at >= end) break;
      this.#line++;
      this.#column = 1;
      this.#start = at + 1;
    }
    this.#column += Math.max(end - this.#start, 0);
    this.#start = Math.max(end, this.#start);
  }
}

/** The problem of an item that is not JSON from an offset on. */
export function syntaxProblem({ text, next, line, column }: JsonElement, errorAt: number): RosterProblem {
  const before = text.slice(0, errorAt);
  const lines = before.split("\n");
  const place = {
    line: line + lines.length - 1,
    column: lines.at(-1)!.length + (lines.length === 1 ? column : 1),
  };
  const found = /^(?:"[^"\n]{0,20}"?|[\w.+-]{1,20}|[^])/.exec(text.slice(errorAt) || next)?.[0] ?? null;
  // An empty item follows a comma: before the first, the list is merely empty.
  const followsComma = text === "" || before.trimEnd().endsWith(",");
  if (followsComma && (found === "]" || found === "}")) return { problem: "nothing-after-comma", ...place, found };
  return { problem: "json-syntax", ...place, found };
}

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The offset of the quotation mark that closes a string of which all up to an offset is known; negative where it is not there yet. */
function endOfString(text: string, known: number): number {
  for (let at = text.indexOf('"', known + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((at - before) % 2 === 0) return at;
  }
  return -1;
}

function afterBlanks(text: string, at: number): number {
  let end = at;
  while (/[ \t\r\n]/.test(text.charAt(end))) end++;
  return end;
}
