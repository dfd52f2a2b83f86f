/** Invariants of what stands in something else: they are tried in households that are made up, and what refutes them is told with its household. */
import { describe, expect, test } from "vitest";
import { exampleText } from "../../explain/example-text.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { SourceFile } from "../../grammar/source.ts";
import { counterexampleDraft } from "../../harness/invariants/counterexample.ts";
import { Judge } from "../../harness/mutate/judge.ts";
import { allMutants } from "../../harness/mutate/run-mutants.ts";
import { runSuite } from "../../harness/suite.ts";
import type { TestResult } from "../../harness/test-result.ts";
import { entityOf } from "../../ir/entity.ts";
import type { Program } from "../../ir/ir.ts";
import { rootOf } from "../../ir/placement.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = (person: string): string => `vocabulary homes "住房"

main entity person "人" ${person}
  fact age  "年龄": int from 0 to 120

  decision fee "费用": money

entity household "家庭" in town
  fact income  "收入": money from 0 yuan to 1000 yuan
  fact members "成员": list of person

entity town "镇"
  fact poor       "困难": bool default no
  fact households "家庭": list of household
`;

function compiled(clause: string, person = "in household"): Program | null {
  const text = `notice sample "样例"\n  year 2025\n  uses homes\n\nclause 一 "全部"\n${clause}`;
  return compileFixture(text, {}, new SourceFile("homes.pol", vocabulary(person))).program;
}

async function tested(
  clause: string,
  person = "in household",
): Promise<{ readonly program: Program; readonly results: readonly TestResult[] }> {
  const program = compiled(clause, person);
  if (program === null) throw new Error("it does not compile");
  return { program, results: await runSuite(program, { runs: 100 }) };
}

const rules = `
  rule fee
    when income >= 500 yuan or age < 18
    is 20 yuan

  rule fee
    when income < 500 yuan and age >= 18
    is if poor then 5 yuan else 10 yuan
`;

/** What refutes an invariant, as an example on a surface. */
function shown({ program, results }: Awaited<ReturnType<typeof tested>>, surface: Surface): string {
  const [{ failure }] = results as [TestResult];
  if (failure === null || !("facts" in failure)) throw new Error("nothing refutes it");
  const draft = counterexampleDraft(program, program.invariants[0]!, failure.facts);
  return exampleText(program, entityOf(program), draft, surface);
}

describe("an invariant of a person who always stands in a household", () => {
  test("is tried on as many persons as others are", async () => {
    const { results } = await tested(`${rules}\n  invariant "不超过"\n    then fee <= 20 yuan\n`);
    expect(results).toMatchObject([{ kind: "invariant", entity: "person", runs: 100, failure: null }]);
  });

  test("that does not hold is shown with the household and the town, on both surfaces", async () => {
    const refuted = await tested(
      `${rules}\n  invariant "至少十元"\n    when income < 500 yuan\n    then fee >= 10 yuan\n`,
    );
    expect(shown(refuted, "en")).toBe(
      `example town "至少十元"\n  given poor: yes, households: [{income: 0 yuan, members: [{age: 18}]}]\n  expect households[1].members[1].fee: 5 yuan`,
    );
    expect(shown(refuted, "zh")).toBe(
      `示例 镇 “至少十元”\n  已知 困难：是，家庭：[{收入：0元，成员：[{年龄：18}]}]\n  应得 家庭[1].成员[1].费用：5元`,
    );
  });

  test("is shown by an example that holds when it is pasted", async () => {
    const invariant = `  invariant "至少十元"\n    then fee >= 10 yuan\n`;
    const example = shown(await tested(`${rules}\n${invariant}`), "en").replaceAll("\n", "\n  ");
    const { results } = await tested(`${rules}\n  ${example}\n`);
    expect(results).toMatchObject([{ kind: "example", entity: "town", failure: null }]);
  });

  test("may ask what is around where no rule does", async () => {
    const { program, results } = await tested(`
  rule fee
    is 10 yuan

  invariant "收入"
    then income < 700 yuan\n`);
    const [{ failure }] = results as [TestResult];
    const facts = (failure as Extract<TestResult["failure"], { kind: "invariant" }>).facts;
    expect(rootOf("person", facts)).toMatchObject({ entity: "town" });
    expect(program.invariants).toHaveLength(1);
  });

  test("that the policy has no answer for is shown with the one in whose place it is", async () => {
    const { results } = await tested(
      `${rules.replace("or age < 18", "")}\n  invariant "不超过"\n    then fee <= 20 yuan\n`,
    );
    expect(results).toMatchObject([{ failure: { kind: "policy" } }]);
    const { facts } = results[0]!.failure as Extract<TestResult["failure"], { kind: "policy" }>;
    expect(rootOf("person", facts).path).toHaveLength(2);
    expect(facts["age"]).toBeLessThan(18);
  });

  test("kills mutants", () => {
    const bound = `\n  invariant "界"\n    then fee <= 20 yuan and (age >= 18 or fee = 20 yuan)\n`;
    const killed = (clause: string): number => {
      const program = compiled(clause)!;
      const judge = new Judge(program, { seed: 1, runs: 200 });
      return allMutants(program).filter((mutant) => judge.judge(mutant).kind === "killed").length;
    };
    expect(killed(rules)).toBe(0);
    expect(killed(rules + bound)).toBeGreaterThan(3);
  });
});

test("one who may stand alone is tried alone and in households", async () => {
  const clause = `
  rule fee
    is if household is known then 10 yuan else 20 yuan

  invariant "在家庭中"
    then fee = 10 yuan

  invariant "单独"
    then fee = 20 yuan\n`;
  const { results } = await tested(clause, "in household?");
  const roots = results.map(
    ({ failure }) => rootOf("person", (failure as Extract<TestResult["failure"], { kind: "invariant" }>).facts).entity,
  );
  expect(roots).toEqual(["person", "household"]);
});
