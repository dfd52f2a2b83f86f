import type { Expression } from "../../ir/ir.ts";
import { type Asked, type Assumption, holds, known, positive, stands } from "./scope.ts";

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
      return truth ? positiveOperand(condition) : [];
    default:
      return [];
  }
}

/** What is known of a record shows as well that there is such a record. */
function knownOperand(operand: Expression): Assumption[] {
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

function positiveOperand(condition: Extract<Expression, { kind: "compare" }>): Assumption[] {
  const { left, right, operator } = condition;
  const isFact = left.kind === "fact" && right.kind === "constant" && typeof right.value === "number";
  if (!isFact) return [];
  const least = operator === ">" ? right.value + 1 : operator === "≥" ? right.value : 0;
  return least > 0 ? [positive(left)] : [];
}

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
      const [assumption] = positiveOperand(gate);
      return assumption !== undefined && assumptions.has(assumption);
    }
    default:
      return false;
  }
}
