import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { emitTypeScript } from "../../compiler/emit/typescript/emit.ts";
import { declarationsOf } from "../../vite/declarations.ts";
import { pol } from "../../vite/plugin.ts";
import { smallNotice } from "../harness/small-notice.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the plugin for Vite", () => {
  const { load } = pol({ types: false });

  test("turns a notice into a module and watches its vocabulary", async () => {
    const watched: string[] = [];
    const notice = fileURLToPath(new URL("../../policies/youxi-2024.pol", import.meta.url));
    const { code } = (await load.call({ addWatchFile: (path) => watched.push(path) }, notice))!;
    expect(code).toMatch(/evaluatePerson as evaluate/u);
    expect(code).toMatch(/from "[^"]*runtime\/index\.ts"/u);
    expect(watched.map((path) => path.replace(/^.*\//u, ""))).toEqual(["youxi-2024.pol", "resident-insurance.pol"]);
  });

  test("leaves other files alone", async () => {
    expect(await load.call({}, join(folder, "other.ts"))).toBeNull();
  });

  test("shows what is wrong with a notice", async () => {
    const path = join(folder, "wrong.pol");
    writeFileSync(path, 'notice wrong "错误"\n  year 2025\n  uses nowhere\n');
    await expect(load.call({}, path)).rejects.toThrow(/wrong\.pol has errors[\s\S]*unknown-vocabulary/u);
  });
});

test("declarations hold the types of an evaluator without its code", async () => {
  const [file] = await emitTypeScript(smallNotice(""));
  const declarations = declarationsOf(file!.text);
  expect(declarations).toContain("export declare function evaluatePerson(person: Person): PersonDecisions;");
  expect(declarations).not.toContain("return");
});
