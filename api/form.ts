import { movingFact } from "../explain/index.ts";
import { neededAround } from "../ir/asking.ts";
import { withItems } from "../ir/entity.ts";
import type { Named, Program } from "../ir/ir.ts";
import { entitySchema } from "../ir/schema.ts";
import { formatDay } from "../runtime/date.ts";
import { formatValue, type Json } from "../runtime/format.ts";
import type { EntitySchema, FactField, ValueType } from "../runtime/schema.ts";
import type { Notice } from "./compile.ts";

/** What is asked of a record of an entity, and what is decided of it. */
export interface Form {
  readonly entity: Named;
  readonly questions: readonly Question[];
  /** The date that the notice's periods go by; null where there are none. */
  readonly moving: string | null;
  /** The decisions of the vocabulary, in its order. */
  readonly decisions: readonly Named[];
}

/** A fact as a question. Its answer has the JSON form of the vocabulary, as `parse` reads it. */
export interface Question extends Named {
  readonly kind: ValueType["kind"];
  /** Whether a record must answer it. */
  readonly required: boolean;
  /** Whether it may be answered with null: it is not known, or there is nothing. */
  readonly optional: boolean;
  /** What counts where it is left out; null where nothing does. */
  readonly default: Json;
  /** The least and the greatest answer, of a set of years as numbers; null where there are none. */
  readonly range: { readonly from: Json; readonly to: Json } | null;
  /** What there is to choose from; nothing where the answer is no choice. */
  readonly options: readonly Named[];
  /** Of a series whether it has a number for each date or month. */
  readonly by: "date" | "month" | null;
  /** What is asked of each record of a list. */
  readonly items: Form | null;
}

/** The forms of a notice, of the entity that it speaks of first: an entity is left out where its records are decided only inside others, or nothing is. */
export function forms({ program }: Pick<Notice, "program">): readonly Form[] {
  const alone = program.entities.filter(
    (entity) =>
      neededAround(program, entity.name) === null &&
      withItems(program, entity).some(({ outputs }) => outputs.length > 0),
  );
  const main = ({ name }: Named): number => (name === program.mainEntity ? 0 : 1);
  return alone
    .sort((left, right) => main(left) - main(right))
    .map(({ name }) => formOf(program, entitySchema(program, name)));
}

function formOf(program: Program, schema: EntitySchema): Form {
  const { name, label, facts } = schema;
  const entity = program.entities.find((each) => each.name === name)!;
  const decisions = entity.decisions.filter((each) => entity.outputs.includes(each.name));
  return {
    entity: { name, label },
    questions: facts.map((fact) => questionOf(program, fact)),
    moving: movingFact(entity)?.name ?? null,
    decisions: decisions.map((each) => ({ name: each.name, label: each.label })),
  };
}

function questionOf(program: Program, fact: FactField): Question {
  const { name, label, type, required, optional } = fact;
  return {
    name,
    label,
    kind: type.kind,
    required,
    optional,
    default: formatValue(type, fact.default, { items: "facts" }),
    range: rangeOf(type),
    options: type.kind === "enum" || type.kind === "set" ? type.members : [],
    by: type.kind === "series" ? type.by : null,
    items: type.kind === "list" ? formOf(program, type.entity) : null,
  };
}

function rangeOf(type: ValueType): Question["range"] {
  switch (type.kind) {
    case "years":
      return type.range;
    case "date":
      return type.range === undefined ? null : { from: formatDay(type.range.from), to: formatDay(type.range.to) };
    case "int":
    case "money":
      return type.range === undefined
        ? null
        : {
            from: formatValue({ kind: type.kind }, type.range.from),
            to: formatValue({ kind: type.kind }, type.range.to),
          };
    default:
      return null;
  }
}
