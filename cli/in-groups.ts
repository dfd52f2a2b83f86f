import type { Evaluator } from "../emit/evaluator.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Context } from "./context.ts";
import { counted } from "./counted.ts";
import type { RosterBatch } from "./roster/roster.ts";
import type { RosterWork } from "./decide-roster.ts";

/**
 * A roster whose records form groups: all of it is read before any record is decided. A record that is refused is in
 * no group, so the others are decided without it, which is told.
 */
export async function inGroups(
  batches: AsyncIterable<RosterBatch>,
  { evaluateRoster }: Pick<Evaluator, "evaluateRoster">,
  context: Context,
): Promise<Pick<RosterWork, "batches" | "evaluate">> {
  const read: RosterBatch[] = [];
  for await (const batch of batches) read.push(batch);
  const records = read.flatMap((batch) =>
    batch.records.flatMap(({ parsed }): readonly FactRecord[] => (parsed.ok ? [parsed.value] : [])),
  );
  const refused = read.reduce((count, batch) => count + batch.records.length, 0) - records.length;
  if (refused > 0)
    context.warn({
      en: `${counted(refused, "refused record")} cannot be counted in any group; the others are decided without`,
      zh: `${refused} 条不予受理的记录无法计入所属的户或全体，其余记录未将其计入`,
    });
  const decide = evaluateRoster(records);
  // Records are decided in the order of the input.
  let position = 0;
  return { batches: again(read), evaluate: () => decide(position++) };
}

async function* again(batches: readonly RosterBatch[]): AsyncGenerator<RosterBatch> {
  yield* batches;
}
