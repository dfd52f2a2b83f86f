/**
 * Splits the text of a notice by its own numbering, whatever signs and spacing the issuing office
 * used. The numbers must count on: what only looks like a number in front of a clause stays text.
 */
import { type Annexes, findAnnexes } from "./annexes.ts";
import { countsOn } from "./counts-on.ts";
import { fingerprint } from "./fingerprint.ts";
import { headingOf } from "./heading.ts";
import { isImprint } from "./imprint.ts";
import { type Line, readLines } from "./lines.ts";
import { type Level, type Mark, marksIn } from "./marks.ts";
import { numeralOf } from "./numerals.ts";

/** A clause of a notice's text. */
export interface NoticeClause {
  /** The normal form: `序言`, `二(三)`, `四(二)1`, `附件`, `附件2`, `附件·一`. */
  readonly id: string;
  /** Its heading; null where it begins with a sentence. */
  readonly title: string | null;
  /** Its own text, without its number and without the clauses below it. */
  readonly text: string;
  readonly fingerprint: string;
  /** The line that it begins in, from 1. */
  readonly line: number;
  /** Where it stands in the text, its number included, from offset 0; it ends where the next begins. */
  readonly start: number;
  readonly end: number;
}

/** What stands before the first heading, as a clause. */
export const preamble = "序言";

/** The clauses of a notice's text, in its order, the preamble first. */
export function splitNotice(text: string): readonly NoticeClause[] {
  const lines = readLines(text);
  const splitter = new Splitter(lines, findAnnexes(lines), text.length);
  return splitter.split();
}

const levels: readonly Level[] = ["section", "subsection", "item"];
type Numbers = Record<Level, number>;

interface Draft {
  readonly id: string;
  readonly line: number;
  readonly start: number;
  readonly title: string | null;
  readonly parts: string[];
}

class Splitter {
  readonly #lines: readonly Line[];
  readonly #annexes: Annexes;
  /** Of the text. */
  readonly #length: number;
  readonly #drafts: Draft[] = [];
  #annex = "";
  #numbers: Numbers = { section: 0, subsection: 0, item: 0 };

  constructor(lines: readonly Line[], annexes: Annexes, length: number) {
    this.#lines = lines;
    this.#annexes = annexes;
    this.#length = length;
  }

  split(): readonly NoticeClause[] {
    this.#lines.forEach((line, index) => this.#readLine(line, index));
    return this.#drafts.map(({ id, line, start, title, parts }, index) => {
      const text = parts.join("\n");
      const end = this.#drafts[index + 1]?.start ?? this.#length;
      return { id, title: title ?? headingOf(parts[0] ?? ""), text, fingerprint: fingerprint(text), line, start, end };
    });
  }

  #readLine(line: Line, index: number): void {
    const annex = this.#annexes.starts.get(index);
    if (annex !== undefined) {
      this.#annex = annex.id;
      this.#numbers = { section: 0, subsection: 0, item: 0 };
      this.#begin(annex.id, line, annex.title, line.start);
    }
    if (annex?.isLabel === true || this.#annexes.listed.has(index) || isImprint(this.#lines, index)) return;
    this.#readText(line, index);
  }

  /** Takes the line apart at the numbers that count on. */
  #readText(line: Line, index: number): void {
    let from = 0;
    for (const mark of marksIn(line.text)) {
      const before = line.text.slice(from, mark.start);
      const lineBefore = from === 0 ? (this.#lines[index - 1]?.text ?? "") : "";
      const surroundings = { before, after: line.text.slice(mark.end), lineBefore };
      if (!this.#mayStand(mark.level) || !countsOn(mark, this.#numbers[mark.level], surroundings)) continue;
      this.#addText(before, line);
      this.#count(mark);
      this.#begin(this.#id(), line, null, line.start + mark.start);
      from = mark.end;
    }
    this.#addText(line.text.slice(from), line);
  }

  /** Below a section only; in an annex without sections （一） stands too, but 附件11 would be unclear. */
  #mayStand(level: Level): boolean {
    if (level === "section" || this.#numbers.section > 0) return true;
    return this.#annex !== "" && (level === "subsection" || this.#numbers.subsection > 0);
  }

  #count(mark: Mark): void {
    this.#numbers[mark.level] = mark.number;
    for (const below of levels.slice(levels.indexOf(mark.level) + 1)) this.#numbers[below] = 0;
  }

  #id(): string {
    const { section, subsection, item } = this.#numbers;
    const dot = this.#annex !== "" && section > 0 ? "·" : "";
    const parts = [
      section > 0 ? numeralOf(section) : "",
      subsection > 0 ? `(${numeralOf(subsection)})` : "",
      item > 0 ? String(item) : "",
    ];
    return this.#annex + dot + parts.join("");
  }

  #begin(id: string, line: Line, title: string | null, start: number): void {
    this.#drafts.push({ id, line: line.number, start, title, parts: [] });
  }

  #addText(text: string, line: Line): void {
    if (text.trim() === "") return;
    if (this.#drafts.length === 0) this.#begin(preamble, line, null, line.start);
    this.#drafts.at(-1)!.parts.push(text.trim());
  }
}
