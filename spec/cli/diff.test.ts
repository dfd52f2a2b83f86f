import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { sheetsOf } from "../support/read-sheet.ts";
import { county, run } from "./pol-run.ts";

const [old, next] = [`${county}/county-2025.pol`, `${county}/county-2026.pol`];
const folder = mkdtempSync(join(tmpdir(), "pol-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("diff", () => {
  test("shows the declarations that changed and the groups treated differently, each with what follows from it", async () => {
    const { code, stdout, stderr } = await run(["diff", old, next]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "county-2025 → county-2026
      plan years are aligned: each record of county-2025 is compared with the same one 12 months later; conditions give the dates of county-2025

      Declarations
      parameter  二  surcharge         100 yuan → 120 yuan
      period     一  early             2024-09-01 to 2024-12-31 → 2025-10-01 to 2025-12-31
      table row  三  relief: elder     reliefRate 50% → reliefRate 60%
      duty       四  office: 登记入册  within 5 workdays after received → within 10 workdays after received
      clause (old): 六
      clause (another wording): 二

      Treated differently: person
      window 缴费期
        early → closed
          who      paidOn from 2024-09-01 to 2024-09-30
          old      clause 一
          new      no rule
          example  birthDate: 1985-05-01, paidOn: 2024-09-15
          limits   paidOn 2024-08-31: unchanged, closed; paidOn 2024-10-01: unchanged, early

      fee 应缴金额
        400 yuan → 420 yuan
          who      not spared and window is late (old)
          old      clause 二 (lateFee)
          new      clause 二 (lateFee)
          example  birthDate: 1985-05-01, paidOn: 2025-04-01
          limits   paidOn 2024-12-31: unchanged, 300 yuan; paidOn 2025-07-01: unchanged, 300 yuan

      relief 减免对象
        reliefRate: 50% → 60%
          who      relief is elder and paidOn is known
          old      clause 三 (elder)
          new      clause 三 (elder)
          example  birthDate: 1959-12-31, paidOn: 2025-01-01, groups: {elder}

      whoever is in no group above is proved to be treated the same
      proved the same for every record: refund
      looked at: every record with dates from 1900-01-01 to 2099-12-31
      "
    `);
  });

  test("compares calendar dates and speaks Chinese", async () => {
    expect((await run(["diff", old, next, "--absolute", "--lang", "zh"])).stdout).toMatchInlineSnapshot(`
      "《某县2025年度缴费通知》 → 《某县2026年度缴费通知》
      按日历日期比较

      声明的变化
      参数  第二条  加收                100元 → 120元
      时段  第一条  集中期              2024年9月1日至2024年12月31日 → 2025年10月1日至2025年12月31日
      时段  第一条  补缴期              2025年1月1日至2025年6月30日 → 2026年1月1日至2026年6月30日
      表行  第三条  减免对象：老年人    减免比例：50%，条件：出生日期早于1960年1月1日 → 减免比例：60%，条件：出生日期早于1961年1月1日
      职责  第四条  经办机构：登记入册  收到后5个工作日内 → 收到后10个工作日内
      条款（原）：第六条
      条款（文字不同）：第二条

      待遇不同的人群：居民
      缴费期 window
        集中期 → 不在缴费期
          对象    缴费日期在2024年9月1日至2024年12月31日
          原依据  第一条
          新依据  无规定
          示例    出生日期：1985年5月1日，缴费日期：2024年10月31日
          界限    缴费日期2024年8月31日：不变，不在缴费期；缴费日期2025年1月1日：补缴期 → 不在缴费期
        补缴期 → 不在缴费期
          对象    缴费日期在2025年1月1日至2025年6月30日
          原依据  第一条
          新依据  无规定
          示例    出生日期：1985年5月1日，缴费日期：2025年4月1日
          界限    缴费日期2024年12月31日：集中期 → 不在缴费期；缴费日期2025年7月1日：不变，不在缴费期
        不在缴费期 → 集中期
          对象    缴费日期在2025年10月1日至2025年12月31日
          原依据  无规定
          新依据  第一条
          示例    出生日期：1985年5月1日，缴费日期：2025年11月15日
          界限    缴费日期2025年9月30日：不变，不在缴费期；缴费日期2026年1月1日：不在缴费期 → 补缴期
        不在缴费期 → 补缴期
          对象    缴费日期在2026年1月1日至2026年6月30日
          原依据  无规定
          新依据  第一条
          示例    出生日期：1985年5月1日，缴费日期：2026年4月1日
          界限    缴费日期2025年12月31日：不在缴费期 → 集中期；缴费日期2026年7月1日：不变，不在缴费期
        随之改变
          应缴金额：400元 → 300元；300元 → 420元

      减免对象 relief
        减免比例：50% → 60%
          对象    减免对象为老年人（原）且缴费日期已填写
          原依据  第三条（老年人）
          新依据  第三条（老年人）
          示例    出生日期：1959年12月31日，缴费日期：2025年1月1日，人群：{老年人}
        减免比例：0% → 60%
          对象    不属于减免对象（原）且减免对象为老年人（新）且缴费日期已填写
          原依据  第三条
          新依据  第三条（老年人）
          示例    出生日期：1960年7月1日，缴费日期：2025年1月1日，人群：{老年人}

      已证明：不属于以上任何一组的人，结论均相同
      已证明对所有记录均相同：可退费
      所查范围：日期自1900年1月1日至2100年12月31日的所有记录
      "
    `);
  });

  test("takes only a roster whose name tells its format", async () => {
    expect(await run(["diff", old, next, "--roster", "residents.ods"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: the name of residents.ods does not tell its format\n  help  --roster takes a .json, .jsonl, .csv, .xlsx or .parquet file\n",
    });
  });

  test("as a workbook has what it comes to, whom it concerns and what is declared differently", async () => {
    const path = join(folder, "diff.xlsx");
    const args = ["diff", old, next, "--roster", `${county}/residents.csv`, "--format", "xlsx"];
    expect(await run(args)).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: a workbook needs a file\n  help  name it by --output, as in --output diff.xlsx\n",
    });
    expect((await run([...args, "--output", path])).code).toBe(1);
    const sheets = await sheetsOf(path);
    expect(Object.keys(sheets)).toEqual(["comparison", "treated differently", "declarations"]);
    expect(sheets["comparison"]).toMatchInlineSnapshot(`
      [
        [
          "Notices",
        ],
        [
          "",
          "notice",
          "number",
          "plan year",
          "file",
        ],
        [
          "old",
          "某县2025年度缴费通知",
          "某政〔2024〕1号",
          "2025",
          "county-2025",
        ],
        [
          "new",
          "某县2026年度缴费通知",
          "某政〔2025〕1号",
          "2026",
          "county-2026",
        ],
        [
          "Roster",
        ],
        [
          "",
          "records",
        ],
        [
          "records",
          "5",
        ],
        [
          "treated differently",
          "1",
        ],
        [
          "refused",
          "1",
        ],
        [
          "What the records of the roster come to",
        ],
        [
          "",
          "old",
          "new",
          "change",
          "records with more",
          "records with less",
        ],
        [
          "fee (yuan)",
          "1000",
          "1020",
          "20",
          "1",
          "0",
        ],
      ]
    `);
    expect(sheets["treated differently"]!.slice(0, 6)).toMatchInlineSnapshot(`
      [
        [
          "window",
        ],
        [
          "decision",
          "change",
          "effect",
          "who",
          "old",
          "new",
          "example",
          "records",
        ],
        [
          "window",
          "early → closed",
          "",
          "paidOn from 2024-09-01 to 2024-09-30",
          "clause 一",
          "no rule",
          "birthDate: 1985-05-01, paidOn: 2024-09-15",
          "0",
        ],
        [
          "fee",
        ],
        [
          "decision",
          "change",
          "effect",
          "who",
          "old",
          "new",
          "example",
          "records",
        ],
        [
          "fee",
          "400 yuan → 420 yuan",
          "",
          "not spared and window is late (old)",
          "clause 二 (lateFee)",
          "clause 二 (lateFee)",
          "birthDate: 1985-05-01, paidOn: 2025-04-01",
          "1",
        ],
      ]
    `);
    expect(sheets["declarations"]!.slice(0, 7)).toMatchInlineSnapshot(`
      [
        [
          "parameter",
        ],
        [
          "",
          "old",
          "new",
          "clause",
        ],
        [
          "surcharge",
          "100 yuan",
          "120 yuan",
          "二",
        ],
        [
          "period",
        ],
        [
          "",
          "old",
          "new",
          "clause",
        ],
        [
          "early",
          "2024-09-01 to 2024-12-31",
          "2025-10-01 to 2025-12-31",
          "一",
        ],
        [
          "table row",
        ],
      ]
    `);
    await run([...args, "--output", path, "--lang", "zh"]);
    expect(Object.keys(await sheetsOf(path))).toEqual(["对照", "待遇不同的人群", "声明的变化"]);
  });

  test("counts the records of a roster, and those that it cannot read", async () => {
    const { code, stdout, stderr } = await run(["diff", old, next, "--roster", `${county}/residents.csv`]);
    expect(code).toBe(1);
    expect(stderr.split("\n").at(-2)).toBe("4 decided, 1 refused");
    expect(stdout.split("\n").filter((line) => line.includes("roster"))).toMatchInlineSnapshot(`
      [
        "roster: 1 of 5 records; 1 refused",
        "    roster   0 of 5 records",
        "    roster   1 of 5 records",
        "    roster   1 of 5 records",
      ]
    `);
    expect(stderr).toContain("record 4 `A4` (line 5)");
  });

  test("gives programs a stable form with exact regions", async () => {
    const { changes, groups, unchanged, unknown, roster } = JSON.parse(
      (await run(["diff", old, next, "--json"])).stdout,
    );
    expect(changes.map(({ kind, name, change }: Record<string, string>) => `${kind} ${name} ${change}`))
      .toMatchInlineSnapshot(`
        [
          "parameter surcharge changed",
          "period early changed",
          "row relief: elder changed",
          "duty office: 登记入册 changed",
          "clause 二 changed",
          "clause 六 removed",
        ]
      `);
    expect(groups[1]).toMatchInlineSnapshot(`
      {
        "causes": {
          "new": [
            {
              "clause": "二",
              "decision": "fee",
              "kind": "rule",
              "name": "lateFee",
            },
          ],
          "old": [
            {
              "clause": "二",
              "decision": "fee",
              "kind": "rule",
              "name": "lateFee",
            },
          ],
        },
        "changes": [
          {
            "boundary": {
              "after": {
                "agrees": true,
                "date": "2025-07-01",
                "new": {
                  "kind": "value",
                  "value": "300.00",
                },
                "old": {
                  "kind": "value",
                  "value": "300.00",
                },
              },
              "before": {
                "agrees": true,
                "date": "2024-12-31",
                "new": {
                  "kind": "value",
                  "value": "300.00",
                },
                "old": {
                  "kind": "value",
                  "value": "300.00",
                },
              },
              "fact": "paidOn",
            },
            "effect": null,
            "new": {
              "en": "420 yuan",
              "kind": "value",
              "value": "420.00",
              "zh": "420元",
            },
            "old": {
              "en": "400 yuan",
              "kind": "value",
              "value": "400.00",
              "zh": "400元",
            },
            "witness": {
              "new": {
                "answer": {
                  "kind": "value",
                  "value": "420.00",
                },
                "facts": {
                  "birthDate": "1986-05-01",
                  "groups": [],
                  "id": null,
                  "paidOn": "2026-04-01",
                },
              },
              "old": {
                "answer": {
                  "kind": "value",
                  "value": "400.00",
                },
                "facts": {
                  "birthDate": "1985-05-01",
                  "groups": [],
                  "id": null,
                  "paidOn": "2025-04-01",
                },
              },
            },
          },
        ],
        "concerned": null,
        "condition": {
          "en": "not spared and window is late (old)",
          "zh": "并非不加收对象且缴费期为补缴期（原）",
        },
        "decision": "fee",
        "entity": "person",
        "followsFrom": null,
        "label": "应缴金额",
        "region": {
          "boxes": [
            [
              {
                "absent": false,
                "fact": "paidOn",
                "kind": "date",
                "ranges": [
                  {
                    "from": "2025-01-01",
                    "to": "2025-06-30",
                  },
                ],
              },
              {
                "days": [
                  {
                    "from": 0,
                    "to": null,
                  },
                ],
                "earlier": {
                  "fact": "birthDate",
                  "shifts": [],
                },
                "kind": "difference",
                "later": {
                  "fact": "paidOn",
                  "shifts": [],
                },
              },
              {
                "days": [
                  {
                    "from": 0,
                    "to": null,
                  },
                ],
                "earlier": {
                  "fact": "birthDate",
                  "shifts": [
                    {
                      "amount": 12,
                      "unit": "months",
                    },
                  ],
                },
                "kind": "difference",
                "later": {
                  "fact": "paidOn",
                  "shifts": [
                    {
                      "amount": 12,
                      "unit": "months",
                    },
                  ],
                },
              },
              {
                "fact": "groups",
                "holds": false,
                "kind": "member",
                "member": "pupil",
              },
              {
                "fact": "groups",
                "holds": false,
                "kind": "member",
                "member": "needy",
              },
            ],
          ],
        },
      }
    `);
    expect([unchanged, unknown, roster]).toEqual([[{ entity: "person", decision: "refund" }], [], null]);
  });

  test("says that a notice does not differ from itself", async () => {
    const same = await run(["diff", old, old, "--exit-code"]);
    expect(same.code).toBe(0);
    expect(same.stdout).toMatchInlineSnapshot(`
      "county-2025 → county-2025
      dates are compared as they stand in the calendar

      Declarations
      the declarations agree

      Treated differently: person
      nobody is treated differently
      proved the same for every record: window, fee, reliefRate, refund
      looked at: every record with dates from 1900-01-01 to 2100-12-31
      "
    `);
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
    expect(vocabularies.stderr + format.stderr).toMatchInlineSnapshot(`
      "error: spec/cli/county/county-2025.pol and policies/nanan-2025.pol use different vocabularies: tiny, resident-insurance
      error: --format has no value \`pdf\`
        help  it takes text, json, html, xlsx
      "
    `);
  });
});

describe("notices beside two states of one vocabulary", () => {
  const vocabulary = `vocabulary cards "借书证"
enumeration Reader "读者类别"
  pupil "学生"
  adult "成人"
entity person "读者"
  fact kinds "类别": set of Reader default {}
  decision cards "所得": set of Reader
  decision fee "费用": int
`;
  const notice = `notice cards-2025 "办证须知"
  year 2025
  uses cards
clause 一 "所得"
  rule cards
    is kinds + {adult}
  silent on fee
`;

  const written = (name: string, text: string): string => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "cards.pol"), text);
    writeFileSync(join(folder, name, "notice.pol"), notice);
    return join(folder, name, "notice.pol");
  };
  const plain = written("plain", vocabulary);

  test.each([
    ["have other options", "another-option", `  adult "成人"`, `  child "幼儿"\n  adult "成人"`, "Reader"],
    [
      "have a fact that is new",
      "another-fact",
      "  decision",
      `  fact local "本地": bool default no\n  decision`,
      "local",
    ],
    ["decide something else", "another-type", `"费用": int`, `"费用": money`, "fee"],
  ])("that %s are not compared", async (_, name, from, to, differing) => {
    const { code, stderr } = await run(["diff", plain, written(name, vocabulary.replace(from, to))]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`differ in \`${differing}\``)]);
  });

  test("that differ in defaults and labels are", async () => {
    const other = vocabulary.replace("default {}", "default {pupil}").replace("成人", "成年人");
    const { code, stdout } = await run(["diff", plain, written("defaults", other)]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("proved the same for every record: cards, fee\nlooked at: every record\n"),
    ]);
  });
});

describe("build --target html", () => {
  test("writes a notice as decision tables with conditions and clauses", async () => {
    const { code } = await run(["build", old, "--target", "html", "--out", folder]);
    expect(code).toBe(0);
    const page = readFileSync(join(folder, "county-2025.html"), "utf8");
    expect(page).not.toMatch(/<script|<link|src=|https?:/u);
    const text = page.slice(
      page.indexOf('<section id="person.fee">'),
      page.indexOf('<section id="person.reliefRate">'),
    );
    expect(text).toMatchInlineSnapshot(`
      "<section id="person.fee"><h3>fee <small>应缴金额</small></h3>
      <table class="decision">
      <thead><tr><th>value</th><th>who</th><th>Clauses</th></tr></thead>
      <tbody>
      <tr><td><b>absent</b></td><td>window is absent</td><td>not asked</td></tr>
      <tr><td><b>300 yuan</b></td><td>window is known and one of:<ul><li>paidOn on or before 2024-12-31 or paidOn on or after 2025-07-01</li><li>groups has any of {pupil, needy}</li></ul></td><td>clause 二</td></tr>
      <tr><td><b>400 yuan</b></td><td>not spared and window is late</td><td>clause 二 (lateFee)</td></tr>
      </tbody></table>
      </section>
      "
    `);
  });
});
