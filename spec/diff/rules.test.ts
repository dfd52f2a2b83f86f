import { describe, expect, test } from "vitest";
import { diffReport } from "../../diff/index.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";

const notice = (year: number, clauses: string): string => `notice sample "样例"
  year ${year}
  uses small

clause 一 "时间"
  period regular: ${year - 1}-09-01 to ${year - 1}-12-31

${clauses}

clause 九 "其他"
  rule premium
    is 100 yuan

  silent on documents, township.completion, hamlet.rank`;

const old = notice(
  2025,
  `clause 二 "比例"
  define young "未成年人": birthDate after 2006-12-31

  rule share
    is 50%

  rule share notwithstanding 二
    when young
    is 100%`,
);

const next = notice(
  2026,
  `clause 五 "比例"
  define young "未成年人": birthDate after 2007-12-31 and not enrolled

  rule share
    is 50%

  rule share notwithstanding 五
    when young and relief is none
    is 100%`,
);

describe("rules and definitions that changed", () => {
  const { changes } = diffReport(fixtureProgram(old), fixtureProgram(next));
  const told = changes.filter(({ kind }) => kind === "rule" || kind === "definition");

  test("are told in words; one that moved to another clause, or by the plan year, says the same", () => {
    expect(
      told.map(
        ({ kind, name, old: was, new: is }) =>
          `${kind} ${name}: ${was?.clause} ${was?.text.en ?? "-"} → ${is?.clause} ${is?.text.en ?? "-"}`,
      ),
    ).toMatchInlineSnapshot(`
      [
        "definition young: 二 birthDate after 2006-12-31 → 五 birthDate after 2007-12-31 and not enrolled",
        "rule share: 二 100% when young notwithstanding 二 → undefined -",
        "rule share: undefined - → 五 100% when young and relief is none notwithstanding 五",
      ]
    `);
  });

  test("are told in Chinese with the clauses that they override", () => {
    expect(told.map(({ label, new: is }) => `${label}: ${is?.text.zh ?? "-"}`)).toMatchInlineSnapshot(`
      [
        "未成年人: 出生日期晚于2007年12月31日且并非已登记",
        "资助比例: -",
        "资助比例: 100% 当 未成年人且资助身份为无 不受第五条限制",
      ]
    `);
  });
});
