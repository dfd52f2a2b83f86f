import type * as ir from "../ir/ir.ts";
import type { CodeContext } from "./context.ts";
import type { LocalNames } from "./local-names.ts";

/** Where an expression stands. */
export interface Place {
  /** The entity whose facts and decisions have local names. */
  readonly entity: string;
  /** How many records of each entity and rows of each table stand around what is printed. */
  readonly around: ReadonlyMap<string, number>;
  /** The local names of the records around an item of a list, by that of the item. */
  readonly enclosing: ReadonlyMap<string, readonly string[]>;
  readonly locals: LocalNames;
  /** The decision that is worked out. */
  readonly decision: string;
  /** Local names that the code around shows to be present. */
  readonly present: ReadonlySet<string>;
  /** Facts that have no local name: they are read from the record where they are asked. */
  readonly unnamed: ReadonlySet<string>;
}

/** What prints expressions that stand in one place: all that the code of one kind of expression needs of the others. */
export interface Printer {
  readonly context: CodeContext;
  readonly place: Place;
  /** The local names that the printed code mentions. */
  readonly mentions: Set<string>;
  /** A name of the function, noted as mentioned. */
  readonly mention: (name: string) => string;
  readonly print: (expression: ir.Expression) => string;
  /** An expression whose value is known to be present. */
  readonly value: (expression: ir.Expression) => string;
  /** The same in brackets where it is not atomic. */
  readonly operand: (expression: ir.Expression) => string;
  /** The printer of what is only reached where a condition has turned out true, or false. */
  readonly knowing: (condition: ir.Expression, truth: boolean) => Printer;
  /** The printer of another place, which notes mentions of its own. */
  readonly at: (place: Place) => Printer;
}

/** The code of a call. */
export function call(name: string, ...args: readonly string[]): string {
  return `${name}(${args.join(", ")})`;
}
