/** Examples for what no example reaches, to be confirmed by a person. */
import { type DraftedItem, type ExampleDraft } from "../../explain/example-text.ts";
import { decisionKey } from "../../ir/entity.ts";
import type { Decision, EntityProgram, Expression, Program } from "../../ir/ir.ts";
import type { Value } from "../../runtime/schema.ts";
import { isMet } from "../examples/run-example.ts";
import { all } from "../logic.ts";
import { decidedRecords, type Placed } from "../placed.ts";
import type { Coverage, CoveredPoint } from "./coverage.ts";
import { createFinder, type Finder, type Found } from "./find-record.ts";
import { tellersElsewhere, tellersOf } from "./tellers.ts";

/** An example with the points that it would reach. */
export interface Suggestion {
  /** Of which entity the example is. */
  readonly entity: EntityProgram;
  readonly draft: ExampleDraft;
  /** The clause that it belongs into. */
  readonly clause: string | null;
  readonly points: readonly CoveredPoint[];
}

/** Examples that together reach every point which can be reached and is not, each with as few facts as will do. */
export function suggestExamples(
  { program, points }: Coverage,
  titleOf: (point: CoveredPoint) => string,
): readonly Suggestion[] {
  const find = createFinder(program);
  let missing = points.filter(({ examples, isUnreachable }) => examples.length === 0 && !isUnreachable);
  const suggestions: Suggestion[] = [];
  for (const point of missing) {
    if (!missing.includes(point)) continue;
    const found = tellingRecord(program, point, find);
    const records = found === null ? null : decidedRecords(program, found.root, found.facts);
    if (found === null || records === null) continue;
    const { root, facts } = found;
    const reached = missing.flatMap((each) => placesOf(records, each).slice(0, 1));
    const draft = { title: titleOf(point), facts, ...expectations(program, records, reached) };
    if (!isMet(program, root, draft, point.origin)) continue;
    const told = reached.map((each) => each.point);
    suggestions.push({ entity: root, draft, clause: point.origin.clause, points: told });
    missing = missing.filter((each) => !told.includes(each));
  }
  return suggestions;
}

/** A point where a record reaches it. */
interface PlacedPoint {
  readonly point: CoveredPoint;
  readonly at: Placed;
}

function placesOf(records: readonly Placed[], point: CoveredPoint): readonly PlacedPoint[] {
  return records
    .filter(({ evaluation }) => evaluation.entity.name === point.entity && evaluation.holds(point.reach))
    .map((at) => ({ point, at }));
}

/** A record that reaches a point; where possible one for which a decision that rests on the point is asked. */
function tellingRecord(
  program: Program,
  { entity, reach, decision, origin }: CoveredPoint,
  find: Finder,
): Found | null {
  const tellers = tellersOf(program, entity, decision);
  const gates = [decision, ...tellers].flatMap(({ gate }) => (gate === null ? [] : [gate]));
  const wishes: (Expression | null)[] = [...gates.slice(0, 1), null];
  for (const wish of wishes) {
    const found = find(entity, wish === null ? reach : all([reach, wish], origin));
    if (found !== null) return found;
  }
  return null;
}

/** What is decided where the points tell; what is absent is left out where something else is not. */
function expectations(
  program: Program,
  records: readonly Placed[],
  reached: readonly PlacedPoint[],
): Pick<ExampleDraft, "expect" | "items"> {
  const wanted = new Set(reached.flatMap((each) => toldBy(program, records, each)));
  const told = records.flatMap((placed) => ofRecord(placed, wanted));
  const outputs = records.flatMap((placed) =>
    ofRecord(placed, new Set(placed.evaluation.entity.outputs.map((name) => keyIn(placed, name)))),
  );
  const all = told.length > 0 ? told : outputs;
  const present = all.filter(({ value }) => value !== null);
  const stated = present.length > 0 ? present : all;
  const own = stated
    .filter(({ path }) => path.length === 0)
    .map(({ decision, value }): [string, Value] => [decision, value]);
  return { expect: Object.fromEntries(own), items: stated.filter(({ path }) => path.length > 0) };
}

/** The decisions by which a point shows, in the places in which they do. */
function toldBy(program: Program, records: readonly Placed[], { point, at }: PlacedPoint): readonly string[] {
  const near = tellersOf(program, point.entity, point.decision).map(({ name }) => keyIn(at, name));
  if (near.length > 0) return near;
  const further = tellersElsewhere(program, point.entity, point.decision);
  return records.flatMap((placed) =>
    further
      .filter(({ entity }) => entity === placed.evaluation.entity.name)
      .map(({ decision }) => keyIn(placed, decision.name)),
  );
}

function ofRecord(placed: Placed, keys: ReadonlySet<string>): readonly DraftedItem[] {
  const { evaluation, path } = placed;
  return evaluation.entity.decisions
    .filter(({ name }) => keys.has(keyIn(placed, name)))
    .map(({ name }) => ({ path, entity: evaluation.entity.name, decision: name, value: evaluation.values[name]! }));
}

/** What tells a decision of a record in its place from all others of an example. */
function keyIn({ evaluation, path }: Placed, decision: Decision["name"]): string {
  return `${JSON.stringify(path)} ${decisionKey(evaluation.entity.name, decision)}`;
}
