import { entityOf } from "../ir/entity.ts";
/** The tests of a notice as tests of vitest, which lists, runs and reports them as any other. */
import { describe, expect, test } from "vitest";
import { valueText } from "../explain/value-text.ts";
import { exampleText } from "../explain/example-text.ts";
import type { Program } from "../ir/ir.ts";
import { runExample } from "../harness/examples/run-example.ts";
import { counterexampleDraft } from "../harness/invariants/counterexample.ts";
import { runInvariants } from "../harness/invariants/run-invariants.ts";
import { ordinarySuite } from "../harness/suite.ts";
import type { TestResult } from "../harness/test-result.ts";
import { compileNotice } from "./compile-notice.ts";

/** Defines a test for each example and each invariant of a notice, in the order of its clauses. */
export function defineTests(path: string): void {
  const { program } = compileNotice(path);
  describe(program.notice.name, () => {
    for (const { id, title } of program.clauses) {
      const examples = program.examples.filter(({ origin }) => origin.clause === id);
      const invariants = program.invariants.filter(({ origin }) => origin.clause === id);
      if (examples.length + invariants.length === 0) continue;
      describe(title === null ? id : `${id} ${title}`, () => {
        for (const example of examples) test(example.title, () => expectPassed(program, runExample(program, example)));
        for (const invariant of invariants) {
          test(invariant.title, async () => {
            const [result] = await runInvariants({ ...program, invariants: [invariant] }, ordinarySuite);
            expectPassed(program, result!);
          });
        }
      });
    }
  });
}

function expectPassed(program: Program, { title, entity, origin, failure }: TestResult): void {
  switch (failure?.kind) {
    case undefined:
      return;
    case "expectations": {
      const written = (side: "expected" | "actual"): object =>
        Object.fromEntries(failure.differences.map((each) => [each.name, valueText(each.type, each[side], "en")]));
      expect(written("actual")).toEqual(written("expected"));
      return;
    }
    case "invariant": {
      const invariant = program.invariants.find((each) => each.origin === origin)!;
      expect.fail(
        `it does not hold for this record:\n${exampleText(program, entityOf(program, entity), counterexampleDraft(program, invariant, failure.facts), "en")}`,
      );
      return;
    }
    case "policy":
      throw failure.error;
    case "facts":
      expect.fail(`${title}: ${failure.broken.join("; ")}`);
  }
}
