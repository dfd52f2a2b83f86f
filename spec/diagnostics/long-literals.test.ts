/** A literal of whatever length is told to be too long, by `check` and by `format`, and is never changed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { format } from "../../grammar/print/format.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const digits = fc
  .integer({ min: 13, max: 500 })
  .chain((length) => fc.string({ unit: fc.constantFrom(..."123456789"), minLength: length, maxLength: length }));

const inClause = (item: string): string =>
  `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n  silent on window, premium, share, documents, township.completion, hamlet.rank\n  ${item}\n`;

/** Every place where a number may stand, by what it is a number of. */
const places: readonly ((number: string) => string)[] = [
  (number) => `invariant "甲" then missedYears < ${number}`,
  (number) => `invariant "甲" then missedYears > -${number}`,
  (number) => `invariant "甲" then missedYears < (${number})`,
  (number) => `parameter a "甲": ${number}`,
  (number) => `parameter a "甲": ${number} / 7`,
  (number) => `parameter a "甲": ${number} yuan`,
  (number) => `parameter a "甲": ${number}.5 yuan`,
  (number) => `parameter a "甲": ${number} jiao`,
  (number) => `parameter a "甲": ${number}00 fen`,
  (number) => `parameter a "甲": ${number}%`,
  (number) => `parameter a "甲": 0.${number}%`,
  (number) => `parameter a "甲": ${number} days`,
  (number) => `parameter a "甲": ${number} months`,
  (number) => `parameter a "甲": ${number} years`,
  (number) => `parameter a "甲": ${number}-01-01`,
  (number) => `parameter a "甲": 2025-01-01 + (${number}) days`,
  (number) => `duty village "甲" within ${number} workdays after received`,
  (number) => `duty village "甲" monthly by day ${number} from 2025-01-01 to 2025-12-31`,
  (number) => `table t "表"\n    | c "列": int from 0 to ${number} |\n    | 1 |`,
  (number) => `table t "表"\n    | c "列": int |\n    | ${number} |`,
];

test("whatever literal it is in", () =>
  fc.assert(
    fc.asyncProperty(digits, fc.constantFrom(...places), async (number, place) => {
      const text = inClause(place(number));
      const { program, diagnostics } = compileFixture(text);
      expect(program).toBe(null);
      const told = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
      for (const code of told) expect(tellings).toContain(code);
      const formatted = await format(text);
      if (formatted.ok) expect(formatted.text).toContain(number);
    }),
    { seed: 400, numRuns: 400 },
  ));

const tellings = [
  "number-too-long",
  "duration-too-long",
  "no-such-date",
  "day-of-month",
  "decision-without-rule",
  "syntax-error",
  "keyword-as-name",
];
