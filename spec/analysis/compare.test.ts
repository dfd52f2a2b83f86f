import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, holdsFor, type Comparison } from "../../analysis/index.ts";
import { recordLater, valueLater } from "../../analysis/compare/align.ts";
import { isAllowed, replay } from "../../analysis/confirm.ts";
import { restsOn } from "../../analysis/dependencies.ts";
import { expressionsOf } from "../../ir/entity.ts";
import { sameValue } from "../../ir/values.ts";
import { conditionWords, Terms } from "../../explain/describe/index.ts";
import type { Decision, EntityProgram, Fact, Program } from "../../ir/ir.ts";
import { rangeOf } from "../../ir/range.ts";
import { SourceFile } from "../../grammar/source.ts";
import { addMonths } from "../../runtime/date.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { compileFixture } from "../support/compile-fixture.ts";
import { everyRecord } from "../support/enumerate.ts";
import { groupHolds } from "../support/literal.ts";
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

/** The values of bools and options by which words may speak of a record, on either side; null where one has none. */
function decidedIn(program: Program, entity: EntityProgram, facts: FactRecord): Readonly<Record<string, Value>> | null {
  const values: Record<string, Value> = {};
  for (const decision of entity.decisions) {
    const answer = replay(program, entity, decision, facts);
    if (answer.kind !== "value") return null;
    values[decision.name] = answer.value;
  }
  return values;
}

/** The words of a group hold for exactly its records. */
function expectTold(pair: Pair): void {
  const { random, next, comparison } = pair;
  const [old, later] = [random.entity, next.entities[0]!];
  if (old.decisions.some(({ role }) => role === "pick")) return;
  const records = everyRecord(old.facts).filter((_, index, { length }) => index % Math.ceil(length / 4000) === 0);
  for (const { condition, region, decision } of comparison.groups) {
    if (condition.more) continue;
    const wrong = records.find((facts) => {
      const moved = recordLater(old, facts, comparison.monthsAhead);
      if (!isAllowed(random.program, old, facts) || !isAllowed(next, later, moved)) return false;
      const [was, is] = [decidedIn(random.program, old, facts), decidedIn(next, later, moved)];
      return (
        was !== null &&
        is !== null &&
        groupHolds(old, condition, facts, { old: was, new: is }) !== holdsFor(region, facts)
      );
    });
    expect(wrong, `${decision} ${JSON.stringify(condition)}`).toBeUndefined();
  }
}

/** A notice that gives a share by the month after a payment, which may be missing, and the negation of its condition. */
function byPayment(condition: string): Program {
  const vocabulary = `vocabulary people "居民"
entity person "居民"
  fact birthDate "出生日期": date from 2024-02-25 to 2024-02-28
  fact paidOn "缴费日期": date from 2024-01-26 to 2024-01-29?
  fact student "在校": bool
  decision share "比例": rate
`;
  const notice = `notice shares "比例"
  year 2025
  uses people
clause 一 "比例"
  rule share named general is 25%
  rule share notwithstanding general
    when not student and ${condition}
    is 50%
`;
  const { program } = compileFixture(notice, {}, new SourceFile("people.pol", vocabulary));
  if (program === null) throw new Error("the notice does not compile");
  return program;
}

describe("the words of a group hold for exactly its records", { timeout: 300_000 }, () => {
  test("those without a date included", () => {
    const differs = "((paidOn or else 2024-02-28) + 1 month) != birthDate";
    const [old, next] = [byPayment(differs), byPayment(`not (${differs})`)];
    const comparison = compare(old, next, "person");
    expectTold({ random: { program: old, entity: old.entities[0]! }, next, comparison });
    const terms = new Terms("en", [{ program: old, entity: old.entities[0]! }]);
    expect(comparison.groups.map(({ condition }) => conditionWords(condition, terms))).toMatchInlineSnapshot(`
      [
        "not student and (paidOn is absent or paidOn + 1 month not on birthDate)",
        "paidOn + 1 month on birthDate and not student",
      ]
    `);
  });

  test("for two drafts of one year", () => forEachPair(0, expectTold));
  test("for a plan year and the next", () => forEachPair(1, expectTold));
});

describe(
  "on small programs the groups of a comparison are exactly the records treated differently, each in one",
  { timeout: 300_000 },
  () => {
    test("for two drafts of one year", () => forEachPair(0, expectExact));
    test("for a plan year and the next, every date a year later", () => forEachPair(1, expectExact));
  },
);
