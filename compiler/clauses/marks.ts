import { numberOf, numeralCharacters } from "./numerals.ts";

/** The three levels of a notice's numbering: 一、 then （一） then 1． */
export type Level = "section" | "subsection" | "item";

/** A number in front of a clause, where it stands in its line. */
export interface Mark {
  readonly level: Level;
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const numeral = `[${numeralCharacters}]{1,3}`;
const digit = "[0-9０-９]";
const section = String.raw`(?<section>${numeral})\s*[、．.]`;
const subsection = String.raw`[（(]\s*(?<subsection>${numeral})\s*[）)]|(?<enclosed>[㈠-㈩])`;
const item = String.raw`(?<!${digit})(?<item>${digit}{1,2})\s*[、．.](?!${digit})|(?<dotted>[⒈-⒛])`;
const anyMark = new RegExp(`${section}|${subsection}|${item}`, "gu");

/** Everything in a line that has the form of a number in front of a clause. */
export function marksIn(line: string): readonly Mark[] {
  return [...line.matchAll(anyMark)].map((match) => {
    const { section, subsection, enclosed, item, dotted } = match.groups ?? {};
    const place = { start: match.index, end: match.index + match[0].length };
    if (section !== undefined) return { level: "section", number: numberOf(section), ...place };
    const parenthesised = subsection ?? enclosed?.normalize("NFKC").slice(1, -1);
    if (parenthesised !== undefined) return { level: "subsection", number: numberOf(parenthesised), ...place };
    const arabic = (item ?? dotted ?? "").normalize("NFKC");
    return { level: "item", number: Number.parseInt(arabic, 10), ...place };
  });
}
