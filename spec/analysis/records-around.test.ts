/** What hangs on the records around is proved where it is so, and else shown with a record in its place that the interpreter confirms. */
import { describe, expect, test } from "vitest";
import { analyse, compare, findConflicts, findGaps, isUnknown, proveAll } from "../../analysis/index.ts";
import { exampleText, givenText } from "../../explain/example-text.ts";
import { theoremsJson } from "../../explain/theorem-json.ts";
import { SourceFile } from "../../grammar/source.ts";
import { entityOf } from "../../ir/entity.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { rootOf } from "../../ir/placement.ts";
import { dayOf } from "../../runtime/date.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = (person: string): string => `vocabulary homes "住房"

enumeration Tenure "住房"
  owned  "自有"
  rented "租赁"
  shared "合住"

main entity person "人" ${person}
  fact name "姓名": text
  fact age  "年龄": int from 0 to 120

  decision fee "费用": money

entity household "家庭" in town
  fact tenure  "住房": Tenure default owned
  fact income  "收入": money from 0 yuan to 1000 yuan
  fact since   "起始日": date default 2025-01-01
  fact members "成员": list of person

  require "自有住房须有收入": tenure is not owned or income > 0 yuan

entity town "镇"
  fact poor       "困难": bool default no
  fact households "家庭": list of household
`;

function programOf(rules: string, person = "in household"): Program {
  const text = `notice sample "样例"\n  year 2025\n  uses homes\n\nclause 一 "全部"\n${rules}`;
  const { program, diagnostics } = compileFixture(text, {}, new SourceFile("homes.pol", vocabulary(person)));
  const errors = diagnostics.filter(({ code }) => !["rule-gap", "rule-conflict", "analysis-unknown"].includes(code));
  if (program === null) throw new Error(errors.map(({ code }) => code).join(", "));
  return program;
}

const rule = (when: string, value: string): string => `  rule fee\n    when ${when}\n    is ${value} yuan\n\n`;
const complete =
  rule("income >= 500 yuan", "10") +
  rule("income < 500 yuan and tenure is owned", "20") +
  rule("income < 500 yuan and (tenure is rented or tenure is shared)", "30");

/** The record that a finding shows, in its place. */
function shown(program: Program, find: typeof findGaps | typeof findConflicts): FactRecord | null {
  const [found] = find(analyse(program, "person"));
  return found === undefined || isUnknown(found) || !("witness" in found) ? null : found.witness.facts;
}

describe("what hangs on the records around", () => {
  test("is proved where the rules leave nothing open", () => {
    expect(proveAll(programOf(complete)).map(({ kind, answer }) => [kind, answer.status])).toEqual([
      ["completeness", "proved"],
      ["consistency", "proved"],
    ]);
  });

  test("is a gap with the household in which it is, down to the edge", () => {
    const program = programOf(complete.replace(">= 500", "> 500"));
    const facts = shown(program, findGaps)!;
    const root = rootOf("person", facts);
    expect(root).toMatchObject({ entity: "town", path: [{ list: "households" }, { list: "members" }] });
    expect(() => interpretOutcome(program, root.entity, root.facts)).toThrow();
    expect(givenText(program, entityOf(program), facts, "en")).toMatch(
      /^town: \{households: \[\{(tenure: \w+, )?income: 500 yuan, (since: [\d-]+, )?members: \[\{name: "\d+", age: \d+\}/,
    );
  });

  test("is a conflict with the town", () => {
    const program = programOf(rule("income >= 0 yuan", "10") + rule("town.poor", "20"));
    const facts = shown(program, findConflicts)!;
    expect(rootOf("person", facts).facts).toMatchObject({ poor: true });
    expect(exampleText(program, entityOf(program), { title: "例", facts, expect: {} }, "zh")).toContain(
      "示例 镇 “例”\n  已知 困难：是，家庭：[{",
    );
  });

  test("is looked for only among records that meet what is required around them", () => {
    const program = programOf(rule("not (tenure is owned and income = 0 yuan)", "10"));
    expect(shown(program, findGaps)).toBeNull();
  });

  test("of one who may stand alone is looked for alone and in a household", () => {
    const alone = programOf(rule("household is known", "10"), "in household?");
    expect(rootOf("person", shown(alone, findGaps)!).path).toEqual([]);
    const within = programOf(rule("household is absent or tenure is owned", "10"), "in household?");
    expect(rootOf("person", shown(within, findGaps)!)).toMatchObject({ entity: "town" });
  });

  test("is told of two notices with a record in its place", () => {
    const [old, next] = [complete, complete.replace("is 20 yuan", "is 25 yuan")].map((each) => programOf(each));
    const { groups, unchanged } = compare(old!, next!, "person");
    expect(unchanged).toEqual([]);
    const witnesses = groups.flatMap(({ changes }) => changes.map(({ witness }) => rootOf("person", witness.old)));
    const households = witnesses.map(({ facts }) => (facts["households"] as readonly FactRecord[])[0]);
    expect(households).toMatchObject([{ tenure: "owned" }]);
  });

  test("is proved of dates that are held against fixed days", () => {
    const byDay = rule("since on or after 2025-07-01", "10") + rule("since before 2025-07-01", "20");
    expect(proveAll(programOf(byDay)).map(({ answer }) => answer.status)).toEqual(["proved", "proved"]);
    const program = programOf(byDay.replace("on or after", "after"));
    const [household] = rootOf("person", shown(program, findGaps)!).facts["households"] as readonly FactRecord[];
    expect(household).toMatchObject({ since: dayOf(2025, 7, 1) });
  });

  test("is asked of values in the ranges of what is around, which are told", () => {
    const program = programOf(complete);
    expect(theoremsJson(program)[0]!.domain).toEqual([
      { fact: "age", from: 0, to: 120 },
      { fact: "household.income", from: "0.00", to: "1000.00" },
    ]);
  });
});
