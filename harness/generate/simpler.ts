/** Ways in which a record can be made plainer, one fact at a time. */
import type { EntityProgram, Fact, Program } from "../../ir/ir.ts";
import { sameValue } from "../../ir/values.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { plainFacts } from "../facts.ts";
import { entityOf, keyFactName } from "../../ir/entity.ts";
import { findCutPoints } from "../../ir/generate/cut-points.ts";
import { kept } from "../kept.ts";

/** Every record that is one step plainer than another, the greatest steps first. Following them always ends. */
export type Simpler = (facts: FactRecord) => Generator<FactRecord>;

/** Prepares the ways in which an entity's records can be made plainer, and after that the records in their lists. */
export function createSimpler(program: Program, entity: EntityProgram): Simpler {
  const plain = plainFacts(program, entity);
  const { dates } = findCutPoints(program, entity.name);
  const ofItems = kept((item) => createSimpler(program, entityOf(program, item)));
  return function* (facts) {
    for (const fact of entity.facts) {
      for (const value of plainerValues(fact, facts[fact.name]!, plain[fact.name]!, dates)) {
        yield { ...facts, [fact.name]: value };
      }
    }
    for (const { name, type } of entity.facts) {
      if (type.kind !== "list") continue;
      const items = (facts[name] ?? []) as readonly FactRecord[];
      const key = keyFactName(entityOf(program, type.entity));
      for (const [index, item] of items.entries())
        for (const simpler of ofItems(type.entity)(item))
          // No list has two records of one name.
          if (key === null || simpler[key] === item[key]) yield { ...facts, [name]: items.with(index, simpler) };
    }
  };
}

function plainerValues({ type }: Fact, value: Value, plain: Value, dates: readonly number[]): readonly Value[] {
  if (sameValue(value, plain)) return [];
  switch (type.kind) {
    case "set":
      return [plain, ...plainerSets(value as number)];
    case "enum": {
      const names = type.enumeration.members.map(({ name }) => name);
      return [plain, ...names.slice(0, names.indexOf(value as string)).filter((name) => name !== plain)];
    }
    case "date": {
      const known = dates.indexOf(value as number);
      return [plain, ...(known < 0 ? dates : dates.slice(0, known)).filter((date) => date !== plain)];
    }
    case "int":
    case "money": {
      const least = plain ?? 0;
      return [
        plain,
        ...[least as number, Math.floor((value as number) / 2), (value as number) - 1].filter(
          (each) => each < (value as number) && each >= 0,
        ),
      ];
    }
    case "list": {
      const items = value as readonly Value[];
      return [plain, ...items.map((_, index) => items.filter((__, other) => other !== index))];
    }
    case "series":
      return plainerSeries(value as ReadonlyMap<number, number>);
    default:
      return [plain];
  }
}

/** All numbers nothing, or one of them. */
function plainerSeries(series: ReadonlyMap<number, number>): readonly Value[] {
  const left = [...series].filter(([, number]) => number !== 0).map(([key]) => key);
  const without = (keys: readonly number[]): Value =>
    new Map([...series].map(([key, number]) => [key, keys.includes(key) ? 0 : number]));
  return left.length > 1 ? [without(left), ...left.map((key) => without([key]))] : left.map((key) => without([key]));
}

/** One member fewer, the last first; a single member gives way to those declared before it. */
function plainerSets(bits: number): readonly number[] {
  const all = Array.from({ length: 31 }, (_, index) => 1 << index);
  const members = all.filter((member) => (bits & member) !== 0);
  return members.length > 1 ? members.reverse().map((member) => bits & ~member) : all.filter((member) => member < bits);
}

/** The plainest record of which something is still true, by steps; what is true of the record itself is not asked. */
export function simplest(facts: FactRecord, simpler: Simpler, isTrue: (facts: FactRecord) => boolean): FactRecord {
  for (const candidate of simpler(facts)) {
    if (isTrue(candidate)) return simplest(candidate, simpler, isTrue);
  }
  return facts;
}
