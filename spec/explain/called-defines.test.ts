/** Explanations tell a define with parameters by its name and what it is given, however long its meaning is. */
import { expect, test } from "vitest";
import { explain, explanationText } from "../../explain/index.ts";
import { SourceFile } from "../../grammar/source.ts";
import { dayOf } from "../../runtime/date.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = `vocabulary people "居民"
entity person "居民"
  fact joinedOn "参加日期": date
  fact size "人数": int from 0
  decision early "较早": bool
  decision fee "费用": money only when early
  define between(a, b) "介于": joinedOn on or after a and joinedOn on or before b
  define many(k) "人多": size >= k and size < k * 10
`;
const notice = `notice fees "费用通知"
  year 2025
  uses people
clause 一 "费用"
  rule early
    is between(2025-01-01, 2025-06-30) and many(3)
  rule fee named general "一般"
    is 10 yuan
  rule fee notwithstanding general
    when not many(7) or between(yearStart, yearEnd)
    is 20 yuan
`;
const { program } = compileFixture(notice, {}, new SourceFile("people.pol", vocabulary));

function told(language: "en" | "zh", joinedOn: number): string {
  const explanation = explain(program!, "person", { joinedOn, size: 5 }, { policyHash: "" });
  return explanationText(explanation, ["early", "fee"], language).replace(/^.*\n\n/u, "");
}

test("in a value and in a condition", () => {
  expect(told("en", dayOf(2025, 3, 1))).toMatchInlineSnapshot(`
    "early: yes = between(2025-01-01, 2025-06-30) and many(3) — clause 一
    ├─ fact joinedOn: 2025-03-01
    └─ fact size: 5

    fee: 20 yuan — clause 一 when not many(7) or between(2025-01-01, 2025-12-31)
    ├─ fact size: 5
    └─ overridden: clause 一, rule general, by clause 一 when not many(7) or between(2025-01-01, 2025-12-31)
    "
  `);
});

test("in what is asked for in vain, in Chinese", () => {
  expect(told("zh", dayOf(2024, 3, 1))).toMatchInlineSnapshot(`
    "较早：否，认定条件为“介于（2025年1月1日，2025年6月30日）且人多（3）”，根据第一条
    └─ 事实　参加日期：2024年3月1日

    费用：空缺，不予认定
    ├─ 须符合“较早”方作认定
    └─ 较早：否（见上文）
    "
  `);
});
