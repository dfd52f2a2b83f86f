/** Every back end decides as the reference interpreter does. Seeds are pinned. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { formatOutcome } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { EntitySchema, FactRecord } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { randomTownships } from "../oracle/townships.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { everyRecord } from "../support/enumerate.ts";
import { type GeneratedModule, loadGenerated } from "../support/generated-module.ts";
import { choicesFrom, randomProgram } from "../support/random-program.ts";

type Decide = (facts: FactRecord) => FactRecord;

/** What a back end says of a record, as text: its outcome, or in what way the policy has none. */
function told(schema: EntitySchema, decide: Decide, facts: FactRecord): string {
  try {
    return JSON.stringify(formatOutcome(schema, decide(facts)));
  } catch (problem) {
    // A bundle has a class of its own, so the name tells.
    if (problem instanceof Error && problem.name === new PolicyFailure({ kind: "gap", decision: "" }).name)
      return problem.message;
    throw problem;
  }
}

/**
 * The records on which a back end differs from the interpreter. Where rules conflict the others need
 * not notice: a notice with a conflict does not compile.
 */
function differences(program: Program, entity: string, decide: Decide, records: readonly FactRecord[]): object[] {
  const schema = entitySchema(program, entity);
  const wanted: Decide = (facts) => interpretOutcome(program, entity, facts);
  return records
    .map((facts) => ({ facts, wanted: told(schema, wanted, facts), got: told(schema, decide, facts) }))
    .filter((each) => each.wanted !== each.got && each.wanted !== "conflict")
    .slice(0, 2);
}

function parsed(program: Program, entity: string, records: readonly object[]): FactRecord[] {
  const schema = entitySchema(program, entity);
  return records.flatMap((record) => {
    const read = parseRecord(schema, record);
    return read.ok ? [read.value] : [];
  });
}

const evaluateOf = (module: GeneratedModule, entity: string): Decide =>
  module[`evaluate${entity[0]!.toUpperCase()}${entity.slice(1)}`]!;

describe.each(noticeNames)("%s", (notice) => {
  const program = programOf(notice);
  const people = parsed(program, "person", randomPeople(20250701, 600, notice));
  const townships = parsed(program, "township", randomTownships(20250701, 60));

  test("in memory", () => {
    expect(differences(program, "person", createEvaluator(program, "person").evaluate, people)).toEqual([]);
    expect(differences(program, "township", createEvaluator(program, "township").evaluate, townships)).toEqual([]);
  });

  test("as generated TypeScript", async () => {
    const generated = await loadGenerated(program);
    expect(differences(program, "person", evaluateOf(generated, "person"), people)).toEqual([]);
    expect(differences(program, "township", evaluateOf(generated, "township"), townships)).toEqual([]);
  });
});

/** A small program as a notice would have it: the row that a table picks has the table's name and is not given out. */
function smallProgram(seed: number): { readonly program: Program; readonly records: readonly FactRecord[] } {
  const { program, entity } = randomProgram(choicesFrom(seed));
  const decisions = entity.decisions.map((decision) =>
    decision.body.kind === "pick" ? { ...decision, body: { ...decision.body, table: decision.name } } : decision,
  );
  const outputs = decisions.filter(({ role }) => role === "output").map(({ name }) => name);
  const records = someRecords(everyRecord(entity.facts), 60);
  return { program: { ...program, entities: [{ ...entity, decisions, outputs }] }, records };
}

/** Some of the records of a small program, evenly spread. */
function someRecords(records: readonly FactRecord[], most: number): readonly FactRecord[] {
  const step = Math.max(1, Math.floor(records.length / most));
  return records.filter((_, index) => index % step === 0);
}

describe("random programs", () => {
  const seeds = fc.integer();
  const runs = { seed: 20250701, numRuns: 120 };

  test("in memory", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { program, records } = smallProgram(seed);
        expect(differences(program, "person", createEvaluator(program, "person").evaluate, records)).toEqual([]);
      }),
      runs,
    );
  });

  test("as generated TypeScript", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { program, records } = smallProgram(seed);
        const generated = await loadGenerated(program);
        expect(differences(program, "person", evaluateOf(generated, "person"), records)).toEqual([]);
      }),
      { ...runs, numRuns: 6 },
    );
  });
});
