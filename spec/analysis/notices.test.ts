import { describe, expect, test } from "vitest";
import {
  analyse,
  compare,
  findConflicts,
  findDeadRows,
  findDeadRules,
  type DeadRow,
  type DeadRule,
  type Undecided,
  findGaps,
  holdsFor,
  proveInvariant,
} from "../../analysis/index.ts";
import { recordLater, valueLater } from "../../analysis/compare/align.ts";
import { isAllowed } from "../../analysis/confirm.ts";
import { termFor, valueOfTerm } from "../../analysis/evaluate.ts";
import { entityOf } from "../../ir/entity.ts";
import { interpret } from "../../ir/interpret.ts";
import { sameValue } from "../../ir/values.ts";
import type { Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { choicesFrom } from "../support/random-program.ts";
import { randomRecord } from "../support/random-record.ts";

const people = Number(process.env["ANALYSIS_PEOPLE"] ?? 500);

function peopleOf(program: Program, seed: number): readonly FactRecord[] {
  const choose = choicesFrom(seed);
  const entity = entityOf(program, "person");
  const all = Array.from({ length: people }, () => randomRecord(entity, program.notice.year, choose));
  return all.filter((facts) => isAllowed(program, entity, facts));
}

describe.each(noticeNames)("%s", (name) => {
  const program = programOf(name);

  test("decides every person once, with no rule or row to spare", () => {
    const analysis = analyse(program, "person");
    for (const find of [findGaps, findConflicts]) expect(find(analysis)).toEqual([]);
    const isDead = (each: DeadRule | DeadRow | Undecided): boolean => each.kind === "undecided" || each.unless === null;
    expect([...findDeadRules(analysis), ...findDeadRows(analysis)].filter(isDead)).toEqual([]);
  });

  test("its invariants about persons are proved", () => {
    const analysis = analyse(program, "person");
    for (const invariant of program.invariants.filter(({ entity }) => entity === "person")) {
      expect(proveInvariant(analysis, invariant).status, invariant.title).toBe("proved");
    }
  });

  test("the diagrams decide random people as the interpreter does", () => {
    const { builder, entity } = analyse(program, "person");
    for (const facts of peopleOf(program, 1)) {
      const { values } = interpret(program, "person", facts);
      for (const decision of entity.decisions) {
        const value = valueOfTerm(termFor(builder.decision(decision.name), facts)!, facts);
        expect(
          value !== undefined && sameValue(value, values[decision.name]!),
          `${decision.name} ${JSON.stringify(facts)}`,
        ).toBe(true);
      }
    }
  });
});

describe.each([
  ["nanan-2025", "shishi-2026"],
  ["youxi-2024", "yankou-2025"],
] as const)("%s against %s", (one, other) => {
  test("a random person is treated differently exactly where a group says so", { timeout: 120_000 }, () => {
    const [old, next] = [programOf(one), programOf(other)];
    const { groups, unknown, monthsAhead } = compare(old, next, "person");
    expect(unknown).toEqual([]);
    const entity = entityOf(old, "person");
    for (const facts of peopleOf(old, 2)) {
      const later = recordLater(entity, facts, monthsAhead);
      if (!isAllowed(next, entityOf(next, "person"), later)) continue;
      const [before, after] = [interpret(old, "person", facts).values, interpret(next, "person", later).values];
      for (const { name, type } of entity.decisions.filter(({ role }) => role === "output")) {
        const differs = !sameValue(valueLater(before[name]!, type.kind === "date", monthsAhead), after[name]!);
        const holding = groups.filter(
          ({ decision, region }) => decision === name && holdsFor(region, facts) === true,
        ).length;
        expect(holding, `${name} ${JSON.stringify(facts)}`).toBe(differs ? 1 : 0);
      }
    }
  });
});
