/** Which numbers are shown not to be below zero: by ranges, by how they are calculated, by what was asked before. */
import { type Known, learning, shapeOf } from "../../ir/assume.ts";
import { choicesOf } from "../../ir/choices.ts";
import { decisionKey } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { signOf } from "../../ir/values.ts";
import { isFraction } from "../../runtime/fraction.ts";
import type { Value } from "../../runtime/schema.ts";

/** The signs of what the expressions of one program come to. */
export class Signs {
  readonly #program: ir.Program;
  readonly #decisions = new Map<string, boolean>();

  constructor(program: ir.Program) {
    this.#program = program;
  }

  /** Whether an expression, where it has a value, is shown not to be below zero; `known` tells what was asked before. */
  neverNegative(expression: ir.Expression, known: Known): boolean {
    const never = (each: ir.Expression | null): boolean => each === null || this.neverNegative(each, known);
    if (isAskedBefore(expression, known)) return true;
    switch (expression.kind) {
      case "constant":
        return isFrom0(expression.value);
      case "fact":
      case "column":
        return this.#readNeverNegative(expression);
      case "decision":
        return this.#decided(expression);
      case "allotment":
      case "yearCount":
        return true;
      case "aggregate":
        return isCount(expression.operator) || never(expression.body);
      case "arithmetic":
        return this.#calculated(expression, known);
      case "round":
        return never(expression.operand);
      case "scale":
        return expression.bands.every((band) => never(band.rate));
      case "extreme":
        return expression.which === "greatest" ? expression.operands.some(never) : expression.operands.every(never);
      case "orElse":
        return never(expression.operand) && never(expression.fallback);
      case "if":
        return (
          this.neverNegative(expression.then, learning(known, expression.condition, true)) &&
          this.neverNegative(expression.else, learning(known, expression.condition, false))
        );
      case "cases":
        return (
          never(expression.otherwise) &&
          expression.cases.every(({ guard, value }) => this.neverNegative(value, learning(known, guard, true)))
        );
      case "parameterAt":
        return expression.values.every(({ value }) => never(value));
      case "cell":
        return never(expression.otherwise) && expression.cells.every(never);
      default:
        return false;
    }
  }

  #calculated(expression: ir.Arithmetic, known: Known): boolean {
    const { operator, left, right } = expression;
    const never = (each: ir.Expression): boolean => this.neverNegative(each, known);
    switch (operator) {
      case "mod":
        return true;
      case "-":
        return isAhead(expression, known) || (never(left) && this.#isPartOf(right, left));
      default:
        return never(left) && never(right);
    }
  }

  /** Whether an expression is nothing, or some of what was wished: an allotment is never more than its wish. */
  #isPartOf(part: ir.Expression, wish: ir.Expression): boolean {
    if (part.kind === "constant") return part.value === null || part.value === 0;
    if (part.kind === "allotment") return part.level === 0 && shapeOf(part.wish) === shapeOf(wish);
    if (part.kind === "decision" && part.level === 0) {
      const decision = this.#decision(part);
      return (
        decision !== undefined &&
        [decision.body, decision.otherwise].every((each) => each === null || this.#isPartOf(each, wish))
      );
    }
    const choices = part.kind === "extreme" ? [] : choicesOf(part);
    return choices.length > 0 && choices.every((each) => this.#isPartOf(each, wish));
  }

  #decision({ entity, name }: ir.DecisionRef): ir.Decision | undefined {
    const decisions = this.#program.entities.find((each) => each.name === entity)?.decisions;
    return decisions?.find((each) => each.name === name);
  }

  #readNeverNegative(read: ir.FactRef | ir.ColumnRef): boolean {
    if (read.kind === "column") {
      const rows = this.#program.dataTables.find(({ name }) => name === read.table)?.rows ?? [];
      return rows.every(({ values }) => isFrom0(values[read.name]!));
    }
    const facts = this.#program.entities.find(({ name }) => name === read.entity)?.facts ?? [];
    const range = facts.find(({ name }) => name === read.name)?.range ?? null;
    return range !== null && range.from >= 0;
  }

  #decided(asked: ir.DecisionRef): boolean {
    const key = decisionKey(asked.entity, asked.name);
    const found = this.#decisions.get(key);
    if (found !== undefined) return found;
    const decision = this.#decision(asked);
    if (decision === undefined) return false;
    // In a circle, which is reported elsewhere, nothing is shown.
    this.#decisions.set(key, false);
    const { gate, body, otherwise } = decision;
    const behindGate = gate === null ? new Map() : learning(new Map(), gate, true);
    const result =
      this.neverNegative(body, behindGate) && (otherwise === null || this.neverNegative(otherwise, new Map()));
    this.#decisions.set(key, result);
    return result;
  }
}

function isFrom0(value: Value): boolean {
  return value === null || ((typeof value === "number" || isFraction(value)) && signOf(value) >= 0);
}

/** A count and a place. */
function isCount(operator: ir.Aggregate["operator"]): boolean {
  return operator === "count" || operator === "rankFromHighest" || operator === "rankFromLowest";
}

/** Whether it was asked that a difference is not below zero: that its first part is not less than its second. */
function isAhead({ left, right }: ir.Arithmetic, known: Known): boolean {
  return isKnown(known, left, ["≥", ">"], right) || isKnown(known, right, ["≤", "<"], left);
}

/** Whether it was asked that a number is not below zero. */
function isAskedBefore(expression: ir.Expression, known: Known): boolean {
  const { type, origin } = expression;
  const none: ir.Expression = { kind: "constant", type, value: 0, parameter: null, origin };
  return known.size > 0 && isKnown(known, expression, ["≥", ">"], none);
}

function isKnown(
  known: Known,
  left: ir.Expression,
  operators: readonly ir.CompareOperator[],
  right: ir.Expression,
): boolean {
  return operators.some(
    (operator) =>
      known.get(shapeOf({ kind: "compare", operator, left, right, type: { kind: "bool" }, origin: left.origin })) ===
      true,
  );
}
