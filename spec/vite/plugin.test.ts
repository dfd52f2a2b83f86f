import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { declarationsOf } from "../../vite/declarations.ts";
import { pol } from "../../vite/plugin.ts";
import { smallNotice, smallSource, smallVocabulary } from "../harness/small-notice.ts";

describe("the plugin for Vite", () => {
  const { transform } = pol({ types: false });

  test("turns a notice into a module and watches its vocabulary", async () => {
    const watched: string[] = [];
    const notice = fileURLToPath(new URL("../../policies/youxi-2024.pol", import.meta.url));
    const context = { addWatchFile: (path: string) => watched.push(path) };
    const { code } = (await transform.call(context, readFileSync(notice, "utf8"), notice))!;
    expect(code).toMatch(/evaluatePerson as evaluate/u);
    expect(code).toMatch(/from "[^"]*runtime\/index\.ts"/u);
    expect(watched.map((path) => path.replace(/^.*\//u, ""))).toEqual(["resident-insurance.pol"]);
  });

  test("takes the runtime from elsewhere, and leaves texts and comments that name it alone", async () => {
    const named = 'import { a } from "./runtime/index.js";';
    const text = smallSource("").text.replace('"标准"', `“${named}”`);
    const folder = mkdtempSync(join(tmpdir(), "pol-plugin-"));
    writeFileSync(join(folder, "fees.pol"), smallVocabulary.replace('"费用"', `“${named}”`));
    const { code } = (await transform.call({ addWatchFile: () => undefined }, text, join(folder, "fees-2025.pol")))!;
    rmSync(folder, { recursive: true });
    expect(code).toContain(named);
    expect(code.match(/runtime\/index\.ts"/gu)).toHaveLength(1);
  });

  test("leaves other files alone", async () => {
    expect(await transform.call({}, "", "other.ts")).toBeNull();
  });

  test("shows what is wrong with a notice", async () => {
    const text = 'notice wrong "错误"\n  year 2025\n  uses nowhere\n';
    const wrong = transform.call({}, text, "wrong.pol");
    await expect(wrong).rejects.toThrow(/wrong\.pol has errors[\s\S]*unknown-vocabulary/u);
  });

  test("refuses a notice in another encoding", async () => {
    const text = new TextDecoder().decode(Uint8Array.of(0xc4, 0xcf));
    await expect(transform.call({}, text, "gbk.pol")).rejects.toThrow("gbk.pol cannot be read (wrong-encoding)");
  });
});

test("declarations hold the types of an evaluator without its code", async () => {
  const [file] = await emitTypeScript(smallNotice(""));
  const declarations = declarationsOf(file!.text);
  expect(declarations).toContain("export declare function evaluatePerson(person: Person): PersonDecisions;");
  expect(declarations).not.toContain("return");
});
