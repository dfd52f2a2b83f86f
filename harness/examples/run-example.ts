import { interpret } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import type { Evaluation } from "../../ir/interpret/evaluation.ts";
import type { ExampleDraft } from "../../explain/example-text.ts";
import type { EntityProgram, Example, ItemExpectation, Named, Origin, Program } from "../../ir/ir.ts";
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

/** Whether an example that is proposed holds as it stands. */
export function isMet(program: Program, entity: EntityProgram, draft: ExampleDraft, origin: Origin): boolean {
  const { title, facts, expect, items = [] } = draft;
  const drafted = items.map((item): ItemExpectation => ({ ...item, origin }));
  const example = { title, entity: entity.name, given: facts, expect, origin, places: {}, items: drafted };
  return failureOf(program, example) === null;
}

function failureOf(program: Program, example: Example): TestFailure | null {
  const entity = entityOf(program, example.entity);
  const facts = completeFacts(entity, example.given);
  const broken = brokenRequirements(program, entity, facts);
  if (broken.length > 0) return { kind: "facts", broken };
  const answer = answerOf(() => {
    const evaluation = interpret(program, entity.name, facts);
    return [
      ...differencesOf(entity, example, evaluation.values),
      ...example.items.flatMap((each) => itemDifference(program, evaluation, each) ?? []),
    ];
  });
  if ("error" in answer) return { kind: "policy", facts, error: answer.error };
  return answer.value.length === 0 ? null : { kind: "expectations", facts, differences: answer.value };
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
    return [{ name, label, decision: name, type, expected, actual, origin: places[name] ?? origin }];
  });
}

/** What an item comes to otherwise than expected, called by the way to it: `members[2].selfPay`. */
function itemDifference(
  program: Program,
  evaluation: Evaluation,
  { path, entity, decision, value: expected, origin }: ItemExpectation,
): Difference | null {
  const { item, steps } = path.reduce(
    (reached, { list, position }) => {
      const fact = reached.item.entity.facts.find(({ name }) => name === list)!;
      return { item: reached.item.items(fact)![position]!, steps: [...reached.steps, { fact, position }] };
    },
    { item: evaluation, steps: [] as { readonly fact: Named; readonly position: number }[] },
  );
  const { name, label, type } = entityOf(program, entity).decisions.find((each) => each.name === decision)!;
  const actual = item.values[decision]!;
  if (sameValue(expected, actual)) return null;
  const called = (of: "name" | "label", last: string): string =>
    [...steps.map(({ fact, position }) => `${fact[of]}[${position + 1}]`), last].join(".");
  return { name: called("name", name), label: called("label", label), decision, type, expected, actual, origin };
}
