/** Rules that ask the records around: facts, decisions and defines, always or perhaps there; every back end gives the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compiled } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";
import { decided } from "../support/decided.ts";

const vocabulary = `vocabulary homes "住房"

enumeration Tenure "住房"
  owned  "自有"
  rented "租赁"

main entity person "人" in household?
  fact name   "姓名": text
  fact age    "年龄": int from 0 to 120
  fact income "收入": money from 0 yuan to 1000 yuan default 0 yuan

  decision adult     "成年":     bool
  decision fee       "费用":     money
  decision housing   "住房补贴": money
  decision neighbours "邻居数":  int

entity household "家庭" in town?
  fact tenure  "住房": Tenure default owned
  fact members "成员": list of person

  decision poor  "困难": bool
  decision total "合计": money

entity town "镇"
  fact limit      "标准": money from 0 yuan to 1000 yuan default 100 yuan
  fact households "家庭": list of household

  decision poorHouseholds "困难户数": int
`;

const rules = `
  define household.size "人口": count over members
  define household.income "家庭收入": sum over members: income
  define grown(limit) "年满": age >= limit
  define rich "富裕": household is known and household.income > 500 yuan

  decision household.perHead "折算人口": int

  rule adult
    is grown(18)

  rule household.perHead
    is if size > 3 then 3 else size

  rule household.poor
    is perHead > 1 and not (town is known and income >= town.limit) and not (town is absent and income >= 50 yuan)

  rule fee
    when household is absent
    is 40 yuan

  rule fee
    when household is known
    is if household.poor then 0 yuan else if rich then 30 yuan else 20 yuan

  rule housing
    when household is known and tenure is rented
    is (count over members where adult) * 1 yuan

  rule housing
    when tenure is absent or household.tenure is owned
    is 0 yuan

  rule neighbours
    is if town is known then (sum over town.households: size) - 1 else 0

  rule household.total
    is sum over members: fee

  rule town.poorHouseholds
    is count over households where poor and size >= 2
`;

function compiled(clause: string): Compiled {
  const notice = `notice sample "样例"\n  year 2025\n  uses homes\n\nclause 一 "全部"\n${clause}\n`;
  return compileFixture(notice, {}, new SourceFile("homes.pol", vocabulary));
}

function programOf(clause: string): Program {
  const { program, diagnostics } = compiled(clause);
  if (program === null)
    throw new Error(diagnostics.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`).join("\n"));
  return program;
}

interface Person {
  readonly name: string;
  readonly age: number;
  readonly income: string;
}

interface Household {
  readonly tenure: "owned" | "rented";
  readonly members: readonly Person[];
}

interface Town {
  readonly limit: string;
  readonly households: readonly Household[];
}

/** The same by hand. */
function outcomeOf(person: Person, household: Household | null, town: Town | null) {
  const fen = (amount: string): number => Math.round(Number(amount) * 100);
  const incomeOf = ({ members }: Household): number => members.reduce((sum, each) => sum + fen(each.income), 0);
  const isPoor = (of: Household): boolean =>
    Math.min(of.members.length, 3) > 1 && incomeOf(of) < (town === null ? 5000 : fen(town.limit));
  const fee = household === null ? 40 : isPoor(household) ? 0 : incomeOf(household) > 50_000 ? 30 : 20;
  const adults = household?.members.filter((each) => each.age >= 18).length ?? 0;
  const everyone = town?.households.reduce((sum, each) => sum + each.members.length, 0) ?? 1;
  return {
    adult: person.age >= 18,
    fee: `${fee}.00`,
    housing: household?.tenure === "rented" ? `${adults}.00` : "0.00",
    neighbours: everyone - 1,
    isPoor,
  };
}

const person = fc.record({
  name: fc.constant("甲"),
  age: fc.integer({ min: 14, max: 22 }),
  income: fc.constantFrom("0.00", "30.00", "60.00", "300.00"),
});
/** Each by a name of its own, as a list asks for. */
const named = <T>(list: readonly T[]): T[] => list.map((each, index) => ({ ...each, name: `n${index}` }));
const household = fc.record({
  tenure: fc.constantFrom("owned" as const, "rented" as const),
  members: fc.array(person, { maxLength: 4 }).map(named),
});
const town = fc.record({
  limit: fc.constantFrom("50.00", "100.00"),
  households: fc.array(household, { maxLength: 3 }),
});

describe("what is asked of the records around", () => {
  const program = programOf(rules);
  const shown = ({ isPoor: _, ...rest }: ReturnType<typeof outcomeOf>) => rest;
  const runs = { seed: 20261129, numRuns: 15 };

  test("a person alone has no household", async () => {
    await fc.assert(
      fc.asyncProperty(person, async (each) => {
        expect(await decided(program, "person", each)).toMatchObject(shown(outcomeOf(each, null, null)));
      }),
      runs,
    );
  });

  test("a household alone has no town", async () => {
    await fc.assert(
      fc.asyncProperty(household, async (each) => {
        expect(await decided(program, "household", { ...each, members: [...each.members] })).toMatchObject({
          members: each.members.map((member) => shown(outcomeOf(member, each, null))),
        });
      }),
      runs,
    );
  });

  test("a town has households, and those members", async () => {
    await fc.assert(
      fc.asyncProperty(town, async (each) => {
        const { isPoor } = outcomeOf({ name: "", age: 0, income: "0" }, null, each);
        expect(await decided(program, "town", each as never)).toMatchObject({
          poorHouseholds: each.households.filter(isPoor).length,
          households: each.households.map((of) => ({
            members: of.members.map((member) => shown(outcomeOf(member, of, each))),
          })),
        });
      }),
      runs,
    );
  });
});

describe("circles are shown", () => {
  const silent = "silent on housing, neighbours, household.poor, town.poorHouseholds\n  rule adult\n    is yes\n";
  test.each([
    [
      "through a list and back",
      `rule fee\n    is household.total or else 0 yuan\n\n  rule household.total\n    is sum over members: fee`,
      [["person.fee", "household.total", "person.fee"]],
    ],
    [
      "through defines of two entities",
      `define worth "值": if household is known then household.all else 0 yuan\n  define household.all "全": sum over members: worth\n  rule fee\n    is worth\n\n  rule household.total\n    is 0 yuan`,
      [["person.worth", "household.all", "person.worth"]],
    ],
  ])("%s", (_name, clause, paths) => {
    const { diagnostics } = compiled(`  ${silent}\n  ${clause}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["circular-definition"]);
    expect(diagnostics.map(({ parameters }) => (parameters as { path?: unknown }).path)).toEqual(paths);
  });
});

describe("absence of what is around is to be handled", () => {
  const rest =
    "silent on fee, neighbours, household.poor, household.total, town.poorHouseholds\n  rule adult\n    is yes\n";
  const codes = (housing: string): string[] =>
    compiled(`  ${rest}\n  rule housing\n    is ${housing}`).diagnostics.map(({ code }) => code);
  test.each([
    ["if tenure is rented then 1 yuan else 0 yuan", ["absent-not-handled"]],
    ["if household is known and tenure is rented then 1 yuan else 0 yuan", []],
    ["if (tenure or else owned) is rented then 1 yuan else 0 yuan", []],
    ["if tenure is known and household.members is known then 1 yuan else 0 yuan", ["always-known"]],
    ["if household is known and town.limit > 1 yuan then 1 yuan else 0 yuan", ["absent-not-handled"]],
    ["if town is known then town.limit else 0 yuan", []],
    ["if household is known and village.limit > 1 yuan then 1 yuan else 0 yuan", ["unknown-entity"]],
    ["if household.size > 1 then 1 yuan else 0 yuan", ["unknown-name"]],
    ["household", ["type-mismatch"]],
  ])("%s", (housing, expected) => {
    expect(codes(housing)).toEqual(expected);
  });
});

test("silence on a decision of one entity says nothing of another's of that name", () => {
  const { diagnostics } =
    compiled(`  silent on fee, housing, neighbours, household.poor, household.total, town.poorHouseholds
  decision total "合计": money
  rule adult
    is total > 1 yuan
  rule total
    is 2 yuan`);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
});
