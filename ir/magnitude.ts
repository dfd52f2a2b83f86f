/**
 * How large a number may become, from what is known without any record. Generated code asks at run
 * time only where a result may pass 2⁵³; the interpreter, which is the reference, always asks.
 */
import { isFraction } from "../runtime/fraction.ts";
import { mostInt } from "../runtime/numbers.ts";
import type { Value } from "../runtime/schema.ts";
import { choicesOf } from "./choices.ts";
import type * as ir from "./ir.ts";
import { isFractional } from "./types.ts";

const mostExact = Number.MAX_SAFE_INTEGER;

/** More than any list, any row and any number of days between two dates. */
const mostCounted = 10 ** 10;

/** The greatest absolute values of numbers, amounts and rates of one program. */
export class Magnitudes {
  readonly #program: ir.Program;
  readonly #decisions = new Map<ir.Decision, number>();

  constructor(program: ir.Program) {
    this.#program = program;
  }

  /** Whether the result of a sum, a difference, a product or a count of years may be no longer exact. */
  mayBeInexact(node: ir.Arithmetic | ir.YearCount): boolean {
    const most = node.kind === "yearCount" ? this.of(node) : this.#unchecked(node);
    return (node.type.kind === "int" || node.type.kind === "money") && most > mostExact;
  }

  /** The greatest absolute value of an expression; nothing for what is no number. */
  of(expression: ir.Expression): number {
    switch (expression.kind) {
      case "constant":
        return ofValue(expression.value);
      case "fact":
        return this.#ofFact(expression);
      case "decision":
        return this.#ofDecision(expression);
      case "column":
        return this.#ofColumn(expression);
      case "lookup":
        return this.#ofColumn({ table: expression.table, name: expression.column });
      case "arithmetic":
        return checked(expression, this.#unchecked(expression));
      case "round": {
        const { numerator, denominator } = expression.unit;
        return Math.min(this.of(expression.operand) + numerator / denominator, mostExact);
      }
      case "scale":
        return Math.min(
          this.of(expression.operand) * this.#greatest(expression.bands.map(({ rate }) => rate)),
          mostExact,
        );
      case "valueAt":
        return mostInt;
      case "daysBetween":
      case "fullYears":
      case "monthsBetween":
      case "yearOf":
        return mostCounted;
      case "yearCount":
        return this.of(expression.from) + this.of(expression.to) + 1;
      case "aggregate":
        return this.#ofAggregate(expression);
      case "allotment":
        return Math.min(this.of(expression.wish), this.of(expression.limit));
      default:
        return this.#greatest(choicesOf(expression));
    }
  }

  #unchecked({ operator, left, right }: ir.Arithmetic): number {
    const [one, other] = [this.of(left), this.of(right)];
    switch (operator) {
      case "+":
      case "-":
        return one + other;
      case "*":
        return one === 0 || other === 0 ? 0 : one * other;
      case "/":
        // A divisor that is whole is at least one; a fraction may be as small as one likes.
        return isFractional(right.type) ? Infinity : one;
      case "mod":
        return other;
    }
  }

  #greatest(expressions: readonly (ir.Expression | null)[]): number {
    return expressions.reduce((most, each) => (each === null ? most : Math.max(most, this.of(each))), 0);
  }

  /** What may be read from a record. */
  #ofFact({ entity, name }: ir.FactRef): number {
    const facts = this.#program.entities.find((each) => each.name === entity)?.facts ?? [];
    const range = facts.find((each) => each.name === name)?.range ?? null;
    return range === null ? mostExact : Math.max(Math.abs(range.from), Math.abs(range.to));
  }

  #ofDecision({ entity, name }: ir.DecisionRef): number {
    const all = this.#program.entities.find((each) => each.name === entity)?.decisions ?? [];
    const decision = all.find((each) => each.name === name);
    if (decision === undefined) return Infinity;
    let known = this.#decisions.get(decision);
    if (known === undefined) {
      known = this.#greatest([decision.body, decision.otherwise]);
      this.#decisions.set(decision, known);
    }
    return known;
  }

  #ofColumn({ table, name }: Pick<ir.ColumnRef, "table" | "name">): number {
    const rows = this.#program.dataTables.find((each) => each.name === table)?.rows ?? [];
    return rows.reduce((most, { values }) => Math.max(most, ofValue(values[name]!)), 0);
  }

  #ofAggregate(aggregate: ir.Aggregate): number {
    const { operator, body, over } = aggregate;
    if (operator === "highest" || operator === "lowest") return this.#greatest([body]);
    if (operator !== "sum") return mostCounted;
    const rows = over.kind === "table" ? this.#program.dataTables.find(({ name }) => name === over.table)?.rows : null;
    return checked(aggregate, this.#greatest([body]) * (rows?.length ?? mostCounted));
  }
}

/** What has been asked at run time is exact; rates are in two numbers, each of them exact. */
function checked({ type }: ir.Expression, unchecked: number): number {
  return isFractional(type) ? unchecked : Math.min(unchecked, mostExact);
}

function ofValue(value: Value): number {
  if (typeof value === "number") return Math.abs(value);
  return isFraction(value) ? Math.abs(Number(value.numerator) / Number(value.denominator)) : 0;
}
