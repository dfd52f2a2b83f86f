/** Between what numbers, amounts and dates lie, from the ranges of facts and from how they are calculated. */
import { addDuration, type Duration } from "../../runtime/duration.ts";
import { isFraction } from "../../runtime/fraction.ts";
import type { Value } from "../../runtime/schema.ts";
import { choicesOf } from "../../ir/choices.ts";
import { decisionKey } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";

/** Between what values lie, both included; nothing lies between an empty one. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export const anywhere: Interval = { from: -Infinity, to: Infinity };
export const nowhere: Interval = { from: Infinity, to: -Infinity };

const from0 = { from: 0, to: Infinity };
const daysOfYear = 366;

/** The intervals of the expressions of one program; too wide rather than too narrow, up to the rounding of their ends. */
export class Intervals {
  readonly #program: ir.Program;
  readonly #decisions = new Map<string, Interval>();

  constructor(program: ir.Program) {
    this.#program = program;
  }

  /** Between what an expression lies where it has a value; that of a duration is its days. */
  of(expression: ir.Expression): Interval {
    switch (expression.kind) {
      case "constant":
        return ofValue(expression.value);
      case "fact":
        return this.#ofFact(expression);
      case "decision":
        return this.#ofDecision(expression);
      case "column":
        return this.#ofColumn(expression.table, expression.name);
      case "lookup":
        return this.#ofColumn(expression.table, expression.column);
      case "addDuration":
        return this.#moved(expression);
      case "edgeDay":
        return widened(this.of(expression.date), daysOfYear);
      case "arithmetic":
        return this.#calculated(expression);
      case "round":
        return widened(
          this.of(expression.operand),
          Number(expression.unit.numerator) / Number(expression.unit.denominator),
        );
      case "extreme":
        return this.#extreme(expression);
      case "aggregate":
        return this.#ofAggregate(expression);
      case "yearCount":
        return from0;
      case "allotment":
        return { from: 0, to: Math.max(0, this.of(expression.wish).to) };
      default: {
        const choices = choicesOf(expression);
        return choices.length === 0 ? anywhere : joined(choices.map((each) => this.of(each)));
      }
    }
  }

  #ofFact({ entity, name }: ir.FactRef): Interval {
    const facts = this.#program.entities.find((each) => each.name === entity)?.facts ?? [];
    return facts.find((each) => each.name === name)?.range ?? anywhere;
  }

  #ofDecision({ entity, name }: ir.DecisionRef): Interval {
    const key = decisionKey(entity, name);
    const known = this.#decisions.get(key);
    if (known !== undefined) return known;
    // In a circle, which is reported elsewhere, nothing can be told.
    this.#decisions.set(key, anywhere);
    const decisions = this.#program.entities.find((each) => each.name === entity)?.decisions ?? [];
    const decision = decisions.find((each) => each.name === name);
    const parts =
      decision === undefined ? [] : [decision.body, ...(decision.otherwise === null ? [] : [decision.otherwise])];
    const found = parts.length === 0 ? anywhere : joined(parts.map((each) => this.of(each)));
    this.#decisions.set(key, found);
    return found;
  }

  #ofColumn(table: string, column: string): Interval {
    return joined(this.#rowsOf(table).map(({ values }) => ofValue(values[column]!)));
  }

  #rowsOf(table: string): readonly ir.DataRow[] {
    return this.#program.dataTables.find(({ name }) => name === table)?.rows ?? [];
  }

  /** Later dates stay later when they are moved, and so does what is moved by more. */
  #moved({ date, duration, sign }: ir.AddDuration): Interval {
    const { months, days } = this.#ofDuration(duration);
    const { from, to } = this.of(date);
    const [least, most] = sign === 1 ? (["from", "to"] as const) : (["to", "from"] as const);
    return {
      from: shifted(from, { months: sign * months[least], days: sign * days[least] }),
      to: shifted(to, { months: sign * months[most], days: sign * days[most] }),
    };
  }

  #ofDuration(duration: ir.Expression): Moves {
    switch (duration.kind) {
      case "constant":
        return duration.value === null ? { months: nowhere, days: nowhere } : ofDuration(duration.value as Duration);
      case "makeDuration": {
        const { from, to } = this.of(duration.amount);
        const moves = { from: from * duration.factor, to: to * duration.factor };
        return { months: at0, days: at0, [duration.unit]: moves };
      }
      case "arithmetic": {
        const [left, right] = [this.#ofDuration(duration.left), this.#ofDuration(duration.right)];
        const isSum = duration.operator === "+";
        const join = (one: Interval, other: Interval): Interval =>
          isSum ? sum(one, other) : sum(one, negative(other));
        return { months: join(left.months, right.months), days: join(left.days, right.days) };
      }
      default: {
        const choices = choicesOf(duration).map((each) => this.#ofDuration(each));
        if (choices.length === 0) return { months: anywhere, days: anywhere };
        return { months: joined(choices.map(({ months }) => months)), days: joined(choices.map(({ days }) => days)) };
      }
    }
  }

  #calculated({ operator, left, right }: ir.Arithmetic): Interval {
    const [one, other] = [this.of(left), this.of(right)];
    switch (operator) {
      case "+":
        return sum(one, other);
      case "-":
        return sum(one, negative(other));
      case "*":
        return corners(one, other, (x, y) => x * y);
      case "/":
        return other.from > 0 || other.to < 0 ? corners(one, other, (x, y) => x / y) : anywhere;
      case "mod":
        return { from: 0, to: Math.max(Math.abs(other.from), Math.abs(other.to)) };
    }
  }

  #extreme({ which, operands }: ir.Extreme): Interval {
    const all = operands.map((each) => this.of(each));
    const best = which === "least" ? Math.min : Math.max;
    return { from: best(...all.map(({ from }) => from)), to: best(...all.map(({ to }) => to)) };
  }

  #ofAggregate({ operator, over, where, body }: ir.Aggregate): Interval {
    if (operator === "highest" || operator === "lowest") return body === null ? anywhere : this.of(body);
    if (operator !== "sum" || body === null) return from0;
    const most = over.kind === "table" ? this.#rowsOf(over.table).length : Infinity;
    const count = { from: over.kind === "table" && where === null ? most : 0, to: most };
    return corners(count, this.of(body), (x, y) => x * y);
  }
}

/** By how many months and days a date is moved. */
interface Moves {
  readonly months: Interval;
  readonly days: Interval;
}

const at0: Interval = { from: 0, to: 0 };

function ofValue(value: Value): Interval {
  const number = isFraction(value) ? Number(value.numerator) / Number(value.denominator) : value;
  return typeof number === "number" ? { from: number, to: number } : nowhere;
}

function ofDuration({ months, days }: Duration): Moves {
  return { months: { from: months, to: months }, days: { from: days, to: days } };
}

function shifted(day: number, { months, days }: Duration): number {
  return Number.isFinite(day) && Number.isFinite(months) ? addDuration(day, { months, days }) : day + months + days;
}

const sum = (one: Interval, other: Interval): Interval => ({ from: one.from + other.from, to: one.to + other.to });
const negative = ({ from, to }: Interval): Interval => ({ from: -to, to: -from });
const widened = ({ from, to }: Interval, by: number): Interval => ({ from: from - by, to: to + by });

/** Where two operands can be, a product or a quotient lies between those of their ends. */
function corners(one: Interval, other: Interval, join: (left: number, right: number) => number): Interval {
  const ends = [one.from, one.to].flatMap((left) => [other.from, other.to].map((right) => join(left, right)));
  // Nothing times as much as one likes is nothing.
  const known = ends.map((each) => (Number.isNaN(each) ? 0 : each));
  return { from: Math.min(...known), to: Math.max(...known) };
}

function joined(intervals: readonly Interval[]): Interval {
  return {
    from: Math.min(...intervals.map(({ from }) => from)),
    to: Math.max(...intervals.map(({ to }) => to)),
  };
}
