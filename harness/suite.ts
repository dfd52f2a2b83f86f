import type { Program } from "../ir/ir.ts";
import { runExample } from "./examples/run-example.ts";
import { type InvariantOptions, runInvariants } from "./invariants/run-invariants.ts";
import type { TestResult } from "./test-result.ts";

/** How a notice is tested. */
export type SuiteOptions = InvariantOptions;

/** What `pol test` does where nothing else is asked for; the same seed tries the same records. */
export const ordinarySuite: SuiteOptions = { seed: 1, runs: 1000 };

/** Runs every example and every invariant of a notice, in the order of the file. */
export async function runSuite(program: Program, options: Partial<SuiteOptions> = {}): Promise<readonly TestResult[]> {
  const examples = program.examples.map((example) => runExample(program, example));
  const invariants = await runInvariants(program, { ...ordinarySuite, ...options });
  return [...examples, ...invariants].sort((left, right) => left.origin.span.start - right.origin.span.start);
}
