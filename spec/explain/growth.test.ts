import { describe, expect, test } from "vitest";
import { analyse } from "../../analysis/index.ts";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { analyseToExplain, explain, explanationText } from "../../explain/index.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";

/** A notice over as many yes-or-no facts as its sums have terms. */
function program(terms: number, clause: string): Program {
  const flags = Array.from({ length: terms }, (_, index) => `  fact b${index} "旗${index}": bool default no\n`).join(
    "",
  );
  const vocabulary = new SourceFile(
    "flags.pol",
    `vocabulary flags "旗"\nentity person "人"\n  fact kids "子女": list of kid\n${flags}  decision total "合计": money\n` +
      `entity kid "子女"\n  fact cost "费用": money\n`,
  );
  const text = `notice n-2025 "通知"\n  year 2025\n  uses flags\n\nclause 一 "一"\n${clause}`;
  const compiled = compile(new SourceFile("n-2025.pol", text), {
    vocabulary: (name) => ({ file: vocabulary, path: `${name}.pol` }),
  });
  if (compiled.program === null) throw new Error(compiled.diagnostics.map(({ code }) => code).join(", "));
  return compiled.program;
}

const each = (terms: number, write: (index: number) => string): readonly string[] =>
  Array.from({ length: terms }, (_, index) => write(index));

/** A define that is used twice by the next, over a total that the analysis does not look into. */
const nested = (terms: number): Program =>
  program(
    terms,
    `  define e0 "e0": sum over kids: cost\n` +
      each(terms, (at) => `  define e${at + 1} "e${at + 1}": if b${at} then e${at} + e${at} else e${at}\n`).join("") +
      `  rule total\n    is e${terms}\n`,
  );

/** Every subset of the terms makes another sum. */
const sum = (terms: number): Program =>
  program(
    terms,
    `  rule total\n    is ${each(terms, (at) => `(if b${at} then ${2 ** at} yuan else 0 yuan)`).join(" + ")}\n`,
  );

function told(policy: Program): string {
  const { evaluate } = createEvaluator(policy, "person");
  const { facts } = policy.entities.find(({ name }) => name === "person")!;
  const record = Object.fromEntries(facts.map(({ name }) => [name, name === "kids" ? [{ cost: 100 }] : false]));
  const analysis = analyseToExplain(policy, "person");
  const explanation = explain(policy, "person", record, { policyHash: "", evaluate, analysis });
  expect(analysis.store.meter.nodes).toBeLessThanOrEqual(105_000);
  expect(analysis.store.meter.steps).toBeLessThanOrEqual(1_100_000);
  return explanationText(explanation, ["total"], "en") + explanationText(explanation, ["total"], "zh");
}

describe("the cost of an explanation", () => {
  test("the names of calculated values stay short however deep the calculation", () => {
    const longest = [10, 20, 30].map((terms) => {
      const { store, builder } = analyse(nested(terms), "person");
      return Math.max(...store.terms(builder.decision("total")).map(({ key }) => key.length));
    });
    expect(Math.max(...longest)).toBeLessThanOrEqual(24);
  });

  test("a few terms with cases are looked into", () => {
    expect(told(sum(8))).toContain("would be 1 yuan with b0: yes");
  });

  test.each([20, 32])("of %i terms with cases the search is given up within its budget, and says so", (terms) => {
    const text = told(sum(terms));
    expect(text).toContain("which facts would give another value was not worked out: there are too many combinations");
    expect(text).toContain("哪些事实变动会改变本项，因组合过多未予推算");
  });
});
