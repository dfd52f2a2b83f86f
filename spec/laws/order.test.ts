/** The order of clauses, and of what stands in a clause, has no meaning. Seeds are pinned. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";
import { formatOutcome } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { randomPeople } from "../oracle/people.ts";
import { type NoticeName, programOf } from "../policies/notices.ts";
import { choicesFrom } from "../support/random-program.ts";
import { shuffledNotice } from "../support/shuffle.ts";

const policies = new URL("../../policies/", import.meta.url);
const fileOf = (name: string): SourceFile =>
  new SourceFile(`${name}.pol`, readFileSync(new URL(`${name}.pol`, policies), "utf8"));
const host = { vocabulary: (name: string) => ({ file: fileOf(name), path: `${name}.pol` }) };

/** What a program decides of many persons. */
function decided(program: Program, notice: NoticeName): string[] {
  const { schema, evaluate } = createEvaluator(program, "person");
  return randomPeople(20250701, 500, notice).map((record) => {
    const parsed = parseRecord(schema, record);
    return parsed.ok ? JSON.stringify(formatOutcome(schema, evaluate(parsed.value))) : "";
  });
}

describe.each(["nanan-2025", "yankou-2025"] as const)("%s", (notice) => {
  test("means the same in any order", () => {
    const wanted = decided(programOf(notice), notice);
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { program, diagnostics } = compile(
          new SourceFile(`${notice}.pol`, shuffledNotice(fileOf(notice), choicesFrom(seed))),
          host,
        );
        expect(diagnostics.map(({ code }) => code)).toEqual([]);
        expect(decided(program!, notice)).toEqual(wanted);
      }),
      { seed: 20250701, numRuns: 8 },
    );
  });
});
