import type { Cases, Decision, EntityProgram, Expression, Program } from "./ir.ts";
import { walk } from "./walk.ts";

/** An entity of a program, the one that its notice speaks of where none is named. */
export function entityOf({ entities, mainEntity }: Program, name: string = mainEntity): EntityProgram {
  const found = entities.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(`there is no entity ${name}`);
  return found;
}

/** The fact that tells one record of an entity from another: its `id`, else its `name`. */
export function keyFactName({ facts }: { readonly facts: readonly { readonly name: string }[] }): string | null {
  return ["id", "name"].find((key) => facts.some(({ name }) => name === key)) ?? null;
}

/** An entity, and those whose records stand in the lists of its own. */
export function withItems(program: Program, entity: EntityProgram): readonly EntityProgram[] {
  const items = entity.facts.flatMap(({ type }) => (type.kind === "list" ? [type.entity] : []));
  const inner = program.entities.filter(({ name }) => items.includes(name));
  return [entity, ...inner.flatMap((each) => withItems(program, each))];
}

/** What tells a decision from those of other entities, which may have its name. */
export function decisionKey(entity: string, decision: string): string {
  return `${entity}.${decision}`;
}

/** The expressions of a decision. */
export function expressionsOf({ gate, otherwise, body }: Decision): readonly Expression[] {
  return [gate, otherwise, body].filter((each) => each !== null);
}

/** The rules of a decision: one group, or one and the additions to it. */
export function casesIn(body: Expression): readonly Cases[] {
  if (body.kind === "cases") return [body];
  return body.kind === "union" ? body.operands.flatMap(casesIn) : [];
}

/** The decisions that an expression asks directly, by name; only those of one entity where it is given. */
export function decisionsIn(expression: Expression, entity?: string): ReadonlySet<string> {
  const asked = decisionAsksOf(expression).filter((each) => entity === undefined || each.entity === entity);
  return new Set(asked.map(askedName));
}

/** The decisions of whatever entity that an expression asks directly, by key. */
export function decisionKeysIn(expression: Expression): ReadonlySet<string> {
  return new Set(decisionAsksOf(expression).map((each) => decisionKey(each.entity, askedName(each))));
}

function decisionAsksOf(expression: Expression): readonly Exclude<Ask, { kind: "reading" }>[] {
  return asksOf(expression).filter((each) => each.kind !== "reading");
}

function askedName(ask: Exclude<Ask, { kind: "reading" }>): string {
  return ask.kind === "cell" ? ask.pick : ask.name;
}

/** The readings that an expression asks directly, by name. */
export function readingsIn(expression: Expression): ReadonlySet<string> {
  return new Set(asksOf(expression).flatMap((node) => (node.kind === "reading" ? [node.reading] : [])));
}

type Ask = Extract<Expression, { kind: "decision" | "cell" | "reading" }>;

/** Expressions are never changed, so what one asks is looked up once. */
const asks = new WeakMap<Expression, readonly Ask[]>();

function asksOf(expression: Expression): readonly Ask[] {
  let known = asks.get(expression);
  if (known === undefined) {
    known = walk(expression).filter(
      (node): node is Ask => node.kind === "decision" || node.kind === "cell" || node.kind === "reading",
    );
    asks.set(expression, known);
  }
  return known;
}
