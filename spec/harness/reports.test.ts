import { describe, expect, test } from "vitest";
import { examplesToCsv } from "../../harness/examples/to-csv.ts";
import { junitReport } from "../../harness/report/junit.ts";
import { runSuite } from "../../harness/suite.ts";
import { smallNotice, wholeSuite } from "./small-notice.ts";

describe("examples as comma-separated values", () => {
  const program = smallNotice(wholeSuite);

  test("name facts and, behind an arrow, decisions", () => {
    expect(examplesToCsv(program).split("\n").slice(0, 4)).toEqual([
      "title,birthDate,paidOn,kinds,=> fee",
      "收费 1,1980-05-01,2025-06-30,,400.00",
      "收费 2,1980-05-01,2025-07-01,,600.00",
      "收费 3,1980-05-01,2025-07-01,student,400.00",
    ]);
  });
});

test("a JUnit report counts tests and failures and keeps its form whatever a title holds", async () => {
  const results = await runSuite(
    smallNotice('  example “甲<乙>&"丙"”\n    given birthDate: 1980-05-01\n    expect fee: 1 yuan\n'),
  );
  const report = junitReport([
    {
      name: "fees-2025",
      file: "fees-2025.pol",
      cases: results.map((result) => ({ result, line: 7, text: "fee: expected 1 yuan" })),
    },
  ]);
  expect(report).toContain('<testsuites tests="1" failures="1">');
  expect(report).toContain('name="甲&lt;乙&gt;&amp;&quot;丙&quot;"');
  expect(report).toContain('message="fee: expected 1 yuan"');
});
