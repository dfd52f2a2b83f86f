/**
 * Every diagnostic has a page in docs/diagnostics/, and the page is the test: its wrong file reports that
 * code and nothing else, with the exact text in `<code>.txt`, and its right files are clean and do what the help says.
 *
 * A notice may stand behind a `vocabulary` block that it uses; else it uses the vocabulary of the fixtures.
 * After `wrong` or `right` a block may say `to=zh` (the file is translated), `reading=NAME=OPTION` (the
 * reading is asked for) and `also=CODE` (what is reported in another file with it).
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Colours } from "../../cli/context.ts";
import { diagnosticText } from "../../cli/render/diagnostic.ts";
import { checkExactly } from "../../explain/exact.ts";
import { type Code, codes } from "../../grammar/diagnostics/catalogue.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { en } from "../../grammar/diagnostics/en.ts";
import { wordsOf } from "../../grammar/diagnostics/words-of.ts";
import { zh } from "../../grammar/diagnostics/zh.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { type Block, readPage } from "../docs/page.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const folder = new URL("../../docs/diagnostics/", import.meta.url);

const plain: Colours = new Proxy({} as Colours, { get: () => (text: string) => text });

/** What is reported of a block's file: compiled, then translated as its marks say, then looked at by the exact analysis. */
async function reportedOf({ file: { body, marks }, vocabulary }: Sample): Promise<readonly Diagnostic[]> {
  const [reading, option] = marks["reading"]?.split("=") ?? [];
  const readings = reading === undefined || option === undefined ? {} : { [reading]: option };
  const { program, diagnostics, references } = compileFixture(body, { readings }, vocabulary);
  if (diagnostics.length > 0) return diagnostics;
  if (marks["to"] !== undefined) {
    const formatted = await format(body, { path: "notice.pol", to: marks["to"] as Surface, names: references });
    if (!formatted.ok) return formatted.diagnostics;
  }
  return program === null ? [] : checkExactly(program, new SourceFile("notice.pol", body));
}

/** A file of a page, and the vocabulary that stands before it. */
interface Sample {
  readonly file: Block;
  readonly vocabulary: SourceFile | null;
}

function samplesOf(code: Code, kind: "wrong" | "right"): readonly [Sample, ...Sample[]] {
  const { blocks } = readPage(`docs/diagnostics/${code}.md`);
  const [first, ...more] = blocks.flatMap((file, index): Sample[] => {
    if (!(kind in file.marks)) return [];
    const before = blocks[index - 1];
    const isVocabulary = before !== undefined && "vocabulary" in before.marks;
    return [{ file, vocabulary: isVocabulary ? new SourceFile("people.pol", before.body) : null }];
  });
  if (first === undefined) throw new Error(`the page of ${code} has no ${kind} file`);
  return [first, ...more];
}

/** Whether a file has what a help quotes as something to write, or less of it where it is to be removed. */
function isHeeded(help: string, quoted: string, wrong: string, right: string): boolean {
  const countIn = (body: string): number => body.split(quoted).length;
  if (help.includes("remove ")) return countIn(right) < countIn(wrong);
  return quoted.split("…").every((part) => right.includes(part.trim()));
}

describe.each(codes)("%s", (code) => {
  test("has a page that names it and says why", () => {
    expect(existsSync(new URL(`${code}.md`, folder))).toBe(true);
    const [title = "", , why = ""] = readFileSync(new URL(`${code}.md`, folder), "utf8").split("\n");
    expect(title.startsWith(`# ${code}: `)).toBe(true);
    expect(why.length).toBeGreaterThan(60);
  });

  test("is all that its wrong file reports", async () => {
    const [sample] = samplesOf(code, "wrong");
    const reported = await reportedOf(sample);
    const { also } = sample.file.marks;
    expect([...new Set(reported.map((each) => each.code))].sort()).toEqual(
      [code, ...(also === undefined ? [] : [also])].sort(),
    );
    const texts = (["en", "zh"] as const).flatMap((language) =>
      reported.map((each) => diagnosticText(each, language, plain)),
    );
    await expect(texts.join("\n")).toMatchFileSnapshot(`${code}.txt`);
  });

  test("a fix that it brings mends it", async () => {
    const [sample] = samplesOf(code, "wrong");
    const isOwn = (each: Diagnostic): boolean => each.code === code;
    const reported = (await reportedOf(sample)).filter(isOwn);
    for (const { fix } of reported) {
      if (fix === null) continue;
      const { start, end } = fix.span;
      const body = sample.file.body.slice(0, start) + fix.text + sample.file.body.slice(end);
      const left = (await reportedOf({ ...sample, file: { ...sample.file, body } })).filter(isOwn);
      expect(left.length, fix.text).toBeLessThan(reported.length);
    }
  });

  test("its help is what a right file does", async () => {
    const [wrong] = samplesOf(code, "wrong");
    for (const each of (await reportedOf(wrong)).filter((each) => each.code === code)) {
      const { help = "" } = wordsOf(each, "en");
      const quoted = [...help.matchAll(/`([^`]+)`/gu)].map(([, text = ""]) => text);
      const toWrite = quoted.filter((text) => !text.startsWith("pol "));
      const rights = samplesOf(code, "right").map(({ file }) => file.body.replace(/[“”]/gu, '"'));
      const isTried = toWrite.some((text) => rights.some((right) => isHeeded(help, text, wrong.file.body, right)));
      expect(toWrite.length === 0 || isTried, help).toBe(true);
    }
  });

  test("its right files are clean", async () => {
    for (const sample of samplesOf(code, "right"))
      expect((await reportedOf(sample)).map((each) => each.code)).toEqual([]);
  });
});

test("every page and every golden text is of a code that exists", () => {
  const names = [...readdirSync(folder), ...readdirSync(new URL(".", import.meta.url))].filter((name) =>
    /\.(?:md|txt)$/u.test(name),
  );
  expect(names.map((name) => name.replace(/\.\w+$/u, "")).filter((name) => !codes.includes(name as Code))).toEqual([]);
});

test("both languages have the words of every code, and help in both or in neither", () => {
  expect(Object.keys(en).sort()).toEqual([...codes].sort());
  expect(Object.keys(zh).sort()).toEqual([...codes].sort());
});
