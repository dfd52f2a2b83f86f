/** Whatever stands in a notice or a vocabulary is data in what is made of it: no text becomes code or markup. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import ts from "typescript";
import { createEvaluator } from "../../compiler/emit/evaluator.ts";
import { emitHtml } from "../../compiler/emit/html/notice-page.ts";
import { emitTypeScript } from "../../compiler/emit/typescript/emit.ts";
import type { Program } from "../../compiler/ir/ir.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";

const program = fixtureProgram(readFileSync(new URL("../language/tables/input.pol", import.meta.url), "utf8"));

/** What people read, as against names, which the grammar keeps plain. */
const texts = new Set(["label", "title", "action", "message", "issuer", "number"]);

/** The program with a payload before and behind every text. */
function withPayload(original: Program, payload: string): Program {
  const changed = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return texts.has(key) ? `${payload}${value}${payload}` : value;
    if (Array.isArray(value)) return value.map((each) => changed(each, key));
    if (value === null || typeof value !== "object" || value instanceof Map) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, name)]));
  };
  return changed(original, "") as Program;
}

const lineEnds = ["\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\v", "\f"];
const ends = ["*/", "'", '"', "`", "${", "}", "\\", "</script>", "-->", "]]>", "<!--", "//", "\u202e", "\u0000"];
const payload = fc
  .array(fc.constantFrom(...lineEnds, ...ends), { minLength: 1, maxLength: 3 })
  .map((signs) => `${signs.join("")}globalThis.injected = 1;${signs.join("")}<img src=x onerror=alert(1)>`);

/** What a module consists of, without what its texts say. */
async function statementsOf(each: Program): Promise<readonly string[]> {
  const [file] = await emitTypeScript(each);
  const source = ts.createSourceFile("module.ts", file!.text, ts.ScriptTarget.ES2022, true);
  const problems = (source as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  expect(problems).toEqual([]);
  expect(file!.text).not.toMatch(/[\u2028\u2029\u0085\u202e\u0000\v\f]/u);
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
  const tags = (each: Program): readonly string[] => emitHtml(each, "en")[0]!.text.match(/<\/?[a-z][a-z0-9]*/giu) ?? [];
  const harmless = tags(program);
  fc.assert(
    fc.property(payload, (text) => {
      expect(tags(withPayload(program, text))).toEqual(harmless);
    }),
    { seed: 20261128, numRuns: 50 },
  );
});
