/** Test results as a JUnit report, which build servers show. */
import type { TestResult } from "../test-result.ts";

/** The results of one file. */
export interface JUnitSuite {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly JUnitCase[];
}

/** A test in a JUnit report. */
export interface JUnitCase {
  readonly result: TestResult;
  readonly line: number;
  /** The failure in words. */
  readonly text: string;
}

/** The report of several files. */
export function junitReport(suites: readonly JUnitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites ${counts(all)}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteLines({ name, file, cases }: JUnitSuite): readonly string[] {
  return [
    `  <testsuite name="${escaped(name)}" file="${escaped(file)}" ${counts(cases)}>`,
    ...cases.flatMap((each) => caseLines(each, name, file)),
    "  </testsuite>",
  ];
}

function caseLines({ result, line, text }: JUnitCase, suite: string, file: string): readonly string[] {
  const clause = result.origin.clause ?? "";
  const opening = `    <testcase name="${escaped(result.title)}" classname="${escaped(`${suite}.${clause}`)}" file="${escaped(file)}" line="${line}"`;
  if (result.failure === null) return [`${opening}/>`];
  return [
    `${opening}>`,
    `      <failure type="${result.kind}" message="${escaped(text.split("\n", 1)[0]!.trim())}">${escaped(text)}</failure>`,
    "    </testcase>",
  ];
}

function counts(cases: readonly JUnitCase[]): string {
  return `tests="${cases.length}" failures="${cases.filter(({ result }) => result.failure !== null).length}"`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  // Control characters may not stand in XML at all.
  return text
    .replace(/[&<>"]/gu, (character) => entities[character]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, "");
}
