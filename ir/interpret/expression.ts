/** The value of every kind of expression. */
import {
  firstOfMonth,
  firstOfNextMonth,
  firstOfNextYear,
  firstOfYear,
  lastOfMonth,
  lastOfYear,
  monthsBetween,
  yearOf,
} from "../../runtime/calendar-days.ts";
import { valueOn } from "../../runtime/dated-value.ts";
import { fullYears } from "../../runtime/date.ts";
import { addDuration, addDurations, duration, type Duration, subtractDuration } from "../../runtime/duration.ts";
import { exact, numberAt, PolicyFailure, rowWith } from "../../runtime/failure.ts";
import {
  addExact,
  divideExact,
  type Exact,
  multiplyExact,
  scaleOf,
  subtractExact,
  wholeNumber,
} from "../../runtime/fraction.ts";
import { remainderOf, roundExact, roundToStep } from "../../runtime/rounding.ts";
import type { Value } from "../../runtime/schema.ts";
import { unionOf } from "../../runtime/set.ts";
import { addWorkdays, advancedToWorkday, deferredToWorkday, isWorkday } from "../../runtime/workdays.ts";
import { unbrokenYearsIn, unbrokenYearsNotIn, yearsIn, yearsNotIn } from "../../runtime/years.ts";
import type * as ir from "../ir.ts";
import { firstYearOf, isFractional } from "../types.ts";
import { best, order, sameValue } from "../values.ts";
import { allotment } from "./allotment.ts";
import { aggregate } from "./aggregate.ts";
import { findDefeaters } from "./defeat.ts";
import { type Environment, findFrame, type Frame, frameOf, outwards } from "./environment.ts";

/** The value of an expression where it stands. */
export function value(expression: ir.Expression, environment: Environment): Value {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "fact":
      return reached(expression, environment)?.facts[expression.name] ?? null;
    case "decision":
      return reached(expression, environment)?.decided(expression.name) ?? null;
    case "record":
      return findFrame(environment, expression.entity, expression.level)?.facts ?? null;
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
      return unionOf(...expression.operands.map((each) => value(each, environment) as number | null));
    case "arithmetic":
      return arithmetic(expression, environment);
    case "round":
      return round(expression, environment);
    case "scale":
      return scale(expression, environment);
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
    case "monthsBetween":
      return monthsBetween(number(expression.from, environment), number(expression.to, environment));
    case "yearOf":
      return yearOf(number(expression.date, environment));
    case "edgeDay":
      return edgeDays[expression.of][expression.edge](number(expression.date, environment));
    case "isWorkday":
      return isWorkday(expression.calendar, number(expression.date, environment));
    case "toWorkday": {
      const move = expression.direction === "later" ? deferredToWorkday : advancedToWorkday;
      return move(expression.calendar, number(expression.date, environment));
    }
    case "addWorkdays": {
      const { calendar, sign, date, amount } = expression;
      return addWorkdays(calendar, number(date, environment), sign * number(amount, environment));
    }
    case "yearCount":
      return countYears(expression, environment);
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
      return picked(expression, environment);
    case "cell": {
      const row = frameOf(environment, expression.entity).decided(expression.pick) as number;
      const cell = row >= 0 ? expression.cells[row]! : expression.otherwise;
      return cell === null ? null : value(cell, environment);
    }
    case "valueAt":
      return valueAt(expression, environment);
    case "parameterAt": {
      const { values, date, parameter } = expression;
      return valueOn(values, number(date, environment), parameter).value.value;
    }
    case "lookup":
      return lookup(expression, environment);
    case "aggregate":
      return aggregate(expression, environment, value);
    case "allotment":
      return allotment(expression, environment, value);
  }
}

const edgeDays = {
  month: { first: firstOfMonth, last: lastOfMonth, next: firstOfNextMonth },
  year: { first: firstOfYear, last: lastOfYear, next: firstOfNextYear },
};

/** The years from the first to the last, each asked whether the set holds it. */
function countYears({ which, held, set, from, to }: ir.YearCount, environment: Environment): number {
  const counted = yearCounts[which][held ? "in" : "notIn"];
  return exact(
    counted(number(set, environment), firstYearOf(set.type), number(from, environment), number(to, environment)),
  );
}

const yearCounts = {
  all: { in: yearsIn, notIn: yearsNotIn },
  unbroken: { in: unbrokenYearsIn, notIn: unbrokenYearsNotIn },
};

/** The record that is asked; null where there is none around and the asking says that there may be none. */
function reached(
  { entity, level, optional }: ir.FactRef | ir.DecisionRef,
  environment: Environment,
): Omit<Frame, "outer"> | null {
  return optional ? findFrame(environment, entity, level) : frameOf(environment, entity, level);
}

/** Whether a condition holds where it stands. */
export function truth(expression: ir.Expression, environment: Environment): boolean {
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

/** The row that counts; −1 for none. */
function picked({ table, rows, unique }: ir.Pick, environment: Environment): number {
  if (!unique) return rows.find(({ guard }) => truth(guard, environment))?.index ?? -1;
  const holding = rows.filter(({ guard }) => truth(guard, environment));
  if (holding.length > 1) {
    const clauses = holding.map(({ origin }) => origin.clause ?? "");
    throw new PolicyFailure({ kind: "conflict", decision: table, clauses });
  }
  return holding[0]?.index ?? -1;
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
  if (type.kind === "duration") return addDurations(a as Duration, b as Duration);
  if (operator === "mod") return remainderOf(a as number, b as number);
  const result = exactOperations[operator](a as Exact, b as Exact);
  return isFractional(type) ? result : wholeNumber(result);
}

const exactOperations = { "+": addExact, "-": subtractExact, "*": multiplyExact, "/": divideExact };

function scale({ operand, bands, type }: ir.Scale, environment: Environment): Value {
  const result = scaleOf(
    value(operand, environment) as Exact,
    bands.map(({ rate, to }) => ({ rate: rate.value as Exact, to: to === null ? null : (to.value as Exact) })),
  );
  return isFractional(type) ? result : wholeNumber(result);
}

function round({ operand, mode, unit, type }: ir.Round, environment: Environment): Value {
  const exactly = value(operand, environment) as Exact;
  return isFractional(type) ? roundToStep(exactly, mode, unit) : roundExact(exactly, mode, unit.numerator);
}

function lookup({ table, column, keyColumn, key }: ir.Lookup, { program, ...around }: Environment): Value {
  const rows = program.dataTables.find(({ name }) => name === table)!.rows.map(({ values }) => values);
  return rowWith(rows, keyColumn, value(key, { program, ...around }), table)[column]!;
}

function valueAt({ series, date }: ir.ValueAt, environment: Environment): number {
  return numberAt(value(series, environment) as ReadonlyMap<number, number>, number(date, environment));
}
