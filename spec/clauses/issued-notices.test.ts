import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { numeralOf } from "../../compiler/clauses/numerals.ts";
import { splitNotice } from "../../compiler/clauses/split-notice.ts";

const notices = new URL("../../../shared/notices/", import.meta.url);

/** How many subsections each section has; where one of them has items, their number as well. */
type Outline = readonly (number | readonly number[])[];

const outlines: Readonly<Record<string, { readonly sections: Outline; readonly annexes: readonly string[] }>> = {
  "nanan-2025": {
    sections: [7, 3, 0, [0, 3, 0, 0, 0, 0, 0, 0], 7, 3, [0, 10, 0, 0], 0],
    annexes: ["附件"],
  },
  "shishi-2026": { sections: [7, 3, 3, 11, [3, 0, 0, 0], [3, 0], 4, 0], annexes: [] },
  "youxi-2024": { sections: [0, 4, 0, 4, [3, 2], [4, 0], 3, 2, 5], annexes: ["附件1", "附件2"] },
  "yankou-2025": {
    sections: [0, 2, 4, 4, 4, 2, 4],
    annexes: ["附件", "附件·一", "附件·二", "附件·三"],
  },
};

/** Other ways in which an office may write the same text. */
const layouts: readonly (readonly [string, (text: string) => string])[] = [
  ["half-width signs", (text) => text.normalize("NFKC")],
  ["line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
  ["no blank lines", (text) => text.replace(/\n\s*\n/gu, "\n")],
  ["a blank line after each", (text) => text.replaceAll("\n", "\n\n")],
  ["full-width indents", (text) => text.replace(/^/gmu, "　　")],
  ["bullets", (text) => text.replace(/^(?=\s*[（(][一二三四五六七八九十]+[）)])/gmu, "- ")],
  ["Markdown headings", (text) => text.replace(/^(?=\s*[一二三四五六七八九]、)/gmu, "## ")],
];

const inOrder = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

function idsOf(sections: Outline, annexes: readonly string[]): string[] {
  const numbered = sections.flatMap((below, index) => {
    const section = numeralOf(index + 1);
    const items = typeof below === "number" ? inOrder(below).map(() => 0) : below;
    return [section, ...items.flatMap((count, at) => withItems(`${section}(${numeralOf(at + 1)})`, count))];
  });
  return ["序言", ...numbered, ...annexes];
}

const withItems = (id: string, count: number): string[] => [id, ...inOrder(count).map((item) => `${id}${item}`)];

describe.skipIf(!existsSync(notices)).each(Object.entries(outlines))("the notice %s", (name, { sections, annexes }) => {
  const text = (): string => readFileSync(new URL(`${name}.txt`, notices), "utf8");
  const marks = (of: string): string[] => splitNotice(of).map((clause) => `${clause.id} ${clause.fingerprint}`);

  test("is split by its numbering", () => {
    expect(splitNotice(text()).map((clause) => clause.id)).toEqual(idsOf(sections, annexes));
  });

  test.each(layouts)("has the same clauses and wording with %s", (_layout, change) => {
    expect(marks(change(text()))).toEqual(marks(text()));
  });
});
