/** Every back end decides as the reference interpreter does. Seeds are pinned. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { randomTownships } from "../oracle/townships.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { type GeneratedModule, loadGenerated } from "../support/generated-module.ts";
import { type Decide, told } from "../support/told.ts";
import { smallProgram } from "../support/small-program.ts";

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

describe("random programs", () => {
  const seeds = fc.integer();
  const runs = { seed: 20250701, numRuns: 120 };

  test("in memory", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { program, records } = smallProgram(seed);
        expect(differences(program, "person", createEvaluator(program, "person").evaluate, records)).toEqual([]);
      }),
      // A cell that only stands outside a gate.
      { ...runs, examples: [[-554525116]] },
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
