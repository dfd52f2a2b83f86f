import type * as ir from "./ir.ts";
import { mapChildren } from "./map.ts";
import { bool, junction, settled } from "./simplify.ts";

/** Conditions that are known to hold, or not to hold, where an expression stands; by their shape. */
export type Known = ReadonlyMap<string, boolean>;

/** What is said of a node besides what it means. */
const besides: ReadonlySet<string> = new Set(["origin", "type", "called", "calendar"]);

/** An expression without its places, types and names, for comparison. */
export function shapeOf(expression: ir.Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (besides.has(key) ? undefined : value));
}

/** What is known once a condition has turned out true, or false. */
export function learning(known: Known, condition: ir.Expression, truth: boolean): Known {
  const learnt = new Map(known);
  learn(learnt, condition, truth);
  return learnt;
}

function learn(learnt: Map<string, boolean>, condition: ir.Expression, truth: boolean): void {
  learnt.set(shapeOf(condition), truth);
  if (condition.kind === "not") learn(learnt, condition.operand, !truth);
  if (condition.kind === (truth ? "and" : "or")) condition.operands.forEach((each) => learn(learnt, each, truth));
  if (condition.kind === "compare") learnt.set(shapeOf(opposite(condition)), !truth);
  const isOption =
    truth && condition.kind === "compare" && condition.operator === "=" && condition.left.type.kind === "enum";
  if (isOption) denyOtherOptions(learnt, condition);
}

/** A choice that is one option is none of the others. */
function denyOtherOptions(learnt: Map<string, boolean>, node: ir.Compare): void {
  const { left, right } = node;
  if (left.type.kind !== "enum" || right.kind !== "constant") return;
  for (const { name } of left.type.enumeration.members) {
    if (name === right.value) continue;
    const other: ir.Compare = { ...node, right: { ...right, value: name } };
    learnt.set(shapeOf(other), false);
    learnt.set(shapeOf(opposite(other)), true);
  }
}

/** The operator that holds exactly where another does not. */
export const opposites = { "=": "≠", "≠": "=", "<": "≥", "≥": "<", ">": "≤", "≤": ">" } as const;

/** The comparison that holds exactly where another does not. */
export function opposite(node: ir.Compare): ir.Compare {
  return { ...node, operator: opposites[node.operator] };
}

/** The expression with every condition that is known settled; choices pass on what they ask. */
export function assuming(expression: ir.Expression, known: Known): ir.Expression {
  if (expression.type.kind === "bool" && expression.kind !== "constant") {
    const truth = known.get(shapeOf(expression));
    if (truth !== undefined) return bool(expression, truth);
  }
  switch (expression.kind) {
    case "and":
    case "or":
      return inTurn(expression, known);
    case "if":
      return conditional(expression, known);
    case "cases":
      return cases(expression, known);
    case "aggregate":
    case "allotment":
      // Inside it the facts and columns are those of other records and rows than the one at hand.
      return mapChildren(expression, (child) => assuming(child, new Map()));
    default: {
      const node = mapChildren(expression, (child) => assuming(child, known));
      return node.kind === "not" && settled(node.operand) !== null ? bool(node, !settled(node.operand)) : node;
    }
  }
}

/** Each part is only asked where the ones before it did not settle the whole. */
function inTurn(node: ir.And | ir.Or, known: Known): ir.Expression {
  let reached = known;
  const operands = node.operands.map((operand) => {
    const result = assuming(operand, reached);
    reached = learning(reached, operand, node.kind === "and");
    return result;
  });
  return junction({ ...node, operands }, node.kind === "or");
}

function conditional(node: ir.If, known: Known): ir.Expression {
  const condition = assuming(node.condition, known);
  const then = assuming(node.then, learning(known, node.condition, true));
  const otherwise = assuming(node.else, learning(known, node.condition, false));
  const truth = settled(condition);
  return truth === null ? { ...node, condition, then, else: otherwise } : truth ? then : otherwise;
}

/** Code asks the cases in order, so a later one is only asked where the earlier ones do not apply. */
function cases(node: ir.Cases, known: Known): ir.Cases {
  let reached = known;
  const kept: ir.Case[] = [];
  for (const each of node.cases) {
    const guard = assuming(each.guard, reached);
    const value = assuming(each.value, learning(reached, each.guard, true));
    reached = learning(reached, each.guard, false);
    if (settled(guard) === false) continue;
    kept.push({ ...each, guard, value, overrides: [] });
    if (settled(guard) === true) return { ...node, cases: kept, silences: [] };
  }
  return { ...node, cases: kept, silences: node.silences.map((silence) => assuming(silence, reached)) };
}
