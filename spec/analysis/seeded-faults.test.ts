/** A fault made in one place of a notice is shown exactly if it changes an outcome. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyse, compare, findConflicts, findGaps, isUnknown } from "../../analysis/index.ts";
import { compile } from "../../compiler/compile.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile, type Span } from "../../grammar/source.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf, type NoticeName } from "../policies/notices.ts";
import { seedFaults } from "../support/seed-faults.ts";

/** One fault in so many is tried; `SEEDED_FAULTS=all` tries each, on more people, and prints how many there were. */
const isFull = process.env["SEEDED_FAULTS"] === "all";
const stride = isFull ? 1 : 24;
const peopleCount = isFull ? 5_000 : 600;

function rosterOf(notice: NoticeName, program: Program): readonly FactRecord[] {
  const schema = entitySchema(program, "person");
  return randomPeople(20_261_122, peopleCount, notice).flatMap((person) => {
    const parsed = parseRecord(schema, person);
    return parsed.ok ? [parsed.value] : [];
  });
}

function recompile(notice: NoticeName, span: Span, replacement: string): Program | null {
  const text = textOf(notice);
  const edited = text.slice(0, span.start) + replacement + text.slice(span.end);
  const vocabulary = (name: string) => ({ file: new SourceFile(`${name}.pol`, textOf(name)), path: `${name}.pol` });
  return compile(new SourceFile(`${notice}.pol`, edited), { vocabulary }).program;
}

function textOf(name: string): string {
  return readFileSync(new URL(`../../policies/${name}.pol`, import.meta.url), "utf8");
}

/** What the interpreter decides of a record, as a text; where it cannot, why. */
function outcomeOf(program: Program, facts: FactRecord): string {
  try {
    return JSON.stringify(interpretOutcome(program, "person", facts));
  } catch (error) {
    if (error instanceof PolicyFailure) return JSON.stringify(error.failure);
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

interface Shown {
  /** A record for each difference that is reported. */
  readonly differing: readonly FactRecord[];
  /** A record for each gap and each conflict. */
  readonly failing: readonly FactRecord[];
  readonly unknown: number;
}

function show(original: Program, program: Program): Shown {
  const { groups, unknown } = compare(original, program, "person");
  const analysis = analyse(program, "person");
  const findings = [...findGaps(analysis), ...findConflicts(analysis)];
  return {
    differing: groups.flatMap(({ changes }) => changes.map(({ witness }) => witness.new)),
    failing: findings.flatMap((each) => (isUnknown(each) ? [] : [each.witness.facts])),
    unknown: unknown.length + findings.filter(isUnknown).length,
  };
}

describe.each(noticeNames)("%s", (notice) => {
  test(
    "shows each seeded fault that changes an outcome, and is silent on each that does not",
    { timeout: 900_000 },
    () => {
      const original = programOf(notice);
      const roster = rosterOf(notice, original);
      const expected = roster.map((facts) => outcomeOf(original, facts));
      // `onlyAsFailures` are shown as gaps and conflicts alone; of `missedByRoster` only the analysis knows who is concerned.
      const counts = { faults: 0, refused: 0, shown: 0, onlyAsFailures: 0, silent: 0, unknown: 0, missedByRoster: 0 };
      seedFaults(original, "person", (span, text) => recompile(notice, span, text)).forEach((fault, index) => {
        if (index % stride !== 0) return;
        counts.faults++;
        const faulty = fault.make();
        if (faulty === null) {
          counts.refused++;
          return;
        }
        const concerned = roster.find((facts, position) => outcomeOf(faulty, facts) !== expected[position]);
        const { differing, failing, unknown } = show(original, faulty);
        const isShown = differing.length + failing.length > 0;
        if (concerned !== undefined)
          expect(isShown, `${fault.kind} ${fault.at}: ${JSON.stringify(concerned)}`).toBe(true);
        for (const facts of [...differing, ...failing])
          expect(outcomeOf(faulty, facts), `${fault.kind} ${fault.at}`).not.toBe(outcomeOf(original, facts));
        counts.shown += isShown ? 1 : 0;
        counts.onlyAsFailures += differing.length === 0 && failing.length > 0 ? 1 : 0;
        counts.silent += isShown ? 0 : 1;
        counts.unknown += unknown;
        counts.missedByRoster += isShown && concerned === undefined ? 1 : 0;
      });
      if (isFull) console.log(notice, JSON.stringify(counts));
      expect(counts.unknown).toBe(0);
    },
  );
});
