/** A set to which rules only add has no value where none of them applies and the notice is silent. */
import { describe, expect, test } from "vitest";
import { analyse, proveInvariant } from "../../analysis/index.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { explain, explanationText } from "../../explain/index.ts";
import { plainFacts } from "../../harness/facts.ts";
import type { Program } from "../../ir/ir.ts";
import { decided } from "../support/decided.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";
import { typeProblems } from "../support/type-problems.ts";

const noticeOf = (rules: string): Program =>
  fixtureProgram(`notice sample "样例"
  year 2025
  uses small

clause 一 "全部"
${rules}

  rule documents
    when enrolled
    adds {resident}

  rule documents
    when relief is half
    adds {student} + standing

  rule share
    is if documents is known then 10% else 20%

  invariant "给出材料"
    then documents is known

  silent on window, premium, township.completion, hamlet.rank`);

/** What becomes of somebody to whom nothing is added, and of one to whom something is; `missed` decides of the silence. */
interface Case {
  readonly documents: readonly string[] | null;
  readonly share: string;
}
const cases: readonly (readonly [rules: string, none: Case, missed: object, added: object])[] = [
  ["silent on documents", { documents: null, share: "0.2" }, { documents: null, share: "0.2" }, {}],
  ["silent on documents when missedYears > 0", { documents: [], share: "0.1" }, { documents: null, share: "0.2" }, {}],
  [
    "silent on documents\n rule documents\n when missedYears > 0\n is {permit}",
    { documents: null, share: "0.2" },
    { documents: ["permit"], share: "0.1" },
    { documents: ["resident", "permit"] },
  ],
];

describe.each(cases)("%s", (rules, none, missed, added) => {
  const program = noticeOf(rules);
  const record = { birthDate: "1980-01-01", enrolled: false, missedYears: 0 };

  test("comes to the same in every back end", async () => {
    expect(await decided(program, "person", record)).toMatchObject(none);
    expect(await decided(program, "person", { ...record, missedYears: 1 })).toMatchObject(missed);
    expect(await decided(program, "person", { ...record, missedYears: 1, enrolled: true })).toMatchObject({
      documents: ["resident"],
      share: "0.1",
      ...added,
    });
  });

  test("compiles as TypeScript", async () => {
    expect(await typeProblems(await emitTypeScript(program))).toEqual([]);
  });

  test("is told by the analysis and by explanations", () => {
    expect(proveInvariant(analyse(program, "person"), program.invariants[0]!)).toMatchObject({ status: "refuted" });
    const facts = plainFacts(
      program,
      program.entities.find(({ name }) => name === "person")!,
    );
    const told = explanationText(explain(program, "person", facts, { policyHash: "" }), ["documents"], "en");
    expect(told).toContain(none.documents === null ? "absent — the notice is silent" : "{} — no rule applies");
  });
});
