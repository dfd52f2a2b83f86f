/** A decision of a record around may be called as the one that asks it: what is missing in the one is not hidden by the other. */
import { expect, test } from "vitest";
import { analyse, findGaps } from "../../analysis/index.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = `vocabulary family "家庭"

main entity household "家庭"
  fact members "成员": list of person

  decision total "合计": int

entity person "人员" in household
  fact age "年龄": int from 0 to 120

  decision total "合计": int
`;

const notice = (condition: string): string => `notice family-2025 "办法"
  year 2025
  uses family

clause 一 "户"
  rule household.total
    is 3

clause 二 "人"
  rule person.total${condition}
    is household.total
`;

const gapsOf = (text: string) => {
  const { program } = compileFixture(text, {}, new SourceFile("family.pol", vocabulary));
  return findGaps(analyse(program!, "person")).map(({ kind }) => kind);
};

test("a gap is told though the decision around has an answer for everybody", () => {
  expect(gapsOf(notice("\n    when age < 60"))).toEqual(["gap"]);
  expect(gapsOf(notice(""))).toEqual([]);
});
