import { entitySchema, valueType } from "../../ir/schema.ts";
import type { TestFailure, TestResult } from "../../harness/test-result.ts";
import { formatFacts, formatValue, type Json } from "../../runtime/format.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import type { Context } from "../context.ts";
import { failureText } from "./failure-text.ts";
import { positionIn, type TestedNotice } from "./notices.ts";

/** The results of one notice. */
export interface NoticeResults {
  readonly notice: TestedNotice;
  readonly results: readonly TestResult[];
}

/** The results of `pol test --json`. */
export function resultsJson(all: readonly NoticeResults[], seed: number, context: Context): Json {
  const results = all.flatMap(({ results }) => results);
  return {
    seed,
    passed: results.filter(({ failure }) => failure === null).length,
    failed: results.filter(({ failure }) => failure !== null).length,
    notices: all.map(({ notice, results }) => ({
      name: notice.program.notice.name,
      file: notice.path,
      tests: results.map((result) => resultJson(notice, result, context)),
    })),
  };
}

function resultJson(notice: TestedNotice, result: TestResult, context: Context): Json {
  const { kind, title, origin, runs, failure } = result;
  return {
    kind,
    title,
    clause: origin.clause,
    line: positionIn(notice.file, origin.span).line,
    ...(kind === "invariant" ? { runs } : {}),
    passed: failure === null,
    ...(failure === null ? {} : { failure: failureJson(notice, result, failure, context) }),
  };
}

function failureJson(notice: TestedNotice, result: TestResult, failure: TestFailure, context: Context): Json {
  const { program } = notice;
  const facts = (record: FactRecord): Json => formatFacts(entitySchema(program, result.entity), record);
  const message = failureText(notice, result, failure, context.language);
  switch (failure.kind) {
    case "facts":
      return { kind: failure.kind, broken: failure.broken, message };
    case "policy":
    case "invariant":
      return { kind: failure.kind, facts: facts(failure.facts), message };
    case "expectations":
      return {
        kind: failure.kind,
        facts: facts(failure.facts),
        differences: failure.differences.map(({ name, type, expected, actual }) => ({
          decision: name,
          expected: formatValue(valueType(program, type), expected),
          actual: formatValue(valueType(program, type), actual),
        })),
        message,
      };
  }
}
