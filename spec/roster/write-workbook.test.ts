/** Decisions in workbooks: dates, amounts and texts as such, errors in words, and a sheet that adds them up. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Context } from "../../cli/context.ts";
import { writeRoster, type RosterResult } from "../../cli/roster/roster.ts";
import { rosterFormatsFor } from "../../cli/roster-formats.ts";
import { dayOf } from "../../runtime/date.ts";
import type { EntitySchema } from "../../runtime/schema.ts";
import { county, run } from "../cli/pol-run.ts";
import { anyResults, everyDecision, recordsIn, recordsOf } from "../support/every-decision.ts";
import { partOf, sheetsOf } from "../support/read-sheet.ts";

const policy = `${county}/county-2025.pol`;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "written-"))));
afterEach(() => rmSync(folder, { recursive: true }));

async function write(results: readonly RosterResult[], labels?: "zh"): Promise<string> {
  const path = join(folder, "out.xlsx");
  const writer = writeRoster(path, "xlsx", everyDecision, labels === undefined ? {} : { labels });
  for (let at = 0; at < results.length; at += 3) expect(await writer.write(results.slice(at, at + 3))).toBe(true);
  await writer.finish();
  expect(writer.problem).toBeNull();
  return path;
}

describe("a workbook of decisions", () => {
  test.each([[undefined], ["zh"] as const])("reads back as the same decisions, with labels %s", async (labels) => {
    await fc.assert(
      fc.asyncProperty(anyResults, async (results) => {
        expect(await recordsIn(await write(results, labels), "xlsx")).toEqual(recordsOf(results));
      }),
      { seed: 14, numRuns: 60, examples: [[[{ id: "=cmd", outcome: { note: "'=1" } }]]] },
    );
  });

  test("has dates, amounts and rates in cells of their kind, and texts in cells that nothing runs", async () => {
    const path = await write([
      {
        id: "=1+1",
        outcome: {
          fee: 107_005,
          from: dayOf(2025, 7, 1),
          share: { numerator: 9, denominator: 10 },
          grounds: 3,
          eligible: false,
        },
      },
      { id: "b", error: "`from` is <wrong>" },
    ]);
    const sheet = await partOf(path, "xl/worksheets/sheet1.xml");
    const row = (number: number) => new RegExp(`<row r="${number}">.*?</row>`, "u").exec(sheet)![0];
    const plain = (cell: string, inside: string) =>
      `<c r="${cell} t="inlineStr"><is><t xml:space="preserve">${inside}</t></is></c>`;
    expect(row(2)).toBe(
      `<row r="2">${plain('A2" s="5"', "=1+1")}<c r="B2" t="b"><v>0</v></c><c r="D2" s="3"><v>1070.05</v></c>` +
        `<c r="E2" s="4"><v>0.9</v></c><c r="F2" s="2"><v>45839</v></c>${plain('J2"', "direct;=none")}</row>`,
    );
    expect(row(3)).toBe(`<row r="3">${plain('A3" s="5"', "b")}${plain('M3"', "`from` is &lt;wrong&gt;")}</row>`);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet.match(/<col [^>]*width="\d+" customWidth="1"\/>/gu)).toHaveLength(13);
    expect(sheet).not.toContain("<f>");
  });

  test("says of what is too long for a cell that it is", async () => {
    const path = await write([{ id: "a", outcome: { note: "x".repeat(40_000), rank: 7 } }]);
    expect((await sheetsOf(path))["decisions"]![1]).toEqual([
      "a",
      "",
      "7",
      ...Array(9).fill(""),
      "too long for a cell, write CSV or JSON instead: note",
    ]);
  });

  test("goes on on a further sheet where one is full", async () => {
    const path = join(folder, "long.xlsx");
    const nothing: EntitySchema = { ...everyDecision, decisions: [] };
    const writer = writeRoster(path, "xlsx", nothing);
    await writer.write(
      Array.from({ length: 1_048_577 }, (_, at) => ({ id: at < 1_048_574 ? null : String(at), outcome: {} })),
    );
    await writer.finish();
    const sheets = await sheetsOf(path);
    expect(Object.keys(sheets)).toEqual(["decisions", "decisions 2"]);
    expect(sheets["decisions"]!.at(-1)).toEqual(["1048574"]);
    expect(sheets["decisions 2"]).toEqual([["id", "error"], ["1048575"], ["1048576"]]);
  }, 60_000);
});

const lines = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(" | ")).join("\n");

describe("pol run --output out.xlsx", () => {
  const decide = (...options: string[]) =>
    run(["run", policy, "--input", `${county}/residents.csv`, "--output", join(folder, "out.xlsx"), ...options]);

  test("writes what CSV would have, with a sheet that adds it up", async () => {
    const { code, stderr } = await decide();
    expect([code, stderr.split("\n").at(-2)]).toEqual([1, "4 decided, 1 refused"]);
    const { decisions: rows, summary } = await sheetsOf(join(folder, "out.xlsx"));
    expect(rows!.slice(0, 2)).toEqual([
      ["id", "window", "fee", "reliefRate", "refund", "error"],
      ["A1", "early", "300", "0"],
    ]);
    expect(rows![4]).toEqual([
      "A4",
      "",
      "",
      "",
      "",
      expect.stringContaining('record 4 `A4` (line 5): `paidOn` is "2025-13-01"'),
    ]);
    expect(lines(summary!)).toMatchInlineSnapshot(`
      "all records
      person | records | fee (yuan)
      decided | 4 | 1000
      refused | 1
      groups, a fact, of which a record may have several
      groups | records | fee (yuan)
      elder | 1 | 400
      pupil | 1 | 300
      needy | 1 | 0
      (none) | 1 | 300
      window
      window | records | fee (yuan)
      early | 1 | 300
      late | 2 | 700
      (none) | 1 | 0
      refund
      refund | records | fee (yuan)
      (none) | 4 | 1000
      why records were refused
      reason | records
      paidOn: no value of its kind, or outside its range | 1"
    `);
  });

  test("speaks Chinese where labels are wanted", async () => {
    await decide("--labels", "zh", "--lang", "zh");
    const sheets = await sheetsOf(join(folder, "out.xlsx"));
    expect(Object.keys(sheets)).toEqual(["结论", "汇总"]);
    expect(lines(sheets["汇总"]!.slice(0, 4))).toMatchInlineSnapshot(`
      "全部记录
      居民 | 记录数 | 应缴金额（元）
      已裁定 | 4 | 1000
      不予受理 | 1"
    `);
  });

  test("leaves nothing where the roster breaks off, and the file before it as it was", async () => {
    const writer = writeRoster(join(folder, "out.xlsx"), "xlsx", everyDecision);
    await writer.write(Array.from({ length: 20_000 }, (_, at) => ({ id: String(at), outcome: { rank: at * at } })));
    await writer.abort();
    expect(await writer.write([{ id: "b", outcome: {} }])).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    const lost = writeRoster(join(folder, "none", "out.xlsx"), "xlsx", everyDecision);
    await lost.write([{ id: "a", outcome: {} }]);
    await lost.finish();
    expect(lost.problem).toEqual({ problem: "missing-folder" });
  });

  test("leaves no half file after Ctrl-C", async () => {
    const output = join(folder, "out.xlsx");
    const child = spawn("node", ["dist/pol.cjs", "run", policy, "--input", "-", "--format", "csv", "--output", output]);
    child.stdin.write(`birthDate\n${"1990-01-01\n".repeat(20_000)}`);
    while (!readdirSync(folder).some((name) => statSync(join(folder, name)).size > 0))
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect(await new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)))).toBe("SIGINT");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("has the ending .xlsx, and a terminal is not given one", async () => {
    const args = ["run", policy, "--input", `${county}/residents.csv`, "--output", join(folder, "out.xls")];
    expect((await run(args)).stderr).toContain("out.xls does not tell its format");
    let told = "";
    const stderr = new Writable({ write: (chunk, _, done) => ((told += String(chunk)), done()) });
    const io = { stdin: process.stdin, stdout: Object.assign(new Writable(), { isTTY: true }), stderr, env: {} };
    expect(rosterFormatsFor({ input: "a.csv", format: "xlsx" }, new Context(io, "en"))).toBeNull();
    expect(told).toBe("error: xlsx is no text, and a terminal cannot show it\n  help  name a file by --output\n");
  });
});
