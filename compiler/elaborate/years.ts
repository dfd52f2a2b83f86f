/** Counts of calendar years that a set of them holds, or does not. */
import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import { exactValue } from "../../ir/exact-value.ts";
import { isConstant } from "../../ir/interpret.ts";
import type * as ir from "../../ir/ir.ts";
import { int, yearsOf } from "../../ir/types.ts";
import type { Range } from "../../runtime/range.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { checkInRange } from "./range.ts";
import type { Scope } from "./scope.ts";
import { setOperand } from "./set-operand.ts";

const aSetOfYears: TypeWords = { en: "a set of years", zh: "年度的多选" };

/** How many years from one to another a set holds, or does not hold. */
export function elaborateYearCount(e: Elaborator, node: ast.YearCount, scope: Scope): ir.Expression {
  const set = setOperand(e, node.set, scope);
  const years = set === null ? null : yearsOf(set.type);
  if (set !== null && years === null) e.expected(node.set, aSetOfYears, typeName(set.type));
  const to = year(e, node.to, years, scope);
  const from =
    node.from === null ? e.constant(node, scope, int, years?.from ?? 0).expression : year(e, node.from, years, scope);
  if (set === null || years === null) return e.poison(node, scope).expression;
  const { which, held } = node;
  return { kind: "yearCount", which, held, set, from, to, type: int, origin: e.origin(node, scope) };
}

/** Whether a set holds a year that is worked out. */
export function holdsYear(e: Elaborator, node: ast.Has, set: ir.Expression, years: Range, scope: Scope): ir.Expression {
  const asked = year(e, node.member, years, scope);
  const origin = e.origin(node, scope);
  const count: ir.YearCount = {
    kind: "yearCount",
    which: "all",
    held: true,
    set,
    from: asked,
    to: asked,
    type: int,
    origin,
  };
  const one = e.constant(node, scope, int, 1).expression;
  return { kind: "compare", operator: "=", left: count, right: one, type: { kind: "bool" }, origin };
}

/** A year of which the set can tell, as far as that is known without a record. */
function year(e: Elaborator, node: ast.Expression, years: Range | null, scope: Scope): ir.Expression {
  const expression = e.check(node, int, scope);
  const isFixed = expression.type.kind !== "unknown" && isConstant(expression);
  if (isFixed) checkInRange(e, node, int, years, exactValue(expression) ?? null);
  return expression;
}
