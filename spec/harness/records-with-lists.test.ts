/** Examples give records with their lists, and say what must be decided of the items. */
import { describe, expect, test } from "vitest";
import type { Program } from "../../ir/ir.ts";
import { runSuite } from "../../harness/suite.ts";
import { exampleText } from "../../explain/example-text.ts";
import { entityOf } from "../../ir/entity.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = `vocabulary towns "镇村"

main entity person "人" in household?
  fact name   "姓名": text
  fact bornOn "出生日期": date
  fact income "收入": money default 0 yuan

  decision fee "费用": money

entity household "家庭"
  fact members "成员": list of person

  decision names "成员名单": list of text
  decision total "合计":     money

entity town "镇"
  fact villages "村": list of village

  decision ahead "领先": int

entity village "村" in town
  fact name       "村名":   text
  fact paid       "已缴":   int by date
  fact households "家庭":   list of household default []

  require "已缴人数不得为空": name != ""

  decision points "分值": int by month
`;

const rules = `
  rule fee
    when household is absent
    is 40 yuan

  rule fee
    when household is known
    is if (sum over members: income) > 100 yuan then 30 yuan else 0 yuan

  rule household.names
    is list over members: name

  rule household.total
    is sum over members: fee

  table checkpoints "考核日"
    | checkedOn "考核日": date |
    | 2024-10-31              |
    | 2024-12-31              |

  rule village.points
    is sum over checkpoints by month of checkedOn: if (rank from highest among villages: paid at checkedOn) = 1 then 2 else 0

  rule town.ahead
    is count over villages where paid at 2024-12-31 >= 5
`;

const examples = `
  example household "三口之家"
    given members: [{name: "甲", bornOn: 1980-05-01, income: 90 yuan}, {name: "乙", bornOn: 1982-01-01, income: 20 yuan},
      {name: "丙", bornOn: 2015-03-09}]
    expect names: ["甲", "乙", "丙"], total: 90 yuan, members[3].fee: 30 yuan

  example town "两个村"
    given villages: [{name: "东村", paid: {2024-10-31: 4, 2024-12-31: 9}},
      {name: "西村", paid: {2024-10-31: 5, 2024-12-31: 5}, households: [{members: [{name: "丁", bornOn: 1990-01-01}]}]}]
    expect ahead: 2, villages[1].points: {2024-10: 0, 2024-12: 2}, villages[2].points: {2024-10: 2, 2024-12: 0},
      villages[2].households[1].members[1].fee: 0 yuan

  examples household "人口"
    | members                                           | => total |
    | [{name: "甲", bornOn: 1980-05-01}]                |   0 yuan |
    | [{name: "甲", bornOn: 1980-05-01, income: 1 yuan}] |   0 yuan |
`;

function compiled(clause: string): { readonly program: Program | null; readonly told: readonly string[] } {
  const text = `notice towns-2025 "通知"\n  year 2025\n  uses towns\n\nclause 一 "一"\n${clause}`;
  const { program, diagnostics } = compileFixture(text, {}, new SourceFile("towns.pol", vocabulary));
  return { program, told: diagnostics.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`) };
}

describe("examples with lists", () => {
  test("are decided with what stands in their lists", async () => {
    const { program, told } = compiled(rules + examples);
    expect(told).toEqual([]);
    const results = await runSuite(program!);
    expect(results.map(({ title, failure }) => [title, failure])).toEqual([
      ["三口之家", null],
      ["两个村", null],
      ["人口 1", null],
      ["人口 2", null],
    ]);
  });

  test("tell which item came to something else", async () => {
    const { program } = compiled(rules + examples.replace("members[3].fee: 30 yuan", "members[3].fee: 40 yuan"));
    const [first] = await runSuite(program!);
    expect(first!.failure).toMatchObject({
      kind: "expectations",
      differences: [{ name: "members[3].fee", label: "成员[3].费用", expected: 4000, actual: 3000 }],
    });
  });

  test("a requirement is asked of the items too", async () => {
    const { program } = compiled(rules + examples.replace("东村", ""));
    const results = await runSuite(program!);
    expect(results[1]!.failure).toEqual({ kind: "facts", broken: ["已缴人数不得为空"] });
  });

  test.each([
    ["members[3].fee", "members[4].fee", [`no-such-item {"list":"members","position":4,"count":3}`]],
    ["members[3].fee", "members[0].fee", [`no-such-item {"list":"members","position":0,"count":3}`]],
    ["members[3].fee", "membrs[3].fee", [`unknown-fact {"name":"membrs","near":"members"}`]],
    ["members[3].fee", "members[3].fees", [`unknown-decision {"name":"fees","near":"fee"}`]],
    [
      `{name: "丙", bornOn: 2015-03-09}`,
      `{name: "丙"}`,
      [`example-without-fact {"fact":"bornOn","label":"出生日期","where":"record"}`],
    ],
    [
      `{name: "丙", bornOn: 2015-03-09}`,
      `丙`,
      [
        `type-mismatch {"expected":{"en":"a record \`{…}\`","zh":"记录“{……}”"},"actual":{"en":"something else","zh":"其他内容"},"hint":null}`,
      ],
    ],
    [
      `2024-10-31: 4,`,
      `2024-10: 4,`,
      [`type-mismatch {"expected":{"en":"a date","zh":"日期"},"actual":{"en":"a month","zh":"月份"},"hint":null}`],
    ],
    [`2024-10-31: 4,`, `2024-12-31: 4,`, [`duplicate-name {"name":"2024-12-31"}`]],
    [`{2024-10: 0,`, `{2024-13: 0,`, [`no-such-date {"date":"2024-13"}`]],
  ])("%s as %s is told", (from, to, expected) => {
    expect(compiled(rules + examples.replace(from, to)).told).toEqual(expected);
  });

  test("are written as they are read, on both surfaces", async () => {
    const text = `notice towns-2025 "通知"\n  year 2025\n  uses towns\n\nclause 一 "一"\n${rules}${examples}`;
    const own = new SourceFile("towns.pol", vocabulary);
    const english = await format(text, { path: "towns-2025.pol" });
    const once = english.ok ? english.text : "";
    const { references } = compileFixture(once, {}, own);
    const chinese = await format(once, { path: "towns-2025.pol", to: "zh", names: references });
    const text2 = chinese.ok ? chinese.text : JSON.stringify(chinese.diagnostics);
    expect(text2).toContain("村[2].家庭[1].成员[1].费用：0元");
    expect(text2).toContain("已缴：{2024年10月31日：4，2024年12月31日：9}");
    const back = compileFixture(text2, {}, own);
    const again = await format(text2, { path: "towns-2025.pol", to: "en", names: back.references });
    expect(again.ok && again.text).toBe(once);
  });

  test("are proposed as they can be pasted", () => {
    const { program } = compiled(rules + examples);
    const [household, town] = program!.examples;
    const written = (at: number, surface: "en" | "zh"): string => {
      const example = program!.examples[at]!;
      const facts = { villages: [], members: [], ...example.given };
      return exampleText(program!, entityOf(program!, example.entity), { title: "例", facts, expect: {} }, surface);
    };
    expect([household!.title, town!.title]).toEqual(["三口之家", "两个村"]);
    expect(written(0, "en")).toBe(
      `example household "例"\n  given members: [{name: "甲", bornOn: 1980-05-01, income: 90 yuan}, {name: "乙", bornOn: 1982-01-01, income: 20 yuan}, {name: "丙", bornOn: 2015-03-09}]`,
    );
    expect(written(1, "zh")).toContain("已缴：{2024年10月31日：4，2024年12月31日：9}");
  });
});
