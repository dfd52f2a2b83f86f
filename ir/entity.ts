import type { Cases, Decision, EntityProgram, Expression, Program } from "./ir.ts";
import { childrenOf, walk } from "./walk.ts";

/** The entity whose facts a notice speaks of where it does not say another. */
export const mainEntity = "person";

/** That entity of a program, which has it wherever its vocabulary declares it. */
export function mainEntityOf({ entities }: Program): EntityProgram {
  const found = entities.find(({ name }) => name === mainEntity);
  if (found === undefined) throw new RangeError(`there is no entity ${mainEntity}`);
  return found;
}

/** The fact that tells one record of an entity from another: its `id`, else its `name`. */
export function keyFactName({ facts }: Pick<EntityProgram, "facts">): string | null {
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

/** Entities in whose lists an entity stands and whose facts its rules name. */
export function enclosingOf(program: Program, entityName: string): string[] {
  const entity = program.entities.find(({ name }) => name === entityName);
  const named = (entity?.decisions ?? []).flatMap((decision) => expressionsOf(decision).flatMap(walk));
  const others = named.flatMap((each) => (each.kind === "fact" && each.entity !== entityName ? [each.entity] : []));
  const holders = program.entities.filter(({ facts }) =>
    facts.some(({ type }) => type.kind === "list" && type.entity === entityName),
  );
  return [...new Set(others)].filter((other) => holders.some(({ name }) => name === other));
}

/** The decisions that an expression asks directly, by name; only those of one entity where it is given. */
export function decisionsIn(expression: Expression, entity?: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of asksOf(expression)) {
    if (node.kind === "reading" || (entity !== undefined && node.entity !== entity)) continue;
    names.add(node.kind === "cell" ? node.pick : node.name);
  }
  return names;
}

/**
 * The decisions of an entity that its rules ask of other records of the same kind: of the items of the list
 * in which the record itself stands.
 */
export function askedOfLike({ name: entity, decisions }: EntityProgram): readonly string[] {
  const asked = new Set<string>();
  const visit = (node: Expression, depth: number): void => {
    if (node.kind === "decision" && node.entity === entity && node.level < depth) asked.add(node.name);
    const enters = node.kind === "aggregate" && node.over.kind === "list" && node.over.entity === entity;
    for (const child of childrenOf(node)) visit(child, enters ? depth + 1 : depth);
  };
  for (const each of decisions.flatMap(expressionsOf)) visit(each, 0);
  return [...asked];
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
