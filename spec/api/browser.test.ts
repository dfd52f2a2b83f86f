/** The library bundled for a browser, and run where there is neither Node.js nor a file. */
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { noticeOf, vocabulary } from "./county.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The global names that engines and browsers have and a bare context has not. */
const browserGlobals = { TextEncoder, TextDecoder, structuredClone };

let script: string;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "./api/index.ts"', resolveDir: root },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "pol",
    logLevel: "error",
  });
  script = outputFiles[0]!.text;
});

/** What an expression comes to in a context that knows the texts of the county, as JSON. */
async function inBrowser(expression: string): Promise<unknown> {
  const texts = {
    "library.pol": vocabulary,
    "fees-2025.pol": noticeOf(2025, 18, 20),
    "fees-2026.pol": noticeOf(2026, 16, 20),
  };
  const context = createContext({ ...browserGlobals, texts });
  runInContext(script, context);
  runInContext("const host = pol.memoryHost(texts); const { notice } = pol.compile('fees-2025.pol', host);", context);
  const result: unknown = await runInContext(`(async () => JSON.stringify(await (${expression})))()`, context);
  return JSON.parse(String(result));
}

test.each([
  ["check", "pol.check('fees-2025.pol', host)", []],
  ["evaluator", "pol.evaluator(notice).evaluate({ id: '1', age: 18, card: false })", { id: "1", fee: 2000 }],
  ["explain", "pol.explain(notice, { id: '1', age: 18, card: false }).decisions.map(({ value }) => value)", [2000]],
  ["examples", "pol.examples(notice).map(({ passed }) => passed)", [true, false]],
  ["prove", "pol.prove(notice).map(({ status }) => status)", ["proved", "proved"]],
  ["diff", "pol.diff(notice, pol.compile('fees-2026.pol', host).notice).ok", true],
  ["calendar", "pol.calendar(notice, { closing: '2025-03-01' }).dates.map(({ due }) => due)", ["2025-03-06"]],
  ["format", "pol.format('fees-2025.pol', host)", { ok: true, text: noticeOf(2025, 18, 20) }],
  ["translate", "pol.translate('fees-2025.pol', host, 'zh').then(({ ok }) => ok)", true],
  ["build", "pol.build(notice, 'schema').then((files) => files.length)", 2],
  [
    "build of TypeScript",
    "pol.build(notice, 'ts').then(([{ text }]) => text.includes('export function evaluate'))",
    true,
  ],
])("%s works", async (_, expression, expected) => {
  expect(await inBrowser(expression)).toEqual(expected);
});
