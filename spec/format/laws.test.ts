/** What holds for every file: formatting and translating lose nothing. Seeds are pinned. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { SourceTree } from "../../grammar/ast.ts";
import { hasErrors } from "../../grammar/diagnostics/diagnostic.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { parse } from "../../grammar/parse.ts";
import { printTree } from "../../grammar/print/files.ts";
import { format, type FormatOptions } from "../../grammar/print/format.ts";
import type { SymbolNames } from "../../grammar/symbol-names.ts";
import { isSameTree } from "../../grammar/print/same-tree.ts";
import { SourceFile } from "../../grammar/source.ts";
import { withComments } from "../support/random-comments.ts";
import { namesIn, randomNotice, randomVocabulary } from "../support/random-tree.ts";

const files = fc.oneof({ arbitrary: randomNotice, weight: 4 }, { arbitrary: randomVocabulary, weight: 1 });
const surfaces = fc.constantFrom<Surface>("en", "zh");
const runs = { seed: 20250701, numRuns: 100 };
vi.setConfig({ testTimeout: 120_000 });

async function formatted(text: string, options: FormatOptions = {}): Promise<string> {
  const result = await format(text, options);
  if (!result.ok) throw new Error(`${result.diagnostics.map(({ code }) => code).join(", ")} in\n${text}`);
  return result.text;
}

function treeOf(text: string): SourceTree {
  const { tree, diagnostics } = parse(new SourceFile("random.pol", text));
  if (tree === null || hasErrors(diagnostics)) throw new Error(`cannot parse\n${text}`);
  return tree;
}

async function translated(text: string, to: Surface, symbols: readonly SymbolNames[]): Promise<string> {
  return formatted(text, { to, names: namesIn(treeOf(text), symbols) });
}

const commentsOf = (text: string): string[] =>
  treeOf(text)
    .comments.map(({ text: each }) => each)
    .sort();

describe("for every tree", () => {
  test("what is printed parses to the same tree, on both surfaces", () => {
    fc.assert(
      fc.property(files, surfaces, ({ tree }, surface) => {
        expect(isSameTree(tree, treeOf(printTree(tree, "", surface)))).toBe(true);
      }),
      runs,
    );
  });

  test("no line ends in a space, no two lines are empty, and one line end closes the file", () => {
    fc.assert(
      fc.property(files, surfaces, ({ tree }, surface) => {
        expect(printTree(tree, "", surface)).not.toMatch(/[ \t]\n|\n\n\n|\n\n$|[^\n]$/u);
      }),
      runs,
    );
  });

  test("formatting what is formatted changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(files, surfaces, async ({ tree }, surface) => {
        const once = await formatted(printTree(tree, "", surface));
        expect(await formatted(once)).toBe(once);
      }),
      runs,
    );
  });

  test("there and back again gives the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(files, async ({ tree, symbols }) => {
        const english = await formatted(printTree(tree, "", "en"));
        const chinese = await translated(english, "zh", symbols);
        expect(await translated(chinese, "en", symbols)).toBe(english);
      }),
      runs,
    );
  });
});

describe("for every tree with comments anywhere between its words", () => {
  const commented = files
    .chain(({ tree, symbols }) =>
      surfaces.chain((surface) => withComments(printTree(tree, "", surface)).map((text) => ({ text, symbols }))),
    )
    .filter(({ text }) => !hasErrors(parse(new SourceFile("random.pol", text)).diagnostics));

  test("no comment is lost, and formatting again changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(commented, async ({ text }) => {
        const once = await formatted(text);
        expect(commentsOf(once)).toEqual(commentsOf(text));
        expect(await formatted(once)).toBe(once);
      }),
      runs,
    );
  });

  test("there and back again gives the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(commented, async ({ text, symbols }) => {
        const english = await translated(text, "en", symbols);
        const chinese = await translated(english, "zh", symbols);
        expect(await translated(chinese, "en", symbols)).toBe(english);
      }),
      runs,
    );
  });
});
