/**
 * A record in its place: told with the record around it, in one of whose lists it stands. Beside its facts it then has a field for
 * that, which no fact is called like; what is told alone stands alone.
 */
import type { FactRecord } from "../runtime/schema.ts";
import { entityOf } from "./entity.ts";
import type { ItemExpectation, Program } from "./program.ts";

/** The record around another, the list of it in which that one stands, and where, from 0. */
export interface Holder {
  readonly entity: string;
  readonly list: string;
  readonly position: number;
  readonly facts: FactRecord;
}

/** The way to an item: list by list, the position from 0. */
export type Way = ItemExpectation["path"];

/** No name has a sign that is not to be seen. */
const mark = "\u0000";

/** A record put into a list of another, which has the others and may be in a place itself. */
export function placedIn(record: FactRecord, { entity, list, position, facts }: Holder): FactRecord {
  return { ...record, [[mark, entity, list, position].join(mark)]: facts };
}

/** The item to which a way leads from a record, in its place. */
export function itemAt(program: Program, entity: string, facts: FactRecord, way: Way): FactRecord {
  return way.reduce(
    (around, { list, position }) => {
      const { type } = entityOf(program, around.entity).facts.find(({ name }) => name === list)!;
      const items = around.record[list] as readonly FactRecord[];
      const others = { ...around.record, [list]: items.toSpliced(position, 1) };
      return {
        entity: type.kind === "list" ? type.entity : around.entity,
        record: placedIn(items[position]!, { entity: around.entity, list, position, facts: others }),
      };
    },
    { entity, record: facts },
  ).record;
}

/** What stands around a record, with that one in its list; null where it is told alone. */
export function holderOf(record: FactRecord): Holder | null {
  const key = Object.keys(record).find((name) => name.startsWith(mark));
  if (key === undefined) return null;
  const [, , entity, list, place] = key.split(mark);
  const { [key]: around, ...own } = record;
  const holder = around as FactRecord;
  const position = Number(place);
  const items = ((holder[list!] ?? []) as readonly FactRecord[]).toSpliced(position, 0, own);
  return { entity: entity!, list: list!, position, facts: { ...holder, [list!]: items } };
}

/** The outermost record around one, and the way from there to it; the record itself where it is told alone. */
export function rootOf(
  entity: string,
  record: FactRecord,
): { readonly entity: string; readonly facts: FactRecord; readonly path: Way } {
  const holder = holderOf(record);
  if (holder === null) return { entity, facts: record, path: [] };
  const root = rootOf(holder.entity, holder.facts);
  return { ...root, path: [...root.path, { list: holder.list, position: holder.position }] };
}
