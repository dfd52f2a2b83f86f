/** Examples of every entity as JSON: records with their lists, which a table of one entity does not hold. */
import type { DraftedItem } from "../../explain/example-text.ts";
import { entityOf } from "../../ir/entity.ts";
import type { Example, Program } from "../../ir/ir.ts";
import { valueType } from "../../ir/schema.ts";
import type { Type } from "../../ir/types.ts";
import { sameValue } from "../../ir/values.ts";
import { formatValue, type Json } from "../../runtime/format.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";

/** Every example of a notice, of whatever entity. */
export function examplesToJson(program: Program): string {
  return `${JSON.stringify(
    program.examples.map((example) => exampleJson(program, example)),
    null,
    2,
  )}\n`;
}

function exampleJson(program: Program, { title, entity: name, given, expect, items }: Example): Json {
  const entity = entityOf(program, name);
  const facts = entity.facts.filter((fact) => Object.hasOwn(given, fact.name));
  const own = entity.decisions.filter((decision) => Object.hasOwn(expect, decision.name));
  return {
    title,
    entity: name,
    given: Object.fromEntries(facts.map((fact) => [fact.name, valueJson(program, fact.type, given[fact.name]!)])),
    expect: Object.fromEntries([
      ...own.map((decision) => [decision.name, valueJson(program, decision.type, expect[decision.name]!)] as const),
      ...items.map((item) => {
        const { type } = entityOf(program, item.entity).decisions.find(({ name }) => name === item.decision)!;
        return [itemName(item), valueJson(program, type, item.value)] as const;
      }),
    ]),
  };
}

/** An item's decision by the way to it: `members[2].fee`. */
function itemName({ path, decision }: DraftedItem): string {
  return [...path.map(({ list, position }) => `${list}[${position + 1}]`), decision].join(".");
}

function valueJson(program: Program, type: Type, value: Value): Json {
  if (type.kind !== "list" || value === null) return formatValue(valueType(program, type), value);
  const { facts } = entityOf(program, type.entity);
  return (value as readonly FactRecord[]).map((item) => {
    const given = facts.filter((fact) => fact.required || !sameValue(item[fact.name]!, fact.default));
    return Object.fromEntries(given.map((fact) => [fact.name, valueJson(program, fact.type, item[fact.name]!)]));
  });
}
