import { type JsonElement, syntaxProblem, unexpected } from "./json-element.ts";
import type { RosterProblem } from "./problem.ts";

/** A record is held in memory whole; a longer one is a mistake. */
export const longestRecord = 16 * 1024 * 1024;

/** As much text is gone through once more behind brackets that do not close; beyond it the rest is given up. */
const mostAgain = 1 << 27;

/**
 * Cuts a JSON list into the texts of its items while the text arrives, so that a list of any length needs only the
 * memory of its longest item. A single object counts as a list of one. Only brackets and strings are followed: what
 * stands between two commas is for the reader of the item to judge. What is wrong between items is a fault, and the
 * items behind it are given all the same.
 */
export class JsonElements {
  /** Why the text cannot be read further. */
  problem: RosterProblem | null = null;
  #faults: RosterProblem[] = [];
  #form: "unknown" | "open" | "ended" = "unknown";
  /** Whether the list has no bracket at its start, and whether it has had one at its end. */
  #isBare = false;
  #hasEnded = false;
  #isWhole = false;
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
  /** The first bracket of the item, the offset behind the one that closes it, and whether one of the other kind does. */
  #opening = 0;
  #closed: number | null = null;
  #isTorn = false;
  #isFirst = true;
  #again = 0;

  /** Takes the next piece of text. */
  push(piece: string): void {
    this.#text = this.#text.slice(this.#start) + piece;
    this.#at -= this.#start;
    this.#searched -= this.#start;
    if (this.#closed !== null) this.#closed -= this.#start;
    this.#start = 0;
  }

  /** Says that no piece follows. */
  end(): void {
    this.#isWhole = true;
  }

  /** The next item; null where more text is needed, or nothing more comes. */
  next(): JsonElement | null {
    if (this.#form === "unknown") this.#begin();
    if (this.#form === "ended") this.#goOn();
    if (this.#form !== "open" || this.problem !== null) return null;
    return this.#scan() ?? this.#atEnd();
  }

  /** What the end of the text makes an item: no more of it comes, or more came than an item has. */
  #atEnd(): JsonElement | null {
    if (this.#form === "ended") return this.next();
    if (this.#isWhole) return this.#last();
    return this.#text.length - this.#start > longestRecord ? this.#element(this.#text.length) : null;
  }

  /** What was found to be wrong between the items, told once. */
  takeFaults(): readonly RosterProblem[] {
    return this.#faults.splice(0);
  }

  /** Goes back to an offset in the item that was given last; false where that has been done beyond all measure. */
  resumeIn(element: JsonElement, offset: number): boolean {
    this.#again += element.text.length - offset;
    if (this.#again > mostAgain) return false;
    [this.#start, this.#line, this.#column] = [element.start, element.line, element.column];
    this.#consume(element.start + offset);
    this.#form = "open";
    this.#isFirst = true;
    this.#beginItem();
    return true;
  }

  #begin(): void {
    const first = afterBlanks(this.#text, 0);
    const found = this.#text[first];
    if (found === "[" || found === "{") {
      this.#form = "open";
      this.#isBare = found === "{";
      this.#consume(found === "[" ? first + 1 : 0);
      this.#beginItem();
    } else if (found !== undefined) {
      this.problem = { problem: "not-a-list", found };
    } else if (this.#isWhole) {
      this.problem = { problem: "empty-file" };
    }
  }

  #beginItem(): void {
    this.#at = this.#start;
    this.#searched = this.#start;
    this.#depth = 0;
    this.#opening = 0;
    this.#closed = null;
    this.#isTorn = false;
  }

  /** The next item that ends in the text, which is then scanned to there; null where none does. */
  #scan(): JsonElement | null {
    const text = this.#text;
    for (; this.#at < text.length; this.#at++) {
      const sign = text.charCodeAt(this.#at);
      if (sign === quote) {
        const end = endOfString(text, this.#at, this.#searched);
        if (end < 0) {
          this.#searched = text.length - 1;
          return null;
        }
        this.#at = end;
      } else if (sign === openBrace || sign === openBracket) {
        if (this.#depth === 0 && this.#closed !== null) return this.#cutBeforeBracket();
        if (this.#opening === 0) this.#opening = sign;
        this.#depth++;
      } else if (sign === comma && this.#depth === 0) {
        const found = this.#cut(1);
        this.#isFirst = false;
        if (found !== null) return found;
        this.#at--;
      } else if (sign === closeBrace || sign === closeBracket) {
        if (this.#depth > 0) this.#close(sign);
        else if (sign === closeBracket) return this.#endList();
      }
    }
    return null;
  }

  #close(sign: number): void {
    if (--this.#depth > 0) return;
    if ((this.#opening === openBrace) !== (sign === closeBrace)) this.#isTorn = true;
    if (!this.#isTorn) this.#closed ??= this.#at + 1;
  }

  #endList(): JsonElement | null {
    this.#form = "ended";
    const element = this.#cut(0);
    if (this.#isBare) this.#faults.push(unexpected(this.#element(this.#start)));
    this.#consume(this.#start + 1);
    this.#hasEnded = true;
    return element;
  }

  /** The item up to here, without so many signs behind it; null, a fault unless the list is empty, where there is none. */
  #cut(behind: number): JsonElement | null {
    const element = this.#element(this.#at);
    const isEmptyList = this.#isFirst && this.#form === "ended";
    if (element.text === "" && !isEmptyList) this.#faults.push(syntaxProblem(element, 0));
    this.#consume(this.#at + behind);
    this.#beginItem();
    return element.text === "" ? null : element;
  }

  /** A bracket behind an item that is closed: a comma is missing. */
  #cutBeforeBracket(): JsonElement | null {
    const element = this.#cut(0);
    this.#faults.push(unexpected(this.#element(this.#start)));
    return element;
  }

  /** What follows the end of a list: another one, as where files were joined, or what stood behind a stray bracket. */
  #goOn(): void {
    this.#consume(afterBlanks(this.#text, this.#start));
    const rest = this.#element(this.#start);
    if (rest.next === "") return;
    this.#faults.push(unexpected(rest));
    if (rest.next === "," || rest.next === "[") this.#consume(this.#start + 1);
    this.#form = "open";
    this.#isFirst = true;
    this.#beginItem();
  }

  /** What is left at the end of the text, which ends too early unless the list needs no bracket. */
  #last(): JsonElement | null {
    this.#form = "ended";
    const isOpen = this.#opening !== 0 && this.#closed === null;
    const rest = this.#element(this.#text.length);
    if (!this.#isBare && !this.#hasEnded && !isOpen) this.#faults.push(syntaxProblem(rest, rest.text.length));
    return rest.text === "" ? null : rest;
  }

  /** Consumes the text up to an offset, and gives it without the blanks before it. */
  #element(end: number): JsonElement {
    this.#consume(Math.min(afterBlanks(this.#text, this.#start), Math.max(end, this.#start)));
    const [start, text] = [this.#start, this.#text.slice(this.#start, end)];
    const closed = this.#closed === null ? null : this.#closed - start;
    const element = { text, closed, start, next: this.#text.charAt(end), line: this.#line, column: this.#column };
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

const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * The offset of the quotation mark that closes the string that begins at an offset, or of the line end before it, for a string
 * ends with its line; negative where neither is there yet. Up to `searched` there is none.
 */
function endOfString(text: string, start: number, searched: number): number {
  const from = Math.max(start, searched) + 1;
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((at - before) % 2 === 0) return lineEndIn(text, from, at) ?? at;
  }
  return lineEndIn(text, from, text.length) ?? -1;
}

function lineEndIn(text: string, from: number, end: number): number | null {
  const at = text.slice(from, end).indexOf("\n");
  return at < 0 ? null : from + at;
}

function afterBlanks(text: string, at: number): number {
  let end = at;
  while (/[ \t\r\n]/.test(text.charAt(end))) end++;
  return end;
}
