/**
 * Every sample of the documentation, by the words after its language:
 *
 * - `pol` alone is a whole file, `pol fragment` what stands in a clause, `pol error=CODE` one with that error;
 * - `pol file=NAME` is a piece of a file, to which the blocks of the page add in their order; `csv`, `json` and
 *   `text` blocks with `file=NAME` are files as they stand;
 * - `console` holds commands and what they print there; `…` on a line of its own stands for lines left out;
 * - `ts in=PATH` is an excerpt of a file that a command has written;
 * - `ts run` blocks are one program in their order, and the `text printed` block behind one is what it prints.
 *
 * `POL_REFRESH=1` writes what the commands print now, and the generated parts, into the pages.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { interpret } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { format } from "../../grammar/print/format.ts";
import { blankRecord } from "../../runtime/parse.ts";
import { compileSample } from "./compile-sample.ts";
import { hasGaps, isShown, outputOf, readCommands, type Shown, writeCommands } from "./console.ts";
import { CountyFolder } from "./county-folder.ts";
import { generatedPart, grammarRules, keywordTable, withGeneratedPart } from "./grammar-page.ts";
import { type Block, type Page, readPage, rewritePage } from "./page.ts";
import { SampleProgram } from "./sample-program.ts";
import { wrapFragment } from "./policy-text.ts";

const refresh = process.env["POL_REFRESH"] === "1";
const root = new URL("../../", import.meta.url);
/** A fragment is no whole notice: it need not answer every question, nor use what it declares. */
const wholeNoticeOnly: readonly string[] = ["decision-without-rule", "unused-declaration"];
const start = process.cwd();

const folders = ["docs/", "docs/guide/", "docs/zh/", "docs/zh/guide/"];
const pages = ["README.md", ...folders.flatMap(pagesIn)].map(readPage);

function pagesIn(folder: string): string[] {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => folder + name);
}

/** Marks of blocks that are parts of one story. */
const storyMarks = ["file", "in", "run", "printed"];

const isTested = ({ language, marks }: Block): boolean =>
  language === "pol" || language === "console" || "file" in marks || "run" in marks;
const testedPages = pages.filter(({ blocks }) => blocks.some(isTested));

describe.each(testedPages.map((page) => [page.path, page] as const))("%s", (_path, page) => {
  const samples = page.blocks.filter(({ language, marks }) => language === "pol" && marks["file"] === undefined);
  test.each(samples.map((block) => [`line ${block.line}`, block] as const))(
    "%s compiles as it says",
    (_line, block) => {
      const fragment = "fragment" in block.marks || "error" in block.marks;
      const { diagnostics } = compileSample(fragment ? wrapFragment(block.body) : block.body);
      const counting = diagnostics.filter(({ code }) => !fragment || !wholeNoticeOnly.includes(code));
      const told = counting.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`).join("\n");
      const codes = new Set(counting.map(({ code }) => code));
      expect([...codes], told).toEqual("error" in block.marks ? [block.marks["error"]] : []);
    },
  );

  const story = page.blocks.filter(
    ({ language, marks }) => language === "console" || Object.keys(marks).some((mark) => storyMarks.includes(mark)),
  );
  if (story.length > 0) tellStory(page, story);
});

/** The files and commands of a page, one after the other. */
function tellStory(page: Page, story: readonly Block[]): void {
  const folder = new CountyFolder();
  const refreshed = new Map<Block, string>();
  afterAll(() => {
    process.chdir(start);
    folder.remove();
    if (refresh && refreshed.size > 0) rewritePage(page, refreshed);
  });

  const program = new SampleProgram(folder.path);
  for (const block of story) {
    if ("run" in block.marks) test(`line ${block.line} runs`, () => program.add(block.body));
    else if ("printed" in block.marks)
      test(`line ${block.line} is printed`, () => {
        if (refresh) refreshed.set(block, program.printed);
        else expect(program.printed).toBe(block.body.trim());
      });
    else if ("file" in block.marks)
      test(`line ${block.line} is written to ${block.marks["file"]}`, () => folder.write(block));
    else if ("in" in block.marks) {
      test(`line ${block.line} stands in ${block.marks["in"]}`, () =>
        expect(folder.read(block.marks["in"]!)).toContain(block.body.trim()));
    } else {
      test(`line ${block.line} prints what it shows`, async () => {
        process.chdir(folder.path);
        const shown = readCommands(block.body);
        const now: Shown[] = [];
        for (const each of shown) now.push(await replay(each));
        refreshed.set(block, writeCommands(now));
      });
    }
  }

  test("its policies are laid out", async () => {
    for (const [name, text] of folder.policies) {
      const laidOut = await format(text, { path: `${name}.pol` });
      expect(laidOut.ok ? laidOut.text : laidOut.diagnostics).toBe(text);
    }
  });

  test("its examples hold", () => {
    for (const text of folder.policies.values()) {
      const { program } = compileSample(text, folder.policies);
      expect(program === null ? [] : failingExamples(program)).toEqual([]);
    }
  });
}

/** Runs a command and compares; one whose output has changed is given the new one where pages are refreshed. */
async function replay(shown: Shown): Promise<Shown> {
  const output = await outputOf(shown.command);
  if (output === null || isShown(output, shown.output)) return shown;
  if (refresh && !hasGaps(shown.output)) return { ...shown, output };
  expect(output, shown.command).toBe(shown.output);
  return shown;
}

/** The titles of the examples whose expectations a program does not meet. */
function failingExamples(program: Program): string[] {
  return program.examples
    .filter(({ entity, given, expect: expected }) => {
      const facts = { ...blankRecord(entitySchema(program, entity)), ...given };
      const { values } = interpret(program, entity, facts);
      return Object.entries(expected).some(([name, value]) => !sameValue(values[name] ?? null, value));
    })
    .map(({ title }) => title);
}

describe("docs/grammar.md", () => {
  const url = new URL("docs/grammar.md", root);
  const parts = [
    ["rules", grammarRules],
    ["keywords", keywordTable],
  ] as const;

  test.each(parts)("has the current %s", async (name, generate) => {
    const part = await generate();
    const { text } = readPage("docs/grammar.md");
    if (refresh) writeFileSync(url, withGeneratedPart(text, name, part));
    else expect(generatedPart(text, name)).toBe(part);
  });
});
