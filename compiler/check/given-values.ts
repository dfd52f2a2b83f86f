/** Demands that what a rule gives can be given out at all. */
import { firstDay, lastDay } from "../../runtime/date.ts";
import { addDuration, type Duration, subtractDuration } from "../../runtime/duration.ts";
import { casesIn, decisionKey } from "../../ir/entity.ts";
import { choicesOf } from "../../ir/choices.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import type { Reporter } from "../reporter.ts";

/** Between what values lie, both included; nothing lies between an empty one. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

const anywhere: Interval = { from: -Infinity, to: Infinity };
const nowhere: Interval = { from: Infinity, to: -Infinity };

/** Reports each rule whose value is outside what can be given out, for whatever record: then every record it applies to is refused. */
export function checkGivenValues(program: ir.Program, reporter: Reporter): void {
  const intervals = new Intervals(program);
  for (const { cases } of program.entities.flatMap(({ decisions }) => decisions.flatMap(({ body }) => casesIn(body))))
    for (const { value, rule } of cases) {
      const given = givable(value.type);
      const { from, to } = given === null ? nowhere : intervals.of(value);
      if (given !== null && from <= to && (from > given.to || to < given.from))
        reporter.report("never-given", rule.origin.span, { isDate: value.type.kind === "date" });
    }
}

/** What can be given out of a type; null where that is everything. */
function givable({ kind }: Type): Interval | null {
  if (kind === "date") return { from: firstDay, to: lastDay };
  return kind === "int" || kind === "money" ? { from: -Number.MAX_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER } : null;
}

/** The intervals of dates, whole numbers and amounts, from the ranges of facts; too wide rather than too narrow. */
class Intervals {
  readonly #program: ir.Program;
  readonly #decisions = new Map<string, Interval>();

  constructor(program: ir.Program) {
    this.#program = program;
  }

  of(expression: ir.Expression): Interval {
    switch (expression.kind) {
      case "constant":
        return typeof expression.value === "number" ? { from: expression.value, to: expression.value } : nowhere;
      case "fact":
        return this.#ofFact(expression);
      case "decision":
        return this.#ofDecision(expression);
      case "addDuration":
        return this.#moved(expression);
      case "arithmetic":
        return this.#calculated(expression);
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

  #moved({ date, duration, sign }: ir.AddDuration): Interval {
    if (duration.kind !== "constant" || duration.value === null) return anywhere;
    const move = (day: number): number => {
      if (!Number.isFinite(day)) return day;
      return (sign === 1 ? addDuration : subtractDuration)(day, duration.value as Duration);
    };
    const { from, to } = this.of(date);
    return { from: move(from), to: move(to) };
  }

  #calculated({ operator, left, right, type }: ir.Arithmetic): Interval {
    if (type.kind !== "int" && type.kind !== "money") return anywhere;
    const [one, other] = [this.of(left), this.of(right)];
    switch (operator) {
      case "+":
        return { from: one.from + other.from, to: one.to + other.to };
      case "-":
        return { from: one.from - other.to, to: one.to - other.from };
      default:
        return anywhere;
    }
  }
}

function joined(intervals: readonly Interval[]): Interval {
  return {
    from: Math.min(...intervals.map(({ from }) => from)),
    to: Math.max(...intervals.map(({ to }) => to)),
  };
}
