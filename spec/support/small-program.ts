/** Small random programs for back ends. */
import type { Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { everyRecord } from "./enumerate.ts";
import { choicesFrom, randomProgram } from "./random-program.ts";

/** A small program as a notice would have it: the row that a table picks has the table's name and is not given out. */
export function smallProgram(seed: number): { readonly program: Program; readonly records: readonly FactRecord[] } {
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
