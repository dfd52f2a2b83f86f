import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../types.ts";
import { typeName } from "../names.ts";

/** The TypeScript type of a value in memory. */
export function typeCode(type: Type, optional: boolean): string {
  const plain = plainTypeCode(type);
  return optional ? `${plain} | null` : plain;
}

function plainTypeCode(type: Type): string {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "int":
      return "number";
    case "money":
      return "Fen";
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
      return typeName(type.enumeration.name);
    case "set":
      return `${typeName(type.enumeration.name)}Set`;
    case "series":
      return "ReadonlyMap<number, number>";
    case "list":
      return `readonly ${typeName(type.entity)}[]`;
    case "absent":
    case "unknown":
      return "never";
  }
}

/** The name of the interface of what is decided of an entity. */
export function outcomeName({ name }: ir.Named): string {
  return `${typeName(name)}Decisions`;
}

/** The runtime's description of a type, as code. */
export function valueTypeCode(type: Type): string {
  switch (type.kind) {
    case "int":
      return `{ kind: "int", from: ${type.from ?? "null"} }`;
    case "enum":
    case "set":
      return `{ kind: "${type.kind}", members: ${membersName(type.enumeration)} }`;
    case "series":
      return `{ kind: "series", by: "${type.by}" }`;
    case "list":
      return `{ kind: "list", entity: ${schemaName(type.entity)} }`;
    default:
      return `{ kind: "${type.kind}" }`;
  }
}

/** The name of the list of an enumeration's members. */
export function membersName({ name }: ir.Named): string {
  return `${name.charAt(0).toLowerCase()}${typeName(name).slice(1)}Members`;
}

/** The name of an entity's schema. */
export function schemaName(entity: string): string {
  return `${entity.charAt(0).toLowerCase()}${typeName(entity).slice(1)}Schema`;
}
