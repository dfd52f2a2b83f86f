/** Numbers, amounts and rates: whole ones in a lane, exact fractions in two. */
import type * as ir from "../../ir/ir.ts";
import { isFractional } from "../../ir/types.ts";
import { gcd } from "../../runtime/numbers.ts";
import type { RoundingMode } from "../../runtime/rounding.ts";
import type { ColumnNode } from "./form.ts";
import { type ColumnGraph, constantOf } from "./graph.ts";
import { fractionOf, type Lanes, present } from "./lanes.ts";
import type { Lowering, Scope } from "./lowering.ts";

/** A fraction in two lanes, not in lowest terms; the denominator is positive. */
type Fraction = readonly [numerator: ColumnNode, denominator: ColumnNode];

export function lowerArithmetic(lowering: Lowering, node: ir.Arithmetic, scope: Scope): Lanes {
  const { graph } = lowering;
  const [left, right] = [lowering.value(node.left, scope), lowering.value(node.right, scope)];
  if (node.type.kind === "duration") {
    return present(graph, ...left.parts.map((part, index) => graph.add(part, right.parts[index]!)));
  }
  if (node.operator === "mod") return present(graph, remainder(graph, left.parts[0]!, right.parts[0]!));
  if (!isFractional(node.type) && left.parts.length === 1 && right.parts.length === 1 && node.operator !== "/") {
    return present(graph, wholeResult(graph, node.operator, left.parts[0]!, right.parts[0]!));
  }
  const fraction = calculated(graph, node.operator, fractionOf(graph, left), fractionOf(graph, right));
  return present(graph, ...(isFractional(node.type) ? fraction : [graph.floorDivide(...fraction)]));
}

function wholeResult(graph: ColumnGraph, operator: "+" | "-" | "*", left: ColumnNode, right: ColumnNode): ColumnNode {
  if (operator === "+") return graph.add(left, right);
  return operator === "-" ? graph.subtract(left, right) : graph.multiply(left, right);
}

function calculated(graph: ColumnGraph, operator: "+" | "-" | "*" | "/", left: Fraction, right: Fraction): Fraction {
  switch (operator) {
    case "+":
    case "-":
      return summed(graph, operator, left, right);
    case "*":
      return reduced(graph, graph.multiply(left[0], right[0]), graph.multiply(left[1], right[1]));
    case "/": {
      const isNegative = graph.less(right[0], graph.number(0));
      const turned = (node: ColumnNode): ColumnNode =>
        graph.select(isNegative, graph.subtract(graph.number(0), node), node);
      return reduced(graph, graph.multiply(turned(left[0]), right[1]), graph.multiply(left[1], turned(right[0])));
    }
  }
}

/** Over a common denominator, the least one where both are fixed. */
function summed(graph: ColumnGraph, operator: "+" | "-", left: Fraction, right: Fraction): Fraction {
  const [one, other] = [constantOf(left[1]), constantOf(right[1])];
  const common = one === null || other === null ? 1 : gcd(one, other);
  const scaled = ([numerator]: Fraction, by: ColumnNode): ColumnNode =>
    graph.multiply(numerator, shared(graph, by, common));
  const [a, b] = [scaled(left, right[1]), scaled(right, left[1])];
  return [
    operator === "+" ? graph.add(a, b) : graph.subtract(a, b),
    graph.multiply(left[1], shared(graph, right[1], common)),
  ];
}

function shared(graph: ColumnGraph, denominator: ColumnNode, by: number): ColumnNode {
  const value = constantOf(denominator);
  return value === null ? denominator : graph.number(value / by);
}

/** Fixed fractions in lowest terms, so that numbers stay small. */
function reduced(graph: ColumnGraph, numerator: ColumnNode, denominator: ColumnNode): Fraction {
  const [top, bottom] = [constantOf(numerator), constantOf(denominator)];
  if (top === null || bottom === null) return [numerator, denominator];
  const by = gcd(Math.abs(top), bottom);
  return [graph.number(top / by), graph.number(bottom / by)];
}

/** From zero up to the size of the divisor. */
function remainder(graph: ColumnGraph, dividend: ColumnNode, divisor: ColumnNode): ColumnNode {
  const size = sizeOf(graph, divisor);
  return graph.subtract(dividend, graph.multiply(graph.floorDivide(dividend, size), size));
}

/** A number without its sign. */
export function sizeOf(graph: ColumnGraph, number: ColumnNode): ColumnNode {
  return graph.greatest(number, graph.subtract(graph.number(0), number));
}

/** A number rounded to a multiple of a unit. */
export function lowerRound(lowering: Lowering, { operand, mode, unit, type }: ir.Round, scope: Scope): Lanes {
  const { graph } = lowering;
  const [top, bottom] = [unit.numerator, unit.denominator].map((each) => graph.number(each));
  const [numerator, denominator] = fractionOf(graph, lowering.value(operand, scope));
  const steps = rounded(graph, mode, graph.multiply(numerator, bottom!), graph.multiply(denominator, top!));
  const result = graph.multiply(steps, top!);
  return present(graph, ...(isFractional(type) ? [result, bottom!] : [result]));
}

/** A quotient as the whole number below or above it, or the nearer one, away from zero at the half. */
function rounded(graph: ColumnGraph, mode: RoundingMode, dividend: ColumnNode, divisor: ColumnNode): ColumnNode {
  const opposite = (node: ColumnNode): ColumnNode => graph.subtract(graph.number(0), node);
  switch (mode) {
    case "exact":
    case "down":
      return graph.floorDivide(dividend, divisor);
    case "up":
      return opposite(graph.floorDivide(opposite(dividend), divisor));
    case "halfUp": {
      const two = graph.number(2);
      const twice = graph.add(graph.multiply(sizeOf(graph, dividend), two), divisor);
      const size = graph.floorDivide(twice, graph.multiply(divisor, two));
      return graph.select(graph.less(dividend, graph.number(0)), opposite(size), size);
    }
  }
}

/** What the parts of a number come to, each at the rate of its band. */
export function lowerScale(lowering: Lowering, { operand, bands, type }: ir.Scale, scope: Scope): Lanes {
  const { graph } = lowering;
  const whole = lowering.value(operand, scope);
  const zero: Fraction = [graph.number(0), graph.number(1)];
  let [total, from] = [zero, zero];
  for (const { rate, to } of bands) {
    const end = to === null ? null : fractionOf(graph, lowering.value(to, scope));
    const amount = fractionOf(graph, whole);
    const upTo = end === null ? amount : lesser(graph, amount, end);
    const part = summed(graph, "-", upTo, from);
    const taken: Fraction = [graph.greatest(part[0], graph.number(0)), part[1]];
    total = summed(graph, "+", total, calculated(graph, "*", taken, fractionOf(graph, lowering.value(rate, scope))));
    from = end ?? from;
  }
  return present(graph, ...(isFractional(type) ? total : [graph.floorDivide(...total)]));
}

function lesser(graph: ColumnGraph, left: Fraction, right: Fraction): Fraction {
  const isLess = lessThan(graph, left, right);
  return [graph.select(isLess, left[0], right[0]), graph.select(isLess, left[1], right[1])];
}

/** Whether one fraction is less than another. */
export function lessThan(graph: ColumnGraph, left: Fraction, right: Fraction): ColumnNode {
  return graph.less(...overOne(graph, left, right));
}

/** Whether one fraction is at most another. */
export function atMost(graph: ColumnGraph, left: Fraction, right: Fraction): ColumnNode {
  return graph.lessOrEqual(...overOne(graph, left, right));
}

/** Whether two fractions are the same number. */
export function sameFraction(graph: ColumnGraph, left: Fraction, right: Fraction): ColumnNode {
  return graph.equal(...overOne(graph, left, right));
}

/** The numerators over a common denominator. */
function overOne(graph: ColumnGraph, left: Fraction, right: Fraction): readonly [ColumnNode, ColumnNode] {
  if (left[1] === right[1]) return [left[0], right[0]];
  return [graph.multiply(left[0], right[1]), graph.multiply(right[0], left[1])];
}

/** The least or the greatest of several numbers or dates. */
export function lowerExtreme(lowering: Lowering, { which, operands }: ir.Extreme, scope: Scope): Lanes {
  const { graph } = lowering;
  const all = operands.map((each) => lowering.value(each, scope));
  if (all.every(({ parts }) => parts.length === 1)) {
    const numbers = all.map(({ parts }) => parts[0]!);
    return present(
      graph,
      numbers.reduce((best, each) => (which === "least" ? graph.least(best, each) : graph.greatest(best, each))),
    );
  }
  const fractions = all.map((each) => fractionOf(graph, each));
  return present(
    graph,
    ...fractions.reduce((best, each) => {
      const isBetter = which === "least" ? lessThan(graph, each, best) : lessThan(graph, best, each);
      return [graph.select(isBetter, each[0], best[0]), graph.select(isBetter, each[1], best[1])];
    }),
  );
}
