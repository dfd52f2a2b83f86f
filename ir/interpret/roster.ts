/** The records of a flat roster, each in the groups that they form together. */
import type { FactRecord } from "../../runtime/schema.ts";
import { formedOf, type GroupProgram, groupsOf } from "../grouping.ts";
import type * as ir from "../ir.ts";
import { type Deciding, entering, type Environment } from "./environment.ts";

/** Makes what decides a record in an environment; of a group `members` are what decides the records in its list. */
export type MakeDeciding = (
  entity: ir.EntityProgram,
  facts: FactRecord,
  around: Environment,
  members?: () => readonly Deciding[],
) => Deciding;

/**
 * What decides each record of a roster. A record is the same one, decided once, in every group that lists it;
 * groups by a key stand in those of all.
 */
export function decidingRoster(
  program: ir.Program,
  entity: ir.EntityProgram,
  records: readonly FactRecord[],
  make: MakeDeciding,
): readonly Deciding[] {
  if (records.length === 0) return [];
  const empty: Environment = { program, frames: {}, rows: {} };
  const groups = groupsOf(program, entity.name);
  const ofAll = groups.filter(({ groups: { by } }) => by === null).map((group) => decidingGroups(group, empty));
  const whole = ofAll.reduce((around, { enter }) => enter(around, 0), empty);
  const byKey = groups.filter(({ groups: { by } }) => by !== null).map((group) => decidingGroups(group, whole));
  const deciders: readonly Deciding[] = records.map((record, index) =>
    make(
      entity,
      record,
      byKey.reduce((around, { enter }) => enter(around, index), whole),
    ),
  );
  return deciders;

  /** The groups of one kind, and the way into the one of a record. */
  function decidingGroups(
    group: GroupProgram,
    around: Environment,
  ): { readonly enter: (outer: Environment, index: number) => Environment } {
    const formed = formedOf(group, records);
    const members: Deciding[][] = formed.groups.map(() => []);
    const made = formed.groups.map((facts, position) => make(group, facts, around, () => membersOf(position)));
    const membersOf = (position: number): readonly Deciding[] => {
      if (members[position]!.length === 0)
        formed.places.forEach((each, index) => members[each]!.push(deciders[index]!));
      return members[position]!;
    };
    return { enter: (outer, index) => entering(outer, group.name, made[formed.places[index]!]!.frame) };
  }
}
