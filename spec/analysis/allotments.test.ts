/** What is proved of an allotment without looking into its list, and that it holds for every small list. */
import { describe, expect, test } from "vitest";
import { proveAll } from "../../analysis/index.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";

const kinds = [
  "in order of score from highest, id",
  "in order of score from highest, ties all or none",
  "in order of score from lowest, ties as listed",
  "in order of id, whole or nothing",
  "in proportion rounded down, rest in order of id",
  "in proportion rounded down, rest unspent",
];

/** A notice whose readers are allotted copies, and a rule of theirs that says what `condition` tells of them. */
function notice(kind: string, condition = "yes", invariants = "", wish = "wanted"): Program {
  return fixtureProgram(`notice room-2025 "阅览室"
  year 2025
  uses room

clause 一 "分配"
  rule reader.copies
    when not poor
    is allot places among readers where not poor ${kind}: ${wish}

  rule reader.copies
    when poor
    is 0

  rule reader.grant
    when ${condition}
    is 0 yuan

  define township.served "已分": sum over readers: copies
${invariants}`);
}

/** Every small township: up to three readers, few points and wishes. */
const readers = [0, 2].flatMap((wanted) =>
  [1, 2].flatMap((score) => [false, true].map((poor) => ({ wanted, score, poor, appliedAt: 20000, claim: 0 }))),
);
const townships = [0, 1, 3].flatMap((places) =>
  readers.flatMap((a) =>
    readers
      .flatMap((b) => [
        [a, b],
        [a, b, { ...b, wanted: 1 }],
      ])
      .map((list) => ({
        places,
        pot: 0,
        reserved: 0,
        readers: list.map((each, index) => ({ ...each, id: `r${index}` })),
      })),
  ),
);

/** Whether it is proved of every reader that the rule on its grant applies, as its only one must. */
function isComplete(program: Program): boolean {
  const theorem = proveAll(program).find(({ kind, subject }) => kind === "completeness" && subject === "grant");
  return theorem!.answer.status === "proved";
}

interface Decided {
  readonly places: number;
  readonly readers: readonly { readonly wanted: number; readonly poor: boolean; readonly copies: number }[];
}

function decided(program: Program): Decided[] {
  return townships.map((township) => {
    const outcome = interpretOutcome(program, "township", township as never) as unknown as {
      readers: readonly { copies: number }[];
    };
    return {
      places: township.places,
      readers: township.readers.map((each, index) => ({ ...each, copies: outcome.readers[index]!.copies })),
    };
  });
}

describe.each(kinds)("%s", (kind) => {
  const decisions = decided(notice(kind));

  test.each([
    ["copies <= wanted", (each: Decided["readers"][number]) => each.copies <= each.wanted],
    ["copies >= 0", (each: Decided["readers"][number]) => each.copies >= 0],
    ["not poor or copies = 0", (each: Decided["readers"][number]) => !each.poor || each.copies === 0],
    ["wanted - copies >= 0", (each: Decided["readers"][number]) => each.wanted - each.copies >= 0],
    ["wanted > 3 or copies <= 3", (each: Decided["readers"][number]) => each.wanted > 3 || each.copies <= 3],
  ])("proves %s, which holds", (condition, holds) => {
    expect(isComplete(notice(kind, condition))).toBe(true);
    for (const { readers: list } of decisions) for (const each of list) expect(holds(each)).toBe(true);
  });

  test.each(["copies = wanted", "copies < wanted", "copies > 0", "copies <= 3", "wanted - copies <= 3"])(
    "does not prove %s",
    (condition) => expect(isComplete(notice(kind, condition))).toBe(false),
  );

  test("proves that the sum is within the limit, and nothing tighter", () => {
    const claims = (then: string): string => {
      const program = notice(kind, "yes", `\n  invariant township "claim"\n    then ${then}\n`);
      return proveAll(program).find((each) => each.kind === "invariant")!.answer.status;
    };
    expect(claims("served <= places and served >= 0")).toBe("proved");
    expect(claims("served < places")).not.toBe("proved");
    expect(claims("served = 0")).not.toBe("proved");
    for (const { places, readers: list } of decisions)
      expect(list.reduce((all, each) => all + each.copies, 0)).toBeLessThanOrEqual(places);
  });
});

test("where the limit suffices for all, each gets its wish", () => {
  const enough = "(sum over readers where not poor: wanted) <= places";
  const program = notice(kinds[0]!, `poor or not (${enough}) or copies = wanted`);
  expect(isComplete(program)).toBe(true);
});

test("a place or nothing is one of two numbers", () => {
  const program = notice("in order of id", "copies = 0 or copies = 1", "", "1");
  expect(isComplete(program)).toBe(true);
});
