import type * as ir from "../ir/ir.ts";
import { spell, type Surface } from "../grammar/keywords.ts";
import { comparisonText, conditionText } from "./condition-text.ts";
import type { ConditionText } from "./explanation.ts";

/** What a row asks in one column, as a cell says it under the head of that column. */
export function cellText(program: ir.Program, test: ir.Expression): ConditionText {
  const asked = withoutKnown(test);
  const text = (surface: Surface): string =>
    shortText(program, asked, surface) ?? conditionText(program, asked)[surface];
  return { en: text("en"), zh: text("zh") };
}

/** What is tested must be known, which goes without saying. */
function withoutKnown(test: ir.Expression): ir.Expression {
  if (test.kind !== "and" || test.operands[0]?.kind !== "known") return test;
  const [first, ...more] = test.operands.slice(1);
  return more.length === 0 ? first! : { ...test, operands: [first!, ...more] };
}

/** The test without its left side; null where it is none that is short for a larger one. */
function shortText(program: ir.Program, test: ir.Expression, surface: Surface): string | null {
  const written = (part: ir.Expression): string => conditionText(program, part)[surface];
  switch (test.kind) {
    case "compare": {
      const value = written(test.right);
      return test.operator === "=" ? value : comparisonText(test, surface, value);
    }
    case "contains":
      return test.quantifier === "any" ? written(test.members).replace(/^\{([^{},、]*)\}$/u, "$1") : null;
    case "and":
      return rangeText(test.operands, surface, written);
    case "or": {
      const options = test.operands.map((each) => optionOf(each));
      if (options.includes(null)) return null;
      return options.map((each) => written(each!)).join(surface === "en" ? ", " : "、");
    }
    case "not":
      if (test.operand.kind === "known") return spell("Absent", surface);
      return test.operand.kind === "fact" || test.operand.kind === "decision" ? spell("No", surface) : null;
    case "fact":
    case "decision":
      return spell("Yes", surface);
    default:
      return null;
  }
}

/** `7 to 17`: not less than one value and not more than another. */
function rangeText(
  operands: readonly ir.Expression[],
  surface: Surface,
  written: (part: ir.Expression) => string,
): string | null {
  const [from, to] = operands;
  if (operands.length !== 2 || from?.kind !== "compare" || to?.kind !== "compare") return null;
  if (from.operator !== "≥" || to.operator !== "≤" || written(from.left) !== written(to.left)) return null;
  return [written(from.right), written(to.right)].join(surface === "en" ? " to " : "至");
}

function optionOf(test: ir.Expression): ir.Expression | null {
  return test.kind === "compare" && test.operator === "=" ? test.right : null;
}
