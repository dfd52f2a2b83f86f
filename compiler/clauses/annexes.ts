import { wording } from "./fingerprint.ts";
import type { Line } from "./lines.ts";
import { marksIn } from "./marks.ts";
import { numberOf, numeralCharacters } from "./numerals.ts";

/** Where an annex begins: its identifier and, where the notice gives one, its title. */
export interface AnnexStart {
  readonly id: string;
  readonly title: string | null;
  /** Whether the line is only the word 附件 with its number, which is no part of the annex's text. */
  readonly isLabel: boolean;
}

/** Where the annexes of a notice begin, and where they are only listed. */
export interface Annexes {
  /** The annexes by the index of the line that they begin with. */
  readonly starts: ReadonlyMap<number, AnnexStart>;
  /** The lines that only list the annexes. */
  readonly listed: ReadonlySet<number>;
}

/** An annex as the notice names it: its number, empty where there is only one, and its title. */
interface Named {
  readonly number: string;
  readonly title: string;
}

interface Label extends Named {
  readonly index: number;
}

const labelPattern = new RegExp(
  String.raw`^附件\s*(?<number>[0-9０-９]{1,2}|[${numeralCharacters}]{1,3})?(?:\s*[：:]\s*|\s+|$)(?<title>.*)$`,
  "u",
);
/** A title may run over this many lines. */
const longestTitle = 4;

/**
 * Tells the annexes from the list of annexes at the end of the notice. A label that stands alone
 * begins an annex, and so does the last label of a number; the labels before it are the list. An
 * annex without a label begins with the title that the list gives it.
 */
export function findAnnexes(lines: readonly Line[]): Annexes {
  const labels = lines.flatMap((line, index) => labelAt(line.text, index));
  const begins = labels.filter((label) => beginsAnnex(label, labels));
  const lists = labels.filter((label) => !begins.includes(label)).map((label) => readList(label, lines));
  const named = lists.flatMap((list) => list.named);
  const titleOf = (number: string): string | null => named.find((each) => each.number === number)?.title ?? null;
  const starts = new Map<number, AnnexStart>();
  for (const { index, number, title } of begins) {
    const known = title === "" ? titleOf(number) : title;
    starts.set(index, { id: `附件${number}`, title: known ?? lines[index + 1]?.text ?? null, isLabel: title === "" });
  }
  const afterLists = Math.max(-1, ...lists.flatMap((list) => list.lines)) + 1;
  for (const { number, title } of named.filter((each) => !begins.some((label) => label.number === each.number))) {
    const index = findTitle(title, lines, afterLists);
    if (index !== null) starts.set(index, { id: `附件${number}`, title, isLabel: false });
  }
  return { starts, listed: new Set(lists.flatMap((list) => list.lines)) };
}

function labelAt(text: string, index: number): Label[] {
  const match = labelPattern.exec(text);
  if (match === null) return [];
  const { number = "", title = "" } = match.groups ?? {};
  return [{ index, number: arabic(number), title }];
}

function arabic(number: string): string {
  if (number === "") return "";
  const plain = number.normalize("NFKC");
  return String(/^\d/u.test(plain) ? Number(plain) : numberOf(plain));
}

/** `附件：…` always lists; `附件1 …` lists where the same number follows. */
function beginsAnnex(label: Label, labels: readonly Label[]): boolean {
  if (label.title === "") return true;
  return label.number !== "" && !labels.some((each) => each.index > label.index && each.number === label.number);
}

/** The annexes that a list names, in its line and in the lines after it that go on counting. */
function readList(
  label: Label,
  lines: readonly Line[],
): { readonly named: readonly Named[]; readonly lines: number[] } {
  if (label.number !== "") return { named: [label], lines: [label.index] };
  const named = splitTitles(label.title);
  const indices = [label.index];
  for (let at = label.index + 1; at < lines.length; at++) {
    const more = splitTitles(lines[at]!.text);
    if (Number(more[0]!.number) !== Number(named.at(-1)!.number) + 1 || named.at(-1)!.number === "") break;
    named.push(...more);
    indices.push(at);
  }
  return { named, lines: indices };
}

/** `1. … 2. …` as numbered titles; a text without numbers is the title of the only annex. */
function splitTitles(text: string): Named[] {
  const marks = marksIn(text).filter((mark) => mark.level === "item");
  if (marks[0]?.start !== 0) return [{ number: "", title: text }];
  return marks.map((mark, index) => ({
    number: String(mark.number),
    title: text.slice(mark.end, marks[index + 1]?.start).trim(),
  }));
}

/** The line that a title begins with, which may go on in the lines after it. */
function findTitle(title: string, lines: readonly Line[], from: number): number | null {
  const wanted = wording(title);
  for (let start = from; start < lines.length; start++) {
    let joined = "";
    for (const line of lines.slice(start, start + longestTitle)) {
      joined += wording(line.text);
      if (joined === wanted) return start;
      if (!wanted.startsWith(joined)) break;
    }
  }
  return null;
}
