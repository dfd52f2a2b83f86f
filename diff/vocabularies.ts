import type { EntityProgram, Enumeration, Named, Program } from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";

/**
 * What of two vocabularies of one name is so different that a record of one is none of the other, or means something
 * else there: options, facts that are new, types. Ranges, requirements and defaults may differ. Null where nothing is.
 */
export function differingPart(old: Program, next: Program): Named | null {
  return differingOptions(old, next) ?? differingEntity(old, next);
}

function differingOptions(old: Program, next: Program): Named | null {
  const optionsOf = ({ members }: Enumeration): string => JSON.stringify(members.map(({ name }) => name));
  const differing = pairs(old.enumerations, next.enumerations).find(
    ([one, other]) => other !== undefined && optionsOf(one) !== optionsOf(other),
  );
  return differing?.[0] ?? null;
}

function differingEntity(old: Program, next: Program): Named | null {
  for (const [one, other] of pairs(old.entities, next.entities)) {
    const differing = other === undefined ? null : differingDeclaration(one, other);
    if (differing !== null) return differing;
  }
  return null;
}

function differingDeclaration(old: EntityProgram, next: EntityProgram): Named | null {
  const outputs = ({ decisions }: EntityProgram): readonly (Named & { readonly type: Type })[] =>
    decisions.filter(({ role }) => role === "output");
  const added = next.facts.find((fact) => !old.facts.some(({ name }) => name === fact.name));
  const changed = [...pairs(old.facts, next.facts), ...pairs(outputs(old), outputs(next))].find(
    ([one, other]) => other !== undefined && typeKey(one.type) !== typeKey(other.type),
  );
  return added ?? changed?.[0] ?? null;
}

/** Each of the old declarations with the new one of its name. */
function pairs<T extends Named>(old: readonly T[], next: readonly T[]): readonly (readonly [T, T | undefined])[] {
  return old.map((one) => [one, next.find(({ name }) => name === one.name)] as const);
}

function typeKey(type: Type): string {
  const { kind } = type;
  const of =
    "enumeration" in type ? type.enumeration.name : "entity" in type ? type.entity : "by" in type ? type.by : "";
  return `${kind} ${of}`;
}
