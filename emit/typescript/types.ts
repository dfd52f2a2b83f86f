import type { Range } from "../../runtime/range.ts";
import type { Type } from "../../ir/types.ts";
import type { ModuleNames } from "../module-names.ts";

/** The TypeScript type of a value in memory. */
export function typeCode(names: ModuleNames, type: Type, optional: boolean): string {
  const plain = plainTypeCode(names, type);
  return optional ? `${plain} | null` : plain;
}

function plainTypeCode(names: ModuleNames, type: Type): string {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "int":
      return "number";
    case "money":
      return "Fen";
    case "exactMoney":
      return "Exact";
    case "rate":
      return "Rate";
    case "date":
      return "Day";
    case "duration":
      return "Duration";
    case "text":
      return "string";
    case "texts":
      return "readonly string[]";
    case "enum":
      return names.enumeration(type.enumeration).type;
    case "set":
      return names.enumeration(type.enumeration).set;
    case "series":
      return "ReadonlyMap<number, number>";
    case "list":
      return `readonly ${names.entity(type.entity).type}[]`;
    case "record":
    case "absent":
    case "unknown":
      return "never";
  }
}

/** The runtime's description of a type, as code; of a fact with the range of its values. */
export function valueTypeCode(names: ModuleNames, type: Type, range: Range | null): string {
  switch (type.kind) {
    case "int":
    case "money":
    case "date":
      return range === null
        ? `{ kind: "${type.kind}" }`
        : `{ kind: "${type.kind}", range: { from: ${range.from}, to: ${range.to} } }`;
    case "set": {
      const { years } = type.enumeration;
      if (years !== undefined) return `{ kind: "years", range: { from: ${years.from}, to: ${years.to} } }`;
      return `{ kind: "set", members: ${names.enumeration(type.enumeration).members} }`;
    }
    case "enum":
      return `{ kind: "${type.kind}", members: ${names.enumeration(type.enumeration).members} }`;
    case "series":
      return `{ kind: "series", by: "${type.by}" }`;
    case "list":
      return `{ kind: "list", entity: ${names.entity(type.entity).schema} }`;
    default:
      return `{ kind: "${type.kind}" }`;
  }
}
