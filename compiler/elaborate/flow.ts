import { isFraction } from "../../runtime/fraction.ts";
import { opposites } from "../../ir/assume.ts";
import { signOf } from "../../ir/values.ts";
import type { Compare, CompareOperator, Constant, Expression } from "../../ir/ir.ts";
import { type Asked, type Assumption, holds, known, nonzero, positive, stands } from "./scope.ts";

/** What is behind a decision's name, as far as flow typing needs it. */
export interface DecisionFlow {
  /** What follows from the decision being decided at all. */
  readonly gate: Expression | null;
  /** Whether `no` is its value where the gate does not hold, so that `yes` implies the gate. */
  readonly falseOutside: boolean;
  /** The expression that it names, where it is a define. */
  readonly meaning: Expression | null;
}

/** What is known once a decision has turned out true, or false; null where nothing is. */
export type FlowOf = (entity: string, decision: string) => DecisionFlow | null;

/** What is known once a condition has turned out true, or false; what a decision implies is asked once. */
export function implied(
  condition: Expression,
  truth: boolean,
  flowOf: FlowOf,
  asked = new Set<Assumption>(),
): Assumption[] {
  switch (condition.kind) {
    case "not":
      return implied(condition.operand, !truth, flowOf, asked);
    case "and":
      return truth ? condition.operands.flatMap((each) => implied(each, true, flowOf, asked)) : [];
    case "or":
      return truth ? [] : condition.operands.flatMap((each) => implied(each, false, flowOf, asked));
    case "known":
      return truth ? knownOperand(condition.operand) : [];
    case "decision":
      return truth ? decisionHolds(condition, flowOf, asked) : [];
    case "compare":
      return signs(condition, truth);
    default:
      return [];
  }
}

/** What is known of a record shows as well that there is such a record. */
export function knownOperand(operand: Expression): Assumption[] {
  if (operand.kind === "record") return [stands(operand)];
  return operand.kind === "fact" || operand.kind === "decision" ? [known(operand), stands(operand)] : [];
}

function decisionHolds(decision: Asked, flowOf: FlowOf, asked: Set<Assumption>): Assumption[] {
  const itself = holds(decision);
  if (asked.has(itself)) return [];
  asked.add(itself);
  const alone = [itself, stands(decision)];
  // What lies behind it speaks of the records around it, and is only known as such where it is the nearest.
  if (decision.level > 0) return alone;
  const flow = flowOf(decision.entity, decision.name);
  const gate = flow?.falseOutside === true && flow.gate !== null ? implied(flow.gate, true, flowOf, asked) : [];
  const meaning =
    flow?.meaning === null || flow?.meaning === undefined ? [] : implied(flow.meaning, true, flowOf, asked);
  return [...alone, ...gate, ...meaning];
}

/** What a comparison tells of the sign of its sides, and of the difference between them. */
function signs({ left, right, operator, origin }: Compare, truth: boolean): Assumption[] {
  const asked = truth ? operator : opposites[operator];
  if (right.kind === "constant") return signAgainst(left, asked, right);
  if (left.kind === "constant") return signAgainst(right, mirrored[asked], left);
  const difference = (from: Expression, to: Expression): Expression => ({
    kind: "arithmetic",
    operator: "-",
    left: from,
    right: to,
    type: from.type,
    origin,
  });
  const [over, under] = [difference(left, right), difference(right, left)];
  if (asked === ">") return [positive(over), nonzero(under)];
  if (asked === "<") return [positive(under), nonzero(over)];
  return asked === "≠" ? [nonzero(over), nonzero(under)] : [];
}

function signAgainst(of: Expression, operator: CompareOperator, bound: Constant): Assumption[] {
  if (typeof bound.value !== "number" && !isFraction(bound.value)) return [];
  const sign = signOf(bound.value);
  switch (operator) {
    case ">":
      return sign >= 0 ? [positive(of), nonzero(of)] : [];
    case "≥":
    case "=":
      return sign > 0 ? [positive(of), nonzero(of)] : operator === "=" && sign < 0 ? [nonzero(of)] : [];
    case "<":
      return sign <= 0 ? [nonzero(of)] : [];
    case "≤":
      return sign < 0 ? [nonzero(of)] : [];
    case "≠":
      return sign === 0 ? [nonzero(of)] : [];
  }
}

/** The comparison that says the same with its sides changed. */
const mirrored = { "=": "=", "≠": "≠", "<": ">", ">": "<", "≤": "≥", "≥": "≤" } as const;

/** Whether a gate is sure to hold under the assumptions. */
export function gateHolds(gate: Expression | null, assumptions: ReadonlySet<Assumption>): boolean {
  if (gate === null) return true;
  switch (gate.kind) {
    case "and":
      return gate.operands.every((each) => gateHolds(each, assumptions));
    case "or":
      return gate.operands.some((each) => gateHolds(each, assumptions));
    case "known": {
      const [assumption] = knownOperand(gate.operand);
      return assumption !== undefined && assumptions.has(assumption);
    }
    case "decision":
      return assumptions.has(holds(gate));
    case "compare": {
      const [assumption] = signs(gate, true);
      return assumption !== undefined && assumptions.has(assumption);
    }
    default:
      return false;
  }
}
