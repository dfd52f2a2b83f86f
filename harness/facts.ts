import { entityOf } from "../ir/entity.ts";
import { interpretCondition } from "../ir/interpret.ts";
import type { EntityProgram, Program } from "../ir/ir.ts";
import { ordinaryValue } from "../ir/ordinary-value.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";

/** A whole record: what is given, and the default of everything else. */
export function completeFacts({ facts }: EntityProgram, given: Readonly<Record<string, Value>>): FactRecord {
  return Object.fromEntries(
    facts.map(({ name, default: value }) => [name, Object.hasOwn(given, name) ? given[name]! : value]),
  );
}

/** The messages of the vocabulary's requirements that a record, or one in its lists, does not meet. */
export function brokenRequirements(program: Program, entity: EntityProgram, facts: FactRecord): readonly string[] {
  const own = entity.requirements
    .filter(({ condition }) => !interpretCondition(program, entity.name, facts, {}, condition))
    .map(({ message }) => message);
  const ofItems = entity.facts.flatMap(({ name, type }) =>
    type.kind === "list"
      ? ((facts[name] ?? []) as readonly FactRecord[]).flatMap((item) =>
          brokenRequirements(program, entityOf(program, type.entity), item),
        )
      : [],
  );
  return [...new Set([...own, ...ofItems])];
}

/** The plainest record: every fact at its default, and someone of middle age where a date must stand. */
export function plainFacts(program: Program, entity: EntityProgram): FactRecord {
  return Object.fromEntries(entity.facts.map((fact) => [fact.name, ordinaryValue(fact, program.notice.year)]));
}
