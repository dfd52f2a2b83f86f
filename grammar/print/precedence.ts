import type { Expression } from "../ast.ts";

/** How tightly each expression binds, in the order of the grammar's rules. */
export const levels = {
  expression: 0,
  disjunction: 1,
  conjunction: 2,
  negated: 3,
  comparison: 4,
  orElse: 5,
  additive: 6,
  multiplicative: 7,
  postfix: 8,
  primary: 9,
} as const;

/** The level of the grammar's rule that an expression comes from. */
export function levelOf(node: Expression): number {
  switch (node.kind) {
    case "Conditional":
    case "Aggregate":
    case "Allotment":
    case "Scale":
      return levels.expression;
    case "Logical":
      return node.operator === "or" ? levels.disjunction : levels.conjunction;
    case "Not":
      return levels.negated;
    case "Comparison":
    case "Presence":
    case "Emptiness":
    case "Has":
    case "OneOf":
    case "In":
    case "Within":
    case "WorkdayTest":
    // It may stand inside closer ones, but reads better in brackets there.
    case "YearCount":
      return levels.comparison;
    case "OrElse":
      return levels.orElse;
    case "Arithmetic":
      return node.operator === "+" || node.operator === "-" ? levels.additive : levels.multiplicative;
    case "MoneyLiteral":
    case "RateLiteral":
    case "Quantity":
    case "Rounding":
    case "At":
    case "EdgeDay":
    case "MovedToWorkday":
    case "WorkdaysFrom":
    case "Negation":
      return levels.postfix;
    case "IntLiteral":
    case "DateLiteral":
    case "BoolLiteral":
    case "AbsentLiteral":
    case "Text":
    case "NameRef":
    case "Subject":
    case "Lookup":
    case "SetLiteral":
    case "RecordLiteral":
    case "SeriesLiteral":
    case "ListLiteral":
    case "Call":
      return levels.primary;
  }
}
