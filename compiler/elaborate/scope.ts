import type * as ast from "../../grammar/ast.ts";
import type { SourceFile } from "../../grammar/source.ts";
import type { Expression, Nesting } from "../../ir/ir.ts";
import { shapeOf } from "../../ir/assume.ts";
import { type Entered, outward, recordsOf, rowsOf } from "../../ir/outward.ts";
import type { Step } from "./circle.ts";

/** An elaborated expression: in the IR, and whether its value may be absent. */
export interface Typed {
  readonly expression: Expression;
  readonly optional: boolean;
}

/**
 * Something known to hold where an expression stands, from the conditions around it:
 * `known:0.person.paidOn`, `true:0.person.mayPay`, `positive:1.township.target`, `stands:0.household.`; the number is the
 * level of the record. What is no name is told by its shape: `nonzero {"kind":"aggregate",…}`.
 */
export type Assumption = string;

/** A fact or a decision, and of which record it is asked. */
export interface Asked {
  readonly entity: string;
  readonly name: string;
  readonly level: number;
}

export const known = (of: Asked): Assumption => assumption("known", of);
export const holds = (of: Asked): Assumption => assumption("true", of);
export const stands = ({ entity, level }: Pick<Asked, "entity" | "level">): Assumption =>
  assumption("stands", { entity, level, name: "" });
export const positive = (of: Expression): Assumption => ofNumber("positive", of);
export const nonzero = (of: Expression): Assumption => ofNumber("nonzero", of);

function assumption(what: string, { entity, name, level }: Asked): Assumption {
  return `${what}:${level}.${entity}.${name}`;
}

/** What is known of a number that is no more than asked for is noted by its name, else by the shape of the expression. */
function ofNumber(what: string, of: Expression): Assumption {
  return of.kind === "fact" || of.kind === "decision" ? assumption(what, of) : `${what} ${shapeOf(of)}`;
}

/** What is known of the same records where more of them are nearer; what would speak of one that is left is dropped. */
function movedAssumptions(assumptions: Iterable<Assumption>, entered: Entered): Assumption[] {
  return [...assumptions].flatMap((each) => {
    const asked = /^(\w+):(\d+)\.(.*)\.([^.]*)$/u.exec(each);
    if (asked === null) return movedShape(each, entered);
    const [, what, level, entity, name] = asked;
    const moved = Number(level) + (entered.get(recordsOf(entity!)) ?? 0);
    return moved < 0 ? [] : [assumption(what!, { entity: entity!, name: name!, level: moved })];
  });
}

/** The same of an expression; where a record is left that it may speak of, it is not kept. */
function movedShape(each: Assumption, entered: Entered): Assumption[] {
  if ([...entered.values()].some((count) => count < 0)) return [];
  const space = each.indexOf(" ");
  const expression = JSON.parse(each.slice(space)) as Expression;
  return [`${each.slice(0, space)} ${shapeOf(outward(expression, entered))}`];
}

/** An argument of a define that is being filled in: it means what it means where the define is used. */
export interface Argument {
  readonly node: ast.Expression;
  readonly scope: Scope;
  readonly file: SourceFile;
  /** The defines that were being filled in there. */
  readonly inProgress: readonly Step[];
  /** What the arguments that the define has asked for so far came to where each was first asked. */
  readonly asked: Map<ast.Expression, Expression>;
}

/** A record or a row in reach: of what, and the how manyth of its kind from the outside. */
export interface Reach {
  readonly name: string;
  readonly ordinal: number;
  /** Whether there may be no such record around. */
  readonly perhaps: boolean;
}

/** Where an expression stands: whose facts it may name, and what is known to hold. */
export interface Scope {
  /** Entities in reach, the nearest first. */
  readonly entities: readonly Reach[];
  /** The entity that is decided; null where no record is at hand. */
  readonly decided: string | null;
  /** The data table whose row is at hand, the nearest first. */
  readonly tables: readonly Reach[];
  /** How many records of each entity and rows of each table stand around, in reach by name or not. */
  readonly around: Entered;
  /** Arguments of the define that is being filled in, by parameter name. */
  readonly bindings: ReadonlyMap<string, Argument>;
  readonly assumptions: ReadonlySet<Assumption>;
  readonly clause: string | null;
}

/** A scope in which an entity and what its records stand in are in reach, and nothing is assumed. */
export function entityScope(entity: string, clause: string | null, around: readonly Nesting[] = []): Scope {
  const records = [{ entity, perhaps: false }, ...around];
  return {
    ...constantScope(clause),
    entities: records.map(({ entity: name, perhaps }) => ({ name, ordinal: 1, perhaps })),
    decided: entity,
    around: new Map(records.map((each) => [recordsOf(each.entity), 1])),
  };
}

/** The scope of a fixed value: no record is at hand. */
export function constantScope(clause: string | null): Scope {
  return {
    entities: [],
    decided: null,
    tables: [],
    around: new Map(),
    bindings: new Map(),
    assumptions: new Set(),
    clause,
  };
}

/** The scope in which more is known to hold. */
export function assuming(scope: Scope, more: Iterable<Assumption>): Scope {
  return { ...scope, assumptions: new Set([...scope.assumptions, ...more]) };
}

/** The scope of another item of an entity: nothing is known of it yet. */
export function enteringEntity(scope: Scope, name: string): Scope {
  const source = recordsOf(name);
  const ordinal = (scope.around.get(source) ?? 0) + 1;
  return {
    ...scope,
    entities: [{ name, ordinal, perhaps: false }, ...scope.entities],
    around: new Map(scope.around).set(source, ordinal),
    assumptions: new Set(movedAssumptions(scope.assumptions, new Map([[source, 1]]))),
  };
}

/** The scope on a row of a data table. */
export function enteringTable(scope: Scope, name: string): Scope {
  const source = rowsOf(name);
  const ordinal = (scope.around.get(source) ?? 0) + 1;
  return {
    ...scope,
    tables: [{ name, ordinal, perhaps: false }, ...scope.tables],
    around: new Map(scope.around).set(source, ordinal),
  };
}

/** The scope of what is declared for an entity in reach: what is nearer than its record cannot be named. */
export function reachedFrom(scope: Scope, entity: string): Scope {
  const from = scope.entities.findIndex(({ name }) => name === entity);
  return { ...scope, entities: scope.entities.slice(from), tables: [] };
}

/** Whether there may be no record to ask, where a name of one in reach stands. */
export function mayBeMissing(scope: Scope, reach: Reach): boolean {
  return reach.perhaps && !scope.assumptions.has(stands({ entity: reach.name, level: levelOf(scope, reach) }));
}

/** How many records of an entity are passed over on the way to one in reach. */
export function levelOf({ around }: Scope, { name, ordinal }: Reach): number {
  return (around.get(recordsOf(name)) ?? ordinal) - ordinal;
}

/** How many rows of a table are passed over on the way to one in reach. */
export function rowLevelOf({ around }: Scope, { name, ordinal }: Reach): number {
  return (around.get(rowsOf(name)) ?? ordinal) - ordinal;
}

/** How many records and rows are entered on the way from one scope to another inside it; negative on the way out. */
export function enteredBetween(from: Scope, to: Scope): Entered {
  const sources = new Set([...from.around.keys(), ...to.around.keys()]);
  return new Map([...sources].map((each) => [each, (to.around.get(each) ?? 0) - (from.around.get(each) ?? 0)]));
}

/** A scope with what is known in another inside it. */
export function knowingAsIn(scope: Scope, inner: Scope): Scope {
  return assuming(scope, movedAssumptions(inner.assumptions, enteredBetween(inner, scope)));
}

/** An expression that is never absent. */
export function present(expression: Expression): Typed {
  return { expression, optional: false };
}
