/** Calculations with numbers, amounts, rates, dates and durations. */
import type { Duration } from "../../runtime/duration.ts";
import type * as ir from "../../ir/ir.ts";
import { call, type Printer } from "../printer.ts";

/** A sum, a difference or a product. */
export function arithmeticCode(printer: Printer, node: ir.Arithmetic): string {
  const { operator, left, right, type } = node;
  if (type.kind === "duration") return call("addDurations", printer.value(left), printer.value(right));
  if (type.kind !== "rate") {
    const code = `${printer.operand(left)} ${operator} ${printer.operand(right)}`;
    return printer.context.magnitudes.mayBeInexact(node) ? call("exact", code) : code;
  }
  const helper = { "+": "addRates", "-": "subtractRates", "*": "multiplyRates" }[operator];
  return call(helper, printer.value(left), printer.value(right));
}

/** A date some time later or earlier. */
export function addDurationCode(printer: Printer, { date, duration, sign }: ir.AddDuration): string {
  const operator = sign === 1 ? "+" : "-";
  if (duration.kind === "constant") {
    const { months, days } = duration.value as Duration;
    if (months === 0) return `${printer.operand(date)} ${operator} ${days}`;
    const moved = call("addMonths", printer.value(date), String(sign * months));
    return days === 0 ? moved : `${moved} ${operator} ${days}`;
  }
  return call(sign === 1 ? "addDuration" : "subtractDuration", printer.value(date), printer.value(duration));
}

/** The least or the greatest of several values. */
export function extremeCode(printer: Printer, { which, operands, type }: ir.Extreme): string {
  const codes = operands.map((each) => printer.value(each));
  if (type.kind !== "rate") return `Math.${which === "least" ? "min" : "max"}(${codes.join(", ")})`;
  return codes.reduce((best, each) => call(which === "least" ? "lesserRate" : "greaterRate", best, each));
}
