import { entityOf } from "../../ir/entity.ts";
/** Why a test failed, in words. */
import { explain, explanationText, valueText } from "../../explain/index.ts";
import { exampleText } from "../../explain/example-text.ts";
import { entitySchema } from "../../ir/schema.ts";
import { counterexampleDraft } from "../../harness/invariants/counterexample.ts";
import type { Difference, TestFailure, TestResult } from "../../harness/test-result.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import type { Language, Text } from "../language.ts";
import { failureMessage } from "../../explain/failure-text.ts";
import type { TestedNotice } from "./notices.ts";

/** What went wrong in a failed test; lines are not indented. */
export function failureText(
  notice: TestedNotice,
  result: TestResult,
  failure: TestFailure,
  language: Language,
): string {
  switch (failure.kind) {
    case "facts":
      return failure.broken.join("\n");
    case "policy": {
      const schema = entitySchema(notice.program, result.entity);
      const message = failureMessage(failure.error, schema, failure.facts, language) ?? String(failure.error);
      return result.kind === "example" ? message : `${message}\n${pasteable(notice, result, failure.facts)}`;
    }
    case "expectations":
      return expectationsText(notice, result, failure, language);
    case "invariant":
      return `${words.fails[language]}\n${pasteable(notice, result, failure.facts)}`;
  }
}

const words = {
  fails: { en: "it does not hold for this record:", zh: "对以下记录不成立：" },
} as const satisfies Record<string, Text>;

/** What was expected and what came, and then why. */
function expectationsText(
  { program, policyHash }: TestedNotice,
  { entity }: TestResult,
  { facts, differences }: Extract<TestFailure, { kind: "expectations" }>,
  language: Language,
): string {
  const explanation = explain(program, entity, facts, { policyHash });
  const names = [...new Set(differences.map(({ decision }) => decision))];
  return `${differences.map((each) => differenceText(each, language)).join("\n")}\n${indented(explanationText(explanation, names, language))}`;
}

function differenceText({ name, label, type, expected, actual }: Difference, language: Language): string {
  const [wanted, found] = [valueText(type, expected, language), valueText(type, actual, language)];
  return language === "en" ? `${name}: expected ${wanted}, is ${found}` : `${label}：应得 ${wanted}，实得 ${found}`;
}

function pasteable(
  { program, surface }: TestedNotice,
  { title, entity, origin }: TestResult,
  facts: FactRecord,
): string {
  const invariant = program.invariants.find((each) => each.title === title && each.origin === origin)!;
  return indented(
    exampleText(program, entityOf(program, entity), counterexampleDraft(program, invariant, facts), surface),
  );
}

/** Lines two columns further in. */
export function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n");
}
