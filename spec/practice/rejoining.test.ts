/**
 * How three places let people come back after years without cover, encoded from their published rules: the worked examples
 * hold, every record has one answer, and a model written apart from them comes to the same.
 */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { proveAll } from "../../analysis/index.ts";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { runSuite } from "../../harness/index.ts";
import { addMonths, dayOf } from "../../runtime/date.ts";

const read = (name: string): SourceFile =>
  new SourceFile(`${name}.pol`, readFileSync(new URL(`${name}.pol`, import.meta.url), "utf8"));
const compiled = (name: string) =>
  compile(read(name), {
    vocabulary: (used) => ({ file: read(used), path: used }),
    notice: () => ({ file: null, path: "" }),
  });

/** A person, the years as numbers. */
interface Person {
  readonly insured: readonly number[];
  readonly coverYear: number;
  readonly onTime: boolean;
  readonly extraYears: number;
}

/** The months that somebody waits. */
type Model = (person: Person) => number;

const missedIn = ({ insured, coverYear }: Person): readonly number[] =>
  Array.from({ length: coverYear - 2025 }, (_, index) => 2025 + index).filter((year) => !insured.includes(year));

/** How many years in a row up to the last before the cover are missed. */
function gapOf(person: Person): number {
  const missed = missedIn(person);
  let gap = 0;
  while (missed.includes(person.coverYear - 1 - gap)) gap++;
  return gap;
}

const models: Readonly<Record<string, Model>> = {
  "qingdao-repair-2026": (person) => {
    const further = Math.max(missedIn(person).length - 1, 0);
    if (missedIn(person).length === 0 && person.onTime) return 0;
    const repaired = Math.min(person.extraYears, further);
    const months = 3 + further - repaired;
    return repaired > 0 && gapOf(person) >= 4 ? Math.max(months, 6) : months;
  },
  "weifang-2025": (person) => {
    const missed = missedIn(person).length;
    return missed === 0 ? (person.onTime ? 0 : 3) : 2 + missed;
  },
  "shanghai-2025": (person) => {
    const missed = missedIn(person).length;
    if (missed === 0) return person.onTime ? 0 : 3;
    const repaired = Math.min(person.extraYears, missed);
    return repaired > 0 ? Math.max(3 + missed - repaired, gapOf(person) >= 4 ? 6 : 3) : 3 + missed;
  },
};

describe.each(Object.keys(models))("%s", (name) => {
  const { program, diagnostics } = compiled(name);

  test("compiles without a word and is laid out", async () => {
    expect(diagnostics.map(({ code }) => code)).toEqual([]);
    expect(await format(read(name).text)).toEqual({ ok: true, text: read(name).text });
  });

  test("its examples hold", async () => {
    const results = await runSuite(program!);
    expect(results.filter(({ failure }) => failure !== null)).toEqual([]);
  });

  test("everything is proved", () => {
    const open = proveAll(program!).filter(({ answer }) => answer.status !== "proved");
    expect(open).toEqual([]);
  });

  test("people wait as the model says", () => {
    const { evaluate } = createEvaluator(program!, "person");
    const people = fc.record({
      coverYear: fc.integer({ min: 2026, max: 2036 }),
      bits: fc.nat({ max: 2 ** 18 - 1 }),
      days: fc.integer({ min: -300, max: 300 }),
      extraYears: fc.nat({ max: 11 }),
    });
    fc.assert(
      fc.property(people, ({ coverYear, bits, days, extraYears }) => {
        const insuredYears = bits & (2 ** (coverYear - 2019) - 1);
        const insured = Array.from({ length: 18 }, (_, bit) => bit)
          .filter((bit) => (insuredYears >> bit) & 1)
          .map((bit) => 2019 + bit);
        const firstDay = dayOf(coverYear, 1, 1);
        const paidOn = Math.min(Math.max(firstDay + days, dayOf(2025, 1, 1)), dayOf(2036, 12, 31));
        const onTime = paidOn < firstDay;
        const months = models[name]!({ insured, coverYear, onTime, extraYears });
        const outcome = evaluate({ id: null, insuredYears, coverYear, paidOn, extraYears });
        expect(outcome).toMatchObject({
          waitingMonths: months,
          coverageStart: addMonths(onTime ? firstDay : paidOn, months),
        });
      }),
      { seed: 2025, numRuns: 2000 },
    );
  });
});
