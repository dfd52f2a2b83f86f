/** The records and rows that an expression may ask. */
import type { FactRecord, Value } from "../../runtime/schema.ts";
import type * as ir from "../ir.ts";
import { surroundingsOf } from "../nesting.ts";
import type { Step } from "./evaluation.ts";

/** One record with what is decided of it. */
export interface Frame {
  readonly facts: FactRecord;
  /** What a decision comes to, worked out when it is first asked. */
  readonly decided: (name: string) => Value;
  /** The items of one of its lists, decided in their turn; of a list asked again they are the same. */
  readonly items: (list: string, entity: string) => readonly Deciding[];
  /** The next record of the same entity further out: the one at hand, where this is an item among its like. */
  readonly outer: Frame | null;
}

/** A row of a data table, inside another of the same table where aggregates are. */
export interface RowFrame {
  readonly row: ir.DataRow;
  readonly outer: RowFrame | null;
}

/** The records and rows in reach, by entity and by data table. */
export interface Environment {
  readonly program: ir.Program;
  readonly frames: Readonly<Record<string, Frame>>;
  readonly rows: Readonly<Record<string, RowFrame>>;
}

/** The record of an entity in reach; null where there is none. */
export function findFrame({ frames }: Environment, entity: string, level = 0): Frame | null {
  return Object.hasOwn(frames, entity) ? outwards(frames[entity]!, level) : null;
}

/** The record of an entity in reach. Throws a RangeError where a rule asks for the record around one that stands alone. */
export function frameOf(environment: Environment, entity: string, level = 0): Frame {
  const frame = findFrame(environment, entity, level);
  if (frame === null) throw new RangeError(`there is no ${entity} around the record`);
  return frame;
}

export function outwards<T extends { readonly outer: T | null }>(frame: T, level: number): T | null {
  let found: T | null = frame;
  for (let passed = 0; passed < level && found !== null; passed++) found = found.outer;
  return found;
}

/** The environment in which a record is the nearest of its entity. */
export function entering(environment: Environment, entity: string, record: Omit<Frame, "outer">): Environment {
  const outer = Object.hasOwn(environment.frames, entity) ? environment.frames[entity]! : null;
  return { ...environment, frames: { ...environment.frames, [entity]: { ...record, outer } } };
}

/** Of an environment only what the records of an entity are declared to stand in: they are decided without the rest. */
export function aroundOf(environment: Environment, entity: string): Environment {
  const { program, frames } = environment;
  const declared = surroundingsOf(program, entity).map((each) => each.entity);
  const kept = declared.filter((each) => Object.hasOwn(frames, each)).map((each) => [each, frames[each]!] as const);
  return { program, frames: Object.fromEntries(kept), rows: {} };
}

/** A record whose decisions are worked out as they are asked, each once. */
export interface Deciding {
  readonly frame: Omit<Frame, "outer">;
  readonly step: (decision: ir.Decision) => Step;
  readonly environment: Environment;
}

/** The environment of each item of a list or row of a table. */
export function itemsOf(over: ir.AggregateSource, environment: Environment): Environment[] {
  if (over.kind === "table") {
    const table = environment.program.dataTables.find(({ name }) => name === over.table)!;
    const outer = environment.rows[over.table] ?? null;
    return table.rows.map((row) => ({ ...environment, rows: { ...environment.rows, [over.table]: { row, outer } } }));
  }
  return decidingOf(over, environment).map(({ frame }) => entering(environment, over.entity, frame));
}

/** The items of a list, which are the same whenever it is asked. */
export function decidingOf({ list, entity }: ir.ListSource, environment: Environment): readonly Deciding[] {
  if (list.kind !== "fact") throw new RangeError("only a fact is a list of records");
  return frameOf(environment, list.entity, list.level).items(list.name, entity);
}
