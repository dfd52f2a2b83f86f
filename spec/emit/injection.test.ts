/** Whatever stands in a notice or a vocabulary is data in what is made of it: no text becomes code or markup. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import ts from "typescript";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitHtml } from "../../report/notice-page.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { emitJsonSchema } from "../../emit/json-schema.ts";
import type { Program } from "../../ir/ir.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";
import { hiddenSigns, payload, withPayload } from "../support/payload.ts";

const program = fixtureProgram(readFileSync(new URL("../language/tables/input.pol", import.meta.url), "utf8"));

/** What a module consists of, without what its texts say. */
async function statementsOf(each: Program): Promise<readonly string[]> {
  const [file] = await emitTypeScript(each);
  const source = ts.createSourceFile("module.ts", file!.text, ts.ScriptTarget.ES2022, true);
  const problems = (source as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  expect(problems).toEqual([]);
  expect(file!.text).not.toMatch(hiddenSigns);
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    kinds.push(ts.SyntaxKind[node.kind]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return kinds;
}

test("generated TypeScript and JavaScript have the same statements, whatever the texts", async () => {
  const harmless = await statementsOf(program);
  await fc.assert(
    fc.asyncProperty(payload, async (text) => {
      const changed = withPayload(program, text);
      expect(await statementsOf(changed)).toEqual(harmless);
      createEvaluator(changed, "person");
      expect("injected" in globalThis).toBe(false);
    }),
    { seed: 20261128, numRuns: 25 },
  );
});

test("a page has the same markup, whatever the texts", () => {
  const page = (each: Program): string => emitHtml(each, "en")[0]!.text;
  const tags = (text: string): readonly string[] => text.match(/<\/?[a-z][a-z0-9]*/giu) ?? [];
  const harmless = tags(page(program));
  fc.assert(
    fc.property(payload, (text) => {
      const changed = page(withPayload(program, text));
      expect(tags(changed)).toEqual(harmless);
      expect(changed).not.toMatch(hiddenSigns);
    }),
    { seed: 20261128, numRuns: 50 },
  );
});

test("a JSON Schema is of the same form, whatever the texts", () => {
  const schemas = (each: Program): string =>
    emitJsonSchema(each)
      .map(({ text }) => text)
      .join("");
  const harmless = schemas(program).split("\n").length;
  fc.assert(
    fc.property(payload, (text) => {
      const changed = schemas(withPayload(program, text));
      expect(changed.split("\n")).toHaveLength(harmless);
      expect(changed).not.toMatch(hiddenSigns);
    }),
    { seed: 20261128, numRuns: 50 },
  );
});
