/** The groups that records of a flat roster form: households of persons, the county of all. */
import type { FactRecord, Value } from "../runtime/schema.ts";
import type { EntityProgram, Grouping, ListSource, Program } from "./ir.ts";

/** An entity that is formed of records of another. */
export type GroupProgram = EntityProgram & { readonly groups: Grouping };

/** The entities that records of an entity form, those by a key before those of all, which stand around them. */
export function groupsOf({ entities }: Program, entity: string): readonly GroupProgram[] {
  const formed = entities.filter((each): each is GroupProgram => each.groups?.entity === entity);
  return [...formed.filter(({ groups }) => groups.by !== null), ...formed.filter(({ groups }) => groups.by === null)];
}

/** Groups of one kind, and for each record the one that it is in. */
export interface FormedGroups {
  /** The records of the groups, in the order in which their first members stand; each lists the very records it is formed of. */
  readonly groups: readonly FactRecord[];
  /** Positions among the groups, a record each. */
  readonly of: readonly number[];
}

/** The groups of one kind that records form. One whose key is absent is a group of its own. */
export function formGroups(group: GroupProgram, records: readonly FactRecord[]): FormedGroups {
  const { by, list } = group.groups;
  const members: FactRecord[][] = [];
  const keys: Value[] = [];
  const known = new Map<Value, number>();
  const of = records.map((record) => {
    const key = by === null ? all : record[by]!;
    let position = key === null ? undefined : known.get(key);
    if (position === undefined) {
      position = members.push([]) - 1;
      keys.push(key);
      if (key !== null) known.set(key, position);
    }
    members[position]!.push(record);
    return position;
  });
  return { groups: members.map((each, position) => groupRecord(group, list, each, keys[position]!)), of };
}

/** The key of all records where there is none to tell them apart. */
const all = "";

function groupRecord(
  { facts, groups }: GroupProgram,
  list: string,
  members: readonly FactRecord[],
  key: Value,
): FactRecord {
  const given = (name: string, byDefault: Value): Value =>
    name === list ? members : name === groups.by ? key : byDefault;
  return Object.fromEntries(facts.map((fact) => [fact.name, given(fact.name, fact.default)]));
}

/** Whether a list is that of a group around the records of an entity: there may be a million in it, and all of them ask it. */
export function isOfGroupAround({ entities }: Program, entity: string, { list }: ListSource): boolean {
  if (list.kind !== "fact" || list.entity === entity) return false;
  return entities.some(({ name, groups }) => name === list.entity && groups?.list === list.name);
}
