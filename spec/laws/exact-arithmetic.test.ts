/** Calculations as they are written, on every back end, against fractions of big integers. Seeds are pinned. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { SourceFile } from "../../grammar/source.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { type GeneratedModule, loadGenerated } from "../support/generated-module.ts";

const vocabulary = new SourceFile(
  "sums.pol",
  `vocabulary sums "算式"
entity person "人"
  fact income "收入": money
  fact claim  "费用": money from 0.01 yuan to 1000000 yuan
  fact many   "数":   int from 1
  fact few    "少数": int from 1 to 30
  decision result "结果": money
`,
);

/** A number of the oracle: whole by its type, or a fraction; null where a whole one is beyond 2⁵³. */
interface Known {
  readonly above: bigint;
  readonly below: bigint;
  readonly isMoney: boolean;
  readonly isWhole: boolean;
}

/** A calculation as it is written, and what it comes to for a record. */
interface Written {
  readonly text: string;
  readonly isMoney: boolean;
  readonly isWhole: boolean;
  readonly isRate: boolean;
  /** Whether it is above zero for every record, as can be seen from it. */
  readonly isPositive: boolean;
  readonly value: (facts: FactRecord) => Known | null;
}

function leaf(text: string, isMoney: boolean, isPositive: boolean, of: (facts: FactRecord) => bigint): Written {
  const value = (facts: FactRecord): Known => ({ above: of(facts), below: 1n, isMoney, isWhole: true });
  return { text, isMoney, isWhole: true, isRate: false, isPositive, value };
}

const fact = (name: string, isMoney: boolean, isPositive: boolean): Written =>
  leaf(name, isMoney, isPositive, (facts) => BigInt(facts[name] as number));

const leaves: fc.Arbitrary<Written> = fc.oneof(
  fc.constantFrom(
    fact("income", true, false),
    fact("claim", true, true),
    fact("many", false, true),
    fact("few", false, true),
  ),
  fc.integer({ min: 1, max: 99_999 }).map((fen) => leaf(`${fen} fen`, true, true, () => BigInt(fen))),
  fc.integer({ min: 1, max: 999 }).map((count) => leaf(String(count), false, true, () => BigInt(count))),
  fc.integer({ min: 1, max: 30_000 }).map((part): Written => ({
    text: `${part / 100}%`,
    isMoney: false,
    isWhole: false,
    isRate: true,
    isPositive: true,
    value: () => ({ above: BigInt(part), below: 10_000n, isMoney: false, isWhole: false }),
  })),
);

type Operator = "+" | "-" | "*" | "/";

/** Two calculations joined, where the language allows it. */
function joined(operator: Operator, left: Written, right: Written): Written | null {
  const isMoney = operator === "/" ? left.isMoney && !right.isMoney : left.isMoney || right.isMoney;
  if (operator === "*" && left.isMoney && right.isMoney) return null;
  if (operator === "/" && (!right.isPositive || (right.isMoney && !left.isMoney))) return null;
  if ((operator === "+" || operator === "-") && (left.isMoney !== right.isMoney || left.isRate !== right.isRate))
    return null;
  const isWhole = operator !== "/" && left.isWhole && right.isWhole;
  return {
    text: `(${left.text} ${operator} ${right.text})`,
    isMoney,
    isWhole,
    isRate: !isMoney && !isWhole,
    isPositive: operator !== "-" && left.isPositive && right.isPositive,
    value: (facts) => {
      const [one, other] = [left.value(facts), right.value(facts)];
      return one === null || other === null ? null : calculated(operator, one, other, isMoney, isWhole);
    },
  };
}

function calculated(operator: Operator, one: Known, other: Known, isMoney: boolean, isWhole: boolean): Known | null {
  const [a, b, c, d] = [one.above, one.below, other.above, other.below];
  const [above, below] = {
    "+": [a * d + c * b, b * d],
    "-": [a * d - c * b, b * d],
    "*": [a * c, b * d],
    "/": [a * d, b * c],
  }[operator] as [bigint, bigint];
  return isWhole && !isSafe(above / below) ? null : { above, below, isMoney, isWhole };
}

const isSafe = (value: bigint): boolean => Number.isSafeInteger(Number(value));

const calculations: fc.Arbitrary<Written> = fc
  .array(fc.tuple(fc.constantFrom<Operator>("+", "-", "*", "/"), leaves, fc.boolean()), { minLength: 2, maxLength: 7 })
  .map((steps) =>
    steps.reduce<Written>(
      (so, [operator, each, turned]) => (turned ? joined(operator, each, so) : joined(operator, so, each)) ?? so,
      steps[0]![1],
    ),
  )
  .filter(({ isMoney }) => isMoney);

const roundings = fc.record({
  mode: fc.constantFrom("rounded", "rounded down", "rounded up"),
  fen: fc.constantFrom(1n, 10n, 100n, 1000n, 25n),
});
type Rounding = typeof roundings extends fc.Arbitrary<infer R> ? R : never;

const records: fc.Arbitrary<FactRecord> = fc.record({
  income: fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -(10 ** 13), max: 10 ** 13 })),
  claim: fc.integer({ min: 1, max: 10 ** 8 }),
  many: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 999_999_999_999 })),
  few: fc.integer({ min: 1, max: 30 }),
});

/** What the oracle makes of a calculation: fen, or that a number is too large. */
function wanted(known: Known | null, { mode, fen }: Rounding): string {
  if (known === null) return "too-large";
  const [above, below] = [known.above, known.below * fen];
  const floor = above / below - (above % below < 0n ? 1n : 0n);
  const rest = above - floor * below;
  const isUp =
    rest !== 0n &&
    (mode === "rounded up" || (mode === "rounded" && (rest * 2n > below || (rest * 2n === below && above > 0n))));
  const rounded = (isUp ? floor + 1n : floor) * fen;
  return isSafe(rounded) ? String(rounded) : "too-large";
}

function told(decide: (facts: FactRecord) => FactRecord, facts: FactRecord): string {
  try {
    return String(decide(facts)["result"]);
  } catch (problem) {
    // A bundle has a class of its own, so the name tells.
    if (problem instanceof Error && problem.name === new PolicyFailure({ kind: "too-large" }).name)
      return problem.message;
    throw problem;
  }
}

function programOf({ text }: Written, { mode, fen }: Rounding): Program {
  const unit = fen === 1n ? "fen" : `${fen} fen`;
  const notice = `notice sums-2025 "算式"\n  year 2025\n  uses sums\nclause 一 "甲"\n  rule result\n    is ${text} ${mode} to ${unit}\n`;
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), {
    vocabulary: () => ({ file: vocabulary, path: "sums.pol" }),
  });
  if (program === null) throw new Error(`${text}: ${diagnostics.map(({ code }) => code).join()}`);
  return program;
}

describe("what is calculated and rounded once is exact to the fen, or too large", () => {
  test("in the interpreter and in memory", () => {
    fc.assert(
      fc.property(
        calculations,
        roundings,
        fc.array(records, { minLength: 8, maxLength: 8 }),
        (written, rounding, all) => {
          const program = programOf(written, rounding);
          const { evaluate } = createEvaluator(program, "person");
          for (const facts of all) {
            const expected = wanted(written.value(facts), rounding);
            expect(told((each) => interpretOutcome(program, "person", each), facts)).toBe(expected);
            expect(told(evaluate, facts)).toBe(expected);
          }
        },
      ),
      { seed: 20250701, numRuns: 400 },
    );
  });

  test("as generated TypeScript", async () => {
    await fc.assert(
      fc.asyncProperty(
        calculations,
        roundings,
        fc.array(records, { minLength: 20 }),
        async (written, rounding, all) => {
          const module: GeneratedModule = await loadGenerated(programOf(written, rounding));
          for (const facts of all)
            expect(told(module["evaluatePerson"]!, facts)).toBe(wanted(written.value(facts), rounding));
        },
      ),
      { seed: 20250702, numRuns: 8 },
    );
  });
});
