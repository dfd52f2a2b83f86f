/**
 * A folder for each construct: `input.pol`, and what comes of it. `tree.txt` is the tree without spans,
 * `ir.txt` the program, `<entity>.out.json` what is decided of the records in `<entity>.json`. The
 * vocabulary is spec/fixtures/small.pol or one in the folder, where a notice that is amended stands as well. `vitest -u` writes the files anew.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { printProgram } from "../../ir/print.ts";
import { childKeys } from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import { SourceFile } from "../../grammar/source.ts";
import { formatOutcome } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { fixtureFile } from "../support/compile-fixture.ts";
import { kindsIn, printNode } from "../support/print-tree.ts";

const here = new URL(".", import.meta.url);
const samples = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

function read(path: string): SourceFile | null {
  const url = new URL(path, here);
  return existsSync(url) ? new SourceFile(path.split("/").at(-1)!, readFileSync(url, "utf8")) : null;
}

function compiled(sample: string): Compiled {
  const found = (name: string) => {
    const file = read(`${sample}/${name}.pol`);
    return file === null ? fixtureFile(name) : { file, path: `${name}.pol` };
  };
  return compile(read(`${sample}/input.pol`)!, { vocabulary: found, notice: found });
}

describe.each(samples)("%s", (sample) => {
  const { tree, program, diagnostics } = compiled(sample);

  test("compiles without a word", () => expect(diagnostics.map(({ code }) => code)).toEqual([]));

  test("has its tree", async () => {
    await expect(`${printNode(tree!)}\n`).toMatchFileSnapshot(`${sample}/tree.txt`);
  });

  // A vocabulary alone means no program, a notice always does.
  if (tree?.kind === "NoticeFile") {
    test("means its program", async () => {
      await expect(printProgram(program!)).toMatchFileSnapshot(`${sample}/ir.txt`);
    });
  }

  const entities = ["person", "township"].filter((entity) => read(`${sample}/${entity}.json`) !== null);
  test.each(entities)("decides each %s", async (entity) => {
    const { schema, evaluate } = createEvaluator(program!, entity);
    const records = JSON.parse(read(`${sample}/${entity}.json`)!.text) as readonly object[];
    const outcomes = records.map((record) => {
      const parsed = parseRecord(schema, record);
      return parsed.ok ? formatOutcome(schema, evaluate(parsed.value)) : parsed.errors;
    });
    await expect(`${JSON.stringify(outcomes, null, 2)}\n`).toMatchFileSnapshot(`${sample}/${entity}.out.json`);
  });
});

test("the Chinese sample is the program of the English one", () => {
  const text = (sample: string): string => printProgram(compiled(sample).program!);
  expect(text("chinese")).toBe(text("rules-and-exceptions"));
});

describe("the kitchen sink", () => {
  test("has every kind of node, with a notice that amends another and a vocabulary with groups", () => {
    const files = ["kitchen-sink/input", "kitchen-sink/kitchen", "../grouping/reading-room", "amendments/input"];
    const trees = files.map((path) => parse(read(`${path}.pol`)!).tree!);
    const kinds = new Set(trees.flatMap((tree) => [...kindsIn(tree)]));
    expect(Object.keys(childKeys).filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test("becomes this TypeScript", async () => {
    const [file] = await emitTypeScript(compiled("kitchen-sink").program!);
    await expect(file!.text).toMatchFileSnapshot("kitchen-sink/generated.txt");
  });
});
