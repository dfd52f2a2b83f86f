/** Examples as they are written in a notice. */
import { valueText } from "./value-text.ts";
import { sameValue } from "../ir/values.ts";
import type { EntityProgram, Named, Program } from "../ir/ir.ts";
import type { Type } from "../ir/types.ts";
import { spell, type Surface } from "../grammar/keywords.ts";
import { writtenDate, writtenText } from "../grammar/print/literals.ts";
import { entityOf } from "../ir/entity.ts";
import { civilOf, formatMonth } from "../runtime/date.ts";
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
    `  ${spell("Given", surface)} ${givenText(program, entity, facts, surface)}`,
    ...(expected.length === 0
      ? []
      : [`  ${spell("Expect", surface)} ${assignments(program, expected, expect, surface)}`]),
  ];
  return lines.join("\n");
}

/** The entity of an example before its title; nothing for the main one. */
function ownerText({ mainEntity }: Program, { name, label }: EntityProgram, surface: Surface): string {
  return name === mainEntity ? "" : `${writtenName(surface === "en" ? name : label)} `;
}

/** The facts of a record as an example gives them; those at their default are left out. */
export function givenText(program: Program, entity: EntityProgram, facts: FactRecord, surface: Surface): string {
  const given = entity.facts.filter((fact) => fact.required || !sameValue(facts[fact.name]!, fact.default));
  return assignments(program, given, facts, surface);
}

function assignments(
  program: Program,
  named: readonly (Named & { readonly type: Type })[],
  values: Readonly<Record<string, Value>>,
  surface: Surface,
): string {
  const { colon, comma } = signs[surface];
  return named
    .map(
      ({ name, label, type }) =>
        `${writtenName(surface === "en" ? name : label)}${colon}${literalText(program, type, values[name]!, surface)}`,
    )
    .join(comma);
}

const signs = { en: { colon: ": ", comma: ", " }, zh: { colon: "：", comma: "，" } } as const;

/** A value as the language writes it. */
export function literalText(program: Program, type: Type, value: Value, surface: Surface): string {
  const { colon, comma } = signs[surface];
  if (value === null) return valueText(type, value, surface);
  switch (type.kind) {
    case "text":
      return writtenText(value as string, surface);
    case "texts":
      return `[${(value as readonly string[]).map((each) => writtenText(each, surface)).join(comma)}]`;
    case "list": {
      const item = entityOf(program, type.entity);
      const records = value as readonly FactRecord[];
      return `[${records.map((each) => `{${givenText(program, item, each, surface)}}`).join(comma)}]`;
    }
    case "series": {
      const at = (key: number): string => (type.by === "month" ? formatMonth(key) : writtenDate(civilOf(key), surface));
      const numbers = [...(value as ReadonlyMap<number, number>)].sort(([left], [right]) => left - right);
      return `{${numbers.map(([key, number]) => `${at(key)}${colon}${number}`).join(comma)}}`;
    }
    case "set": {
      if (surface === "en" || type.enumeration.years !== undefined) return valueText(type, value, "en");
      const members = type.enumeration.members.filter((_, index) => ((value as number) & (1 << index)) !== 0);
      return `{${members.map(({ label }) => writtenName(label)).join("，")}}`;
    }
    case "enum":
      return surface === "en" ? valueText(type, value, surface) : writtenName(valueText(type, value, surface));
    default:
      return valueText(type, value, surface);
  }
}
