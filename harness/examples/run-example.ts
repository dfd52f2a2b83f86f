import { interpret } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import type { EntityProgram, Example, Program } from "../../ir/ir.ts";
import type { Value } from "../../runtime/schema.ts";
import { brokenRequirements, completeFacts } from "../facts.ts";
import { entityOf } from "../../ir/entity.ts";
import { answerOf } from "../policy-failure.ts";
import type { Difference, TestFailure, TestResult } from "../test-result.ts";

/** Runs an example by the reference interpreter. */
export function runExample(program: Program, example: Example): TestResult {
  const { title, entity, origin } = example;
  return { kind: "example", title, entity, origin, runs: 1, failure: failureOf(program, example) };
}

function failureOf(program: Program, example: Example): TestFailure | null {
  const entity = entityOf(program, example.entity);
  const facts = completeFacts(entity, example.given);
  const broken = brokenRequirements(program, entity, facts);
  if (broken.length > 0) return { kind: "facts", broken };
  const answer = answerOf(() => interpret(program, entity.name, facts).values);
  if ("error" in answer) return { kind: "policy", facts, error: answer.error };
  const differences = differencesOf(entity, example, answer.value);
  return differences.length === 0 ? null : { kind: "expectations", facts, differences };
}

function differencesOf(
  { decisions }: EntityProgram,
  { expect, places, origin }: Example,
  values: Readonly<Record<string, Value>>,
): Difference[] {
  const expectedOnes = decisions.filter(({ name }) => Object.hasOwn(expect, name));
  return expectedOnes.flatMap(({ name, label, type }) => {
    const [expected, actual] = [expect[name]!, values[name]!];
    if (sameValue(expected, actual)) return [];
    return [{ name, label, type, expected, actual, origin: places[name] ?? origin }];
  });
}
