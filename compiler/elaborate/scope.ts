import type { Expression } from "../ir/ir.ts";

/** An elaborated expression: in the IR, and whether its value may be absent. */
export interface Typed {
  readonly expression: Expression;
  readonly optional: boolean;
}

/**
 * Something known to hold where an expression stands, from the conditions around it:
 * `known:person.paidOn`, `true:person.mayPay`, `positive:township.target`.
 */
export type Assumption = string;

export const known = (entity: string, name: string): Assumption => `known:${entity}.${name}`;
export const holds = (entity: string, name: string): Assumption => `true:${entity}.${name}`;
export const positive = (entity: string, name: string): Assumption => `positive:${entity}.${name}`;

/** Where an expression stands: whose facts it may name, and what is known to hold. */
export interface Scope {
  /** Entities in reach, the nearest first. */
  readonly entities: readonly string[];
  /** The entity that is decided; null where no record is at hand. */
  readonly decided: string | null;
  /** The data table whose row is at hand, the nearest first. */
  readonly tables: readonly string[];
  /** Arguments of the define that is being expanded, by parameter name. */
  readonly bindings: ReadonlyMap<string, Typed>;
  readonly assumptions: ReadonlySet<Assumption>;
  readonly clause: string | null;
}

/** A scope in which only the facts of an entity are in reach and nothing is assumed. */
export function entityScope(entity: string, clause: string | null, enclosing: readonly string[] = []): Scope {
  return {
    entities: [entity, ...enclosing],
    decided: entity,
    tables: [],
    bindings: new Map(),
    assumptions: new Set(),
    clause,
  };
}

/** The scope of a fixed value: no record is at hand. */
export function constantScope(clause: string | null): Scope {
  return { entities: [], decided: null, tables: [], bindings: new Map(), assumptions: new Set(), clause };
}

/** The scope in which more is known to hold. */
export function assuming(scope: Scope, more: Iterable<Assumption>): Scope {
  return { ...scope, assumptions: new Set([...scope.assumptions, ...more]) };
}

/** The scope of another item of an entity: nothing is known of it yet. */
export function enteringEntity(scope: Scope, entity: string): Scope {
  const assumptions = [...scope.assumptions].filter((each) => !each.includes(`:${entity}.`));
  return { ...scope, entities: [entity, ...scope.entities], assumptions: new Set(assumptions) };
}

/** The scope on a row of a data table. */
export function enteringTable(scope: Scope, table: string): Scope {
  return { ...scope, tables: [table, ...scope.tables] };
}

/** An expression that is never absent. */
export function present(expression: Expression): Typed {
  return { expression, optional: false };
}
