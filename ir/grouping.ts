/** The groups that records of a flat roster form: households of persons, the county of all. */
import { type FormedGroups, formGroups } from "../runtime/groups.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import type { EntityProgram, Grouping, ListSource, Program } from "./ir.ts";

/** An entity that is formed of records of another. */
export type GroupProgram = EntityProgram & { readonly groups: Grouping };

/** The entities that records of an entity form, those by a key before those of all, which stand around them. */
export function groupsOf({ entities }: Program, entity: string): readonly GroupProgram[] {
  const formed = entities.filter((each): each is GroupProgram => each.groups?.entity === entity);
  return [...formed.filter(({ groups }) => groups.by !== null), ...formed.filter(({ groups }) => groups.by === null)];
}

/** The groups of one kind that records form; each lists the very records it is formed of. */
export function formedOf(group: GroupProgram, records: readonly FactRecord[]): FormedGroups<FactRecord> {
  const { by } = group.groups;
  return formGroups(
    records,
    (record): Value => (by === null ? all : record[by]!),
    (members, key) => groupRecord(group, members, key),
  );
}

/** The key of all records where there is none to tell them apart. */
const all = "";

function groupRecord({ facts, groups }: GroupProgram, members: readonly FactRecord[], key: Value): FactRecord {
  const given = (name: string, byDefault: Value): Value =>
    name === groups.list ? members : name === groups.by ? key : byDefault;
  return Object.fromEntries(facts.map((fact) => [fact.name, given(fact.name, fact.default)]));
}

/** Whether a list is that of a group around the records of an entity: there may be a million in it, and all of them ask it. */
export function isOfGroupAround({ entities }: Program, entity: string, { list }: ListSource): boolean {
  if (list.kind !== "fact" || list.entity === entity) return false;
  return entities.some(({ name, groups }) => name === list.entity && groups?.list === list.name);
}
