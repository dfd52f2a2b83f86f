/**
 * The reference interpreter: the shortest program over the IR that is obviously right. It is the
 * oracle for every faster back end, so it is written for reading and not for speed.
 */
import { calendarDay } from "../runtime/date.ts";
import { type Fraction, givenRate } from "../runtime/fraction.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import { casesIn, entityOf, keyFactName } from "./entity.ts";
import { allotted } from "./interpret/allotment.ts";
import { decidingRoster } from "./interpret/roster.ts";
import { countedItems, countedRows } from "./interpret/aggregate.ts";
import { findDefeaters } from "./interpret/defeat.ts";
import { aroundOf, type Deciding, entering, type Environment, type Frame } from "./interpret/environment.ts";
import type { Evaluation, RuleStep, Step } from "./interpret/evaluation.ts";
import { truth, value } from "./interpret/expression.ts";
import type * as ir from "./ir.ts";
import { rootOf } from "./placement.ts";
import { isFractional } from "./types.ts";
import { walk } from "./walk.ts";

/**
 * Decides everything about a record of an entity, in its place where it is told in one; else it forms the groups of its kind
 * alone. Throws `PolicyFailure` where the policy fails.
 */
export function interpret(program: ir.Program, entity: string, facts: FactRecord): Evaluation {
  return evaluationOf(entityOf(program, entity), decidingInPlace(program, entity, facts));
}

/** One decision of a record; others are decided only as it asks them. */
export function interpretDecision(program: ir.Program, entity: string, facts: FactRecord, name: string): Value {
  return decidingInPlace(program, entity, facts).frame.decided(name);
}

/** The value of an expression over a record, whose decisions are decided as it asks them. */
export function interpretInPlace(program: ir.Program, entity: string, facts: FactRecord, asked: ir.Expression): Value {
  return value(asked, decidingInPlace(program, entity, facts).environment);
}

/** What decides a record, from the outermost around it inwards. */
function decidingInPlace(program: ir.Program, entity: string, facts: FactRecord): Deciding {
  const root = rootOf(entity, facts);
  let reached = decidingRoster(program, entityOf(program, root.entity), [root.facts], deciding)[0]!;
  let holder = entityOf(program, root.entity);
  for (const { list, position } of root.path) {
    const { type } = holder.facts.find(({ name }) => name === list)!;
    holder = entityOf(program, type.kind === "list" ? type.entity : entity);
    reached = reached.frame.items(list, holder.name)[position]!;
  }
  return reached;
}

/** Decides the records of a roster, each when it is called, in the groups that they form together. */
export function interpretRoster(
  program: ir.Program,
  entity: string,
  records: readonly FactRecord[],
): readonly (() => Evaluation)[] {
  const found = entityOf(program, entity);
  return decidingRoster(program, found, records, deciding).map((each) => () => evaluationOf(found, each));
}

/**
 * What is decided of a record as it is given out: the vocabulary's decisions, and the outcome of
 * each item in its lists with the item's key. Throws `PolicyFailure` where the policy fails.
 */
export function interpretOutcome(program: ir.Program, entity: string, facts: FactRecord): FactRecord {
  return outcomeOf(interpret(program, entity, facts));
}

/** What is decided of a record as it is given out: its key, the vocabulary's decisions, the outcomes of the items of its lists. */
export function outcomeOf({ entity, facts, values, items }: Evaluation): FactRecord {
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
  const [alone] = decidingRoster(program, entityOf(program, entity), [facts], deciding);
  const { frame, environment } = alone!;
  const given: Omit<Frame, "outer"> = { ...frame, decided: (name) => decisions[name]! };
  return value(expression, entering(environment, entity, given));
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
    ({ kind }) => !["fact", "decision", "record", "column", "lookup", "aggregate", "allotment"].includes(kind),
  );
}

/** The value of an expression that rests on no record. */
export function evaluateConstant(expression: ir.Expression): Value {
  return value(expression, { program: undefined as never, frames: {}, rows: {} });
}

/**
 * Decides a record on demand. Decisions rest on one another without circles, those of other items of a list included,
 * so what is asked always comes to an end.
 */
function deciding(
  entity: ir.EntityProgram,
  facts: FactRecord,
  around: Environment,
  members?: () => readonly Deciding[],
): Deciding {
  const steps = new Map<string, Step>();
  const lists = new Map<string, readonly Deciding[]>();
  const step = (decision: ir.Decision): Step => {
    let known = steps.get(decision.name);
    if (known === undefined) {
      known = decideOne(decision, environment);
      checkGivenOut(decision, known.value);
      steps.set(decision.name, known);
    }
    return known;
  };
  const frame: Omit<Frame, "outer"> = {
    facts,
    decided: (name) => step(entity.decisions.find((decision) => decision.name === name)!).value,
    items: (list, item) => {
      if (members !== undefined && list === entity.groups?.list) return members();
      let known = lists.get(list);
      if (known === undefined) {
        const inner = entityOf(around.program, item);
        known = (facts[list] as readonly FactRecord[]).map((record) => deciding(inner, record, environment));
        lists.set(list, known);
      }
      return known;
    },
  };
  const environment = entering(aroundOf(around, entity.name), entity.name, frame);
  return { frame, step, environment };
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
    valueOf: (expression) => value(expression, environment),
    countedRows: (aggregate) => countedRows(aggregate, environment, value),
    countedItems: (aggregate) => countedItems(aggregate, environment, value),
    allotted: (allotment) => allotted(allotment, environment, value),
    items: ({ name, type }) => {
      if (type.kind !== "list" || facts[name] === null) return null;
      const inner = entityOf(environment.program, type.entity);
      return frame.items(name, type.entity).map((item) => evaluationOf(inner, item));
    },
  };
}

/** Within a calculation a date may leave the calendar, and a rate what is exact in numbers; what is given out may not. */
function checkGivenOut({ role, type }: ir.Decision, value: Value): void {
  if (role !== "output") return;
  if (type.kind === "date") calendarDay(value as number | null);
  if (isFractional(type)) givenRate(value as Fraction | null);
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
