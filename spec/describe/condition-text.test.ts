import { describe, expect, test } from "vitest";
import { conditionWords, literalText, Terms } from "../../explain/describe/index.ts";
import type { Condition, Literal } from "../../analysis/index.ts";
import { dayOf } from "../../runtime/date.ts";
import { programOf } from "../policies/notices.ts";

const program = programOf("nanan-2025");
const entity = program.entities.find(({ name }) => name === "person")!;
const [en, zh] = (["en", "zh"] as const).map((surface) => new Terms(surface, [{ program, entity }])) as [Terms, Terms];

const paid = (from: number | null, to: number | null, absent = false): Literal => ({
  kind: "date",
  fact: "paidOn",
  absent,
  ranges: [{ from, to }],
});
const holds = (fact: string, member: string, is = true): Literal => ({ kind: "member", fact, member, holds: is });
const apart = (from: number | null, to: number | null): Literal => ({
  kind: "difference",
  earlier: { fact: "birthDate", shifts: [] },
  later: { fact: "paidOn", shifts: [] },
  ranges: [{ from, to }],
});
const july = dayOf(2025, 7, 1);

describe("a literal in words", () => {
  test.each<[Literal, string, string]>([
    [paid(july, null), "paidOn on or after 2025-07-01", "缴费日期不早于2025年7月1日"],
    [paid(july, july), "paidOn on 2025-07-01", "缴费日期为2025年7月1日"],
    [
      paid(null, july, true),
      "paidOn is absent or paidOn on or before 2025-07-01",
      "缴费日期未填写或缴费日期不晚于2025年7月1日",
    ],
    [paid(null, null), "paidOn is known", "缴费日期已填写"],
    [
      { kind: "number", fact: "missedYears", absent: false, ranges: [{ from: 1, to: null }] },
      "missedYears >= 1",
      "断保年数≥1",
    ],
    [{ kind: "choice", fact: "married", values: [false] }, "not married", "并非已婚"],
    [{ kind: "choice", fact: "familyRole", values: ["none", "parent"] }, "familyRole is not child", "家庭角色不为子女"],
    [{ kind: "decision", decision: "mayPay", side: "old", values: [true] }, "mayPay (old)", "可缴费（原）"],
    [{ kind: "row", table: "relief", side: null, rows: [], none: true }, "no row of relief counts", "不属于减免对象"],
    [apart(null, 90), "paidOn at most 90 days after birthDate", "缴费日期不晚于出生日期后90日"],
    [apart(91, null), "paidOn more than 90 days after birthDate", "缴费日期超过出生日期后90日"],
    [apart(null, -1), "paidOn before birthDate", "缴费日期早于出生日期"],
    [apart(0, 0), "paidOn on birthDate", "缴费日期为出生日期"],
    [
      {
        ...apart(null, -1),
        ranges: [
          { from: null, to: -1 },
          { from: 1, to: null },
        ],
      } as Literal,
      "paidOn not on birthDate",
      "缴费日期不为出生日期",
    ],
    [
      {
        kind: "difference",
        earlier: { fact: "paidOn", shifts: [] },
        later: { fact: "birthDate", shifts: [{ unit: "months", amount: 12 }] },
        ranges: [{ from: 1, to: null }],
      },
      "birthDate + 1 year after paidOn",
      "出生日期+1年晚于缴费日期",
    ],
  ])("%j", (literal, english, chinese) => {
    expect([literalText(literal, en), literalText(literal, zh)]).toEqual([english, chinese]);
  });
});

describe("a condition in words", () => {
  const condition = (common: readonly Literal[], alternatives: Condition["alternatives"], more = false): Condition => ({
    common,
    alternatives,
    more,
  });

  test("says once what all cases share and gathers members of one set", () => {
    const cases = [
      [holds("assistance", "orphan"), paid(july, null)],
      [holds("assistance", "disabled"), paid(july, null)],
    ];
    expect(conditionWords(condition([], cases), en)).toBe(
      "paidOn on or after 2025-07-01 and assistance has any of {orphan, disabled}",
    );
    const none = [holds("assistance", "orphan", false), holds("assistance", "disabled", false)];
    expect(conditionWords(condition([], [none]), zh)).toBe("资助身份不含孤儿、残疾人");
  });

  test("puts what is a choice itself in brackets beside other conditions", () => {
    const choice = paid(null, july, true);
    const married: Literal = { kind: "choice", fact: "married", values: [true] };
    expect(conditionWords(condition([], [[choice]]), en)).toBe("paidOn is absent or paidOn on or before 2025-07-01");
    const text = "(paidOn is absent or paidOn on or before 2025-07-01) and married";
    expect(conditionWords(condition([], [[choice, married]]), en)).toBe(text);
    expect(conditionWords(condition([choice], [[married]]), en)).toBe(text);
    expect(conditionWords(condition([choice], [[married], [holds("assistance", "orphan")]]), zh)).toBe(
      "（缴费日期未填写或缴费日期不晚于2025年7月1日）且（已婚或资助身份包含孤儿）",
    );
  });

  test("says once what holds in the old and in the new notice", () => {
    const literal = (side: "old" | "new"): Literal => ({
      kind: "decision",
      decision: "specialGroup",
      side,
      values: [false],
    });
    expect(conditionWords(condition([literal("old"), literal("new")], []), en)).toBe("not specialGroup (old, new)");
  });

  test("puts several cases in parentheses and says where some are not told", () => {
    const cases = [
      [holds("standing", "localHukou"), paid(july, null)],
      [{ kind: "choice", fact: "married", values: [true] } as const],
    ];
    expect(conditionWords(condition([paid(null, july)], cases), en)).toBe(
      "paidOn on or before 2025-07-01 and ((standing has localHukou and paidOn on or after 2025-07-01) or married)",
    );
    expect(conditionWords(condition([], [], true), en)).toBe("further conditions that are not told here");
    expect(conditionWords(condition([], []), zh)).toBe("所有人");
  });
});
