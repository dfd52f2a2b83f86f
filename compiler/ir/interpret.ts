/**
 * The reference interpreter: the shortest program over the IR that is obviously right. It is the
 * oracle for every faster back end, so it is written for reading and not for speed.
 */
import { calendarDay, fullYears, monthOf } from "../../runtime/date.ts";
import { exact, numberAt, PolicyFailure } from "../../runtime/failure.ts";
import { addDuration, addDurations, duration, type Duration, subtractDuration } from "../../runtime/duration.ts";
import { roundMoney, shareOf } from "../../runtime/money.ts";
import { addRates, compareRates, multiplyRates, type Rate, rate, subtractRates } from "../../runtime/rate.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { casesIn, keyFactName } from "./entity.ts";
import type * as ir from "./ir.ts";
import { walk } from "./walk.ts";

/** What one decision of one record came to. */
export interface Step {
  readonly decision: ir.Decision;
  readonly value: Value;
  /** Whether the decision was asked at all. */
  readonly gateHeld: boolean;
  /** Every rule of the decision and what became of it, in the order of the IR. */
  readonly rules: readonly RuleStep[];
  /** The row that counted, where the decision picks one. */
  readonly row: ir.PickRow | null;
}

/** What became of a rule. */
export interface RuleStep {
  readonly case: ir.Case;
  readonly applies: boolean;
  /** The rule that defeats it, where one does. */
  readonly defeatedBy: ir.RuleInfo | null;
}

/** A record with everything that is decided of it. */
export interface Evaluation {
  readonly entity: ir.EntityProgram;
  readonly facts: FactRecord;
  /** Every decision by name, auxiliary ones included. */
  readonly values: Readonly<Record<string, Value>>;
  readonly steps: readonly Step[];
  /** Whether a condition over the record holds. */
  readonly holds: (condition: ir.Expression) => boolean;
  /** The rows of a data table that an aggregate over it counts, each with what the body comes to there. */
  readonly countedRows: (aggregate: ir.Aggregate) => readonly CountedRow[];
  /** The items of a list that an aggregate over it counts, or that a rank puts ahead; null where it ranks nothing. */
  readonly countedItems: (aggregate: ir.Aggregate) => CountedItems | null;
  /** The items of a list of the record, decided in their turn; null where the list is absent. */
  readonly items: (list: ir.Fact) => readonly Evaluation[] | null;
}

/** A row of a data table, and what the body of an aggregate comes to there; null where it has none. */
export interface CountedRow {
  readonly row: ir.DataRow;
  readonly value: Value;
}

/** How many items a list has, and those that count, each with its position from 0 and what the aggregate's body comes to there. */
export interface CountedItems {
  readonly of: number;
  readonly items: readonly { readonly facts: FactRecord; readonly position: number; readonly value: Value }[];
}

/** One record with what is decided of it. */
interface Frame {
  readonly facts: FactRecord;
  /** What a decision comes to, worked out when it is first asked. */
  readonly decided: (name: string) => Value;
  /** The items of one of its lists, decided in their turn; of a list asked again they are the same. */
  readonly items: (list: string, entity: string) => readonly Deciding[];
  /** The next record of the same entity further out: the one at hand, where this is an item among its like. */
  readonly outer: Frame | null;
}

/** A row of a data table, inside another of the same table where aggregates are. */
interface RowFrame {
  readonly row: ir.DataRow;
  readonly outer: RowFrame | null;
}

/** The records and rows in reach, by entity and by data table. */
interface Environment {
  readonly program: ir.Program;
  readonly frames: Readonly<Record<string, Frame>>;
  readonly rows: Readonly<Record<string, RowFrame>>;
}

/** The record of an entity in reach. Throws a RangeError where a rule asks for the record around one that stands alone. */
function frameOf({ frames }: Environment, entity: string, level = 0): Frame {
  const frame = Object.hasOwn(frames, entity) ? outwards(frames[entity]!, level) : null;
  if (frame === null) throw new RangeError(`there is no ${entity} around the record`);
  return frame;
}

function outwards<T extends { readonly outer: T | null }>(frame: T, level: number): T | null {
  let found: T | null = frame;
  for (let passed = 0; passed < level && found !== null; passed++) found = found.outer;
  return found;
}

/** The environment in which a record is the nearest of its entity. */
function entering(environment: Environment, entity: string, record: Omit<Frame, "outer">): Environment {
  const outer = Object.hasOwn(environment.frames, entity) ? environment.frames[entity]! : null;
  return { ...environment, frames: { ...environment.frames, [entity]: { ...record, outer } } };
}

/** A record whose decisions are worked out as they are asked, each once. */
interface Deciding {
  readonly frame: Omit<Frame, "outer">;
  readonly step: (decision: ir.Decision) => Step;
  readonly environment: Environment;
}

/**
 * Decides a record on demand. Decisions rest on one another without circles, those of other items of a list included,
 * so what is asked always comes to an end.
 */
function deciding(entity: ir.EntityProgram, facts: FactRecord, around: Environment): Deciding {
  const steps = new Map<string, Step>();
  const lists = new Map<string, readonly Deciding[]>();
  const step = (decision: ir.Decision): Step => {
    let known = steps.get(decision.name);
    if (known === undefined) {
      known = decideOne(decision, environment);
      if (givesOutDate(decision)) calendarDay(known.value as number | null);
      steps.set(decision.name, known);
    }
    return known;
  };
  const frame: Omit<Frame, "outer"> = {
    facts,
    decided: (name) => step(entity.decisions.find((decision) => decision.name === name)!).value,
    items: (list, item) => {
      let known = lists.get(list);
      if (known === undefined) {
        const inner = entityOf(around.program, item);
        known = (facts[list] as readonly FactRecord[]).map((record) => deciding(inner, record, environment));
        lists.set(list, known);
      }
      return known;
    },
  };
  const environment = entering(around, entity.name, frame);
  return { frame, step, environment };
}

/** Decides everything about a record of an entity. Throws `PolicyFailure` where the policy fails. */
export function interpret(program: ir.Program, entity: string, facts: FactRecord): Evaluation {
  const found = entityOf(program, entity);
  return evaluationOf(found, deciding(found, facts, { program, frames: {}, rows: {} }));
}

/**
 * What is decided of a record as it is given out: the vocabulary's decisions, and the outcome of
 * each item in its lists with the item's key. Throws `PolicyFailure` where the policy fails.
 */
export function interpretOutcome(program: ir.Program, entity: string, facts: FactRecord): FactRecord {
  return outcomeOf(interpret(program, entity, facts));
}

function outcomeOf({ entity, facts, values, items }: Evaluation): FactRecord {
  const outputs = entity.outputs.map((name) => [name, values[name]!] as const);
  const lists = entity.facts
    .filter(({ type }) => type.kind === "list")
    .map((list) => [list.name, items(list)?.map(outcomeOf) ?? null] as const);
  return { ...keyOf(entity, facts), ...Object.fromEntries([...outputs, ...lists]) };
}

/** The fact that tells one record from another, as it is given. */
function keyOf(entity: ir.EntityProgram, facts: FactRecord): FactRecord {
  const key = keyFactName(entity);
  return key === null ? {} : { [key]: facts[key]! };
}

/** The value of an expression over a record and its decisions. */
export function interpretExpression(
  program: ir.Program,
  entity: string,
  facts: FactRecord,
  decisions: Readonly<Record<string, Value>>,
  expression: ir.Expression,
): Value {
  const empty: Environment = { program, frames: {}, rows: {} };
  const { frame } = deciding(entityOf(program, entity), facts, empty);
  const given: Omit<Frame, "outer"> = { ...frame, decided: (name) => decisions[name]! };
  return value(expression, entering(empty, entity, given));
}

/** Whether a condition over a record and its decisions holds. */
export function interpretCondition(
  program: ir.Program,
  entity: string,
  facts: FactRecord,
  decisions: Readonly<Record<string, Value>>,
  condition: ir.Expression,
): boolean {
  return interpretExpression(program, entity, facts, decisions, condition) === true;
}

/** Whether an expression rests on no record. */
export function isConstant(expression: ir.Expression): boolean {
  return [...walk(expression)].every(
    ({ kind }) => kind !== "fact" && kind !== "decision" && kind !== "column" && kind !== "aggregate",
  );
}

/** The value of an expression that rests on no record. */
export function evaluateConstant(expression: ir.Expression): Value {
  return value(expression, { program: undefined as never, frames: {}, rows: {} });
}

function entityOf(program: ir.Program, name: string): ir.EntityProgram {
  const found = program.entities.find((entity) => entity.name === name);
  if (found === undefined) throw new RangeError(`there is no entity ${name}`);
  return found;
}

/** Everything that is decided of a record. */
function evaluationOf(entity: ir.EntityProgram, { frame, step, environment }: Deciding): Evaluation {
  const { facts } = frame;
  const steps = entity.decisions.map(step);
  return {
    entity,
    facts,
    values: Object.fromEntries(steps.map(({ decision, value }) => [decision.name, value])),
    steps,
    holds: (condition) => truth(condition, environment),
    countedRows: (aggregate) => countedRows(aggregate, environment),
    countedItems: (aggregate) => countedItems(aggregate, environment),
    items: ({ name, type }) => {
      if (type.kind !== "list" || facts[name] === null) return null;
      const inner = entityOf(environment.program, type.entity);
      return frame.items(name, type.entity).map((item) => evaluationOf(inner, item));
    },
  };
}

/** Within a calculation a date may leave the calendar; what is given out may not. */
function givesOutDate({ role, type }: ir.Decision): boolean {
  return role === "output" && type.kind === "date";
}

function decideOne(decision: ir.Decision, environment: Environment): Step {
  const gateHeld = decision.gate === null || value(decision.gate, environment) === true;
  if (!gateHeld) {
    const outside = decision.otherwise === null ? null : value(decision.otherwise, environment);
    return { decision, value: outside, gateHeld, rules: [], row: null };
  }
  const result = value(decision.body, environment);
  return {
    decision,
    value: result,
    gateHeld,
    rules: casesIn(decision.body).flatMap((cases) => ruleSteps(cases, environment)),
    row: decision.body.kind === "pick" ? (decision.body.rows.find(({ index }) => index === result) ?? null) : null,
  };
}

function ruleSteps({ cases }: ir.Cases, environment: Environment): RuleStep[] {
  const applies = cases.map(({ guard }) => value(guard, environment) === true);
  const defeaters = findDefeaters(cases, applies);
  return cases.map((each, index) => ({
    case: each,
    applies: applies[index]!,
    defeatedBy: defeaters[index] === null ? null : cases[defeaters[index]!]!.rule,
  }));
}

/**
 * For each case the first that defeats it, or null. A case is defeated where one that overrides it
 * applies and is not itself defeated; overriding cases stand first, so one pass settles it.
 */
function findDefeaters(cases: readonly ir.Case[], applies: readonly boolean[]): (number | null)[] {
  const defeaters: (number | null)[] = cases.map(() => null);
  cases.forEach(({ overrides }, index) => {
    if (!applies[index] || defeaters[index] !== null) return;
    for (const overridden of overrides) defeaters[overridden] ??= index;
  });
  return defeaters;
}

function value(expression: ir.Expression, environment: Environment): Value {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "fact":
      return frameOf(environment, expression.entity, expression.level).facts[expression.name]!;
    case "decision":
      return frameOf(environment, expression.entity, expression.level).decided(expression.name);
    case "column":
      return outwards(environment.rows[expression.table]!, expression.level)!.row.values[expression.name]!;
    case "reading":
      return expression.holds;
    case "known":
      return value(expression.operand, environment) !== null;
    case "orElse":
      return value(expression.operand, environment) ?? value(expression.fallback, environment);
    case "not":
      return !truth(expression.operand, environment);
    case "and":
      return expression.operands.every((each) => truth(each, environment));
    case "or":
      return expression.operands.some((each) => truth(each, environment));
    case "compare":
      return compare(expression, environment);
    case "contains":
      return contains(expression, environment);
    case "union":
      return expression.operands.reduce((sum, each) => sum | number(each, environment), 0);
    case "arithmetic":
      return arithmetic(expression, environment);
    case "quotient":
      return rate(number(expression.dividend, environment), number(expression.divisor, environment));
    case "share":
      return shareOf(
        number(expression.amount, environment),
        value(expression.share, environment) as Rate,
        expression.mode,
        expression.unit,
      );
    case "round":
      return roundMoney(number(expression.operand, environment), expression.mode, expression.unit);
    case "makeDuration": {
      const amount = number(expression.amount, environment) * expression.factor;
      return expression.unit === "months" ? duration(amount, 0) : duration(0, amount);
    }
    case "addDuration": {
      const move = expression.sign === 1 ? addDuration : subtractDuration;
      return move(number(expression.date, environment), value(expression.duration, environment) as Duration);
    }
    case "daysBetween":
      return number(expression.to, environment) - number(expression.from, environment);
    case "fullYears":
      return fullYears(number(expression.from, environment), number(expression.to, environment));
    case "extreme":
      return best(
        expression.operands.map((each) => value(each, environment)),
        expression.which === "greatest" ? 1 : -1,
      );
    case "if":
      return value(truth(expression.condition, environment) ? expression.then : expression.else, environment);
    case "cases":
      return resolve(expression, environment);
    case "pick":
      return expression.rows.find(({ guard }) => truth(guard, environment))?.index ?? -1;
    case "cell": {
      const row = frameOf(environment, expression.entity).decided(expression.pick) as number;
      const cell = row >= 0 ? expression.cells[row]! : expression.otherwise;
      return cell === null ? null : value(cell, environment);
    }
    case "valueAt":
      return valueAt(expression, environment);
    case "aggregate":
      return aggregate(expression, environment);
  }
}

function truth(expression: ir.Expression, environment: Environment): boolean {
  return value(expression, environment) === true;
}

function number(expression: ir.Expression, environment: Environment): number {
  return value(expression, environment) as number;
}

/** The common value of the cases that apply undefeated. */
function resolve({ decision, cases, silences, otherwise }: ir.Cases, environment: Environment): Value {
  const applies = cases.map(({ guard }) => truth(guard, environment));
  const defeaters = findDefeaters(cases, applies);
  const undefeated = cases.filter((_, index) => applies[index] && defeaters[index] === null);
  const values = undefeated.map((each) => value(each.value, environment));
  if (undefeated.length === 0) {
    if (silences.some((silence) => truth(silence, environment))) return null;
    if (otherwise === null) throw new PolicyFailure({ kind: "gap", decision });
    return value(otherwise, environment);
  }
  if (values.some((each) => !sameValue(each, values[0]!))) {
    throw new PolicyFailure({ kind: "conflict", decision, clauses: undefeated.map(({ rule }) => rule.clause) });
  }
  return values[0]!;
}

/** Whether two values of one type are the same. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return left === right;
  const key = (item: Value): string => JSON.stringify(item instanceof Map ? [...item].sort() : item);
  return key(left) === key(right);
}

/** Negative, zero or positive as the left value is less than, equal to or greater than the right. */
export function order(left: Value, right: Value): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return compareRates(left as Rate, right as Rate);
}

function compare({ operator, left, right }: ir.Compare, environment: Environment): boolean {
  const [a, b] = [value(left, environment), value(right, environment)];
  switch (operator) {
    case "=":
      return sameValue(a, b);
    case "≠":
      return !sameValue(a, b);
    case "<":
      return order(a, b) < 0;
    case "≤":
      return order(a, b) <= 0;
    case ">":
      return order(a, b) > 0;
    case "≥":
      return order(a, b) >= 0;
  }
}

function contains({ quantifier, set, members }: ir.Contains, environment: Environment): boolean {
  const wanted = number(members, environment);
  const common = number(set, environment) & wanted;
  return quantifier === "any" ? common !== 0 : common === wanted;
}

function arithmetic({ operator, left, right, type }: ir.Arithmetic, environment: Environment): Value {
  const [a, b] = [value(left, environment), value(right, environment)];
  if (type.kind === "rate") {
    const calculate = { "+": addRates, "-": subtractRates, "*": multiplyRates }[operator];
    return calculate(a as Rate, b as Rate);
  }
  if (type.kind === "duration") return addDurations(a as Duration, b as Duration);
  const [x, y] = [a as number, b as number];
  return exact(operator === "+" ? x + y : operator === "-" ? x - y : x * y);
}

function best(values: readonly Value[], direction: 1 | -1): Value {
  return values.reduce((chosen, each) => (order(each, chosen) * direction > 0 ? each : chosen));
}

function valueAt({ series, date }: ir.ValueAt, environment: Environment): number {
  return numberAt(value(series, environment) as ReadonlyMap<number, number>, number(date, environment));
}

// ---------------------------------------------------------------- aggregates

function aggregate(expression: ir.Aggregate, environment: Environment): Value {
  const { where, monthOf: month, body } = expression;
  const items = itemsOf(expression.over, environment).filter((item) => where === null || truth(where, item));
  if (month !== null) {
    const monthOfItem = (item: Environment): number => monthOf(number(month, item));
    const months = [...new Set(items.map(monthOfItem))];
    return new Map(
      months.map((each) => {
        const ofMonth = items.filter((item) => monthOfItem(item) === each);
        return [each, combine(expression, body, ofMonth, environment) as number];
      }),
    );
  }
  return combine(expression, body, items, environment);
}

function countedRows({ over, where, body }: ir.Aggregate, environment: Environment): readonly CountedRow[] {
  if (over.kind !== "table") return [];
  return itemsOf(over, environment)
    .filter((item) => where === null || truth(where, item))
    .map((item) => ({ row: item.rows[over.table]!.row, value: body === null ? null : value(body, item) }));
}

function countedItems(node: ir.Aggregate, environment: Environment): CountedItems | null {
  const { over, where, body, operator } = node;
  if (over.kind !== "list") return null;
  const all = itemsOf(over, environment).map((item, position) => ({ item, position }));
  const counted = all
    .filter(({ item }) => where === null || truth(where, item))
    .map(({ item, position }) => {
      const { facts } = frameOf(item, over.entity);
      return { facts, position, value: body === null ? null : value(body, item) };
    });
  if (operator !== "rankFromHighest" && operator !== "rankFromLowest") return { of: all.length, items: counted };
  const own = ownInRank(node, over.entity, environment);
  return own === null
    ? null
    : { of: all.length, items: counted.filter((each) => isAhead(node, each.value, own.value)) };
}

/** What the record itself comes to where it is ranked; null where it is left out. */
function ownInRank(
  { where, body }: ir.Aggregate,
  entity: string,
  environment: Environment,
): { readonly value: Value } | null {
  const itself = entering(environment, entity, frameOf(environment, entity));
  if (body === null || (where !== null && !truth(where, itself))) return null;
  return { value: value(body, itself) };
}

function isAhead({ operator }: ir.Aggregate, each: Value, own: Value): boolean {
  return order(each, own) * (operator === "rankFromHighest" ? 1 : -1) > 0;
}

function combine(
  node: ir.Aggregate,
  body: ir.Expression | null,
  items: readonly Environment[],
  environment: Environment,
): Value {
  const { operator, type, over } = node;
  const values = body === null ? [] : items.map((item) => value(body, item));
  switch (operator) {
    case "count":
      return items.length;
    case "sum":
      return type.kind === "rate"
        ? (values as Rate[]).reduce(addRates, rate(0, 1))
        : (values as number[]).reduce((sum, each) => exact(sum + each), 0);
    case "list":
      return values;
    case "highest":
      return values.length === 0 ? null : best(values, 1);
    case "lowest":
      return values.length === 0 ? null : best(values, -1);
    case "rankFromHighest":
    case "rankFromLowest": {
      if (over.kind !== "list" || body === null) return 1;
      const own = ownInRank(node, over.entity, environment);
      return own === null ? null : 1 + values.filter((each) => isAhead(node, each, own.value)).length;
    }
  }
}

/** The environment of each item of a list or row of a table. */
function itemsOf(over: ir.AggregateSource, environment: Environment): Environment[] {
  if (over.kind === "table") {
    const table = environment.program.dataTables.find(({ name }) => name === over.table)!;
    const outer = environment.rows[over.table] ?? null;
    return table.rows.map((row) => ({ ...environment, rows: { ...environment.rows, [over.table]: { row, outer } } }));
  }
  const { list, entity } = over;
  if (list.kind !== "fact") throw new RangeError("only a fact is a list of records");
  const holder = frameOf(environment, list.entity, list.level);
  return holder.items(list.name, entity).map(({ frame }) => entering(environment, entity, frame));
}
