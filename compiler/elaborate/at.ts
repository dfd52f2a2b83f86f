import type * as ast from "../../grammar/ast.ts";
import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import { isConstant } from "../../ir/interpret.ts";
import type * as ir from "../../ir/ir.ts";
import { date, int } from "../../ir/types.ts";
import { formatDay } from "../../runtime/date.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { parameterNamed } from "./name.ts";
import { present, type Scope, type Typed } from "./scope.ts";

/** `series at date`, or a parameter that changes with time at a date. */
export function elaborateAt(e: Elaborator, node: ast.At, scope: Scope): Typed {
  const symbol = parameterNamed(e, node.operand, scope);
  if (symbol !== null) {
    const parameter = e.parameter(symbol.name);
    return parameter === null ? e.poison(node, scope) : elaborateParameterAt(e, parameter, node, scope);
  }
  const series = e.check(node.operand, { kind: "series", by: "date" }, scope);
  const on = e.check(node.date, date, scope);
  return present({ kind: "valueAt", series, date: on, type: int, origin: e.origin(node, scope) });
}

/** A day that is fixed and before the first is reported here; for others the analysis looks at all records. */
function elaborateParameterAt(e: Elaborator, parameter: ir.Parameter, node: ast.At, scope: Scope): Typed {
  const { name, type } = parameter;
  const origin = e.origin(node, scope);
  const on = e.check(node.date, date, scope);
  const values = parameter.values.flatMap(({ from, value }) =>
    from === null ? [] : [{ from, value: { kind: "constant", type, value, parameter: name, origin } as const }],
  );
  const first = values[0]?.from;
  if (first === undefined) {
    const dated = { en: "a parameter that changes with time", zh: "分时段取值的参数" };
    e.expected(node.operand, dated, typeName(type));
    return e.poison(node, scope);
  }
  const day = isConstant(on) ? (e.constantValue(on) as number | null) : null;
  if (day !== null && day < first) {
    e.reporter.report("no-value-yet", node.date.span, {
      parameter: bothNames(parameter),
      first: formatDay(first),
      seen: null,
    });
    return e.poison(node, scope);
  }
  return present({ kind: "parameterAt", parameter: name, values, date: on, type, origin });
}
