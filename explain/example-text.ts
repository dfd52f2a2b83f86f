/** Examples as they are written in a notice. */
import { valueText } from "./value-text.ts";
import { sameValue } from "../ir/values.ts";
import { rootOf } from "../ir/placement.ts";
import type { EntityProgram, Fact, ItemExpectation, Named, Program } from "../ir/ir.ts";
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
  /** Facts that are given though they are at their default. */
  readonly stated?: readonly string[];
  /** The expected decisions, by name. */
  readonly expect: Readonly<Record<string, Value>>;
  /** What is expected of items of its lists. */
  readonly items?: readonly DraftedItem[];
}

/** What an example expects of an item. */
export type DraftedItem = Omit<ItemExpectation, "origin">;

/**
 * An example that can be pasted into a notice; facts at their default are left out. A record in its place is given with what
 * stands around it.
 */
export function exampleText(program: Program, entity: EntityProgram, draft: ExampleDraft, surface: Surface): string {
  const { title, facts, stated = [], expect, items = [] } = draft;
  const root = rootOf(entity.name, draft.facts);
  if (root.path.length > 0) {
    const own = Object.entries(expect).map(([decision, value]) => ({ path: [], entity: entity.name, decision, value }));
    const within = [...own, ...items].map((item) => ({ ...item, path: [...root.path, ...item.path] }));
    const around = { title, facts: root.facts, expect: {}, items: within };
    return exampleText(program, entityOf(program, root.entity), around, surface);
  }
  const own = entity.decisions.filter(({ name }) => Object.hasOwn(expect, name));
  const expected = [
    ...own.map((decision) => assignment(program, decision, expect[decision.name]!, surface)),
    ...items.map((item) => itemText(program, entity, item, surface)),
  ];
  const lines = [
    `${spell("Example", surface)} ${ownerText(program, entity, surface)}${writtenText(title, surface)}`,
    `  ${spell("Given", surface)} ${someGivenText(program, entity, facts, stated, surface)}`,
    ...(expected.length === 0 ? [] : [`  ${spell("Expect", surface)} ${expected.join(signs[surface].comma)}`]),
  ];
  return lines.join("\n");
}

/** What is expected of an item, behind the way to it: `members[2].fee: 30 yuan`. */
function itemText(
  program: Program,
  owner: EntityProgram,
  { path, entity, ...item }: DraftedItem,
  surface: Surface,
): string {
  let holder = owner;
  const steps = path.map(({ list, position }) => {
    const { name, label, type } = holder.facts.find((fact) => fact.name === list)!;
    if (type.kind === "list") holder = entityOf(program, type.entity);
    return `${writtenName(surface === "en" ? name : label)}[${position + 1}].`;
  });
  const decision = entityOf(program, entity).decisions.find(({ name }) => name === item.decision)!;
  return `${steps.join("")}${assignment(program, decision, item.value, surface)}`;
}

/** The entity of an example before its title; nothing for the main one. */
function ownerText({ mainEntity }: Program, { name, label }: EntityProgram, surface: Surface): string {
  return name === mainEntity ? "" : `${writtenName(surface === "en" ? name : label)} `;
}

/** The facts that an example of a record gives: those at their default are left out, but for those that it states all the same. */
export function givenFacts(
  { facts: known }: EntityProgram,
  facts: FactRecord,
  stated: readonly string[] = [],
): readonly Fact[] {
  return known.filter((fact) => stated.includes(fact.name) || isTold(fact, facts));
}

/** The facts that an example gives: one at its default, where all of them are. */
function someGivenText(
  program: Program,
  entity: EntityProgram,
  facts: FactRecord,
  stated: readonly string[],
  surface: Surface,
): string {
  const given = givenFacts(entity, facts, stated);
  return assignments(program, given.length > 0 ? given : entity.facts.slice(0, 1), facts, surface);
}

/** The facts of a record as an example gives them, of one in its place those of the outermost around it; those at their default are left out. */
export function givenText(program: Program, entity: EntityProgram, facts: FactRecord, surface: Surface): string {
  const root = rootOf(entity.name, facts);
  if (root.path.length > 0) {
    const outer = entityOf(program, root.entity);
    const name = writtenName(surface === "en" ? outer.name : outer.label);
    return `${name}${signs[surface].colon}{${givenText(program, outer, root.facts, surface)}}`;
  }
  return assignments(program, givenFacts(entity, facts), facts, surface);
}

function isTold({ name, required, default: byDefault }: Fact, facts: FactRecord): boolean {
  return required || !sameValue(facts[name]!, byDefault);
}

function assignments(
  program: Program,
  named: readonly (Named & { readonly type: Type })[],
  values: Readonly<Record<string, Value>>,
  surface: Surface,
): string {
  return named.map((each) => assignment(program, each, values[each.name]!, surface)).join(signs[surface].comma);
}

function assignment(
  program: Program,
  { name, label, type }: Named & { readonly type: Type },
  value: Value,
  surface: Surface,
): string {
  const { colon } = signs[surface];
  return `${writtenName(surface === "en" ? name : label)}${colon}${literalText(program, type, value, surface)}`;
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
