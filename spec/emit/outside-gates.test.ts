/** What is worked out case by case ahead of time is still what it is where a gate does not hold, or where there is no value. */
import { describe, expect, test } from "vitest";
import { compileFixture } from "../support/compile-fixture.ts";
import { decided } from "../support/decided.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";

const vocabulary = `vocabulary people "居民"
enumeration Group "人群"
  pupil "学生"
  other "其他"
entity person "居民"
  fact group "人群": Group
  fact paidOn "缴费日期": date
  fact local "本地": bool
  decision share "比例": rate only when local otherwise 10%
  decision waiting "等待期": duration only when local otherwise 10 days
  decision extra "附加比例": rate?
  decision pause "暂停期": duration?
  decision fee "费用": money
  decision start "起始日": date
  decision extraFee "附加费用": money
  decision restart "恢复日": date
`;

const notice = `notice fees "费用"
  year 2025
  uses people
clause 一 "比例"
  table shares "比例表" by group
    | category  | share | extra  |
    | pupil     | 50%   | absent |
    | otherwise | 25%   | 5%     |
clause 二 "等待"
  rule waiting
    is 3 days
  rule pause named general
    is 1 months
  rule pause notwithstanding general
    when group is pupil
    is absent
clause 三 "结果"
  rule fee
    is share * 100 yuan
  rule start
    is paidOn + waiting
  rule extraFee
    is if extra is known then extra * 100 yuan else 0 yuan
  rule restart
    is if pause is known then paidOn + pause else paidOn
`;

function program(): Program {
  const compiled = compileFixture(notice, {}, new SourceFile("people.pol", vocabulary));
  if (compiled.program === null) throw new Error(compiled.diagnostics.map(({ code }) => code).join());
  return compiled.program;
}

describe("every back end gives", () => {
  const compiled = program();
  const record = { group: "pupil", paidOn: "2025-01-31", local: true };

  test("inside the gates what the table and the rules say", async () => {
    expect(await decided(compiled, "person", record)).toMatchObject({ fee: "50.00", start: "2025-02-03" });
  });

  test("outside of them what the declarations say", async () => {
    const outside = { ...record, local: false };
    expect(await decided(compiled, "person", outside)).toMatchObject({ fee: "10.00", start: "2025-02-10" });
  });

  test("nothing of a value that there is not", async () => {
    expect(await decided(compiled, "person", record)).toMatchObject({ extraFee: "0.00", restart: "2025-01-31" });
    const other = { ...record, group: "other" };
    expect(await decided(compiled, "person", other)).toMatchObject({ extraFee: "5.00", restart: "2025-02-28" });
  });
});
