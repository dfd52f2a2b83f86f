import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.ts";
import { VocabularyFiles } from "../../cli/source-files.ts";
import { draftNewYear, planYear } from "../../compiler/new-year/new-year.ts";
import type { AstNode, NoticeFile } from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import { printed } from "../../grammar/print/format.ts";
import { childrenOf } from "../../grammar/children.ts";
import { SourceFile } from "../../grammar/source.ts";
import { runExample } from "../../harness/examples/run-example.ts";
import { noticeNames } from "../policies/notices.ts";
import { visibleLine } from "../../runtime/visible-text.ts";
import { run } from "./pol-run.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-new-"));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(inFolder(name), "utf8");
const policy = (name: string): string => `policies/${name}.pol`;

/** Starts a new year's file and gives its text. */
async function started(name: string, from: string, year: number): Promise<string> {
  const { code, stderr } = await run(["new", inFolder(name), "--from", from, "--year", String(year)]);
  expect([code, stderr.replaceAll(/^note: .*\n/gmu, "")]).toEqual([0, ""]);
  return read(name);
}

test("does not write over the notice that it starts from, whatever is forced", async () => {
  const text = 'notice same-2025 "x"\n  year 2025\n  uses small\n\nclause 一 "甲" narrative\n';
  writeFileSync(inFolder("same-2025.pol"), text);
  const path = inFolder("same-2025.pol");
  const { code, stderr } = await run(["new", path, "--from", path, "--year", "2026", "--force"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("is read and cannot be the output as well")]);
  expect(read("same-2025.pol")).toBe(text);
});

test.each([2023, 2024, 2025])("starts no notice of %d from one of 2025", async (year) => {
  const path = inFolder("no-later.pol");
  const { code, stderr } = await run(["new", path, "--from", policy("nanan-2025"), "--year", String(year)]);
  expect([code, stderr, existsSync(path)]).toEqual([
    2,
    `error: policies/nanan-2025.pol is of 2025, and --year ${year} is no later year\n` +
      "  help  a new year's notice starts from an earlier one: --year 2026\n",
    false,
  ]);
});

const compiled = (name: string, text: string): Compiled =>
  compile(new SourceFile(inFolder(name), text), new VocabularyFiles());
const marks = (text: string): number => text.match(/unconfirmed /gu)?.length ?? 0;
const confirmed = (text: string): string => text.replaceAll("unconfirmed ", "");

/** The same program, wherever it is written and whatever its clauses' fingerprints are. */
function meaning({ program, diagnostics }: Compiled): string {
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const left = new Set(["origin", "span", "fingerprint", "places"]);
  return JSON.stringify({ ...program, notice: null }, (key, value: unknown) => (left.has(key) ? undefined : value));
}

/** The numbers, amounts, rates, dates and lists of options outside examples that no mark stands before. */
function unmarkedValues(node: AstNode): AstNode[] {
  if ("unconfirmed" in node && node.unconfirmed && node.kind !== "Table") return [];
  if (node.kind === "Example" || node.kind === "ExampleTable" || node.kind === "Header" || node.kind === "Column")
    return [];
  return /^(?:Int|Money|Rate|Date|Set)Literal$/u.test(node.kind) ? [node] : childrenOf(node).flatMap(unmarkedValues);
}

describe("new", () => {
  test("moves the dates, asks for the metadata and marks what is last year's", async () => {
    const text = await started("nanan-2026.pol", policy("nanan-2025"), 2026);
    expect(text.split("\n").slice(0, 6)).toEqual([
      'notice nanan-2026 "南安市2026年度城乡居民基本医保参保登记和基金征缴工作的通知"',
      '  issuer             "南安市人民政府办公室"',
      '  unconfirmed number "南政办明传〔2024〕34号"',
      "  unconfirmed issued 2024-10-09",
      "  year               2026",
      "  uses               resident-insurance",
    ]);
    expect(text).toContain("  unconfirmed period concentrated: 2025-09-01 to 2025-12-31\n");
    expect(text).toContain('unconfirmed parameter surchargeFrom      "加收财政补助金额起始日": 2026-07-01\n');
    expect(text).toMatch(/^ {4}unconfirmed \| subsistence +\| +90% \|/mu);
    expect(text).toContain('unconfirmed reading needyPeople "困难人口的范围"\n');
    expect(text).toContain("given birthDate: 1981-05-01, standing: {localHukou}, paidOn: 2026-07-01");
    expect(text).not.toContain("fingerprint");
  });

  test.each(noticeNames)("lets no value of %s slip through", async (name) => {
    const text = await started(`${name}-next.pol`, policy(name), 2030);
    const { tree, diagnostics } = compiled(`${name}-next.pol`, text);
    expect(unmarkedValues(tree!)).toEqual([]);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect([...new Set(errors.map(({ code }) => code))]).toEqual(["unconfirmed-value"]);
    expect(errors).toHaveLength(marks(text));
  });

  test("has its values listed by check until the last is confirmed", async () => {
    const text = await started("loop.pol", policy("nanan-2025"), 2026);
    const before = await run(["check", inFolder("loop.pol")]);
    expect(before.code).toBe(1);
    expect(before.stdout).toContain(`1 file: ${marks(text)} errors,`);
    expect(before.stdout).toContain(
      '`parameter individualStandard "个人缴费标准": 400 yuan` is last year\'s and not confirmed',
    );
    expect(before.stdout).toContain("`rule waiting … 3 months` is last year's and not confirmed");
    expect(before.stdout).toContain("`| subsistence | 90% | government | direct | |` is last year's and not confirmed");
    writeFileSync(inFolder("loop.pol"), confirmed(text).replace("issued ", "unconfirmed issued "));
    expect((await run(["check", inFolder("loop.pol")])).stdout).toContain("1 file: 1 error,");
    writeFileSync(inFolder("loop.pol"), confirmed(text));
    expect((await run(["check", inFolder("loop.pol")])).code).toBe(0);
  });

  test("offers to take the mark away as the fix", async () => {
    const text = await started("fix.pol", policy("nanan-2025"), 2026);
    const mended = compiled("fix.pol", text)
      .diagnostics.toReversed()
      .reduce((mending, { fix }) => {
        return mending.slice(0, fix!.span.start) + fix!.text + mending.slice(fix!.span.end);
      }, text);
    expect(meaning(compiled("fix.pol", mended))).toBe(meaning(compiled("fix.pol", confirmed(text))));
  });

  test.each(noticeNames)("keeps the examples of %s true", async (name) => {
    const text = await started(`${name}-examples.pol`, policy(name), Number(name.slice(-4)) + 1);
    const { program } = compiled(`${name}-examples.pol`, confirmed(text));
    const failures = program!.examples
      .map((example) => runExample(program!, example))
      .filter(({ failure }) => failure !== null);
    expect(failures).toEqual([]);
  });

  test.each(noticeNames)("changes nothing else of %s", async (name) => {
    const source = new SourceFile(policy(name), readFileSync(policy(name), "utf8"));
    const tree = parse(source).tree as NoticeFile;
    const year = planYear(tree)!;
    const draft = draftNewYear(tree, year, { name: `${name}-again`, year });
    const text = await printed(draft.tree, source, "en");
    const old = compiled(`${name}.pol`, source.text);
    expect(meaning(compiled(`${name}-again.pol`, confirmed(text)))).toBe(meaning(old));
  });

  test("stays in the language of the old file, with its comments", async () => {
    const chinese = inFolder("chinese.pol");
    writeFileSync(
      chinese,
      [
        "通知 chinese “某县2025年度通知”",
        "  发文字号 “某政〔2024〕1号”",
        "  年度 2025",
        "  采用 resident-insurance",
        "",
        "条款 一 “2025年标准” 原文校验码 “0123456789ab”",
        "  # 说明",
        "  参数 标准：400元 # 元",
        "  示例 “2024年9月缴费”",
        "    已知 缴费日期：2024年9月1日",
        "    应得 应缴金额：400元",
      ].join("\n"),
    );
    expect(await started("chinese-2026.pol", chinese, 2026)).toBe(
      [
        "通知 chinese-2026 “某县2026年度通知”",
        "  待确认 发文字号 “某政〔2024〕1号”",
        "  年度            2026",
        "  采用            resident-insurance",
        "",
        "条款 一 “2026年标准”",
        "  # 说明",
        "  待确认 参数 标准：400元  # 元",
        "",
        "  示例 “2025年9月缴费”",
        "    已知 缴费日期：2025年9月1日",
        "    应得 应缴金额：400元",
        "",
      ].join("\n"),
    );
  });

  test("says where a 29 February had to become the 28th", async () => {
    const path = inFolder("leap.pol");
    const { stderr } = await run(["new", path, "--from", policy("youxi-2024"), "--year", "2025"]);
    expect(stderr).toMatch(
      /^note: policies\/youxi-2024\.pol:\d+:\d+: 2024-02-29 became 28 February, as the new year has no 29th$/mu,
    );
    expect(read("leap.pol")).toContain("unconfirmed period extended: 2025-01-01 to 2025-02-28");
    expect(
      (await run(["new", inFolder("leap-2028.pol"), "--from", policy("youxi-2024"), "--year", "2028"])).stderr,
    ).toBe("");
  });

  test("overwrites nothing unless it is told to", async () => {
    const path = inFolder("kept.pol");
    writeFileSync(path, "mine");
    const asked = ["new", path, "--from", policy("nanan-2025"), "--year", "2026"];
    expect(await run(asked)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${path} exists already\n  help  --force overwrites it\n`,
    });
    expect(read("kept.pol")).toBe("mine");
    expect(await run([...asked, "--force"])).toEqual({ code: 0, stdout: `${path}\n`, stderr: "" });
    expect(read("kept.pol")).toMatch(/^notice kept /u);
  });

  test.each([" .pol", "　.pol", "「x」.pol", "a\nb.pol"])(
    "is refused for a file that names no notice: %j",
    async (name) => {
      const ended = await run(["new", inFolder(name), "--from", policy("nanan-2025"), "--year", "2026"]);
      expect(ended).toEqual({
        code: 2,
        stdout: "",
        stderr: `error: a notice cannot be called \`${visibleLine(name.replace(".pol", ""))}\`\n  help  name the file after place and year, as in nanan-2026.pol\n`,
      });
      expect(existsSync(inFolder(name))).toBe(false);
    },
  );

  test("is refused where there is nothing to start from", async () => {
    writeFileSync(inFolder("no-year.pol"), "notice x\n  uses resident-insurance\n");
    writeFileSync(inFolder("broken.pol"), "notice x\n  year 2025\n\nclause 一\n  parameter : 1\n");
    const ended = async (from: string, year: string): Promise<readonly [number, string]> => {
      const { code, stderr } = await run(["new", inFolder("never.pol"), "--from", from, "--year", year]);
      return [code, stderr.split("\n")[0]!];
    };
    const old = policy("nanan-2025");
    expect(await ended(old, "next")).toEqual([2, "error: --year takes a year of four digits, not `next`"]);
    expect(await ended("none.pol", "2026")).toEqual([2, "error: none.pol: there is no such file"]);
    expect(await ended(policy("resident-insurance"), "2026")).toEqual([
      2,
      "error: policies/resident-insurance.pol is a vocabulary; a new year starts from a notice",
    ]);
    expect(await ended(inFolder("no-year.pol"), "2026")).toEqual([
      1,
      `error: ${inFolder("no-year.pol")} does not state its plan year`,
    ]);
    expect((await ended(inFolder("broken.pol"), "2026"))[0]).toBe(1);
    expect(() => read("never.pol")).toThrow();
  });
});
