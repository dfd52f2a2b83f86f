/** Whatever stands in a notice, in its path or in a file of examples is data in what the tests write. */
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { Program } from "../../ir/ir.ts";
import { type ExampleColumn, ExampleColumns, titleColumnOf } from "../../harness/examples/columns.ts";
import { exampleRow, examplesText } from "../../harness/examples/from-rows.ts";
import { examplesToCsv } from "../../harness/examples/to-csv.ts";
import { measureCoverage } from "../../harness/reach/coverage.ts";
import { lcovRecords } from "../../harness/reach/lcov.ts";
import { junitReport } from "../../harness/report/junit.ts";
import { runSuite } from "../../harness/suite.ts";
import { SourceFile } from "../../grammar/source.ts";
import { textCell } from "../../runtime/read-cell.ts";
import { hiddenSigns, payload, withPayload } from "../support/payload.ts";
import { smallNotice, smallSource, wholeSuite } from "./small-notice.ts";

const program = smallNotice(wholeSuite);
const runs = { seed: 20261128, numRuns: 100 };

describe("a JUnit report", () => {
  const results = runSuite(smallNotice('  example "六月"\n    given birthDate: 1980-05-01\n    expect fee: 1 yuan\n'));
  const report = async (text: string): Promise<string> => {
    const cases = (await results).map((result) => ({
      result: { ...result, title: text, origin: { ...result.origin, clause: text } },
      line: 7,
      text: `${text}\n${text}`,
    }));
    return junitReport([{ name: text, file: text, cases }]);
  };
  /** Tags and names of attributes; nothing may be left of markup outside of them. */
  const form = (xml: string): readonly string[] => {
    const tag = /<[?/]?[a-z]+(?: [a-z]+="[^"<>\n\t]*")*[?/]?>/gu;
    expect(xml.replace(tag, "").replace(/&(?:amp|lt|gt|quot|#9|#10);/gu, "")).not.toMatch(/[<>&"]/u);
    return xml.match(tag)!.map((each) => each.replace(/="[^"]*"/gu, ""));
  };

  test("has the same markup, whatever the texts", async () => {
    const harmless = form(await report("title"));
    await fc.assert(
      fc.asyncProperty(payload, async (text) => {
        const xml = await report(text);
        expect(form(xml)).toEqual(harmless);
        expect(xml).not.toMatch(hiddenSigns);
        expect(xml).not.toMatch(/[\r\ud800-\udfff\ufffe\uffff]/u);
      }),
      runs,
    );
  });

  test("keeps the lines of a title", async () => {
    expect(await report("a\nb")).toContain('name="a&#10;b"');
  });
});

test("a coverage record has the same lines, whatever the path and the names", () => {
  const record = (text: string): string => {
    const coverage = measureCoverage(withPayload(program, text));
    const points = coverage.points.map((point) =>
      point.what.kind === "rule"
        ? { ...point, what: { ...point.what, rule: { ...point.what.rule, id: text } } }
        : point,
    );
    return lcovRecords({ ...coverage, points }, new SourceFile(text, smallSource(wholeSuite).text));
  };
  const form = (lcov: string): readonly string[] => lcov.split(/\r\n|[\n\r]/u).map((line) => line.replace(/:.*/u, ""));
  const harmless = form(record("path"));
  fc.assert(
    fc.property(payload, (text) => {
      const lcov = record(text);
      expect(form(lcov)).toEqual(harmless);
      expect(lcov).not.toMatch(hiddenSigns);
      for (const line of lcov.split("\n").filter((each) => each.startsWith("FN")))
        expect(line.split(",").length).toBeLessThan(3);
    }),
    runs,
  );
});

describe("examples as comma-separated values", () => {
  test("have the same cells, whatever the titles, and none is a formula", () => {
    const rows = (each: Program): readonly (readonly string[])[] => Papa.parse<string[]>(examplesToCsv(each)).data;
    const harmless = rows(program);
    fc.assert(
      fc.property(fc.oneof(payload, fc.constantFrom("=1+1", "@SUM(A1)", "+1", "-1")), (text) => {
        const changed = rows(withPayload(program, text));
        expect(changed.map((row) => row.slice(1))).toEqual(harmless.map((row) => row.slice(1)));
        for (const [title] of changed) expect(title).not.toMatch(/^[=+\-@]/u);
      }),
      runs,
    );
  });

  test("come back under one title, whatever the file is called", () => {
    const [header = [], ...rows] = Papa.parse<string[]>(examplesToCsv(program).trim()).data;
    const known = new ExampleColumns(program);
    const columns = header.slice(1).map((name): ExampleColumn | null => known.find(name) ?? null);
    const untitled = rows.map((cells) => exampleRow(program, known, columns, cells.slice(1), "en", []));
    fc.assert(
      fc.property(payload, (text) => {
        const lines = examplesText(untitled, text, "en").split("\n");
        expect(lines.filter((line) => /^ {2}examples (?:"[^"]*"|“.*”)$/u.test(line)).length).toBeGreaterThan(0);
        for (const line of lines) expect(line).toMatch(/^(?:  examples .*|    \|.*\||)$/u);
      }),
      runs,
    );
  });

  test("come back with titles that a notice can hold, whatever they are", () => {
    fc.assert(
      fc.property(payload, (text) => {
        const known = new ExampleColumns(program);
        const row = exampleRow(program, known, [titleColumnOf(program)], [textCell(text)], "en", []);
        if (row.title !== "")
          expect(examplesText([row], "file", "en")).toMatch(/^ {2}examples? (?:"[^"\n]*"|“[^\n]*”)\n/u);
        expect(row.title).not.toMatch(hiddenSigns);
      }),
      runs,
    );
  });
});
