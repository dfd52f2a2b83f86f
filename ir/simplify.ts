/**
 * Partial evaluation before code is printed: readings become fixed, conditions that are settled go
 * away, and what a table's fixed cells are put into is worked out a cell at a time. The meaning
 * stays; explanations and the exact analysis work on the program as it was.
 */
import { decisionKey } from "./entity.ts";
import { evaluateConstant } from "./interpret.ts";
import type * as ir from "./ir.ts";
import { isPresent } from "./later-by-case.ts";
import { mapChildren } from "./map.ts";
import { isOverList } from "./walk.ts";

/** The program with every decision simplified. */
export function simplifyProgram(program: ir.Program): ir.Program {
  return { ...program, entities: program.entities.map(simplifyEntity) };
}

function simplifyEntity(entity: ir.EntityProgram): ir.EntityProgram {
  const cells = new Map<string, ir.CellOf>();
  const constants = new Map<string, ir.Constant>();
  const decisions = entity.decisions.map((decision) => {
    const simplify = (expression: ir.Expression): ir.Expression => simplified(expression, cells, constants);
    const result = {
      ...decision,
      gate: decision.gate === null ? null : simplify(decision.gate),
      body: simplify(decision.body),
    };
    const cell = cellBehind(result);
    const key = decisionKey(entity.name, decision.name);
    if (cell !== null) cells.set(key, cell);
    if (decision.role === "define" && result.body.kind === "constant") constants.set(key, result.body);
    return result;
  });
  return { ...entity, decisions };
}

/** The cells that a decision is read from wherever it has a value: one table, whatever the record, fixed values. */
function cellBehind({ otherwise, body }: ir.Decision): ir.CellOf | null {
  if (otherwise !== null || body.kind !== "cases" || body.cases.length === 0) return null;
  const [first] = body.cases;
  const isOnly = first!.guard.kind === "constant" && first!.guard.value === true && first!.value.kind === "cell";
  return isOnly && isFixed(first!.value as ir.CellOf) ? (first!.value as ir.CellOf) : null;
}

function isFixed({ cells, otherwise }: ir.CellOf): boolean {
  return isPresent(otherwise) && cells.every(isPresent);
}

function simplified(
  expression: ir.Expression,
  cells: ReadonlyMap<string, ir.CellOf>,
  constants: ReadonlyMap<string, ir.Constant>,
): ir.Expression {
  // What is asked of other records is not read from the row that this one picks.
  const within = isOverList(expression) ? new Map<string, ir.CellOf>() : cells;
  const node = mapChildren(expression, (child) => simplified(child, within, constants));
  switch (node.kind) {
    case "decision":
      return constants.get(decisionKey(node.entity, node.name)) ?? node;
    case "reading":
      return bool(node, node.holds);
    case "not":
      return settled(node.operand) === null ? node : bool(node, !settled(node.operand));
    case "and":
      return junction(node, false);
    case "or":
      return junction(node, true);
    case "if":
      return settled(node.condition) === null ? node : settled(node.condition) ? node.then : node.else;
    case "cases":
      return { ...node, ...withoutDeadCases(node) };
    case "round":
      return shareThroughCells(node, cells);
    default:
      return node;
  }
}

/** A settled condition in the place of another. */
export function bool({ origin }: ir.Expression, value: boolean): ir.Expression {
  return { kind: "constant", type: { kind: "bool" }, value, parameter: null, origin };
}

/** What a condition is settled to be, or null. */
export function settled(expression: ir.Expression): boolean | null {
  return expression.kind === "constant" && typeof expression.value === "boolean" ? expression.value : null;
}

/** `absorbing` settles the whole; its opposite is dropped. */
export function junction(node: ir.And | ir.Or, absorbing: boolean): ir.Expression {
  if (node.operands.some((each) => settled(each) === absorbing)) return bool(node, absorbing);
  const open = node.operands.filter((each) => settled(each) === null);
  if (open.length === 0) return bool(node, !absorbing);
  return open.length === 1 ? open[0]! : { ...node, operands: open };
}

/** Cases that can never apply go; what they would override stands as if they were not there. */
function withoutDeadCases({ cases }: ir.Cases): { readonly cases: readonly ir.Case[] } {
  const kept = cases.map((each, index) => ({ each, index })).filter(({ each }) => settled(each.guard) !== false);
  const position = new Map(kept.map(({ index }, place) => [index, place]));
  return {
    cases: kept.map(({ each }) => ({
      ...each,
      overrides: each.overrides.flatMap((index) => position.get(index) ?? []),
    })),
  };
}

/** A rate of a fixed amount, rounded, where the rate is read from fixed cells: it is worked out a cell at a time. */
function shareThroughCells(node: ir.Round, cells: ReadonlyMap<string, ir.CellOf>): ir.Expression {
  const { operand } = node;
  if (operand.kind !== "arithmetic" || operand.operator !== "*") return node;
  const { left, right } = operand;
  const rebuild = (factor: ir.Expression): ir.Expression =>
    left.kind === "constant"
      ? { ...node, operand: { ...operand, right: factor } }
      : { ...node, operand: { ...operand, left: factor } };
  return left.kind === "constant"
    ? throughCells(node, right, rebuild, true, cells)
    : throughCells(node, left, rebuild, right.kind === "constant", cells);
}

/** An operation on a decision that is read from fixed cells, done on each cell. */
function throughCells(
  node: ir.Expression,
  operand: ir.Expression,
  rebuild: (operand: ir.Expression) => ir.Expression,
  restIsConstant: boolean,
  cells: ReadonlyMap<string, ir.CellOf>,
): ir.Expression {
  const cell =
    operand.kind === "decision" && operand.level === 0
      ? cells.get(decisionKey(operand.entity, operand.name))
      : undefined;
  if (cell === undefined || !restIsConstant) return node;
  const done = (each: ir.Expression): ir.Expression => ({
    kind: "constant",
    type: node.type,
    value: evaluateConstant(rebuild(each)),
    parameter: null,
    origin: each.origin,
  });
  return {
    ...cell,
    cells: cell.cells.map(done),
    otherwise: cell.otherwise === null ? null : done(cell.otherwise),
    type: node.type,
  };
}
