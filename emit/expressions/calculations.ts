/** Calculations with numbers, amounts, rates, dates and durations. */
import type { Duration } from "../../runtime/duration.ts";
import { isFraction } from "../../runtime/fraction.ts";
import type * as ir from "../../ir/ir.ts";
import { isFractional, rateType } from "../../ir/types.ts";
import { call, type Printer } from "../printer.ts";
import { valueCode } from "../value-code.ts";

const exactHelpers = { "+": "addExact", "-": "subtractExact", "*": "multiplyExact", "/": "divideExact" } as const;

/** What two numbers come to: in plain numbers where the result is whole, else as an exact fraction. */
export function arithmeticCode(printer: Printer, node: ir.Arithmetic): string {
  const { operator, left, right, type } = node;
  if (type.kind === "duration") return call("addDurations", printer.value(left), printer.value(right));
  if (operator === "mod") return call("remainderOf", printer.value(left), printer.value(right));
  if (isRateOfWholes(node)) return call("rate", printer.value(left), printer.value(right));
  if (isFractional(type)) return call(exactHelpers[operator], printer.value(left), printer.value(right));
  const code = `${printer.operand(left)} ${operator} ${printer.operand(right)}`;
  return printer.context.magnitudes.mayBeInexact(node) ? call("exact", code) : code;
}

/** Whole numbers and amounts need no big integers to be the two parts of a fraction. */
function isRateOfWholes({ operator, left, right }: ir.Arithmetic): boolean {
  return operator === "/" && !isFractional(left.type) && !isFractional(right.type);
}

/** A number rounded; a product and a quotient in one step, without a fraction between. */
export function roundCode(printer: Printer, { operand, mode, unit, type }: ir.Round): string {
  const how = `"${mode}"`;
  if (isFractional(type))
    return call("roundToStep", printer.value(operand), how, valueCode(printer.context, unit, rateType));
  const by = [how, String(unit.numerator)] as const;
  if (operand.kind !== "arithmetic") return call("roundExact", printer.value(operand), ...by);
  const { operator, left, right } = operand;
  const [one, other] = [isFractional(left.type), isFractional(right.type)];
  if (operator === "*" && one !== other) {
    const [amount, share] = one ? [right, left] : [left, right];
    return call("shareOf", printer.value(amount), printer.value(share), ...by);
  }
  if (isRateOfWholes(operand)) return call("quotientOf", printer.value(left), printer.value(right), ...by);
  return call("roundExact", printer.value(operand), ...by);
}

/** What the parts of a number come to; the bands are made once for the module. */
export function scaleCode(printer: Printer, { operand, bands, type }: ir.Scale): string {
  const { context } = printer;
  // What is made once may not rest on other things that are: they are left out where no function asks for them.
  const code = ({ value, type }: ir.Constant): string =>
    isFraction(value)
      ? call("rate", String(value.numerator), String(value.denominator))
      : valueCode(context, value, type);
  const all = bands.map(({ rate, to }) => `{ rate: ${code(rate)}, to: ${to === null ? "null" : code(to)} }`);
  const scaled = call("scaleOf", printer.value(operand), context.pool.name("scaleBands", `[${all.join(", ")}]`));
  return isFractional(type) ? scaled : call("wholeNumber", scaled);
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
  if (!isFractional(type)) return `Math.${which === "least" ? "min" : "max"}(${codes.join(", ")})`;
  return codes.reduce((best, each) => call(which === "least" ? "lesserExact" : "greaterExact", best, each));
}
