import type { Range } from "../runtime/range.ts";
import type { EntitySchema, FactField, Field, ValueType } from "../runtime/schema.ts";
import { interpretCondition } from "./interpret.ts";
import type * as ir from "./ir.ts";
import type { Type } from "./types.ts";

/** The facts and decisions of an entity as the runtime reads and writes them. */
export function entitySchema(program: ir.Program, entityName: string): EntitySchema {
  const entity = program.entities.find(({ name }) => name === entityName);
  if (entity === undefined) throw new RangeError(`there is no entity ${entityName}`);
  return {
    name: entity.name,
    label: entity.label,
    facts: entity.facts.map((fact) => factField(program, fact)),
    decisions: [
      ...entity.outputs.map((output) => decisionField(program, entity, output)),
      ...entity.facts.filter(({ type }) => type.kind === "list").map((list) => listField(program, list)),
    ],
    requirements: entity.requirements.map(({ message, condition }) => ({
      message,
      holds: (facts: never) => interpretCondition(program, entity.name, facts, {}, condition),
    })),
  };
}

function factField(program: ir.Program, fact: ir.Fact): FactField {
  const { name, label, optional, required, range } = fact;
  return { name, label, optional, required, default: fact.default, type: valueType(program, fact.type, range) };
}

function decisionField(program: ir.Program, entity: ir.EntityProgram, output: string): Field {
  const { name, label, type, optional } = entity.decisions.find((decision) => decision.name === output)!;
  return { name, label, optional, type: valueType(program, type) };
}

/** The items of a list are decided with the record that holds them. */
function listField(program: ir.Program, { name, label, type, optional }: ir.Fact): Field {
  return { name, label, optional, type: valueType(program, type) };
}

/** The runtime's type for a type of the language, of a fact with the range of its values. */
export function valueType(program: ir.Program, type: Type, range: Range | null = null): ValueType {
  switch (type.kind) {
    case "int":
    case "money":
    case "date":
      return range === null ? { kind: type.kind } : { kind: type.kind, range };
    case "enum":
      return { kind: "enum", members: type.enumeration.members };
    case "set": {
      const { years, members } = type.enumeration;
      return years === undefined ? { kind: "set", members } : { kind: "years", range: years };
    }
    case "series":
      return { kind: "series", by: type.by };
    case "list":
      return { kind: "list", entity: entitySchema(program, type.entity) };
    case "record":
    case "exactMoney":
    case "absent":
    case "unknown":
      throw new RangeError(`no value has the type ${type.kind}`);
    default:
      return { kind: type.kind };
  }
}
