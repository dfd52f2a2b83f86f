import { expect } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { ModuleNames } from "../../emit/module-names.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { formatOutcome, type Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { loadGenerated } from "./generated-module.ts";

/** What every back end makes of a record, which must be one thing. */
export async function decided(program: Program, entity: string, record: Json): Promise<Json> {
  const schema = entitySchema(program, entity);
  const parsed = parseRecord(schema, record);
  if (!parsed.ok) throw new Error("the record is not valid");
  const facts: FactRecord = parsed.value;
  const generated = await loadGenerated(program);
  const { evaluate, explain } = new ModuleNames(program).entity(entity);
  const outcomes = [
    interpretOutcome(program, entity, facts),
    createEvaluator(program, entity).evaluate(facts),
    generated[evaluate]!(facts),
    generated[explain]!(facts)["decisions"] as unknown as FactRecord,
  ].map((outcome) => formatOutcome(schema, outcome));
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  return outcomes[0]!;
}
