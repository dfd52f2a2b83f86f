/** Each folder of `samples`: a file as someone typed it, and its layout on both surfaces. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SourceTree } from "../../grammar/ast.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { parse } from "../../grammar/parse.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { declaredSymbols } from "../support/declared-symbols.ts";
import { namesIn } from "../support/random-tree.ts";

const folder = new URL("samples/", import.meta.url);
const samples = readdirSync(folder).sort();
const inputOf = (sample: string): string => readFileSync(new URL(`${sample}/input.pol`, folder), "utf8");

function treeOf(text: string): SourceTree {
  const { tree, diagnostics } = parse(new SourceFile("sample.pol", text));
  if (tree === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return tree;
}

const symbols = ["vocabulary", "every-construct", "comments", "long-lines", "names"].flatMap((sample) =>
  declaredSymbols(treeOf(inputOf(sample))),
);

async function translated(text: string, to: Surface): Promise<string> {
  const result = await format(text, { to, names: namesIn(treeOf(text), symbols) });
  if (!result.ok)
    throw new Error(JSON.stringify(result.diagnostics.map(({ code, parameters }) => ({ code, parameters }))));
  return result.text;
}

describe.each(samples)("the sample %s", (sample) => {
  test.each(["en", "zh"] as const)("is laid out in %s", async (surface) => {
    const file = new URL(`${sample}/${surface}.pol`, folder);
    await expect(await translated(inputOf(sample), surface)).toMatchFileSnapshot(file.pathname);
  });

  test("stays as it is when formatted again or translated there and back", async () => {
    const english = await translated(inputOf(sample), "en");
    const chinese = await translated(english, "zh");
    expect(await format(english)).toEqual({ ok: true, text: english });
    expect(await format(chinese)).toEqual({ ok: true, text: chinese });
    expect(await translated(chinese, "en")).toBe(english);
  });
});
