/** Examples as they are written in a notice. */
import { valueText } from "./value-text.ts";
import { sameValue } from "../ir/values.ts";
import type { EntityProgram, Named, Program } from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";
import { spell, type Surface } from "../grammar/keywords.ts";
import { writtenText } from "../grammar/print/literals.ts";
import { writtenName } from "../grammar/print/names.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";

/** An example before it is written down. */
export interface ExampleDraft {
  readonly title: string;
  readonly facts: FactRecord;
  /** The expected decisions, by name. */
  readonly expect: Readonly<Record<string, Value>>;
}

/** An example that can be pasted into a notice; facts at their default are left out. */
export function exampleText(
  program: Program,
  entity: EntityProgram,
  { title, facts, expect }: ExampleDraft,
  surface: Surface,
): string {
  const expected = entity.decisions.filter(({ name }) => Object.hasOwn(expect, name));
  const lines = [
    `${spell("Example", surface)} ${ownerText(program, entity, surface)}${writtenText(title, surface)}`,
    `  ${spell("Given", surface)} ${givenText(entity, facts, surface)}`,
    ...(expected.length === 0 ? [] : [`  ${spell("Expect", surface)} ${assignments(expected, expect, surface)}`]),
  ];
  return lines.join("\n");
}

/** The entity of an example before its title; nothing for the main one. */
function ownerText({ mainEntity }: Program, { name, label }: EntityProgram, surface: Surface): string {
  return name === mainEntity ? "" : `${writtenName(surface === "en" ? name : label)} `;
}

/** The facts of a record as an example gives them; those at their default are left out. */
export function givenText(entity: EntityProgram, facts: FactRecord, surface: Surface): string {
  const given = entity.facts.filter((fact) => fact.required || !sameValue(facts[fact.name]!, fact.default));
  return assignments(given, facts, surface);
}

function assignments(
  named: readonly (Named & { readonly type: Type })[],
  values: Readonly<Record<string, Value>>,
  surface: Surface,
): string {
  const [colon, comma] = surface === "en" ? [": ", ", "] : ["：", "，"];
  return named
    .map(
      ({ name, label, type }) =>
        `${writtenName(surface === "en" ? name : label)}${colon}${literalText(type, values[name]!, surface)}`,
    )
    .join(comma);
}

/** A value as the language writes it. */
export function literalText(type: Type, value: Value, surface: Surface): string {
  if (value === null || surface === "en")
    return type.kind === "text" && value !== null
      ? writtenText(value as string, surface)
      : valueText(type, value, surface);
  switch (type.kind) {
    case "text":
      return writtenText(value as string, surface);
    case "set": {
      if (type.enumeration.years !== undefined) return valueText(type, value, "en");
      const members = type.enumeration.members.filter((_, index) => ((value as number) & (1 << index)) !== 0);
      return `{${members.map(({ label }) => writtenName(label)).join("，")}}`;
    }
    case "enum":
      return writtenName(valueText(type, value, surface));
    default:
      return valueText(type, value, surface);
  }
}
