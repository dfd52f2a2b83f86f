import { expect, test } from "vitest";
import { explain, explanationJson, explanationText } from "../../explain/index.ts";
import { entitySchema } from "../../ir/schema.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";

const program = fixtureProgram(`notice room-2025 "阅览室"
  year 2025
  uses room

clause 一 "分配"
  rule reader.copies
    is allot places among readers where not poor in order of score from highest, id: wanted

  rule reader.grant
    is allot pot among readers in proportion rounded down to yuan, rest in order of id: claim
`);

const record = (pot: string, count: number) => ({
  ...{ places: 4, pot, reserved: 0 },
  readers: Array.from({ length: count }, (_, index) => ({
    ...{ id: `r${index}`, appliedAt: "2025-01-01", score: count - index, wanted: 1, claim: "10.00" },
    poor: index === 1,
  })),
});

function explanation(pot: string, count: number) {
  const parsed = parseRecord(entitySchema(program, "township"), record(pot, count));
  if (!parsed.ok) throw new Error("the record is not valid");
  return explain(program, "township", parsed.value, { policyHash: "" });
}

const told = (name: string, pot: string, count: number, language: "en" | "zh" = "en"): string[] =>
  explanationText(explanation(pot, count), [name], language)
    .split("\n")
    .filter((line) => /allotted|分配：|[│└├]. /u.test(line) && !/fact|事实/u.test(line));

test("in order it tells who came before, what they got, and what was left", () => {
  expect(told("copies", "1.00", 3)).toEqual([
    "├─ allotted in order: nobody before of 4, 4 left for a wish of 1",
    "├─ allotted in order: 1 before get 1 of 4, 3 left for a wish of 1",
    "│  └─ reader r0: 1 of 1",
  ]);
  expect(told("copies", "1.00", 3, "zh")).toContain("├─ 依次分配：共4，在前的1条分得1，尚余3，本条申请1");
});

test("of many who come before it tells the nearest, and how many more there are", () => {
  const lines = told("copies", "1.00", 9);
  expect(lines.slice(-7)).toEqual([
    "├─ allotted in order: 7 before get 4 of 4, 0 left for a wish of 1",
    "│  ├─ and 2 more",
    "│  ├─ reader r3: 1 of 1",
    "│  ├─ reader r4: 1 of 1",
    "│  ├─ reader r5: 0 of 1",
    "│  ├─ reader r6: 0 of 1",
    "│  └─ reader r7: 0 of 1",
  ]);
});

test("in proportion it tells the sum of the wishes, the share and what of the rest came to it", () => {
  expect(told("grant", "10.00", 3)).toEqual([
    "├─ allotted in proportion: 10 yuan for wishes of 30 yuan, 3 yuan for one of 10 yuan, and 1 yuan of the rest",
    "├─ allotted in proportion: 10 yuan for wishes of 30 yuan, 3 yuan for one of 10 yuan",
    "├─ allotted in proportion: 10 yuan for wishes of 30 yuan, 3 yuan for one of 10 yuan",
  ]);
  expect(told("grant", "30.00", 3)[0]).toBe("├─ allotted in proportion: 30 yuan suffices for all wishes, 30 yuan");
});

test("in JSON it stands beside what aggregates counted", () => {
  const json = explanationJson(program, explanation("10.00", 2)) as {
    lists: { readers: { decisions: { allotted: object[] }[] }[] };
  };
  expect(json.lists.readers[0]!.decisions.flatMap(({ allotted }) => allotted)).toEqual([
    {
      ...{ entity: "reader", manner: "inOrder", limit: 4, wish: 1, got: 1 },
      ...{ ahead: 0, aheadGot: 0, left: 4, nearest: [] },
    },
    {
      ...{ entity: "reader", manner: "inProportion", limit: "10.00", wish: "10.00", got: "5.00" },
      ...{ wished: "20.00", rounded: "5.00" },
    },
  ]);
});
