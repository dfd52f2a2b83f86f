import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  analyse,
  boxesOf,
  decisionTable,
  holdsFor,
  isUnknown,
  nearestOther,
  turnsOf,
  type Analysis,
} from "../../analysis/index.ts";
import { isAllowed, replay } from "../../analysis/confirm.ts";
import { restsOn } from "../../analysis/dependencies.ts";
import { expressionsOf } from "../../ir/entity.ts";
import { valueOfTerm, termFor } from "../../analysis/evaluate.ts";
import { interpret } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import type { Decision, EntityProgram } from "../../ir/ir.ts";
import { rangeOf } from "../../ir/range.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { everyRecord } from "../support/enumerate.ts";
import { conditionHolds, literalHolds } from "../support/literal.ts";
import { choicesFrom, randomProgram, type RandomProgram } from "../support/random-program.ts";

const runs = Number(process.env["ANALYSIS_RUNS"] ?? 40);
const forEachProgram = (
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
    { numRuns: runs, seed: 20253, endOnFailure: true },
  );
};

/** What is decided before a decision, or null where that fails. */
function decidedBefore(
  { program, entity }: RandomProgram,
  decision: Decision,
  facts: FactRecord,
): Readonly<Record<string, Value>> | null {
  const needed = restsOn(entity, expressionsOf(decision));
  if (needed.some((each) => replay(program, entity, each, facts).kind !== "value")) return null;
  const narrow: EntityProgram = { ...entity, decisions: needed };
  return interpret({ ...program, entities: [narrow] }, entity.name, facts).values;
}

const outputs = (entity: EntityProgram): readonly Decision[] =>
  entity.decisions.filter(({ role }) => role === "output");

/** Whether a table can be told without naming the rows of other tables, which the words alone do not settle. */
const restsOnPick = (entity: EntityProgram, decision: Decision): boolean =>
  restsOn(entity, expressionsOf(decision)).some(({ role }) => role === "pick");

describe("what the analysis says in words holds of exactly the records that it means", { timeout: 300_000 }, () => {
  test("the rows of a decision table exclude one another and leave nobody out", () => {
    forEachProgram((random, analysis, records) => {
      for (const decision of outputs(random.entity)) {
        const table = decisionTable(analysis, decision);
        if (isUnknown(table)) throw new Error(table.reason.kind);
        expect(records.every((facts) => table.rows.filter(({ region }) => holdsFor(region, facts)).length === 1)).toBe(
          true,
        );
        if (restsOnPick(random.entity, decision)) continue;
        for (const { condition, region } of table.rows) {
          if (condition.more) continue;
          const wrong = records.find((facts) => {
            const decided = decidedBefore(random, decision, facts);
            return (
              decided !== null && conditionHolds(random.entity, condition, facts, decided) !== holdsFor(region, facts)
            );
          });
          expect(wrong, JSON.stringify(condition)).toBeUndefined();
        }
      }
    });
  });

  test("boxes are the region, each record in one", () => {
    forEachProgram((random, analysis, records) => {
      for (const decision of outputs(random.entity).slice(0, 1)) {
        const table = decisionTable(analysis, decision);
        if (isUnknown(table)) throw new Error(table.reason.kind);
        for (const { region } of table.rows.slice(0, 2)) {
          const { boxes, more } = boxesOf(analysis, region, 200);
          if (more) continue;
          const wrong = records.find((facts) => {
            const inside = boxes.filter((box) =>
              box.every((literal) => literalHolds(random.entity, literal, facts, {})),
            ).length;
            return inside !== (holdsFor(region, facts) ? 1 : 0);
          });
          expect(wrong).toBeUndefined();
        }
      }
    });
  });

  test("a turn is the first day on which the answer is not reckoned as before", () => {
    forEachProgram((random, analysis, records) => {
      const { program, entity } = random;
      const moving = entity.facts.find(({ type }) => type.kind === "date");
      for (const facts of moving === undefined ? [] : records.filter((_, index) => index % 97 === 0)) {
        const start = facts[moving!.name];
        if (typeof start !== "number") continue;
        const turns = turnsOf(analysis, facts, moving!.name).found;
        for (const decision of outputs(entity)) {
          const turn = turns.find((each) => each.decision === decision.name);
          const now = termFor(analysis.builder.decision(decision.name), facts)!;
          for (let day = start; day < (turn?.on ?? rangeOf(moving!).to + 1); day++) {
            const later = { ...facts, [moving!.name]: day };
            if (!isAllowed(program, entity, later)) continue;
            const answer = replay(program, entity, decision, later);
            const reckoned = valueOfTerm(now, later);
            if (answer.kind === "value" && reckoned !== undefined) expect(sameValue(answer.value, reckoned)).toBe(true);
          }
          if (turn === undefined) continue;
          const after = replay(program, entity, decision, { ...facts, [moving!.name]: turn.on });
          const reckoned = valueOfTerm(now, { ...facts, [moving!.name]: turn.on });
          if (after.kind === "value" && reckoned !== undefined) expect(sameValue(after.value, reckoned)).toBe(false);
        }
      }
    });
  });

  test("the nearest other record has another answer, and no record that changes fewer facts has", () => {
    forEachProgram((random, analysis, records) => {
      const { program, entity } = random;
      const decision = outputs(entity)[0]!;
      for (const facts of records.filter((_, index) => index % 311 === 0).slice(0, 5)) {
        const answer = replay(program, entity, decision, facts);
        const differs = (other: FactRecord): boolean => {
          const result = replay(program, entity, decision, other);
          if (result.kind !== "value" || answer.kind !== "value") return result.kind !== answer.kind;
          return !sameValue(result.value, answer.value);
        };
        const formula = termFor(analysis.builder.decision(decision.name), facts)!;
        if (formula.kind !== "value" || answer.kind !== "value") continue;
        const other = nearestOther(analysis, facts, decision.name);
        if (other === null) {
          expect(records.some(differs)).toBe(false);
          continue;
        }
        if (isUnknown(other)) throw new Error(other.reason.kind);
        const changed = (record: FactRecord): number =>
          entity.facts.filter(({ name }) => record[name] !== facts[name]).length;
        expect(differs(other.facts)).toBe(true);
        if (changed(other.facts) > 1)
          expect(records.some((record) => changed(record) === 1 && differs(record) && keepsDates(entity, record))).toBe(
            false,
          );
      }
    });
  });
});

/** Records that leave a date out count as further away, and members of a set count one by one. */
function keepsDates(entity: EntityProgram, record: FactRecord): boolean {
  return entity.facts.every(({ name, type }) => (type.kind !== "date" || record[name] !== null) && type.kind !== "set");
}
