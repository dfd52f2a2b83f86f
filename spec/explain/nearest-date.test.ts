import { expect, test } from "vitest";
import { analyse, isUnknown, nearestOther } from "../../analysis/index.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { compile } from "../../compiler/compile.ts";
import { SourceFile } from "../../grammar/source.ts";
import { parseDay } from "../../runtime/date.ts";
import type { FactRecord } from "../../runtime/schema.ts";

const vocabulary = new SourceFile(
  "dates.pol",
  `vocabulary dates "日期"
entity person "人"
  fact born "出生日期": date
  fact paid "缴费日期": date
  decision early "早": bool
`,
);

const conditions = [
  "paid within 90 days of born",
  "daysBetween(born, paid) <= 90",
  "monthsBetween(born, paid) < 4",
  "paid before born + 3 months",
  "born + 7 years after paid",
  "paid on or after born + 16 years and paid on or after 2025-03-01",
];

const records: readonly FactRecord[] = [
  ["2024-01-01", "2025-03-01"],
  ["2000-02-29", "2025-03-01"],
  ["1950-01-01", "1900-03-01"],
  ["2090-01-01", "2100-03-01"],
  ["2025-03-31", "2025-06-28"],
].map(([born, paid]) => ({ born: parseDay(born!), paid: parseDay(paid!) }));

test.each(conditions)("no single date that is moved less gives another answer: %s", (condition) => {
  const text = `notice d-2025 "日期"\n  year 2025\n  uses dates\n\nclause 一 "一"\n  rule early\n    is ${condition}\n`;
  const host = { vocabulary: () => ({ file: vocabulary, path: "dates.pol" }) };
  const program = compile(new SourceFile("d-2025.pol", text), host).program!;
  const analysis = analyse(program, "person");
  const { evaluate } = createEvaluator(program, "person");
  const early = (facts: FactRecord): unknown => evaluate(facts)["early"];
  for (const facts of records) {
    const other = nearestOther(analysis, facts, "early");
    if (other === null || isUnknown(other)) throw new Error("not found");
    expect(early(other.facts)).not.toBe(early(facts));
    const changed = ["born", "paid"].filter((name) => other.facts[name] !== facts[name]);
    const moved = (name: string): number => Math.abs((other.facts[name] as number) - (facts[name] as number));
    const nearer = changed.length > 1 ? 40_000 : moved(changed[0]!);
    const range = { from: parseDay("1900-01-01")!, to: parseDay("2100-12-31")! };
    for (const name of ["born", "paid"])
      for (let days = 1; days < nearer; days++)
        for (const day of [(facts[name] as number) - days, (facts[name] as number) + days])
          if (day >= range.from && day <= range.to) expect(early({ ...facts, [name]: day })).toBe(early(facts));
  }
});
