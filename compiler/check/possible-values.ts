import type { Value } from "../../runtime/schema.ts";
import { exactValue } from "../../ir/exact-value.ts";
import type * as ir from "../../ir/ir.ts";

const most = 1000;

/** Every value of a part, or null where they are many or cannot be told. */
type Values = readonly Value[] | null;

/** An entity, as far as the values of its decisions go. */
export type DecidedEntity = Pick<ir.EntityProgram, "name" | "decisions">;

/**
 * Lists every value that an expression can have, where they are few: constants, and what choices
 * between them come to. What a decision comes to is worked out once.
 */
export class PossibleValues {
  readonly #entity: string;
  readonly #decisions: ReadonlyMap<string, ir.Decision>;
  readonly #known = new Map<string, Values>();

  constructor({ name, decisions }: DecidedEntity) {
    this.#entity = name;
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
      case "parameterAt":
        return this.#all(expression.values.map(({ value }) => value));
      case "cell":
        return this.#all([...expression.cells, expression.otherwise]);
      case "decision":
        return expression.entity === this.#entity ? this.#ofDecision(expression.name) : null;
      case "arithmetic": {
        const { left, right } = expression;
        return this.#ofPair(left, right, (first, second) => ({ ...expression, left: first, right: second }));
      }
      case "round":
      case "scale": {
        const { operand } = expression;
        const values = this.of(operand)?.map((each) =>
          each === null ? null : exactValue({ ...expression, operand: fixed(operand, each) }),
        );
        return values === undefined || values.includes(undefined) ? null : distinct(values as Value[]);
      }
      default:
        return null;
    }
  }

  /** What two operands come to, every value of the one with every value of the other. */
  #ofPair(left: ir.Expression, right: ir.Expression, join: Join): Values {
    const [lefts, rights] = [this.of(left), this.of(right)];
    if (lefts === null || rights === null || lefts.length * rights.length > most) return null;
    const values = lefts.flatMap((first) =>
      rights.map((second) => calculated(fixed(left, first), fixed(right, second), join)),
    );
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

type Join = (left: ir.Constant, right: ir.Constant) => ir.Expression;

/** The result for two fixed values, absent where one is; undefined where it cannot be exact. */
function calculated(left: ir.Constant, right: ir.Constant, join: Join): Value | undefined {
  return left.value === null || right.value === null ? null : exactValue(join(left, right));
}

function fixed({ type, origin }: ir.Expression, value: Value): ir.Constant {
  return { kind: "constant", type, value, parameter: null, origin };
}
