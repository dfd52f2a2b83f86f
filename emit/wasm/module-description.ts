/** What callers in any language must know of a module: where each vector stands and what its numbers mean. */
import { entityOf } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { formatValue, type Json } from "../../runtime/format.ts";
import type { FactField, Field, ValueType } from "../../runtime/schema.ts";
import { hasOptions, optionNames } from "../option-names.ts";
import { blockLength, type Lane, type Part } from "../columnar/form.ts";
import type { ColumnarModule } from "./build-module.ts";
import type { PlacedVector } from "./memory-layout.ts";

/** A module's columns, as they are written in JSON. */
export interface ModuleDescription {
  readonly notice: string;
  readonly entity: string;
  /** So many records `decide` takes at most. */
  readonly blockLength: number;
  readonly facts: readonly ColumnDescription[];
  readonly decisions: readonly ColumnDescription[];
  /** The first of the bytes, one a record, that are 1 where a record must be decided by itself. */
  readonly again: number;
  /** The texts that rules name, by their numbers; other texts have any higher number. */
  readonly texts: readonly string[];
}

/** A fact or a decision. */
export interface ColumnDescription {
  readonly name: string;
  readonly label: string;
  readonly type: ValueType["kind"];
  /** The options by their numbers, or by their bits in a set; the years of a set of years. */
  readonly options?: readonly string[];
  /** What counts where a record leaves a fact out, in its JSON form; a fact that must be there, and a decision, has none. */
  readonly default?: Json;
  readonly lanes: readonly LaneDescription[];
}

/** A vector of one part of a value. */
export interface LaneDescription {
  readonly part: Part;
  /** A byte that is 0 or 1, a whole number of four bytes, or a double. */
  readonly lane: Lane;
  /** The byte of the memory at which it begins. */
  readonly offset: number;
}

/** The columns of a module. */
export function describeModule(program: ir.Program, entityName: string, module: ColumnarModule): ModuleDescription {
  const { facts, decisions } = entitySchema(program, entityOf(program, entityName).name);
  const { inputs, outputs, again } = module.layout;
  return {
    notice: program.notice.name,
    entity: entityName,
    blockLength,
    facts: columnsOf(facts, inputs),
    decisions: columnsOf(decisions, outputs),
    again,
    texts: module.form.texts,
  };
}

/** The fields that have vectors. */
function columnsOf(fields: readonly Field[], vectors: readonly PlacedVector[]): readonly ColumnDescription[] {
  return fields.flatMap((field) => {
    const { name, label, type } = field;
    const lanes = vectors
      .filter((each) => each.name === name)
      .map(({ part, lane, offset }) => ({ part, lane, offset }));
    if (lanes.length === 0) return [];
    const options = hasOptions(type) ? optionNames(type) : null;
    return [{ name, label, type: type.kind, ...(options === null ? {} : { options }), ...defaultOf(field), lanes }];
  });
}

function defaultOf(field: Field | FactField): { readonly default?: Json } {
  if (!("default" in field) || field.required) return {};
  return { default: formatValue(field.type, field.default) };
}
