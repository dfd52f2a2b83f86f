/** The records of a roster that are not decided since others of their groups are refused. */
import type { GroupProgram } from "../ir/grouping.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import type { Withheld } from "./decide-roster.ts";
import type { RosterBatch, RosterRecord } from "./batch.ts";
import { recordName } from "./record-words.ts";
import type { Text } from "../runtime/messages.ts";

/** A kind of group that lacks refused records. */
interface Lacking {
  readonly kind: GroupProgram;
  /** Why records are not decided; null where each of them is told its own reason. */
  readonly forAll: Text | null;
  readonly of: (facts: FactRecord) => Withheld | null;
}

/**
 * The kinds of groups that lack records, of those that the rules ask. A group that lacks a member would be decided
 * as if there were none: a household with too few, a rank with somebody left out. Where what is asked goes through
 * several groups, a street whose members are asked about their households, it lacks those who are not decided as well.
 */
export function lackingGroups(
  kinds: readonly GroupProgram[],
  steps: number,
  batches: readonly RosterBatch[],
): readonly Lacking[] {
  let lacking = lackingRefused(kinds, batches);
  for (let step = 1; step < steps && lacking.length > 0; step++) {
    const withheld = batches.flatMap(({ records }) => records.filter((each) => reasonOf(lacking, each) !== null));
    lacking = [...lacking, ...lackingWithheld(kinds, withheld)];
  }
  return lacking;
}

/** Why a record that is right is not decided; null where it is. */
export function reasonOf(lacking: readonly Lacking[], { parsed }: RosterRecord): Withheld | null {
  if (!parsed.ok) return null;
  for (const { of } of lacking) {
    const found = of(parsed.value);
    if (found !== null) return found;
  }
  return null;
}

function lackingRefused(kinds: readonly GroupProgram[], batches: readonly RosterBatch[]): readonly Lacking[] {
  if (batches.some(({ faults = [] }) => faults.length > 0)) return kinds.map(lackingOfDamaged);
  const refused = batches.flatMap((batch) => batch.records.filter(({ parsed }) => !parsed.ok));
  const [first] = refused;
  if (first === undefined) return [];
  const ofAll = kinds.filter(({ groups }) => groups.by === null).map((kind) => lackingOfAll(kind, first));
  return [
    ...ofAll,
    ...kinds.flatMap((kind) => (kind.groups.by === null ? [] : lackingByKey(kind, kind.groups.by, refused))),
  ];
}

/** Where the file itself is damaged records may have been lost. */
function lackingOfDamaged(kind: GroupProgram): Lacking {
  const { by } = kind.groups;
  const reason = {
    en: `not decided, for the roster is damaged and records of the same ${kind.name} may be missing`,
    zh: `未作认定：名册文件有损坏，同一“${kind.label}”的记录可能缺失`,
  };
  const forAll = {
    en: `the roster is damaged, so records of a \`${kind.name}\` may be missing: its others are not decided`,
    zh: `名册文件有损坏，“${kind.label}”的记录可能缺失，其余记录未作认定`,
  };
  return { kind, forAll, of: (facts) => (by !== null && facts[by] === null ? null : { reason, isTold: false }) };
}

function lackingOfAll(kind: GroupProgram, first: RosterRecord): Lacking {
  const reason = both((language) => {
    const name = recordName(first, language);
    return language === "en"
      ? `not decided, for ${name} is refused and the rules ask the \`${kind.name}\` of all records`
      : `未作认定：${name}不予受理，而规则涉及全部记录组成的“${kind.label}”`;
  });
  const forAll = both((language) =>
    language === "en"
      ? `no record is decided: the rules ask the \`${kind.name}\` of all records, and ${recordName(first, language)} is refused`
      : `所有记录均未作认定：规则涉及全部记录组成的“${kind.label}”，而${recordName(first, language)}不予受理`,
  );
  return { kind, forAll, of: () => ({ reason, isTold: false }) };
}

/** One whose key cannot be read may belong to any group. */
function lackingByKey(kind: GroupProgram, by: string, refused: readonly RosterRecord[]): readonly Lacking[] {
  const ofKey = new Map<Value, RosterRecord>();
  let strayed: RosterRecord | null = null;
  for (const record of refused) {
    const key = record.readable?.[by];
    if (key === undefined) strayed ??= record;
    else if (key !== null && !ofKey.has(key)) ofKey.set(key, record);
  }
  const lacking = lackingOfKeys(kind, by, ofKey, { en: "is refused", zh: "不予受理" });
  return [...(ofKey.size > 0 ? [lacking] : []), ...(strayed === null ? [] : [lackingAnywhere(kind, by, strayed)])];
}

function lackingWithheld(kinds: readonly GroupProgram[], withheld: readonly RosterRecord[]): readonly Lacking[] {
  return kinds.flatMap((kind) => {
    const { by } = kind.groups;
    if (by === null) return [];
    const ofKey = new Map<Value, RosterRecord>();
    for (const record of withheld) {
      const key = record.parsed.ok ? record.parsed.value[by]! : null;
      if (key !== null && !ofKey.has(key)) ofKey.set(key, record);
    }
    return [lackingOfKeys(kind, by, ofKey, { en: "is not decided", zh: "未作认定" })];
  });
}

/** The groups of a kind that lack the record that stands with their key, of which is said what became of it. */
function lackingOfKeys(
  kind: GroupProgram,
  by: string,
  ofKey: ReadonlyMap<Value, RosterRecord>,
  outcome: Text,
): Lacking {
  return {
    kind,
    forAll: null,
    of: (facts) => {
      const missing = ofKey.get(facts[by]!);
      return missing === undefined ? null : { reason: sameGroup(kind, missing, outcome), isTold: true };
    },
  };
}

function lackingAnywhere(kind: GroupProgram, by: string, strayed: RosterRecord): Lacking {
  const why = (language: "en" | "zh"): string =>
    language === "en"
      ? `it cannot be read to which \`${kind.name}\` ${recordName(strayed, language)} belongs, which is refused`
      : `${recordName(strayed, language)}不予受理，且无法读出其所属的“${kind.label}”`;
  const reason = both((language) => (language === "en" ? `not decided, for ${why("en")}` : `未作认定：${why("zh")}`));
  const forAll = both((language) =>
    language === "en"
      ? `no record with a \`${by}\` is decided: ${why("en")}`
      : `凡填有“${labelOf(kind, by)}”的记录均未作认定：${why("zh")}`,
  );
  return { kind, forAll, of: (facts) => (facts[by] === null ? null : { reason, isTold: false }) };
}

function sameGroup(kind: GroupProgram, missing: RosterRecord, outcome: Text): Text {
  return both((language) =>
    language === "en"
      ? `not decided, for ${recordName(missing, language)} of the same ${kind.name} ${outcome.en}`
      : `未作认定：同一“${kind.label}”中的${recordName(missing, language)}${outcome.zh}`,
  );
}

function labelOf({ facts }: GroupProgram, by: string): string {
  return facts.find(({ name }) => name === by)?.label ?? by;
}

function both(say: (language: "en" | "zh") => string): Text {
  return { en: say("en"), zh: say("zh") };
}
