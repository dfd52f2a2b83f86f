import type * as ast from "../../grammar/ast.ts";
import type * as ir from "../../ir/ir.ts";
import { order } from "../../ir/values.ts";
import { unknown, unrounded } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import { resultOf } from "./arithmetic.ts";
import type { Elaborator } from "./elaborator.ts";
import { present, type Scope, type Typed } from "./scope.ts";

/** `scale of amount: 3% to 36000 yuan, 10% above that`: each part at the rate of its band. */
export function elaborateScale(e: Elaborator, node: ast.Scale, scope: Scope): Typed {
  const operand = e.present(node.operand, scope);
  const [lowest, ...others] = node.bands.map(({ rate }) => rate);
  const ofLowest = e.present(lowest!, scope);
  const first = ofLowest.type;
  const rates = [ofLowest, ...others.map((rate) => e.check(rate, first, scope))];
  const bands = node.bands.map(({ to }, index): ir.ScaleBand => ({
    rate: fixed(e, rates[index]!),
    to: to === null ? null : fixed(e, e.check(to, unrounded(operand.type), scope)),
  }));
  const type = resultOf("*", first, operand.type);
  if (type === null && first.kind !== "unknown" && operand.type.kind !== "unknown")
    e.reporter.report("cannot-calculate", node.span, {
      operator: "*",
      left: typeName(first),
      right: typeName(operand.type),
    });
  if (type === null || bands.some(({ rate, to }) => rate.value === null || to?.value === null))
    return e.poison(node, scope);
  if (!isRising(bands)) {
    e.reporter.report("scale-bands", node.span, {});
    return e.poison(node, scope);
  }
  return present({ kind: "scale", operand, bands, type, origin: e.origin(node, scope) });
}

/** A fixed value, by the name of its parameter where it has one. */
function fixed(e: Elaborator, expression: ir.Expression): ir.Constant {
  if (expression.kind === "constant") return expression;
  const value = e.constantValue(expression);
  const type = value === null ? unknown : expression.type;
  return { kind: "constant", type, value, parameter: null, origin: expression.origin };
}

/** Whether every end is above the one before, and the first above zero; the last band has none. */
function isRising(bands: readonly ir.ScaleBand[]): boolean {
  const ends = bands.flatMap(({ to }) => to?.value ?? []);
  return ends.every((end, index) => order(end, index === 0 ? 0 : ends[index - 1]!) > 0);
}
