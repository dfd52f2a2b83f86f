import type { ValueType } from "../runtime/schema.ts";

/** A type whose values choose among options: the members of an enumeration, or calendar years. */
export type TypeOfOptions = Extract<ValueType, { readonly kind: "enum" | "set" | "years" }>;

/** The options by the numbers, or the bits, that stand for them. */
export function optionNames(type: TypeOfOptions): readonly string[] {
  if (type.kind !== "years") return type.members.map(({ name }) => name);
  const { from, to } = type.range;
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

/** Whether values of a type choose among options. */
export function hasOptions(type: ValueType): type is TypeOfOptions {
  return type.kind === "enum" || type.kind === "set" || type.kind === "years";
}
