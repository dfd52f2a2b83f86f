/**
 * A record in its place: told with the record around it, in whose list it stands first. Beside its facts it then has a field for
 * that, which no fact is called like; what is told alone stands alone.
 */
import type { FactRecord } from "../runtime/schema.ts";
import type { ItemExpectation } from "./program.ts";

/** The record around another, and the list of it in which that one stands first. */
export interface Holder {
  readonly entity: string;
  readonly list: string;
  readonly facts: FactRecord;
}

/** No name has a sign that is not to be seen. */
const mark = "\u0000";

/** A record put first into a list of another, which may be in a place itself. */
export function placedIn(record: FactRecord, { entity, list, facts }: Holder): FactRecord {
  return { ...record, [[mark, entity, list].join(mark)]: facts };
}

/** What stands around a record; null where it is told alone. */
export function holderOf(record: FactRecord): Holder | null {
  const key = Object.keys(record).find((name) => name.startsWith(mark));
  if (key === undefined) return null;
  const [, , entity, list] = key.split(mark);
  const { [key]: around, ...own } = record;
  const holder = around as FactRecord;
  const items = [own, ...((holder[list!] ?? []) as readonly FactRecord[])];
  return { entity: entity!, list: list!, facts: { ...holder, [list!]: items } };
}

/** The outermost record around one, and the way from there to it; the record itself where it is told alone. */
export function rootOf(
  entity: string,
  record: FactRecord,
): { readonly entity: string; readonly facts: FactRecord; readonly path: ItemExpectation["path"] } {
  const holder = holderOf(record);
  if (holder === null) return { entity, facts: record, path: [] };
  const root = rootOf(holder.entity, holder.facts);
  return { ...root, path: [...root.path, { list: holder.list, position: 0 }] };
}
