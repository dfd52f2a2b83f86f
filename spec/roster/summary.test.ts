/** What came of a roster, added up: as text, JSON, a page and a workbook. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ExactSum, yuanText } from "../../diff/exact-sum.ts";
import { RosterSummary } from "../../report/summary/roster-summary.ts";
import { summaryJson } from "../../report/summary/summary-json.ts";
import type { EntitySchema, FactRecord, Member } from "../../runtime/schema.ts";
import { county, run } from "../cli/pol-run.ts";
import { sheetsOf } from "../support/read-sheet.ts";

const policy = `${county}/county-2025.pol`;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "summary-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const decide = (...options: string[]) => run(["run", policy, "--input", `${county}/residents.csv`, ...options]);
const decided = () => join(folder, "decided.csv");

describe("a summary", () => {
  test("as text stands behind the counts, on standard output where that is free", async () => {
    const { code, stdout, stderr } = await decide("--summary", "--output", decided());
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "all records
        person   records  fee (yuan)
        decided        4     1000.00
        refused        1

      groups, a fact, of which a record may have several
        groups  records  fee (yuan)
        elder         1      400.00
        pupil         1      300.00
        needy         1        0.00
        (none)        1      300.00

      window
        window  records  fee (yuan)
        early         1      300.00
        late          2      700.00
        (none)        1        0.00

      refund
        refund  records  fee (yuan)
        (none)        4     1000.00

      why records were refused
        reason                                              records
        paidOn: no value of its kind, or outside its range        1
      "
    `);
    expect(stderr).toMatch(/4 decided, 1 refused\n$/u);
    const beside = await decide("--summary");
    expect(beside.stdout).toBe(readFileSync(decided(), "utf8").slice(1));
    expect(beside.stderr).toBe(stderr + stdout);
  });

  test("speaks Chinese", async () => {
    const { stdout } = await decide("--output", decided(), "--lang", "zh", "--summary");
    expect(stdout).toMatchInlineSnapshot(`
      "全部记录
        居民      记录数  应缴金额（元）
        已裁定         4         1000.00
        不予受理       1

      人群（已知情况）（一条记录可有多项）
        人群      记录数  应缴金额（元）
        老年人         1          400.00
        学生           1          300.00
        困难居民       1            0.00
        （空）         1          300.00

      缴费期
        缴费期  记录数  应缴金额（元）
        集中期       1          300.00
        补缴期       2          700.00
        （空）       1            0.00

      可退费
        可退费  记录数  应缴金额（元）
        （空）       4         1000.00

      不予受理的原因
        原因                          记录数
        缴费日期：格式不符或超出范围       1
      "
    `);
  });

  test("as JSON has a stable form", async () => {
    const path = join(folder, "summary.json");
    await decide("--output", decided(), "--summary", path);
    const json = JSON.parse(readFileSync(path, "utf8")) as { readonly groups: readonly unknown[] };
    expect({ ...json, groups: json.groups.slice(1, 2) }).toMatchInlineSnapshot(`
      {
        "decided": 4,
        "entity": "person",
        "groups": [
          {
            "absent": {
              "records": 1,
              "sums": {
                "fee": "0.00",
              },
            },
            "kind": "decision",
            "label": "缴费期",
            "name": "window",
            "several": false,
            "values": [
              {
                "label": "集中期",
                "records": 1,
                "sums": {
                  "fee": "300.00",
                },
                "value": "early",
              },
              {
                "label": "补缴期",
                "records": 2,
                "sums": {
                  "fee": "700.00",
                },
                "value": "late",
              },
              {
                "label": "不在缴费期",
                "records": 0,
                "sums": {
                  "fee": "0.00",
                },
                "value": "closed",
              },
            ],
          },
        ],
        "refusals": [
          {
            "field": "paidOn",
            "problem": "wrong-value",
            "records": 1,
          },
        ],
        "refused": 1,
        "sums": {
          "fee": "1000.00",
        },
        "version": 1,
      }
    `);
  });

  test("as a page has tables that can be heard, bars, and nothing that runs", async () => {
    const path = join(folder, "summary.html");
    await decide("--output", decided(), "--summary", path);
    const page = readFileSync(path, "utf8");
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("<caption>window</caption>");
    expect(page).toContain('<th scope="col">records</th><th scope="col">fee (yuan)</th>');
    expect(page).toMatch(
      /<th scope="row">late<\/th><td>2<svg class="bar"[^>]* aria-hidden="true"><rect width="100" height="6"\/><\/svg><\/td><td>700\.00<\/td>/u,
    );
    expect(page).toMatch(/<th scope="row">early<\/th><td>1<svg[^>]*><rect width="50"/u);
    expect(page).not.toMatch(/<script|\bon\w+=|https?:/iu);
    await decide("--output", decided(), "--summary", path, "--lang", "zh");
    expect(readFileSync(path, "utf8")).toContain('<html lang="zh-CN">');
  });

  test("as a workbook has one sheet", async () => {
    const path = join(folder, "summary.xlsx");
    await decide("--output", decided(), "--summary", path);
    const sheets = await sheetsOf(path);
    expect(Object.keys(sheets)).toEqual(["summary"]);
    expect(sheets["summary"]!.slice(0, 3)).toEqual([
      ["all records"],
      ["person", "records", "fee (yuan)"],
      ["decided", "4", "1000"],
    ]);
  });

  test("is not written in another form, nor where the roster breaks off, nor over what is read", async () => {
    expect(await decide("--summary", join(folder, "summary.pdf"))).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("help  name it .txt, .json, .html or .xlsx"),
    });
    expect(
      (await decide("--summary", decided().replace("csv", "json"), "--output", decided().replace("csv", "json"))).code,
    ).toBe(2);
    expect((await decide("--summary", join(folder, "none", "s.html"), "--output", decided())).stderr).toContain(
      "the folder for this file does not exist",
    );
    rmSync(decided());
    const broken = [
      "run",
      policy,
      "--input",
      "-",
      "--format",
      "csv",
      "--output",
      decided(),
      "--summary",
      join(folder, "s.txt"),
    ];
    expect((await run(broken, { stdin: "birthDate,nothing\n1980-05-01,1\n" })).code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("what is added up", () => {
  const members: readonly Member[] = ["a", "b", "c"].map((name) => ({ name, label: `${name}类` }));
  const schema: EntitySchema = {
    name: "person",
    label: "人",
    facts: [
      { name: "kinds", label: "类别", type: { kind: "set", members }, optional: false, required: false, default: 0 },
    ],
    decisions: [
      { name: "kind", label: "种类", type: { kind: "enum", members }, optional: true },
      { name: "fee", label: "金额", type: { kind: "money" }, optional: true },
    ],
    requirements: [],
  };
  const fen = fc.option(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }));
  const records = fc.array(
    fc.record({ kinds: fc.integer({ min: 0, max: 7 }), kind: fc.option(fc.constantFrom("a", "b", "c")), fee: fen }),
  );

  test("is what adding up one by one gives, to the last fen", () => {
    fc.assert(
      fc.property(records, (given) => {
        const summary = new RosterSummary(schema);
        for (const { kinds, kind, fee } of given) summary.add({ kinds }, { kind, fee } as FactRecord);
        const { all, groups } = summary.totals();
        const totals = (held: readonly (typeof given)[number][]) => ({
          records: held.length,
          sums: [held.reduce((sum, { fee }) => sum + BigInt(fee ?? 0), 0n)],
        });
        expect(all).toEqual(totals(given));
        members.forEach((value, at) => {
          expect(groups[0]!.values[at]).toEqual({
            value,
            ...totals(given.filter(({ kinds }) => (kinds & (1 << at)) !== 0)),
          });
          expect(groups[1]!.values[at]).toEqual({ value, ...totals(given.filter(({ kind }) => kind === value.name)) });
        });
        expect(groups.map(({ absent }) => absent)).toEqual([
          totals(given.filter(({ kinds }) => kinds === 0)),
          totals(given.filter(({ kind }) => kind === null)),
        ]);
      }),
      { seed: 14 },
    );
  });

  test("stays exact beyond what a number holds", () => {
    const sum = new ExactSum();
    for (let count = 0; count < 3000; count++) sum.add(9_999_999_999_999);
    expect(yuanText(sum.value)).toBe("299999999999970.00");
    expect([0n, -5n, 107_000n].map(yuanText)).toEqual(["0.00", "-0.05", "1070.00"]);
  });

  test("counts a refused record once for each of its reasons", () => {
    const summary = new RosterSummary(schema);
    const missing = { problem: "missing-field", field: { name: "kinds", label: "类别" } } as const;
    summary.refuse([missing, missing, { problem: "cell-count", field: null }]);
    summary.refuse([missing]);
    expect(summaryJson(summary.totals())).toMatchObject({
      refused: 2,
      refusals: [
        { problem: "missing-field", field: "kinds", records: 2 },
        { problem: "cell-count", field: null, records: 1 },
      ],
    });
  });
});
