import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  analyse,
  findConflicts,
  findDeadRows,
  findDeadRules,
  findGaps,
  findIdleOverrides,
  proveInvariant,
  type Analysis,
} from "../../analysis/index.ts";
import { holdsFor } from "../../analysis/evaluate.ts";
import { isAllowed, replay, replayExpression } from "../../analysis/confirm.ts";
import { restsOn } from "../../analysis/dependencies.ts";
import { expressionsOf } from "../../ir/entity.ts";
import { interpret, interpretCondition } from "../../ir/interpret.ts";
import type { Case, Cases, Decision, Expression, RuleInfo } from "../../ir/ir.ts";
import type { Diagram } from "../../analysis/diagram/diagram.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { bool } from "../../ir/types.ts";
import { everyRecord } from "../support/enumerate.ts";
import { choicesFrom, nowhere, randomProgram, type RandomProgram } from "../support/random-program.ts";

const runs = Number(process.env["ANALYSIS_RUNS"] ?? 250);
const forEachProgram = (
  seed: number,
  check: (random: RandomProgram, analysis: Analysis, records: readonly FactRecord[]) => void,
): void => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = randomProgram(choicesFrom(seed));
      const analysis = analyse(random.program, "person");
      check(
        random,
        analysis,
        everyRecord(random.entity.facts).filter((facts) => isAllowed(random.program, random.entity, facts)),
      );
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
};

/** The records for which a decision is asked: all that it rests on is decided, and its gate holds. */
function askedRecords(
  { program, entity }: RandomProgram,
  decision: Decision,
  records: readonly FactRecord[],
): readonly FactRecord[] {
  const inputs = restsOn(entity, expressionsOf(decision));
  return records.filter((facts) => {
    if (inputs.some((each) => replay(program, entity, each, facts).kind !== "value")) return false;
    if (decision.gate === null) return true;
    const gate = replayExpression(program, entity, decision.gate, facts);
    return gate.kind === "value" && gate.value === true;
  });
}

function casesWith(random: RandomProgram): readonly { readonly decision: Decision; readonly cases: Cases }[] {
  return random.entity.decisions.flatMap((decision) =>
    decision.body.kind === "cases" ? [{ decision, cases: decision.body }] : [],
  );
}

/** Which rules apply, and which of them prevail, worked out from their guards one by one. */
function standing(random: RandomProgram, decision: Decision, cases: readonly Case[], facts: FactRecord) {
  const { program, entity } = random;
  const narrow = { ...program, entities: [{ ...entity, decisions: restsOn(entity, expressionsOf(decision)) }] };
  const { values } = interpret(narrow, entity.name, facts);
  const holds = (condition: Expression): boolean => interpretCondition(narrow, entity.name, facts, values, condition);
  const applies = cases.map(({ guard }) => holds(guard));
  const prevails: boolean[] = [];
  cases.forEach((_, index) => {
    prevails.push(
      applies[index]! && !cases.some(({ overrides }, other) => prevails[other] === true && overrides.includes(index)),
    );
  });
  const differ = (left: Expression, right: Expression): boolean =>
    holds({ kind: "compare", type: bool, origin: nowhere, operator: "≠", left, right });
  return { applies, prevails, differ };
}

/** A record that a region holds and the expected ones do not, or the other way round. */
function firstDifference(
  region: Diagram,
  records: readonly FactRecord[],
  expected: readonly FactRecord[],
): FactRecord | null {
  const wanted = new Set(expected);
  return records.find((facts) => holdsFor(region, facts) !== wanted.has(facts)) ?? null;
}

/** Those that are joined to another, directly or by way of others, group by group. */
function groupsOf(joined: ReadonlyMap<number, readonly number[]>): readonly (readonly number[])[] {
  const grouped = new Set<number>();
  return [...joined.keys()].flatMap((first) => {
    if (grouped.has(first) || joined.get(first)!.length === 0) return [];
    const group = new Set([first]);
    for (const one of group) for (const other of joined.get(one)!) group.add(other);
    for (const each of group) grouped.add(each);
    return [[...group].sort((left, right) => left - right)];
  });
}

describe("on small programs the analysis finds exactly what trying every record finds", { timeout: 1_200_000 }, () => {
  test("gaps, with their regions", () => {
    forEachProgram(20251, (random, analysis, records) => {
      const found = findGaps(analysis);
      for (const { decision, cases } of casesWith(random)) {
        const asked = askedRecords(random, decision, records);
        const gapped = asked.filter((facts) => replay(random.program, random.entity, decision, facts).kind === "gap");
        const gap = found.find((each) => each.decision === decision);
        expect(gap?.kind, decision.name).toBe(gapped.length > 0 ? "gap" : undefined);
        if (gap?.kind !== "gap") continue;
        expect(firstDifference(gap.region, records, gapped)).toBeNull();
        expect(gap.rules).toHaveLength(cases.cases.length);
      }
    });
  });

  test("conflicts, group by group, with the regions of their first two rules", () => {
    forEachProgram(20252, (random, analysis, records) => {
      const found = findConflicts(analysis);
      for (const { decision, cases } of casesWith(random)) {
        const states = askedRecords(random, decision, records).map((facts) => ({
          facts,
          ...standing(random, decision, cases.cases, facts),
        }));
        const collidingOf = (first: number, second: number): FactRecord[] => {
          const [one, other] = [cases.cases[first]!.value, cases.cases[second]!.value];
          return states.flatMap(({ facts, prevails, differ }) =>
            prevails[first] && prevails[second] && differ(one, other) ? [facts] : [],
          );
        };
        const indices = [...cases.cases.keys()];
        const colliding = new Map(
          indices.map((first) => [first, indices.filter((second) => collidingOf(first, second).length > 0)]),
        );
        const own = found.filter((each) => each.decision === decision);
        const indexOf = (rule: RuleInfo): number => cases.cases.findIndex((each) => each.rule === rule);
        const groups = own.map((each) => {
          if (each.kind !== "conflict") throw new Error(decision.name);
          const [first, second] = each.rules.map(indexOf) as [number, number];
          expect(firstDifference(each.region, records, collidingOf(first, second))).toBeNull();
          expect(colliding.get(first)).toContain(second);
          return [...each.rules, ...each.more].map(indexOf).sort((left, right) => left - right);
        });
        expect(groups, decision.name).toEqual(groupsOf(colliding));
      }
    });
  });

  test("rows that overlap where they are to be unique", () => {
    forEachProgram(20258, (random, analysis, records) => {
      const found = findConflicts(analysis);
      for (const decision of random.entity.decisions) {
        const { body } = decision;
        if (body.kind !== "pick") continue;
        const asked = askedRecords(random, decision, records);
        const holdOf = asked.map((facts) =>
          body.rows.map(({ guard }) => {
            const result = replayExpression(random.program, random.entity, guard, facts);
            return result.kind === "value" && result.value === true;
          }),
        );
        const expected = body.rows.flatMap((row, second) => {
          const first = body.rows.findIndex(
            (_, at) => at < second && holdOf.some((holds) => holds[at] && holds[second]),
          );
          return !body.unique || first < 0 ? [] : [[body.rows[first], row]];
        });
        const own = found.filter((each) => each.decision === decision);
        expect(own.map((each) => (each.kind === "overlap" ? each.rows : each.kind))).toEqual(expected);
      }
    });
  });

  test("rules and rows that never count", () => {
    forEachProgram(20253, (random, analysis, records) => {
      const dead = findDeadRules(analysis);
      for (const { decision, cases } of casesWith(random)) {
        const states = askedRecords(random, decision, records).map((facts) =>
          standing(random, decision, cases.cases, facts),
        );
        cases.cases.forEach(({ rule }, index) => {
          const expected = states.some(({ prevails }) => prevails[index])
            ? undefined
            : states.some(({ applies }) => applies[index])
              ? "always-overridden"
              : "never-applies";
          const found = dead.find((each) => each.kind === "dead-rule" && each.rule === rule);
          expect(found?.kind === "dead-rule" ? found.why : undefined, rule.id).toBe(expected);
        });
      }
      const deadRows = findDeadRows(analysis).flatMap((each) => (each.kind === "dead-row" ? [each.row] : []));
      for (const decision of random.entity.decisions) {
        if (decision.body.kind !== "pick") continue;
        const counted = new Set(
          askedRecords(random, decision, records).map((facts) => {
            const result = replay(random.program, random.entity, decision, facts);
            return result.kind === "value" ? result.value : null;
          }),
        );
        for (const row of decision.body.rows) expect(deadRows.includes(row)).toBe(!counted.has(row.index));
      }
    });
  });

  test("overriding that never matters", () => {
    forEachProgram(20254, (random, analysis, records) => {
      const idle = findIdleOverrides(analysis);
      for (const { decision, cases } of casesWith(random)) {
        const asked = askedRecords(random, decision, records);
        const outcome = (each: Decision, facts: FactRecord): string =>
          JSON.stringify(replay(random.program, random.entity, each, facts));
        const outcomes = asked.map((facts) => outcome(decision, facts));
        cases.cases.forEach(({ rule, overrides }, index) => {
          const loosened = cases.cases.map((other, at) => (at === index ? { ...other, overrides: [] } : other));
          const changed = { ...decision, body: { ...cases, cases: loosened } };
          const matters =
            overrides.length > 0 && asked.some((facts, each) => outcome(changed, facts) !== outcomes[each]);
          const found = idle.some((item) => item.kind === "idle-override" && item.overriding === rule);
          expect(found, rule.id).toBe(overrides.length > 0 && !matters);
        });
      }
    });
  });

  test("invariants, with the regions where they fail", () => {
    forEachProgram(20255, (random, analysis, records) => {
      const { program, entity } = random;
      for (const invariant of program.invariants) {
        const parts = invariant.when === null ? [invariant.then] : [invariant.when, invariant.then];
        const inputs = restsOn(entity, parts);
        const holds = (part: Expression, facts: FactRecord): boolean => {
          const result = replayExpression(program, entity, part, facts);
          return result.kind === "value" && result.value === true;
        };
        const broken = records.filter(
          (facts) =>
            inputs.every((each) => replay(program, entity, each, facts).kind === "value") &&
            (invariant.when === null || holds(invariant.when, facts)) &&
            !holds(invariant.then, facts),
        );
        const proof = proveInvariant(analysis, invariant);
        expect(proof.status).toBe(records.length === 0 ? "unknown" : broken.length > 0 ? "refuted" : "proved");
        if (proof.status !== "refuted") continue;
        expect(firstDifference(proof.region, records, broken)).toBeNull();
      }
    });
  });
});
