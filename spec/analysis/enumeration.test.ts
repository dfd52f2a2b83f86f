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
} from "../../compiler/analysis/index.ts";
import { holdsFor } from "../../compiler/analysis/evaluate.ts";
import { isAllowed, replay, replayExpression } from "../../compiler/analysis/confirm.ts";
import { restsOn } from "../../compiler/analysis/dependencies.ts";
import { expressionsOf } from "../../compiler/ir/entity.ts";
import { interpret, interpretCondition } from "../../compiler/ir/interpret.ts";
import type { Case, Cases, Decision, Expression } from "../../compiler/ir/ir.ts";
import type { Diagram } from "../../compiler/analysis/diagram/diagram.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { bool } from "../../compiler/types.ts";
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

  test("conflicts, pair by pair, with their regions", () => {
    forEachProgram(20252, (random, analysis, records) => {
      const found = findConflicts(analysis);
      expect(found.filter(({ kind }) => kind === "undecided")).toEqual([]);
      for (const { decision, cases } of casesWith(random)) {
        const states = askedRecords(random, decision, records).map((facts) => ({
          facts,
          ...standing(random, decision, cases.cases, facts),
        }));
        cases.cases.forEach((one, first) =>
          cases.cases.forEach((other, second) => {
            if (first >= second) return;
            const colliding = states.filter(
              ({ prevails, differ }) => prevails[first] && prevails[second] && differ(one.value, other.value),
            );
            const conflict = found.find(
              (each) => each.kind === "conflict" && each.rules[0] === one.rule && each.rules[1] === other.rule,
            );
            expect(conflict !== undefined, `${decision.name} ${first} ${second}`).toBe(colliding.length > 0);
            if (conflict?.kind !== "conflict") return;
            expect(
              firstDifference(
                conflict.region,
                records,
                colliding.map(({ facts }) => facts),
              ),
            ).toBeNull();
          }),
        );
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
