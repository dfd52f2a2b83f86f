import type { ColumnBlock } from "../../emit/columnar/evaluator.ts";
import { blockLength } from "../../emit/columnar/form.ts";
import { TextCodes } from "../../emit/columnar/text-codes.ts";
import { outcomeReader, writeFacts } from "../../emit/columnar/vectors.ts";
import { entityOf, keyFactName } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import type { EntitySchema, FactRecord } from "../../runtime/schema.ts";

/**
 * Decides records of an entity by columns, block by block, and those for which columns do not do by `alone`, which may
 * throw `PolicyFailure`.
 */
export function decideByColumns(
  program: ir.Program,
  schema: EntitySchema,
  { form, inputs, outputs, again, decide }: ColumnBlock,
  alone: (facts: FactRecord) => FactRecord,
): (records: readonly FactRecord[]) => readonly (() => FactRecord)[] {
  const texts = new TextCodes(form.texts);
  const read = outcomeReader(schema, form.outputs, texts);
  const key = keyFactName(entityOf(program, schema.name));
  const outcomeAt = (facts: FactRecord, row: number): FactRecord => ({
    ...(key === null ? {} : { [key]: facts[key]! }),
    ...read(outputs, row),
  });
  return (records) => {
    const decided: (() => FactRecord)[] = [];
    for (let from = 0; from < records.length; from += blockLength) {
      const block = records.slice(from, from + blockLength);
      writeFacts(schema, form.inputs, texts, block, inputs);
      decide(block.length);
      block.forEach((facts, row) => {
        if (again[row] !== 0) return decided.push(() => alone(facts));
        const outcome = outcomeAt(facts, row);
        return decided.push(() => outcome);
      });
    }
    return decided;
  };
}
