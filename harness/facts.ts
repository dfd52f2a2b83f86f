import { interpretCondition } from "../compiler/ir/interpret.ts";
import type { EntityProgram, Fact, Program } from "../compiler/ir/ir.ts";
import { dayOf } from "../runtime/date.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";

/** An entity of a program, which must have it. */
export function entityOf(program: Program, name: string): EntityProgram {
  const found = program.entities.find((entity) => entity.name === name);
  if (found === undefined) throw new RangeError(`there is no entity ${name}`);
  return found;
}

/** A whole record: what is given, and the default of everything else. */
export function completeFacts({ facts }: EntityProgram, given: Readonly<Record<string, Value>>): FactRecord {
  return Object.fromEntries(
    facts.map(({ name, default: value }) => [name, Object.hasOwn(given, name) ? given[name]! : value]),
  );
}

/** The messages of the vocabulary's requirements that a record does not meet. */
export function brokenRequirements(program: Program, entity: EntityProgram, facts: FactRecord): readonly string[] {
  return entity.requirements
    .filter(({ condition }) => !interpretCondition(program, entity.name, facts, {}, condition))
    .map(({ message }) => message);
}

/** The plainest record: every fact at its default, and someone of middle age where a date must stand. */
export function plainFacts(program: Program, entity: EntityProgram): FactRecord {
  return Object.fromEntries(entity.facts.map((fact) => [fact.name, plainValue(fact, program.notice.year)]));
}

function plainValue({ type, optional, default: value }: Fact, year: number): Value {
  if (value !== null || optional) return value;
  switch (type.kind) {
    case "date":
      return dayOf(year - 45, 5, 1);
    case "bool":
      return false;
    case "int":
      return type.from ?? 0;
    case "money":
    case "set":
      return 0;
    case "rate":
      return { numerator: 0, denominator: 1 };
    case "duration":
      return { months: 0, days: 0 };
    case "enum":
      return type.enumeration.members[0]!.name;
    case "series":
      return new Map();
    case "list":
    case "texts":
      return [];
    case "text":
    case "absent":
    case "unknown":
      return "";
  }
}
