import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RuleBook, type RuleNote } from "../../runtime/verdict.ts";

const rule = (id: string): RuleNote => ({
  id,
  kind: "rule",
  clause: "一",
  name: null,
  facts: [],
  decisions: [],
  parameters: [],
  readings: [],
});
const ids = (rules: readonly RuleNote[]): string[] => rules.map(({ id }) => id);

describe("a rule book", () => {
  // a overrides b, b overrides c.
  const book = new RuleBook(["a", "b", "c"].map(rule), [[1], [2], []]);

  test("lets the rule decide that applies alone", () => expect(ids(book.verdict(0b100).deciding)).toEqual(["c"]));

  test("defeats what an undefeated rule overrides", () => {
    const { deciding, defeated } = book.verdict(0b110);
    expect(ids(deciding)).toEqual(["b"]);
    expect(defeated.map((each) => [each.rule.id, each.by.id])).toEqual([["c", "b"]]);
  });

  test("lets a rule stand whose only defeater is itself defeated", () => {
    const { deciding, defeated } = book.verdict(0b111);
    expect(ids(deciding)).toEqual(["a", "c"]);
    expect(ids(defeated.map((each) => each.rule))).toEqual(["b"]);
  });

  test("has nobody decide where no rule applies", () =>
    expect(book.verdict(0)).toEqual({ deciding: [], defeated: [] }));

  test("works a combination out once", () => expect(book.verdict(0b101)).toBe(book.verdict(0b101)));

  test("has a word more for each 31 rules", () => {
    const many = new RuleBook(
      Array.from({ length: 100 }, (_, index) => rule(`r${index}`)),
      [],
    );
    const verdict = many.verdict(2 ** 30 + 1, 2 ** 8, 0, 2 ** 6);
    expect(ids(verdict.deciding)).toEqual(["r0", "r30", "r39", "r99"]);
    expect(many.verdict(2 ** 30 + 1, 2 ** 8, 0, 2 ** 6)).toBe(verdict);
    expect(ids(many.verdict(2 ** 30 + 1).deciding)).toEqual(["r0", "r30"]);
  });

  test("every rule that applies decides or is defeated by one that decides", () => {
    const books = fc
      .integer({ min: 1, max: 7 })
      .chain((count) =>
        fc.tuple(
          fc.constant(count),
          fc.array(fc.array(fc.nat(count - 1), { maxLength: 4 }), { minLength: count, maxLength: count }),
          fc.nat(2 ** count - 1),
        ),
      );
    fc.assert(
      fc.property(books, ([count, targets, applying]) => {
        // Overriding rules stand before those that they override.
        const overrides = targets.map((each, index) => each.filter((target) => target > index));
        const { deciding, defeated } = new RuleBook(
          Array.from({ length: count }, (_, index) => rule(String(index))),
          overrides,
        ).verdict(applying);
        const decidingIds = new Set(ids(deciding));
        expect(deciding.length + defeated.length).toBe([...applying.toString(2)].filter((bit) => bit === "1").length);
        for (const { rule: loser, by } of defeated) {
          expect(decidingIds.has(by.id)).toBe(true);
          expect(overrides[Number(by.id)]).toContain(Number(loser.id));
        }
      }),
      { seed: 20250701, numRuns: 500 },
    );
  });
});
