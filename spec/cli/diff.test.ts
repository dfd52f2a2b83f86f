import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { county, run } from "./pol-run.ts";

const [old, next] = [`${county}/county-2025.pol`, `${county}/county-2026.pol`];
const folder = mkdtempSync(join(tmpdir(), "pol-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("diff", () => {
  test("shows the declarations that changed and the groups treated differently, each with what follows from it", async () => {
    const { code, stdout, stderr } = await run(["diff", old, next]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot();
  });

  test("compares calendar dates and speaks Chinese", async () => {
    expect((await run(["diff", old, next, "--absolute", "--lang", "zh"])).stdout).toMatchInlineSnapshot();
  });

  test("counts the records of a roster, and those that it cannot read", async () => {
    const { code, stdout, stderr } = await run(["diff", old, next, "--roster", `${county}/residents.csv`]);
    expect(code).toBe(1);
    expect(stdout.split("\n").filter((line) => line.includes("roster"))).toMatchInlineSnapshot();
    expect(stderr).toContain("record 4 `A4` (line 5)");
  });

  test("gives programs a stable form with exact regions", async () => {
    const { changes, groups, unchanged, unknown, roster } = JSON.parse((await run(["diff", old, next, "--json"])).stdout);
    expect(changes.map(({ kind, name, change }: Record<string, string>) => `${kind} ${name} ${change}`)).toMatchInlineSnapshot();
    expect(groups[1]).toMatchInlineSnapshot();
    expect([unchanged, unknown, roster]).toEqual([[{ entity: "person", decision: "refund" }], [], null]);
  });

  test("says that a notice does not differ from itself", async () => {
    const same = await run(["diff", old, old, "--exit-code"]);
    expect(same.code).toBe(0);
    expect(same.stdout).toMatchInlineSnapshot();
    expect((await run(["diff", old, next, "--exit-code"])).code).toBe(1);
  });

  test("writes one page that loads nothing", async () => {
    const path = join(folder, "county.html");
    const { code, stdout } = await run(["diff", old, next, "--format", "html", "--output", path]);
    expect([code, stdout]).toEqual([0, ""]);
    const page = readFileSync(path, "utf8");
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/u);
    expect(page).not.toMatch(/<script|<link|src=|https?:/u);
    expect(page).toContain("400 yuan → 420 yuan");
    expect(page).toContain("expect fee: 420 yuan");
  });

  test("refuses notices of two vocabularies and formats that there are not", async () => {
    const vocabularies = await run(["diff", old, "policies/nanan-2025.pol"]);
    const format = await run(["diff", old, next, "--format", "pdf"]);
    expect([vocabularies.code, format.code]).toEqual([2, 2]);
    expect(vocabularies.stderr + format.stderr).toMatchInlineSnapshot();
  });
});

describe("build --target html", () => {
  test("writes a notice as decision tables with conditions and clauses", async () => {
    const { code } = await run(["build", old, "--target", "html", "--out", folder]);
    expect(code).toBe(0);
    const page = readFileSync(join(folder, "county-2025.html"), "utf8");
    expect(page).not.toMatch(/<script|<link|src=|https?:/u);
    const text = page.slice(page.indexOf('<section id="person.fee">'), page.indexOf('<section id="person.reliefRate">'));
    expect(text).toMatchInlineSnapshot();
  });
});
