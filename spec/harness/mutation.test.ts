import { describe, expect, test } from "vitest";
import type { Program } from "../../ir/ir.ts";
import { allMutants, type JudgedMutant, judgeMutants } from "../../harness/mutate/run-mutants.ts";
import type { Mutant } from "../../harness/mutate/mutant.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { smallNotice, wholeSuite } from "./small-notice.ts";

function judged(program: Program, mutants: readonly Mutant[]): readonly JudgedMutant[] {
  return [...judgeMutants(program, mutants)].filter((each) => each !== null);
}

describe("mutants of a small notice", () => {
  test("are all killed by examples at every cut", () => {
    const program = smallNotice(wholeSuite);
    const outcomes = judged(program, allMutants(program)).map(({ outcome }) => outcome);
    expect(outcomes).not.toContain("survived");
    expect(outcomes.length).toBeGreaterThan(8);
  });

  test("survive where no example stands at the cut, with an example that would kill them", () => {
    const program = smallNotice(
      '  example "八月"\n    given birthDate: 1980-05-01, paidOn: 2025-08-20\n    expect fee: 600 yuan\n',
    );
    const survivors = judged(program, allMutants(program)).filter(({ outcome }) => outcome === "survived");
    const later = survivors.find(({ mutant }) => mutant.after?.en === "2025-07-02")!;
    expect(later.mutant).toMatchObject({ operator: "value-changed", subject: "fee", before: { en: "2025-07-01" } });
    expect(later.killer).toMatchObject({ facts: { paidOn: 20_270, kinds: 0 }, expect: { fee: 60_000 } });
  });

  test("that decide every record alike are shown to be equivalent", () => {
    const program = smallNotice(
      `${wholeSuite}\n  rule fee notwithstanding 一\n    when kinds has all of {student, veteran} and kinds has student\n    is 400 yuan\n`,
    );
    const equivalent = judged(program, allMutants(program)).filter(({ outcome }) => outcome === "equivalent");
    expect(equivalent.map(({ mutant }) => mutant.before.en)).toContain("kinds has student");
  });
});

/** One date, moved by a day: `2025-07-01` to `2025-07-02`. */
function isMovedDate({ operator, before }: Mutant): boolean {
  return operator === "value-changed" && /^\d{4}-\d{2}-\d{2}$/u.test(before.en);
}

test.each(noticeNames)("no date in %s can be moved by a day unnoticed", (name) => {
  const program = programOf(name);
  const mutants = allMutants(program).filter(isMovedDate);
  const survivors = judged(program, mutants).filter(({ outcome }) => outcome === "survived");
  expect(
    survivors.map(({ mutant: { before, after, origin } }) => `${origin.clause}: ${before.en} to ${after?.en}`),
  ).toEqual([]);
  expect(mutants.length).toBeGreaterThan(10);
});
