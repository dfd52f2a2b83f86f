import { describe, expect, test } from "vitest";
import { isAllowed } from "../../analysis/confirm.ts";
import { recordLater, valueLater } from "../../analysis/compare/align.ts";
import { holdsFor } from "../../analysis/index.ts";
import { diffReport, type EntityReport } from "../../diff/index.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { interpret } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler } from "../../harness/generate/sampler.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { programOf } from "../policies/notices.ts";

const [nanan, shishi] = [programOf("nanan-2025"), programOf("shishi-2026")];
const report = diffReport(nanan, shishi);
const persons = report.entities.find(({ old }) => old.entity.name === "person")!;

describe("the comparison of nanan-2025 with shishi-2026", { timeout: 120_000 }, () => {
  test("knows every decision about persons", () => {
    expect(persons.unknown).toEqual([]);
    expect(persons.unchanged.map(({ name }) => name)).toEqual(["eligible", "registrationRequired"]);
  });

  test("has for every change a witness that the interpreter decides as it says", () => {
    for (const { decision, changes } of persons.groups) {
      for (const { witness, answers, region } of changes) {
        const [was, is] = [interpret(nanan, "person", witness.old), interpret(shishi, "person", witness.new)];
        expect([answers.old, answers.new]).toEqual(
          [was, is].map(({ values }) => ({ kind: "value", value: values[decision.name] })),
        );
        expect(holdsFor(region, witness.old)).toBe(true);
        expect(sameOutcome(persons, decision.name, was.values[decision.name]!, is.values[decision.name]!)).toBe(false);
      }
    }
  });

  test("says the same of the days beside a change as the interpreter", () => {
    for (const { decision, changes } of persons.groups) {
      for (const { witness, boundary, region } of changes) {
        for (const neighbour of boundary === null ? [] : [boundary.before, boundary.after]) {
          if (neighbour === null) continue;
          const facts = { ...witness.old, [boundary!.fact]: neighbour.day };
          const was = interpret(nanan, "person", facts).values[decision.name]!;
          const is = interpret(shishi, "person", recordLater(persons.old.entity, facts, 12)).values[decision.name]!;
          expect(holdsFor(region, facts)).toBe(false);
          expect(neighbour).toMatchObject({
            old: { value: was },
            new: { value: is },
            agrees: sameOutcome(persons, decision.name, was, is),
          });
        }
      }
    }
  });

  test("has each of 20,000 people in exactly the groups of the decisions that differ for them", () => {
    const [before, after] = [createEvaluator(nanan, "person").evaluate, createEvaluator(shishi, "person").evaluate];
    const sample = createSampler(nanan, "person");
    const random = new Random(20250101);
    for (let count = 0; count < 20_000; count++) {
      const facts = sample(random);
      const later = recordLater(persons.old.entity, facts, 12);
      if (!isAllowed(nanan, persons.old.entity, facts) || !isAllowed(shishi, persons.new.entity, later)) continue;
      const [was, is] = [before(facts), after(later)];
      const differing = persons.old.entity.outputs.filter((name) => !sameOutcome(persons, name, was[name]!, is[name]!));
      expect(groupsOf(facts), JSON.stringify(facts)).toEqual(differing);
    }
  });
});

/** The decisions of the groups that a record is in, in the vocabulary's order. */
function groupsOf(facts: FactRecord): readonly string[] {
  const names = persons.groups
    .filter(({ region }) => holdsFor(region, facts) === true)
    .map(({ decision }) => decision.name);
  return persons.old.entity.outputs.flatMap((output) => names.filter((name) => name === output));
}

function sameOutcome({ old, monthsAhead }: EntityReport, name: string, was: Value, is: Value): boolean {
  const { type } = old.entity.decisions.find((decision) => decision.name === name)!;
  return sameValue(valueLater(was, type.kind === "date", monthsAhead), is);
}
