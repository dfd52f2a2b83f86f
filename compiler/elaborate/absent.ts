import type * as ast from "../../grammar/ast.ts";
import { levelOf, levels } from "../../grammar/print/precedence.ts";
import type * as ir from "../../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import { knownOperand } from "./flow.ts";

/** Reports a value that may be absent and is used as if it were there. That something is known is only remembered of what has a name. */
export function reportAbsent(reporter: Reporter, node: ast.Expression, expression: ir.Expression): void {
  reporter.report("absent-not-handled", node.span, {
    name: reporter.textOf(node.span),
    operand: operandText(reporter, node),
    isAsked: knownOperand(expression).length > 0,
  });
}

/** An expression as it stands before `or else` or `is known`: in brackets where it would reach further without. */
export function operandText(reporter: Reporter, node: ast.Expression): string {
  const text = reporter.textOf(node.span);
  return levelOf(node) <= levels.orElse ? `(${text})` : text;
}
