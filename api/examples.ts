import { valueText } from "../explain/value-text.ts";
import { runExample } from "../harness/examples/run-example.ts";
import { completeFacts } from "../harness/facts.ts";
import type { TestFailure } from "../harness/test-result.ts";
import { entityOf } from "../ir/entity.ts";
import type { Example, Program } from "../ir/ir.ts";
import { entitySchema } from "../ir/schema.ts";
import { formatFacts, type Json } from "../runtime/format.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { TypeWords } from "../grammar/diagnostics/catalogue.ts";
import type { Notice } from "./compile.ts";

/** What became of one example of a notice. */
export interface ExampleResult {
  readonly title: string;
  readonly entity: string;
  readonly clause: string | null;
  /** The whole record: what is given, and the default of everything else. */
  readonly facts: FactRecord;
  /** The facts that it gives, in the JSON form of the vocabulary. */
  readonly given: Json;
  readonly passed: boolean;
  /** What was decided otherwise than expected. */
  readonly differences: readonly ExampleDifference[];
  /** The requirements of the vocabulary that the given facts break, by their messages. */
  readonly broken: readonly string[];
  /** Why the notice gives no answer for the given facts; null where it gives one. */
  readonly error: unknown;
}

/** A decision that came to something else than was expected, with both values in words. */
export interface ExampleDifference {
  readonly decision: TypeWords;
  readonly expected: TypeWords;
  readonly actual: TypeWords;
}

/** Runs the examples of a notice, in the order of the file. */
export function examples({ program }: Pick<Notice, "program">): readonly ExampleResult[] {
  return program.examples.map((example) => resultOf(program, example, runExample(program, example).failure));
}

function resultOf(program: Program, example: Example, failure: TestFailure | null): ExampleResult {
  const { title, entity, origin, given } = example;
  return {
    title,
    entity,
    clause: origin.clause,
    given: givenJson(program, entity, given),
    facts: completeFacts(entityOf(program, entity), given),
    passed: failure === null,
    differences: failure?.kind === "expectations" ? failure.differences.map(differenceWords) : [],
    broken: failure?.kind === "facts" ? failure.broken : [],
    error: failure?.kind === "policy" ? failure.error : null,
  };
}

function givenJson(program: Program, entity: string, given: Example["given"]): Json {
  const schema = entitySchema(program, entity);
  return formatFacts({ ...schema, facts: schema.facts.filter(({ name }) => Object.hasOwn(given, name)) }, given);
}

function differenceWords({
  name,
  label,
  type,
  expected,
  actual,
}: Extract<TestFailure, { readonly kind: "expectations" }>["differences"][number]): ExampleDifference {
  const words = (value: typeof expected): TypeWords => ({
    en: valueText(type, value, "en"),
    zh: valueText(type, value, "zh"),
  });
  return { decision: { en: name, zh: label }, expected: words(expected), actual: words(actual) };
}
