import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, holdsFor, type Comparison } from "../../compiler/analysis/index.ts";
import { recordLater, valueLater } from "../../compiler/analysis/compare/align.ts";
import { isAllowed, replay } from "../../compiler/analysis/confirm.ts";
import { restsOn } from "../../compiler/analysis/dependencies.ts";
import { expressionsOf } from "../../compiler/ir/entity.ts";
import { sameValue } from "../../compiler/ir/interpret.ts";
import type { Decision, EntityProgram, Fact, Program } from "../../compiler/ir/ir.ts";
import { rangeOf } from "../../compiler/ir/range.ts";
import { addMonths } from "../../runtime/date.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { everyRecord } from "../support/enumerate.ts";
import { mutateProgram } from "../support/mutate-program.ts";
import { choicesFrom, randomProgram, type RandomProgram } from "../support/random-program.ts";

const runs = Number(process.env["ANALYSIS_RUNS"] ?? 40);

interface Pair {
  readonly random: RandomProgram;
  readonly next: Program;
  readonly comparison: Comparison;
}

function forEachPair(yearsAhead: number, check: (pair: Pair) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const choose = choicesFrom(seed);
      const random = randomProgram(choose);
      const edited = mutateProgram(random.program, choose);
      const next = yearsLater(edited, yearsAhead);
      const comparison = compare(random.program, next, "person");
      check({ random, next, comparison });
    }),
    { numRuns: runs, seed: 20252, endOnFailure: true },
  );
}

/** A program of a later year, whose dates are later too. */
function yearsLater(program: Program, years: number): Program {
  const later = (fact: Fact): Fact => {
    if (fact.type.kind !== "date") return fact;
    const { from, to } = rangeOf(fact);
    return { ...fact, range: { from: addMonths(from, 12 * years), to: addMonths(to, 12 * years) } };
  };
  return {
    ...program,
    notice: { ...program.notice, year: program.notice.year + years },
    entities: program.entities.map((entity) => ({ ...entity, facts: entity.facts.map(later) })),
  };
}

/** Whether two programs give a record different outcomes; false too where what they rest on is undecided. */
function differ({ random, next }: Pair, decision: Decision, facts: FactRecord, monthsAhead: number): boolean {
  const [old, later] = [random.entity, next.entities[0]!];
  const other = later.decisions.find(({ name }) => name === decision.name)!;
  const moved = recordLater(old, facts, monthsAhead);
  const isDecided = (program: Program, entity: EntityProgram, own: Decision, record: FactRecord): boolean =>
    isAllowed(program, entity, record) &&
    restsOn(entity, expressionsOf(own)).every((each) => replay(program, entity, each, record).kind === "value");
  if (!isDecided(random.program, old, decision, facts) || !isDecided(next, later, other, moved)) return false;
  const [before, after] = [replay(random.program, old, decision, facts), replay(next, later, other, moved)];
  if (before.kind !== "value" || after.kind !== "value") return before.kind !== after.kind;
  return !sameValue(valueLater(before.value, decision.type.kind === "date", monthsAhead), after.value);
}

function expectExact(pair: Pair): void {
  const { random, comparison } = pair;
  const exists = (facts: FactRecord): boolean =>
    isAllowed(random.program, random.entity, facts) &&
    isAllowed(pair.next, pair.next.entities[0]!, recordLater(random.entity, facts, comparison.monthsAhead));
  const records = everyRecord(random.entity.facts);
  if (!records.some(exists)) {
    expect(comparison.groups).toEqual([]);
    expect(comparison.unchanged).toEqual([]);
    expect(new Set(comparison.unknown.map(({ reason }) => reason.kind))).toEqual(new Set(["no-common-record"]));
    return;
  }
  expect(comparison.unknown).toEqual([]);
  for (const decision of random.entity.decisions.filter(({ role }) => role === "output")) {
    const groups = comparison.groups.filter((group) => group.decision === decision.name);
    expect(comparison.unchanged.includes(decision.name)).toBe(groups.length === 0);
    const wrong = records.find((facts) => {
      const holding = groups.filter(({ region }) => holdsFor(region, facts) === true).length;
      return holding !== (differ(pair, decision, facts, comparison.monthsAhead) ? 1 : 0);
    });
    expect(wrong, decision.name).toBeUndefined();
    for (const { changes, region } of groups) {
      const parted = records.find(
        (facts) =>
          holdsFor(region, facts) === true &&
          changes.filter((change) => holdsFor(change.region, facts) === true).length !== 1,
      );
      expect(parted, decision.name).toBeUndefined();
    }
  }
}

describe(
  "on small programs the groups of a comparison are exactly the records treated differently, each in one",
  { timeout: 300_000 },
  () => {
    test("for two drafts of one year", () => forEachPair(0, expectExact));
    test("for a plan year and the next, every date a year later", () => forEachPair(1, expectExact));
  },
);
