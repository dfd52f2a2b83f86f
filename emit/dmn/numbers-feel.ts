/** Arithmetic. What no decimal of 34 digits holds exactly is refused, but for a quotient that is rounded at once. */
import type * as ir from "../../ir/ir.ts";
import type { Rate } from "../../runtime/rate.ts";
import { atom, call, type Feel, holds, infix } from "./feel.ts";
import { durationsOf } from "./durations.ts";
import { areExact, Decimals } from "./decimals.ts";
import { NotInDmn } from "./not-in-dmn.ts";
import { fractionFeel } from "./values-feel.ts";
import type { Writer } from "./writer.ts";

const sign = { "+": "+", "-": "-", "*": "*", "/": "/" } as const;
const hold = { "+": holds.sum, "-": holds.sum, "*": holds.product, "/": holds.product } as const;

/** Two numbers or durations calculated with. */
export function arithmeticFeel(node: ir.Arithmetic, writer: Writer): Feel {
  if (node.type.kind === "duration") {
    if (durationsOf(node, writer.model).size > 1) throw new NotInDmn("duration", node);
  } else if (!new Decimals(writer.model).isExact(node)) throw new NotInDmn("inexact", node);
  return calculated(node, writer);
}

function calculated({ operator, left, right }: ir.Arithmetic, writer: Writer): Feel {
  const [a, b] = [writer.feel(left), writer.feel(right)];
  if (operator === "mod") return call("modulo", a, right.kind === "constant" ? b : call("abs", b));
  return infix(a, sign[operator], b, hold[operator]);
}

/** A number rounded to a multiple of a unit; amounts are in yuan. */
export function roundFeel(node: ir.Round, writer: Writer): Feel {
  const { operand, mode, type } = node;
  const isQuotient = operand.kind === "arithmetic" && operand.operator === "/" && areExact(operand, writer.model);
  const number = isQuotient ? calculated(operand, writer) : writer.feel(operand);
  if (mode === "exact") return number;
  const unit = fractionFeel(node.unit, type.kind === "money" ? 100 : 1, node);
  const places = placesOfUnit(node.unit, type.kind === "money" ? 2 : 0);
  if (mode === "halfUp" && places !== null) return call("round half up", number, atom(String(places)));
  const steps = unit.text === "1" ? number : infix(number, "/", unit, holds.product);
  const whole =
    mode === "halfUp" ? call("round half up", steps, atom("0")) : call(mode === "down" ? "floor" : "ceiling", steps);
  return unit.text === "1" ? whole : infix(whole, "*", unit, holds.product);
}

/** The places to which a unit rounds; null for one that is no power of ten. */
function placesOfUnit({ numerator, denominator }: Rate, offset: number): number | null {
  const power = Math.log10(denominator) - Math.log10(numerator);
  const places = Math.round(power);
  const isPower = numerator === 1 ? denominator === 10 ** places : denominator === 1 && numerator === 10 ** -places;
  return isPower ? places + offset : null;
}

/** The parts of a number, each at the rate of its band. */
export function scaleFeel(node: ir.Scale, writer: Writer): Feel {
  if (!new Decimals(writer.model).isExact(node)) throw new NotInDmn("inexact", node);
  const number = writer.feel(node.operand);
  const parts = node.bands.map(({ rate, to }, index) => {
    const before = index === 0 ? null : node.bands[index - 1]!.to;
    const upTo = to === null ? number : call("min", number, writer.feel(to));
    const part = before === null ? upTo : infix(upTo, "-", writer.feel(before), holds.sum);
    return infix(call("max", atom("0"), part), "*", writer.feel(rate), holds.product);
  });
  return parts.reduce((sum, part) => infix(sum, "+", part, holds.sum));
}
