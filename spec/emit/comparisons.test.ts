/** What a notice may ask and TypeScript refuses to: generated code does not ask it, or lets it be asked. */
import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { decided } from "../support/decided.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";
import { typeProblems } from "../support/type-problems.ts";

const program = fixtureProgram(`notice sample "样例"
  year 2025
  uses small

clause 一 "全部"
  decision level "档次": Relief
  decision fixed "定档": Relief

  rule level
    is if enrolled then half else none

  rule fixed
    is none

  rule premium
    is if level is full then 1 yuan else if fixed is half or 2 = 3 then 2 yuan else 3 yuan

  rule share
    is if relief is half then 10% else if relief is not half and enrolled then 20% else 30%

  silent on window, documents, township.completion, hamlet.rank`);

describe("comparisons", () => {
  test("with an option that no rule gives, of two literals, and of what is known compile", async () => {
    expect(await typeProblems(await emitTypeScript(program))).toEqual([]);
  });

  test("come to the same in every back end", async () => {
    const record = { birthDate: "1980-01-01", paidOn: "2025-01-01", enrolled: true };
    expect(await decided(program, "person", record)).toMatchObject({ premium: "3.00", share: "0.2" });
    expect(await decided(program, "person", { ...record, relief: "half" })).toMatchObject({ share: "0.1" });
  });
});
