/** Which numbers a decimal of 34 digits holds exactly, by what is written alone. */
import { choicesOf } from "../../ir/choices.ts";
import type * as ir from "../../ir/ir.ts";
import type { Fraction } from "../../runtime/fraction.ts";
import { divideExact } from "../../runtime/fraction.ts";
import { formatRate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type { Model } from "./writer.ts";

const mostDigits = 34;

/** As many places as a rate in a record may have. */
const placesOfRate = 12;

/** Whether both operands of a quotient are exact, and so short that no rounding of it to a unit goes wrong. */
export function areExact({ left, right }: ir.Arithmetic, model: Model): boolean {
  const decimals = new Decimals(model);
  return decimals.digits(left) + decimals.digits(right) < mostDigits;
}

/** How many places numbers of one model have. */
export class Decimals {
  readonly #model: Model;
  readonly #decisions = new Map<string, number>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** Whether a number is exact in FEEL. */
  isExact(node: ir.Expression): boolean {
    return this.digits(node) <= mostDigits;
  }

  /** How many digits a number may have; without end where no decimal holds it. */
  digits(node: ir.Expression): number {
    return Math.ceil(Math.log10(this.#model.magnitudes.of(node) + 1)) + this.#places(node);
  }

  #places(node: ir.Expression): number {
    switch (node.kind) {
      case "constant":
        return placesOfValue(node.value, node.type.kind);
      case "arithmetic":
        return this.#ofArithmetic(node);
      case "round":
        return placesOfValue(node.unit, node.type.kind);
      case "scale":
        return this.#places(node.operand) + this.#most(node.bands.map(({ rate }) => rate));
      case "decision":
        return this.#ofDecision(node.name);
      case "column":
      case "lookup":
      case "fact":
        return node.type.kind === "money" ? 2 : node.type.kind === "rate" ? placesOfRate : 0;
      case "aggregate":
        return node.body === null ? 0 : this.#places(node.body);
      default:
        return this.#most(choicesOf(node));
    }
  }

  #ofArithmetic({ operator, left, right }: ir.Arithmetic): number {
    if (operator === "*") return this.#places(left) + this.#places(right);
    if (operator !== "/") return this.#most([left, right]);
    if (right.kind !== "constant") return Infinity;
    const reciprocal = divideExact(1, right.value as number | Fraction);
    const scale = right.type.kind === "int" || right.type.kind === "rate" ? 0 : 2;
    return this.#places(left) + placesOfValue(reciprocal, "rate") + scale;
  }

  #ofDecision(name: string): number {
    const known = this.#decisions.get(name);
    if (known !== undefined) return known;
    const { body, otherwise } = this.#model.entity.decisions.find((each) => each.name === name)!;
    const places = this.#most(otherwise === null ? [body] : [body, otherwise]);
    this.#decisions.set(name, places);
    return places;
  }

  #most(nodes: readonly ir.Expression[]): number {
    return Math.max(0, ...nodes.map((each) => this.#places(each)));
  }
}

function placesOfValue(value: Value, type: ir.Expression["type"]["kind"]): number {
  if (value === null || typeof value === "string" || typeof value === "boolean") return 0;
  const unit = type === "money" || type === "exactMoney" ? 100 : 1;
  const digits = formatRate(divideExact(value as number | Fraction, unit));
  if (digits.includes("/")) return Infinity;
  return digits.includes(".") ? digits.length - digits.indexOf(".") - 1 : 0;
}
