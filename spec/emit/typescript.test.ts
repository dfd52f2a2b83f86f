import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runtimeFiles } from "../../cli/runtime-source.ts";
import { emitTypeScript } from "../../compiler/emit/typescript/emit.ts";
import { noticeNames, programOf } from "../policies/notices.ts";

/** What a developer's project would ask of the compiler, and more. */
const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noEmit: true,
  types: [],
};

const user = `
import { evaluate, explain, formatPersonDecisions, individualStandard, parsePerson } from "./nanan-2025.js";

const parsed = parsePerson({ birthDate: "1980-05-01" });
if (parsed.ok) {
  const { assessedPremium, window } = evaluate(parsed.value);
  const premium: number | null = assessedPremium;
  const period: "concentrated" | "extended" | "makeUp" | "closed" | null = window;
  const clause: string | undefined = explain(parsed.value).verdicts.waiting.deciding[0]?.clause;
  console.log(premium, period, clause, individualStandard, formatPersonDecisions(evaluate(parsed.value)));
}
declare const console: { log(...items: unknown[]): void };
`;

describe("generated TypeScript", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pol-emit-"));
    await mkdir(join(folder, "runtime"));
    for (const { path, text } of runtimeFiles()) await writeFile(join(folder, path), text);
    for (const name of noticeNames) {
      for (const { path, text } of await emitTypeScript(programOf(name))) await writeFile(join(folder, path), text);
    }
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await writeFile(join(folder, "user.ts"), user);
  });

  afterAll(() => rm(folder, { recursive: true }));

  test("compiles under strict with noUncheckedIndexedAccess, and so does code that uses it", () => {
    const files = [...noticeNames.map((name) => join(folder, `${name}.ts`)), join(folder, "user.ts")];
    const problems = ts.getPreEmitDiagnostics(ts.createProgram(files, strict));
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });
});
