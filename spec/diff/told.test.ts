/** A comparison in words: what the page that is sent on and the studio are drawn from. */
import { describe, expect, test } from "vitest";
import { diffReport, tellDiff } from "../../diff/index.ts";
import { pairClauses, type ClausesOf } from "../../diff/clause-pairs.ts";
import { programOf } from "../policies/notices.ts";

const report = diffReport(programOf("nanan-2025"), programOf("shishi-2026"));
const told = tellDiff(report, null, "zh");

describe("the comparison of nanan-2025 with shishi-2026 in words", { timeout: 120_000 }, () => {
  test("begins with who loses and who gains", () => {
    const lines = (side: "worse" | "better"): readonly string[] => told.summary[side].map(({ what }) => what);
    expect(lines("worse")).toEqual([
      "缴费期：集中 → 不在缴费期",
      "特定参保人群：是 → 否",
      "应缴金额：1070元 → 1100元",
      "资助比例：100% → 0%",
      "资助比例：100% → 90%",
      "资助比例：90% → 0%",
      "资助比例：100% → 70%",
      "资助比例：90% → 70%",
      "待遇开始日期：2024年9月1日 → 2026年1月1日",
      "待遇开始日期：2024年9月1日 → 缴费日期",
      "待遇开始日期：2025年1月1日 → 缴费日期",
    ]);
    expect(lines("better")).toEqual([
      "特定参保人群：否 → 是",
      "资助比例：0% → 100%",
      "资助比例：90% → 100%",
      "资助比例：70% → 100%",
      "家庭共济代缴：否 → 是",
    ]);
    expect(told.summary.others.map(({ what }) => what)).toEqual([
      "登记材料：增加外国人永久居留证",
      "资助资金来源：政府 → 无；政府 → 财政；政府 → 医疗救助资金；无 → 财政",
      "资助方式：直接减免 → 无；先缴后补 → 无；先缴后补 → 直接减免；无 → 直接减免",
      "可退费：否 → 空缺",
      "家庭 · 全户参保：否 → 是；是 → 否",
      "乡镇 · 工作经费：2元×参保人数 → 3元×参保人数",
    ]);
  });

  test("tells every group of the report once, under what makes the difference", () => {
    const causes = told.entities.flatMap((entity) => entity.causes);
    const groups = causes.flatMap(({ groups, following }) => [...groups, ...following]);
    expect(groups.length).toBe(report.entities.reduce((sum, entity) => sum + entity.groups.length, 0));
    expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
    const { worse, better, others } = told.summary;
    for (const { cause } of [...worse, ...better, ...others]) expect(causes.map(({ id }) => id)).toContain(cause);
  });

  test("makes one cause of a table whose rows changed, and one group of one document more", () => {
    const [persons] = told.entities;
    const relief = persons!.causes.find(({ name }) => name === "减免对象")!;
    expect([...new Set(relief.groups.map(({ decision }) => decision.name))]).toEqual([
      "资助比例",
      "资助资金来源",
      "资助方式",
    ]);
    const documents = persons!.causes.find(({ name }) => name === "登记材料")!;
    expect(documents.groups.map(({ who, changes }) => [who.common, who.cases, changes.length])).toEqual([
      [["需办理参保登记", "参保身份包含持外国人永久居留证未就业"], [], 4],
    ]);
  });

  test("says in full whom a group concerns, or says it by what changes", () => {
    const groups = told.entities.flatMap(({ causes }) => causes.flatMap((each) => [...each.groups, ...each.following]));
    expect(groups.filter(({ who }) => who.more)).toEqual([]);
    const byChange = groups.filter(({ who }) => who.common.some((each) => each.endsWith("的结论有变化")));
    expect(byChange.map(({ decision }) => decision.name)).toContain("个人缴费金额");
  });

  test("shows one record under both notices", () => {
    const premium = told.entities[0]!.causes.find(({ name }) => name === "应缴金额")!.groups[0]!;
    expect(premium.changes[0]!.witness).toMatchObject({
      facts: [
        { name: "出生日期", old: "1985年5月1日", new: "1986年5月1日" },
        { name: "缴费日期", old: "2025年9月30日", new: "2026年9月30日" },
        { name: "参保身份", old: "已参保流动人口的子女", new: "已参保流动人口的子女" },
      ],
      answer: { name: "应缴金额", old: "1070元", new: "1100元" },
    });
  });

  test("matches clauses though they are renumbered", () => {
    const moved = told.clauses.filter(({ old, new: next }) => old !== null && next !== null && old !== next);
    expect(moved.map(({ old, new: next, change }) => `${old} → ${next} ${change}`)).toMatchInlineSnapshot(`
      [
        "第三条 → 第三条第（三）项 文字不同",
        "第五条 → 第四条 文字不同",
        "第五条第（二）项 → 第四条第（三）项 文字不同",
        "第五条第（一）项 → 第四条第（五）项 文字不同",
        "第五条第（六）项 → 第四条第（六）项 文字不同",
        "第五条第（三）项 → 第四条第（七）项 文字不同",
        "第五条第（五）项 → 第四条第（九）项 文字不同",
        "第五条第（四）项 → 第四条第（十）项 文字不同",
        "第四条 → 第五条 仅编号不同",
        "第四条第（一）项 → 第五条第（一）项第1目 仅编号不同",
        "第四条第（七）项 → 第五条第（一）项第2目 文字不同",
        "第四条第（二）项第1目 → 第五条第（一）项第3目 文字不同",
        "第五条第（七）项 → 第五条第（二）项 文字不同",
        "第四条第（五）项 → 第五条第（三）项 文字不同",
        "第四条第（四）项 → 第五条第（四）项 文字不同",
        "第六条第（一）项 → 第六条第（一）项第1目 文字不同",
        "第六条第（二）项 → 第六条第（一）项第2目 文字不同",
        "第六条第（三）项 → 第六条第（一）项第3目 文字不同",
        "第七条第（四）项 → 第七条第（二）项 文字不同",
      ]
    `);
  });
});

describe("clauses of two notices", () => {
  const clause = (id: string, title: string | null, fingerprint: string | null = null) => ({
    id,
    title,
    fingerprint,
    narrative: false,
    origin: null as never,
  });
  const paired = (old: Partial<ClausesOf>, next: Partial<ClausesOf>): readonly (string | undefined)[][] =>
    pairClauses({ clauses: [], standing: [], ...old }, { clauses: [], standing: [], ...next }).map((pair) => [
      pair.old?.id,
      pair.new?.id,
    ]);

  test("are one by their text, whatever number and title they have", () => {
    const old = { clauses: [clause("一", "范围", "a"), clause("二", "登记", "b")] };
    expect(paired(old, { clauses: [clause("一", "登记", "a"), clause("三", "办理", "b")] })).toEqual([
      ["一", "一"],
      ["二", "三"],
    ]);
  });

  test("are one by what stands in them where neither text nor title agrees", () => {
    const old = { clauses: [clause("一", "标准", "a")], standing: [{ clause: "一", key: "parameter base" }] };
    const next = { clauses: [clause("四", "缴费", "b")], standing: [{ clause: "四", key: "parameter base" }] };
    expect(paired(old, next)).toEqual([["一", "四"]]);
  });

  test("are not one by their number alone, but where one of them has no title", () => {
    expect(paired({ clauses: [clause("一", "范围")] }, { clauses: [clause("一", "罚则")] })).toEqual([
      [undefined, "一"],
      ["一", undefined],
    ]);
    expect(paired({ clauses: [clause("一", null)] }, { clauses: [clause("一", "罚则")] })).toEqual([["一", "一"]]);
  });
});
