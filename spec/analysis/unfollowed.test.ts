/** What the analysis does not look into is kept apart: no false claim about it is proved. */
import { describe, expect, test } from "vitest";
import { analyse, compare, findGaps, proveInvariant } from "../../analysis/index.ts";
import { conditionWords, Terms } from "../../explain/describe/index.ts";
import { compile } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import { rootOf } from "../../ir/placement.ts";
import type { Rate } from "../../runtime/rate.ts";
import { SourceFile } from "../../grammar/source.ts";

const vocabulary = `vocabulary places "地方"

entity person "人"
  fact birthDate "出生日期": date
  fact pay "工资": money?
  fact n "数": int?
  fact term "期限": duration?
  fact progress "进度": rate
  decision level "级别": int

entity house "户"
  fact endOn "截止": date
  fact quota "任务": int from 0 default 0
  fact members "成员": list of guest
  decision grown "成年": int

entity guest "客" in house
  fact age "年龄": int from 0
  fact bornOn "出生日期": date
  decision place "名次": int`;

const silentAll = { person: "silent on level", house: "silent on house.grown", guest: "silent on guest.place" };

function programOf(clause: string, silences: readonly (keyof typeof silentAll)[], year = 2025): Program {
  const lines = silences.map((entity) => `  ${silentAll[entity]}`).join("\n\n");
  const notice = `notice sample "样例"\n  year ${year}\n  uses places\n\nclause 一 "全部"\n${clause}\n\n${lines}`;
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), {
    vocabulary: () => ({ file: new SourceFile("places.pol", vocabulary), path: "places.pol" }),
  });
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}

describe("a false claim is never proved", () => {
  test.each([
    ["n is known", "birthDate + n months = birthDate - n months"],
    ["n is known", "birthDate + (n * n) months = birthDate + (n * n) days"],
    ["pay is known", "(33% * pay) rounded down to fen = (33% * pay) rounded up to yuan"],
    ["pay is known", "(pay rounded down to yuan) = (pay rounded up to yuan)"],
    ["pay is known and (50% * pay) rounded down to yuan ≥ 3 yuan", "(50% * pay) rounded down to yuan > 3 yuan"],
    ["term is known and birthDate + term on or after 2025-01-01", "birthDate + term after 2025-01-01"],
  ])("when %s then %s", (when, then) => {
    const program = programOf(`  invariant "claim"\n    when ${when}\n    then ${then}`, ["person", "house", "guest"]);
    const [claim] = program.invariants;
    expect(proveInvariant(analyse(program, "person"), claim!).status).not.toBe("proved");
  });
});

const house = (value: string): string => `  rule house.grown\n    is ${value}`;

describe("programs that differ in what is not looked into are not called the same", () => {
  test.each([
    ["if (count over members) > 3 then 1 else 2", "if (count over members) ≥ 3 then 1 else 2"],
    ["(highest over members: age) or else 5", "(highest over members: age) or else 7"],
    ["sum over members: age", "sum over members: age + 1"],
  ])("%s and %s", (old, next) => {
    const [one, other] = [old, next].map((value) => programOf(house(value), ["person", "guest"]));
    expect(compare(one!, other!, "house").unchanged).toEqual([]);
    expect(compare(one!, one!, "house").unchanged).toEqual(["grown"]);
  });

  test("nor those whose data tables differ", () => {
    const withAward = (award: number): Program =>
      programOf(
        `  table awards "奖励"
    | k "次": int | r "奖": int |
    | 1 | ${award} |

${house("sum over members: (sum over awards: r)")}`,
        ["person", "guest"],
      );
    expect(compare(withAward(1), withAward(2), "house").unchanged).toEqual([]);
  });

  test("nor those whose rows are held against a rate, each row with its own value", () => {
    const withAward = (award: number): Program =>
      programOf(
        `  table steps "节点"
    | k "要求": rate | r "奖": int |
    | 50% | 1 |
    | 95% | ${award} |

  rule level
    is sum over steps where progress >= k: r`,
        ["house", "guest"],
      );
    const { groups, unchanged } = compare(withAward(2), withAward(3), "person");
    expect(unchanged).toEqual([]);
    const rates = groups.flatMap(({ changes }) => changes.map(({ witness }) => witness.old["progress"] as Rate));
    expect(rates.map(({ numerator, denominator }) => numerator / denominator >= 0.95)).toEqual([true]);
    expect(compare(withAward(2), withAward(2), "person").unchanged).toEqual(["level"]);
  });

  test("nor those of two plan years where dates stand in lists, whose dates are not moved", () => {
    const inYear = (year: number): Program =>
      programOf(house("count over members where bornOn before endOn"), ["person", "guest"], year);
    expect(compare(inYear(2025), inYear(2026), "house").unchanged).toEqual([]);
    expect(compare(inYear(2025), inYear(2025), "house").unchanged).toEqual(["grown"]);
  });
});

test("of nothing there is no highest: a rule that needs it leaves a gap", () => {
  const rule = "  rule house.grown\n    when (highest over members: age) is known\n    is 1";
  const [gap] = findGaps(analyse(programOf(rule, ["person", "guest"]), "house"));
  expect(gap).toMatchObject({ kind: "gap", witness: { facts: { members: [] } } });
});

test("a gap that hangs on a fact of the record around is shown with that record", () => {
  const rules = "  rule guest.place\n    when quota > 5\n    is 1\n\n  rule guest.place\n    when quota < 5\n    is 2";
  const gaps = findGaps(analyse(programOf(rules, ["person", "house"]), "guest"));
  expect(gaps).toMatchObject([{ kind: "gap", decision: { name: "place" } }]);
  const [gap] = gaps;
  const facts = gap?.kind === "gap" ? gap.witness.facts : {};
  expect(rootOf("guest", facts)).toMatchObject({ entity: "house", facts: { quota: 5 }, path: [{ list: "members" }] });
});

test("a condition that is not looked into asks the same of every record, whatever it was said of", () => {
  const withLevel = (level: string): Program =>
    programOf(
      `  define wait "等待": if n is known then (term or else 1 days) else 3 days

  rule level
    is ${level}`,
      ["house", "guest"],
    );
  const old = withLevel("if wait = 3 days then 1 else 2");
  const next = withLevel("if (term or else 1 days) = 3 days then 1 else 3");
  const terms = new Terms("en", [{ program: old, entity: old.entities[0]! }]);
  const { groups } = compare(old, next, "person");
  expect(groups.map(({ condition }) => conditionWords(condition, terms))).toEqual([
    "n is absent and (term is absent or not (term is 3 days))",
    "n is known and (term is absent or not (term is 3 days))",
  ]);
});
