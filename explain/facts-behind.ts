/** On which facts of a record its decisions rest as it stands. */
import { casesIn, entityOf, expressionsOf, withItems } from "../ir/entity.ts";
import type { Evaluation, Step } from "../ir/interpret/evaluation.ts";
import type * as ir from "../ir/ir.ts";
import { walk } from "../ir/walk.ts";
import { relevantParts } from "./relevant.ts";

/**
 * The facts, by name, on which some decisions about a record and the items of its lists rest: as long as these stay, no
 * other fact changes what is decided. Where several would do, those that the notice asks first.
 */
export function factsBehind(
  program: ir.Program,
  evaluation: Evaluation,
  decisions: readonly string[],
): ReadonlySet<string> {
  const { entity, steps, holds } = evaluation;
  const lists = entity.facts.filter(({ type }) => type.kind === "list" && decides(program, type.entity, decisions));
  const facts = new Set(lists.map(({ name }) => name));
  const open = [...decisions];
  const take = (part: ir.Expression): void => {
    if (part.kind === "fact" && part.entity === entity.name) facts.add(part.name);
    if (part.kind === "decision" && part.entity === entity.name) open.push(part.name);
    if (part.kind === "decision" && part.entity !== entity.name) askedByItems(program, part.entity).forEach(take);
    if (part.kind === "cell") open.push(part.pick);
  };
  for (const { type } of lists) if (type.kind === "list") askedByItems(program, type.entity).forEach(take);
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = steps.find(({ decision }) => decision.name === name);
    if (step === undefined || seen.has(name)) continue;
    seen.add(name);
    for (const ground of groundsOf(step)) for (const part of relevantParts(ground, holds)) take(part);
  }
  return facts;
}

/** Whether one of some decisions is about the records of an entity or the items of their lists. */
function decides(program: ir.Program, entity: string, decisions: readonly string[]): boolean {
  const outputs = withItems(program, entityOf(program, entity)).flatMap((each) => each.outputs);
  return outputs.some((name) => decisions.includes(name));
}

/** Of the items of a list everything that their decisions could ask counts: each of them asks other parts. */
function askedByItems(program: ir.Program, item: string): readonly ir.Expression[] {
  const entities = withItems(program, entityOf(program, item));
  const inside = new Set(entities.map(({ name }) => name));
  const parts = entities.flatMap(({ decisions }) => decisions.flatMap(expressionsOf)).flatMap(walk);
  return parts.filter((part) => "entity" in part && !inside.has(part.entity));
}

/** Unlike the reasons of a decision, all that could have made it another: the conditions of every rule and row. */
function groundsOf({ decision, gateHeld, rules }: Step): readonly ir.Expression[] {
  const { gate, otherwise, body } = decision;
  const asked = gate === null ? [] : [gate];
  if (!gateHeld) return otherwise === null ? asked : [...asked, otherwise];
  if (body.kind === "pick") return [...asked, ...body.rows.map(({ guard }) => guard)];
  const groups = casesIn(body);
  if (groups.length === 0) return [...asked, body];
  const winning = rules.filter(({ applies, defeatedBy }) => applies && defeatedBy === null);
  return [
    ...asked,
    ...groups.flatMap(({ cases, silences, otherwise: last }) => [
      ...cases.map(({ guard }) => guard),
      ...silences,
      ...(last === null ? [] : [last]),
    ]),
    ...winning.map(({ case: { value } }) => value),
  ];
}
