/** Examples for what no example reaches, to be confirmed by a person. */
import { restsOn } from "../../analysis/dependencies.ts";
import type { ExampleDraft } from "../../explain/example-text.ts";
import { interpret, interpretCondition } from "../../ir/interpret.ts";
import type { Decision, EntityProgram, Expression } from "../../ir/ir.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { all } from "../logic.ts";
import { answerOf } from "../policy-failure.ts";
import type { Coverage, CoveredPoint } from "./coverage.ts";
import { createFinder, type Finder } from "./find-record.ts";

/** An example with the points that it would reach. */
export interface Suggestion {
  readonly draft: ExampleDraft;
  /** The clause that it belongs into. */
  readonly clause: string | null;
  readonly points: readonly CoveredPoint[];
}

/** Examples that together reach every point which can be reached and is not, each with as few facts as will do. */
export function suggestExamples(
  { program, entity, points }: Coverage,
  titleOf: (point: CoveredPoint) => string,
): readonly Suggestion[] {
  const find = createFinder(program, entity.name);
  let missing = points.filter(({ examples, isUnreachable }) => examples.length === 0 && !isUnreachable);
  const suggestions: Suggestion[] = [];
  for (const point of missing) {
    if (!missing.includes(point)) continue;
    const facts = tellingRecord(entity, point, find);
    const answer = facts === null ? null : answerOf(() => interpret(program, entity.name, facts).values);
    if (facts === null || answer === null || "error" in answer) continue;
    const reached = missing.filter(({ reach }) => interpretCondition(program, entity.name, facts, answer.value, reach));
    const draft = { title: titleOf(point), facts, expect: expectations(entity, reached, answer.value) };
    suggestions.push({ draft, clause: point.origin.clause, points: reached });
    missing = missing.filter((each) => !reached.includes(each));
  }
  return suggestions;
}

/** A record that reaches a point; where possible one for which a decision that rests on the point is asked. */
function tellingRecord(
  entity: EntityProgram,
  { reach, decision, origin }: CoveredPoint,
  find: Finder,
): FactRecord | null {
  const gates = [decision, ...tellersOf(entity, decision)].flatMap(({ gate }) => (gate === null ? [] : [gate]));
  const wishes: (Expression | null)[] = [...gates.slice(0, 1), null];
  for (const wish of wishes) {
    const found = find(wish === null ? reach : all([reach, wish], origin));
    if (found.kind === "record") return found.facts;
  }
  return null;
}

/** The decisions with rules of their own through which a decision shows. */
export function tellersOf(entity: EntityProgram, decision: Decision): readonly Decision[] {
  if (hasRules(decision)) return [decision];
  return entity.decisions.filter(
    (each) =>
      hasRules(each) &&
      restsOn(entity, [each.body]).some(({ name }) => name === decision.name) &&
      isNear(entity, each, decision),
  );
}

/** Whether a decision rests on another through definitions only. */
function isNear(entity: EntityProgram, from: Decision, to: Decision): boolean {
  const hidden = { ...entity, decisions: entity.decisions.filter((each) => each === from || !hasRules(each)) };
  return restsOn(hidden, [from.body]).some(({ name }) => name === to.name);
}

function hasRules({ role }: Decision): boolean {
  return role === "output" || role === "auxiliary";
}

/** What is decided where the points tell; what is absent is left out where something else is not. */
function expectations(
  entity: EntityProgram,
  points: readonly CoveredPoint[],
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const names = new Set(points.flatMap(({ decision }) => tellersOf(entity, decision)).map(({ name }) => name));
  const told = entity.decisions.filter(({ name }) => names.has(name)).map(({ name }) => [name, values[name]!] as const);
  const present = told.filter(([, value]) => value !== null);
  return Object.fromEntries(present.length > 0 ? present : told);
}
