import type * as ast from "../../grammar/ast.ts";
import { bothNames, type TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type * as ir from "../../ir/ir.ts";
import { date, type Type } from "../../ir/types.ts";
import type { Value } from "../../runtime/schema.ts";
import type { Reporter } from "../reporter.ts";
import type { ParameterSymbol } from "../symbols.ts";
import { constantScope, type Scope } from "./scope.ts";
import { asWholeAmount } from "./whole-amount.ts";

/** What working out a parameter asks of the elaborator. */
interface Worker {
  readonly reporter: Reporter;
  present(node: ast.Expression, scope: Scope): ir.Expression;
  check(node: ast.Expression, type: Type, scope: Scope): ir.Expression;
  constantValue(expression: ir.Expression): Value;
}

/** A parameter with its values, of one type, whose first days rise; null after an error. */
export function elaborateParameter(e: Worker, symbol: ParameterSymbol): ir.Parameter | null {
  const { name, label, node, origin } = symbol;
  const scope = constantScope(origin.clause);
  const [first, ...later] = node.values;
  const expression = asWholeAmount(e.present(first!.value, scope));
  const { type } = expression;
  const expressions = [expression, ...later.map(({ value }) => e.check(value, type, scope))];
  const values = expressions.map((each) => e.constantValue(each));
  const days = node.values.map(({ from }) => (from === null ? null : e.constantValue(e.check(from, date, scope))));
  const isComplete = node.values.every(({ from }, index) => from === null || days[index] !== null);
  if (values.includes(null) || !isComplete || !areRising(e.reporter, bothNames(symbol), node, days)) return null;
  return {
    name,
    label,
    type,
    values: node.values.map((each, index) => ({
      from: days[index] as number | null,
      value: values[index]!,
      origin: e.reporter.origin(each, origin.clause),
    })),
    unconfirmed: node.unconfirmed,
    origin,
  };
}

/** Reports each first day that is not after the one before it. */
function areRising(
  reporter: Reporter,
  parameter: TypeWords,
  { values }: ast.Parameter,
  days: readonly Value[],
): boolean {
  const fallen = values.filter((_, index) => index > 0 && (days[index] as number) <= (days[index - 1] as number));
  for (const { from } of fallen) reporter.report("days-not-rising", from!.span, { parameter });
  return fallen.length === 0;
}
