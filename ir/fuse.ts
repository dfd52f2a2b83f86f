/**
 * For code that gives answers and no reasons: neighbouring rules of one value become one, rows of
 * a table with the same cells become one, tests of one set become one test, ages become dates, a
 * duration that is one of a few is added case by case, a condition of all parts of a set is asked once.
 */
import { duration } from "../runtime/duration.ts";
import { date } from "./types.ts";
import { assuming, type Known, learning, opposite, shapeOf } from "./assume.ts";
import { behindCommonCondition } from "./common-condition.ts";
import { askedAlone } from "./asking.ts";
import { sameValue } from "./values.ts";
import { decisionKey, decisionsIn, expressionsOf } from "./entity.ts";
import type * as ir from "./ir.ts";
import { fixedLengths, laterByCase } from "./later-by-case.ts";
import { mapChildren } from "./map.ts";
import { isOverList, walk } from "./walk.ts";

/** A simplified program with what only reasons need taken away. */
export function fuseProgram(program: ir.Program): ir.Program {
  return {
    ...program,
    entities: program.entities.map((entity) => fuseEntity(entity, askedAlone(program, entity.name))),
  };
}

/** `asked` by other records one by one are the decisions that stay whatever the entity's own rules ask. */
function fuseEntity(entity: ir.EntityProgram, asked: readonly string[]): ir.EntityProgram {
  const ages = new Map(
    entity.decisions.flatMap(({ name, body }) =>
      body.kind === "fullYears" ? [[decisionKey(entity.name, name), body] as const] : [],
    ),
  );
  const roots = entity.decisions.flatMap(expressionsOf).flatMap(walk);
  const cells = roots.filter((each): each is ir.CellOf => each.kind === "cell");
  const lengths = fixedLengths(entity);
  const change = (expression: ir.Expression): ir.Expression => fused(expression, { ages, cells, lengths });
  const inlined = withDefinesInlined(entity);
  const decisions = inlined.map((decision) => ({
    ...decision,
    gate: decision.gate === null ? null : change(decision.gate),
    body: change(assuming(decision.body, knownBehind(decision, entity))),
  }));
  return { ...entity, decisions: withoutUnused(decisions, asked) };
}

/** What a decision's gate says, and what the gate's own gate says where it is a decision that is `no` without it. */
function knownBehind({ gate }: ir.Decision, entity: ir.EntityProgram): Known {
  if (gate === null) return new Map();
  const known = learning(new Map(), gate, true);
  const behind = gate.kind === "decision" ? entity.decisions.find(({ name }) => name === gate.name) : undefined;
  const isNoOutside = behind?.otherwise?.kind === "constant" && behind.otherwise.value === false;
  return isNoOutside && behind.gate !== null ? learning(known, behind.gate, true) : known;
}

/** How many expressions a define may hold to stand in two places. */
const small = 16;

/** A define that is named once, or is small and named twice, stands there itself: it is asked where it matters. */
function withDefinesInlined({ name: entity, decisions }: ir.EntityProgram): readonly ir.Decision[] {
  const uses = new Map<string, number>();
  for (const each of decisions.flatMap(expressionsOf).flatMap((root) => [...walk(root)])) {
    if (each.kind !== "decision" && each.kind !== "cell") continue;
    const key = decisionKey(each.entity, each.kind === "cell" ? each.pick : each.name);
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const inlined = new Map<string, ir.Expression>();
  return decisions.map((decision) => {
    const replace = (node: ir.Expression): ir.Expression => {
      const isNearest = node.kind === "decision" && node.level === 0;
      const found = isNearest ? inlined.get(decisionKey(node.entity, node.name)) : undefined;
      // What is asked of other records is worked out there, by a function of that decision.
      return found ?? (isOverList(node) ? node : mapChildren(node, replace));
    };
    const result = {
      ...decision,
      gate: decision.gate === null ? null : replace(decision.gate),
      body: replace(decision.body),
    };
    const key = decisionKey(entity, decision.name);
    const count = uses.get(key) ?? 0;
    const isSmall = [...walk(result.body)].length <= small;
    if (decision.role === "define" && !decision.optional && (count === 1 || (count === 2 && isSmall)))
      inlined.set(key, result.body);
    return result;
  });
}

/** What is known of an entity's decisions wherever they are named. */
interface Surroundings {
  readonly ages: ReadonlyMap<string, ir.FullYears>;
  readonly cells: readonly ir.CellOf[];
  readonly lengths: ReadonlyMap<string, ir.Cases>;
}

function fused(expression: ir.Expression, around: Surroundings): ir.Expression {
  const within = isOverList(expression) ? { ...around, lengths: new Map<string, ir.Cases>() } : around;
  const node = mapChildren(expression, (child) => fused(child, within));
  switch (node.kind) {
    case "compare":
      return ageAsDate(node, around.ages);
    case "addDuration":
      return laterByCase(node, around.lengths);
    case "not":
      return node.operand.kind === "compare"
        ? opposite(node.operand)
        : node.operand.kind === "not"
          ? node.operand.operand
          : node;
    case "or":
      return disjunction(node.operands, node);
    case "union":
      return behindCommonCondition(node);
    case "cases":
      return withLastCaseOpen({ ...node, cases: fuseCases(node.cases) });
    case "pick":
      return { ...node, rows: fuseRows(node, around.cells) };
    default:
      return node;
  }
}

/** Of full age n on a day: the nth birthday is not after it. */
function ageAsDate(node: ir.Compare, ages: ReadonlyMap<string, ir.FullYears>): ir.Expression {
  const { left, right, operator } = node;
  const age =
    left.kind === "decision" && left.level === 0
      ? ages.get(decisionKey(left.entity, left.name))
      : left.kind === "fullYears"
        ? left
        : undefined;
  if (age === undefined || right.kind !== "constant" || operator === "=" || operator === "≠") return node;
  const years = (right.value as number) + (operator === ">" || operator === "≤" ? 1 : 0);
  const { origin } = node;
  const months: ir.Expression = {
    kind: "constant",
    type: { kind: "duration" },
    value: duration(years * 12, 0),
    parameter: null,
    origin,
  };
  const birthday: ir.Expression = {
    kind: "addDuration",
    date: age.from,
    duration: months,
    sign: 1,
    type: date,
    origin,
  };
  const reached = operator === "≥" || operator === ">";
  return { ...node, operator: reached ? "≤" : ">", left: birthday, right: age.to };
}

/** Tests for any of a set's members that stand side by side become one. */
function disjunction(operands: readonly ir.Expression[], like: ir.Expression): ir.Expression {
  const joined: ir.Expression[] = [];
  for (const each of operands) {
    const last = joined.at(-1);
    const both = last === undefined ? null : anyOfBoth(last, each);
    if (both === null) joined.push(each);
    else joined[joined.length - 1] = both;
  }
  return joined.length === 1 ? joined[0]! : { kind: "or", operands: joined, type: like.type, origin: like.origin };
}

function anyOfBoth(left: ir.Expression, right: ir.Expression): ir.Expression | null {
  const isTest = (each: ir.Expression): each is ir.Contains =>
    each.kind === "contains" &&
    each.quantifier === "any" &&
    each.set.kind === "fact" &&
    each.members.kind === "constant";
  if (!isTest(left) || !isTest(right)) return null;
  if (shapeOf(left.set) !== shapeOf(right.set)) return null;
  const bits = ((left.members as ir.Constant).value as number) | ((right.members as ir.Constant).value as number);
  return { ...left, members: { ...(left.members as ir.Constant), value: bits } };
}

/** Code asks the cases in order and takes the first, so neighbours of one value may be one. */
function fuseCases(cases: readonly ir.Case[]): readonly ir.Case[] {
  const result: ir.Case[] = [];
  for (const each of cases) {
    const last = result.at(-1);
    if (last !== undefined && sameConstant(last.value, each.value) && !isAlways(each.guard)) {
      result[result.length - 1] = {
        ...last,
        guard: disjunction([...parts(last.guard), ...parts(each.guard)], each.guard),
        overrides: [],
      };
    } else {
      result.push({ ...each, overrides: [] });
    }
  }
  return result;
}

const parts = (guard: ir.Expression): readonly ir.Expression[] => (guard.kind === "or" ? guard.operands : [guard]);
const isAlways = (guard: ir.Expression): boolean => guard.kind === "constant" && guard.value === true;

function sameConstant(left: ir.Expression, right: ir.Expression): boolean {
  return left.kind === "constant" && right.kind === "constant" && sameValue(left.value, right.value);
}

/** Where the last case denies the one before it, or the cases and silences name every option, nothing is left over. */
function withLastCaseOpen(node: ir.Cases): ir.Cases {
  const last = node.cases.at(-1);
  const before = node.cases.at(-2);
  if (last === undefined || isAlways(last.guard)) return node;
  if (before !== undefined && isDenial(last.guard, before.guard)) {
    return { ...node, cases: [...node.cases.slice(0, -1), { ...last, guard: always(last.guard) }], silences: [] };
  }
  const [silence, ...others] = node.silences;
  const isPartition = silence !== undefined && others.length === 0 && node.cases.length === 1;
  if (!isPartition || !namesEveryOption([last.guard, silence])) return node;
  const guard = parts(silence).length < parts(last.guard).length ? denial(silence) : last.guard;
  return { ...node, cases: [{ ...last, guard }], silences: [always(silence)] };
}

/** That a choice is none of some options, asked one by one. */
function denial(condition: ir.Expression): ir.Expression {
  const operands = parts(condition).map((each) => (each.kind === "compare" ? opposite(each) : each));
  return { kind: "and", operands, type: condition.type, origin: condition.origin };
}

function isDenial(left: ir.Expression, right: ir.Expression): boolean {
  return left.kind === "not" && shapeOf(left.operand) === shapeOf(right);
}

function always(like: ir.Expression): ir.Expression {
  return { kind: "constant", type: like.type, value: true, parameter: null, origin: like.origin };
}

function namesEveryOption(guards: readonly ir.Expression[]): boolean {
  const tests = guards.flatMap(parts);
  const [first] = tests;
  if (first?.kind !== "compare" || first.left.kind !== "fact" || first.left.type.kind !== "enum") return false;
  const { name, type } = first.left;
  const options = new Set<unknown>();
  for (const each of tests) {
    const isOption =
      each.kind === "compare" && each.operator === "=" && each.left.kind === "fact" && each.right.kind === "constant";
    if (!isOption || (each.left as ir.FactRef).name !== name) return false;
    options.add((each.right as ir.Constant).value);
  }
  return type.enumeration.members.every((member) => options.has(member.name));
}

function fuseRows(pick: ir.Pick, cells: readonly ir.CellOf[]): readonly ir.PickRow[] {
  const ofTable = cells.filter((each) => each.pick === pick.table);
  const alike = (left: number, right: number): boolean =>
    ofTable.every((each) => sameConstant(each.cells[left]!, each.cells[right]!));
  const result: ir.PickRow[] = [];
  for (const row of pick.rows) {
    const last = result.at(-1);
    if (last === undefined || !alike(last.index, row.index)) result.push(row);
    else
      result[result.length - 1] = {
        ...last,
        guard: disjunction([...parts(last.guard), ...parts(row.guard)], row.guard),
      };
  }
  return result;
}

/** Defines that nothing names any more are not worked out. */
function withoutUnused(decisions: readonly ir.Decision[], asked: readonly string[]): readonly ir.Decision[] {
  const kept: ir.Decision[] = [];
  const named = new Set(asked);
  for (const decision of [...decisions].reverse()) {
    if (decision.role !== "output" && !named.has(decision.name)) continue;
    kept.unshift(decision);
    for (const name of expressionsOf(decision).flatMap((each) => [...decisionsIn(each)])) named.add(name);
  }
  return kept;
}
