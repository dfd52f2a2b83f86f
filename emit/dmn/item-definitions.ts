/** The types of a model: enumerations with their options, sets of them, and the rows of tables. */
import type * as ir from "../../ir/ir.ts";
import { type Type, yearsOf } from "../../ir/types.ts";
import { atom, quoted } from "./feel.ts";
import { itemName } from "./names.ts";
import { element, type Element, withText } from "./xml.ts";

/** The name of a type in the model; null where a model has no such values. Durations are of two types in FEEL. */
export function typeRef(type: Type): string | null {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "int":
    case "money":
    case "rate":
    case "exactMoney":
      return "number";
    case "date":
      return "date";
    case "text":
      return "string";
    case "enum":
      return itemName(type.enumeration.name);
    case "set":
      return itemName(type.enumeration.name, "Set");
    case "texts":
      return "tTexts";
    case "duration":
      return "Any";
    default:
      return null;
  }
}

/** The definitions of the types of some facts and decisions. */
export function itemDefinitions(types: readonly Type[]): readonly Element[] {
  const found = new Map<string, Element>();
  for (const type of types) {
    if (type.kind === "enum" || type.kind === "set") {
      const { name, label } = type.enumeration;
      found.set(itemName(name), optionsElement(itemName(name), label, type));
      if (type.kind === "set") found.set(typeRef(type)!, listElement(typeRef(type)!, itemName(name)));
    }
    if (type.kind === "texts") found.set("tTexts", listElement("tTexts", "string"));
  }
  return [...found.values()];
}

function optionsElement(name: string, label: string, type: Extract<Type, { kind: "enum" | "set" }>): Element {
  const years = yearsOf(type);
  const values =
    years === null ? type.enumeration.members.map((each) => quoted(each.name)) : [atom(`[${years.from}..${years.to}]`)];
  // An absent value is one that every type allows.
  const allowed = [...values.map(({ text }) => text), "null"].join(", ");
  return element("itemDefinition", { name, label }, [
    element("typeRef", {}, years === null ? "string" : "number"),
    withText("allowedValues", allowed),
  ]);
}

function listElement(name: string, of: string): Element {
  return element("itemDefinition", { name, isCollection: "true" }, [element("typeRef", {}, of)]);
}

/** The type of a row, by the names of its columns and theirs. */
export function rowElement(
  name: string,
  columns: readonly (readonly [name: string, typeRef: string | null])[],
): Element {
  return element(
    "itemDefinition",
    { name },
    columns.map(([column, type]) =>
      element("itemComponent", { name: column }, [element("typeRef", {}, type ?? "Any")]),
    ),
  );
}

/** What every entity of a model that can be written declares. */
export function declaredTypes({ facts, decisions }: ir.EntityProgram): readonly Type[] {
  return [...facts, ...decisions].map(({ type }) => type);
}
