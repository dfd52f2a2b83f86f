import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./pol-run.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-"));
const file = join(folder, "nanan-2025.pol");
const notice = readFileSync("policies/nanan-2025.pol", "utf8");
const late = notice.replace(/(parameter surchargeFrom .*: )2025-07-01/u, (_, start: string) => `${start}2025-07-02`);

beforeAll(() => writeFileSync(file, notice));
afterAll(() => rmSync(folder, { recursive: true }));

describe("pol test", () => {
  test("ends with how many tests passed", async () => {
    const { code, stdout } = await run(["test", file]);
    expect(stdout).toMatch(/\n\d+ passed, 0 failed\n$/u);
    expect(code).toBe(0);
  });

  test("shows expected, actual and why, and a record that breaks an invariant", async () => {
    expect(late).not.toBe(notice);
    const path = join(folder, "late.pol");
    writeFileSync(path, late);
    const { code, stdout } = await run(["test", path]);
    expect(stdout).toContain("assessedPremium: expected 1070 yuan, is 400 yuan");
    expect(stdout).toContain("needs paidOn on or after surchargeFrom (paidOn: 2025-07-01)");
    expect(stdout).toContain("given birthDate: 1985-05-01, paidOn: 2025-07-01, standing: {localHukou}");
    expect(stdout).toMatch(/\n\d+ passed, [1-9]\d* failed\n$/u);
    expect(code).toBe(1);
  });

  test("writes JSON and JUnit reports", async () => {
    const report = join(folder, "report.xml");
    const { stdout } = await run(["test", file, "--json", "--junit", report, "--runs", "20"]);
    const { passed, failed, notices } = JSON.parse(stdout) as {
      passed: number;
      failed: number;
      notices: { tests: unknown[] }[];
    };
    expect([passed, failed]).toEqual([notices[0]!.tests.length, 0]);
    expect(readFileSync(report, "utf8")).toContain(`<testsuites tests="${passed}" failures="0">`);
  });

  test("writes no report over a notice", async () => {
    for (const option of ["--junit", "--export-examples"]) {
      const { code, stderr } = await run(["test", file, option, file]);
      expect({ code, first: stderr.split("\n")[0] }).toEqual({
        code: 2,
        first: `error: ${file} is read and cannot be the output as well`,
      });
    }
    expect(readFileSync(file, "utf8")).toBe(notice);
  });

  test("shows coverage beside the source and holds it against a threshold", async () => {
    const text = await run(["test", file, "--coverage", "--threshold", "100"]);
    expect(text.stdout).toMatch(/\n100% covered: rules .*\n$/u);
    expect(text.code).toBe(0);
    const bare = join(folder, "bare.pol");
    writeFileSync(bare, notice.replace(/^  example(?:s)? [\s\S]*?(?=^ {0,2}[^ |\n])/gmu, ""));
    expect((await run(["test", bare, "--coverage", "--threshold", "90"])).code).toBe(1);
    expect((await run(["test", bare, "--coverage", "--coverage-format", "lcov"])).stdout).toMatch(/^TN:\nSF:/u);
  });

  test("refuses numbers that are none", async () => {
    const { code, stderr } = await run(["test", file, "--runs", "many"]);
    expect(stderr).toContain("--runs takes a whole number from 1, not `many`");
    expect(code).toBe(2);
  });
});
