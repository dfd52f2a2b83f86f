/** What a decision does not rest on does not change it, whatever else is answered there. */
import { describe, expect, test } from "vitest";
import { factsBehind } from "../../explain/index.ts";
import { createSampler, Random } from "../../harness/index.ts";
import { entityOf } from "../../ir/entity.ts";
import { interpret } from "../../ir/interpret.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { fixtureProgram } from "../support/compile-fixture.ts";
import { noticeNames, programOf } from "../policies/notices.ts";

describe.each(noticeNames)("%s", (name) => {
  const program = programOf(name);

  test.each(
    program.entities
      .filter(({ outputs, nestings }) => outputs.length > 0 && nestings.length === 0)
      .map((each) => each.name),
  )("%s: other facts than those behind a decision do not change it", (entityName) => {
    const entity = entityOf(program, entityName);
    const sampler = createSampler(program, entityName);
    const random = new Random(16);
    let left = 0;
    for (let run = 0; run < 40; run++) {
      const [facts, other] = [sampler(random), sampler(random)];
      try {
        const evaluation = interpret(program, entityName, facts);
        for (const output of entity.outputs) {
          const behind = factsBehind(program, evaluation, [output]);
          const rest = entity.facts.map((fact) => fact.name).filter((fact) => !behind.has(fact));
          left += rest.length;
          const changed = { ...facts, ...Object.fromEntries(rest.map((fact) => [fact, other[fact]!])) };
          expect(interpret(program, entityName, changed).values[output]).toEqual(evaluation.values[output]);
        }
      } catch (error) {
        if (!(error instanceof PolicyFailure)) throw error;
      }
    }
    expect(left).toBeGreaterThan(0);
  });
});

test("of a condition that fails only the part that fails counts, of rules those that could have applied", () => {
  const program = fixtureProgram(`notice fees-2025 "费用"
  year 2025
  uses room

clause 一 "费用"
  rule reader.copies
    is 1

  rule reader.grant
    is 0 yuan

  rule reader.grant notwithstanding 一
    when poor and score > 3
    is 10 yuan
`);
  const entity = entityOf(program, "reader");
  const facts = Object.fromEntries(entity.facts.map((fact) => [fact.name, fact.default]));
  const behind = (given: object): readonly string[] => [
    ...factsBehind(program, interpret(program, "reader", { ...facts, ...given }), ["grant"]),
  ];
  expect(behind({ poor: false, score: 5 })).toEqual(["poor"]);
  expect(behind({ poor: true, score: 5 })).toEqual(["poor", "score"]);
});
