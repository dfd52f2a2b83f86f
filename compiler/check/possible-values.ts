import type { Value } from "../../runtime/schema.ts";
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
      default:
        return null;
    }
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
    const distinct = new Map<string, Value>();
    for (const part of parts) {
      const values = part === null ? [null] : this.of(part);
      if (values === null) return null;
      for (const value of values) distinct.set(JSON.stringify(value), value);
    }
    return distinct.size > most ? null : [...distinct.values()];
  }
}
