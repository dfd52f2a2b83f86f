/** Test results as a JUnit report, which build servers show. */
import { visibleText } from "../../runtime/visible-text.ts";
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
    `  <testsuite name="${attribute(name)}" file="${attribute(file)}" ${counts(cases)}>`,
    ...cases.flatMap((each) => caseLines(each, name, file)),
    "  </testsuite>",
  ];
}

function caseLines({ result, line, text }: JUnitCase, suite: string, file: string): readonly string[] {
  const clause = result.origin.clause ?? "";
  const opening = `    <testcase name="${attribute(result.title)}" classname="${attribute(`${suite}.${clause}`)}" file="${attribute(file)}" line="${line}"`;
  if (result.failure === null) return [`${opening}/>`];
  return [
    `${opening}>`,
    `      <failure type="${result.kind}" message="${attribute(text.split("\n", 1)[0]!.trim())}">${escaped(text)}</failure>`,
    "    </testcase>",
  ];
}

function counts(cases: readonly JUnitCase[]): string {
  return `tests="${cases.length}" failures="${cases.filter(({ result }) => result.failure !== null).length}"`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text between tags; what may not stand in XML at all is shown or, where it is no character, left out. */
function escaped(text: string): string {
  return visibleText(text)
    .replace(/[&<>"]/gu, (character) => entities[character]!)
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, "");
}

/** A text as an attribute, in which line ends would be read as spaces. */
function attribute(text: string): string {
  return escaped(text).replace(/[\t\n]/gu, (character) => `&#${character.charCodeAt(0)};`);
}
