/** Comparisons, dates some months apart among them. */
import type { Duration } from "../../runtime/duration.ts";
import { evaluateConstant } from "../../ir/interpret.ts";
import type * as ir from "../../ir/ir.ts";
import { isFractional } from "../../ir/types.ts";
import { asOperand } from "../brackets.ts";
import { call, type Printer } from "../printer.ts";

/** A comparison of two values. */
export function compareCode(printer: Printer, comparison: ir.Compare): string {
  const { operator, left, right } = comparison;
  // TypeScript refuses to compare two literals that differ.
  if (isLiteral(left) && isLiteral(right)) return String(evaluateConstant(comparison));
  if (isFractional(left.type) || isFractional(right.type))
    return `${call("compareExact", printer.value(left), printer.value(right))} ${signs[operator]} 0`;
  switch (left.type.kind) {
    case "duration":
      return `${operator === "≠" ? "!" : ""}${call("sameDuration", printer.value(left), printer.value(right))}`;
    default: {
      const later = monthsLater(left);
      if (later !== null) return compareLater(printer, later, operator, right);
      return operator === "=" || operator === "≠"
        ? `${asOperand(printer.print(left))} ${signs[operator]} ${asOperand(printer.print(right))}`
        : ordered(printer.operand(left), operator, printer.operand(right));
    }
  }
}

/** Whether a date some months later is before, on or after another. */
function compareLater(
  printer: Printer,
  { date, count }: MonthsLater,
  operator: ir.CompareOperator,
  right: ir.Expression,
): string {
  const [from, other] = [printer.value(date), printer.value(right)];
  if (Math.abs(count) > mostMonths) {
    return ordered(call("addMonths", from, String(count)), operator, asOperand(other));
  }
  if (count > 0 && count % 12 === 0 && operator !== "=" && operator !== "≠") {
    const on = operator === "<" || operator === "≥" ? `${asOperand(other)} - 1` : other;
    const reached = call("reachesYears", from, String(count / 12), on);
    return operator === "≤" || operator === "<" ? reached : `!${reached}`;
  }
  return `${call("compareMonthsLater", from, String(count), other)} ${signs[operator]} 0`;
}

/** Whether a set holds members. */
export function containsCode(printer: Printer, { quantifier, set, members }: ir.Contains): string {
  const common = `(${printer.operand(set)} & ${printer.operand(members)})`;
  return quantifier === "any" ? `${common} !== 0` : `${common} === ${printer.operand(members)}`;
}

function isLiteral(expression: ir.Expression): boolean {
  return expression.kind === "constant" && expression.parameter === null;
}

/** How far apart dates may be compared without working the later one out. */
const mostMonths = 200 * 12;

/** How comparisons are written. */
const signs = { "=": "===", "≠": "!==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" } as const;

/**
 * A comparison as code. What stands between a `<` and a `>` that brackets follow is read as a list of types, so
 * there the sides change places.
 */
function ordered(left: string, operator: ir.CompareOperator, right: string): string {
  const isLikeTypes = operator === "<" && /^\(+[^()]* > /u.test(right);
  return isLikeTypes ? `${right} > ${left}` : `${left} ${signs[operator]} ${right}`;
}

/** A date a fixed number of whole months after another. */
interface MonthsLater {
  readonly date: ir.Expression;
  readonly count: number;
}

function monthsLater(expression: ir.Expression): MonthsLater | null {
  if (expression.kind !== "addDuration" || expression.duration.kind !== "constant") return null;
  const { months, days } = expression.duration.value as Duration;
  return months === 0 || days !== 0 ? null : { date: expression.date, count: expression.sign * months };
}
