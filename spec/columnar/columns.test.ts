/** Columns decide as the reference interpreter does. Seeds are pinned. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ColumnBlock, createColumnBlock } from "../../emit/columnar/evaluator.ts";
import { buildModule } from "../../emit/wasm/build-module.ts";
import { instantiate } from "../../emit/wasm/instance.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { smallProgram } from "../support/small-program.ts";
import { decideByColumns } from "../support/decide-by-columns.ts";
import { told } from "../support/told.ts";

/** The records on which columns differ from the interpreter, and how many of them columns left to it. */
function compared(block: ColumnBlock, program: Program, entity: string, records: readonly FactRecord[]) {
  const schema = entitySchema(program, entity);
  const wanted = (facts: FactRecord): FactRecord => interpretOutcome(program, entity, facts);
  let left = 0;
  const decide = decideByColumns(program, schema, block, (facts) => {
    left++;
    return wanted(facts);
  });
  const decided = decide(records);
  const differences = records
    .map((facts, row) => ({
      facts,
      wanted: told(schema, wanted, facts),
      got: told(schema, () => decided[row]!(), facts),
    }))
    .filter((each) => each.wanted !== each.got && each.wanted !== "conflict")
    .slice(0, 2);
  return { differences, left };
}

/** The back ends that decide by columns. */
const backEnds: readonly (readonly [string, (program: Program) => Promise<ColumnBlock>])[] = [
  ["JavaScript", async (program) => createColumnBlock(program, "person")],
  ["WebAssembly", async (program) => instantiate(await buildModule(program, "person"))],
];

describe.each(backEnds)("%s", (_, makeBlock) => {
  test.each(noticeNames)("%s: every person, none by itself", async (notice) => {
    const program = programOf(notice);
    const schema = entitySchema(program, "person");
    const people = randomPeople(20261129, 3000, notice).flatMap((record) => {
      const read = parseRecord(schema, record);
      return read.ok ? [read.value] : [];
    });
    expect(compared(await makeBlock(program), program, "person", people)).toEqual({ differences: [], left: 0 });
  });

  test("random programs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { program, records } = smallProgram(seed);
        expect(compared(await makeBlock(program), program, "person", records).differences).toEqual([]);
      }),
      { seed: 20261129, numRuns: 150 },
    );
  });
});
