import type { Value } from "../../runtime/schema.ts";
import { exactValue } from "../ir/exact-value.ts";
import type * as ir from "../ir/ir.ts";

const most = 1000;

/** Every value of a part, or null where they are many or cannot be told. */
type Values = readonly Value[] | null;

/**
 * Lists every value that an expression can have, where they are few: constants, and what choices
 * between them come to. What a decision comes to is worked out once.
 */
export class PossibleValues {
  readonly #decisions: ReadonlyMap<string, ir.Decision>;
  readonly #known = new Map<string, Values>();

  constructor(decisions: readonly ir.Decision[]) {
    this.#decisions = new Map(decisions.map((decision) => [decision.name, decision]));
  }

  /** The values of an expression over a record of the entity; null where they cannot be told this way. */
  of(expression: ir.Expression): Values {
    switch (expression.kind) {
      case "constant":
        return [expression.value];
      case "if":
        return this.#all([expression.then, expression.else]);
      case "orElse":
        return this.#all([expression.operand, expression.fallback]);
      case "cases":
        return this.#all([...expression.cases.map(({ value }) => value), expression.otherwise]);
      case "cell":
        return this.#all([...expression.cells, expression.otherwise]);
      case "decision":
        return this.#ofDecision(expression.name);
      case "arithmetic":
        return this.#ofArithmetic(expression);
      default:
        return null;
    }
  }

  #ofArithmetic(node: ir.Arithmetic): Values {
    const [left, right] = [this.of(node.left), this.of(node.right)];
    if (left === null || right === null || left.length * right.length > most) return null;
    const values = left.flatMap((first) => right.map((second) => calculated(node, first, second)));
    return values.includes(undefined) ? null : distinct(values as Value[]);
  }

  #ofDecision(name: string): Values {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const decision = this.#decisions.get(name);
    if (decision === undefined) return null;
    // In a circle, which is reported elsewhere, nothing can be told.
    this.#known.set(name, null);
    const values = this.#all([decision.body, decision.otherwise]);
    this.#known.set(name, values);
    return values;
  }

  #all(parts: readonly (ir.Expression | null)[]): Values {
    const all: Value[] = [];
    for (const part of parts) {
      const values = part === null ? [null] : this.of(part);
      if (values === null) return null;
      all.push(...values);
    }
    const found = distinct(all);
    return found.length > most ? null : found;
  }
}

function distinct(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** The result for two fixed values, absent where one is; undefined where it cannot be exact. */
function calculated(node: ir.Arithmetic, left: Value, right: Value): Value | undefined {
  if (left === null || right === null) return null;
  const fixed = (operand: ir.Expression, value: Value): ir.Constant => ({
    ...operand,
    kind: "constant",
    value,
    parameter: null,
  });
  return exactValue({ ...node, left: fixed(node.left, left), right: fixed(node.right, right) });
}
