/** A parameter in a cell of a table is there before the table, and comparisons are read as comparisons. */
import { expect, test } from "vitest";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";
import { decided } from "../support/decided.ts";
import { typeProblems } from "../support/type-problems.ts";

const program = fixtureProgram(`notice sample "样例"
  year 2025
  uses small

clause 一 "全部"
  parameter standard "标准": 400 yuan
  parameter reduced "减半标准": 50%

  table amounts "标准表" by relief
    | category  | premium  | share   |
    | half      | standard | reduced |
    | otherwise | 0 yuan   | 0%      |

  rule documents
    when missedYears < (if missedYears > (if enrolled then 3 else 1) then 9 else 0) + 1
    adds {student}

  silent on window, township.completion, hamlet.rank`);

test("the module compiles", async () => {
  expect(await typeProblems(await emitTypeScript(program))).toEqual([]);
});

test("every back end reads the parameter in the row", async () => {
  const record = { birthDate: "1980-01-01", paidOn: "2025-01-01", relief: "half", missedYears: 2 };
  expect(await decided(program, "person", record)).toMatchObject({
    premium: "400.00",
    share: "0.5",
    documents: ["student"],
  });
});
