import type * as ast from "../../grammar/ast.ts";
import { dayOf } from "../../runtime/date.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import { parseRate } from "../../runtime/rate.ts";
import { bool, date, int, money, rateType, text, type Type } from "../../ir/types.ts";
import { elaborateAllotment } from "./allotment.ts";
import { elaborateAggregate } from "./aggregate.ts";
import { elaborateArithmetic, elaborateNegation, elaborateQuantity, elaborateRounding } from "./arithmetic.ts";
import { elaborateEdgeDay, elaborateMovedToWorkday, elaborateWorkdaysFrom, elaborateWorkdayTest } from "./calendar.ts";
import { elaborateAt } from "./at.ts";
import { elaborateCall } from "./call.ts";
import { elaborateList, elaborateRecord, elaborateSeries } from "./collection.ts";
import { elaborateComparison, elaborateIn, elaborateOneOf, elaborateWithin } from "./comparison.ts";
import type { Elaborator } from "./elaborator.ts";
import { elaborateConditional, elaborateLogical, elaborateNot, elaborateOrElse, elaboratePresence } from "./logic.ts";
import { elaborateLookup } from "./lookup.ts";
import { elaborateName } from "./name.ts";
import { isTestOfSubject } from "./row-test.ts";
import { present, type Scope, type Typed } from "./scope.ts";
import { elaborateScale } from "./scale.ts";
import { elaborateEmptiness, elaborateHas, elaborateSet } from "./set.ts";
import { elaborateYearCount } from "./years.ts";

/** Elaborates an expression by its kind. */
export function elaborateExpression(e: Elaborator, node: ast.Expression, scope: Scope, wanted: Type | null): Typed {
  if (isTestOfSubject(node)) {
    e.reporter.report("test-without-column", node.span, { test: e.reporter.textOf(node.span) });
    return e.poison(node, scope);
  }
  switch (node.kind) {
    case "IntLiteral":
      return e.constant(node, scope, int, wholeNumber(e, node));
    case "MoneyLiteral":
      return e.constant(node, scope, money, amount(e, node));
    case "RateLiteral":
      return e.constant(node, scope, rateType, parseRate(`${node.percent}%`));
    case "DateLiteral":
      return e.constant(node, scope, date, dayOf(node.year, node.month, node.day));
    case "BoolLiteral":
      return e.constant(node, scope, bool, node.value);
    case "Text":
      return e.constant(node, scope, text, node.value);
    case "AbsentLiteral":
      return { ...e.constant(node, scope, wanted ?? { kind: "absent" }, null), optional: true };
    case "NameRef":
      return elaborateName(e, node, scope, wanted);
    case "Subject":
      return e.poison(node, scope);
    case "SetLiteral":
      return elaborateSet(e, node, scope, wanted);
    case "ListLiteral":
      return elaborateList(e, node, scope, wanted);
    case "RecordLiteral":
      return elaborateRecord(e, node, scope, wanted);
    case "SeriesLiteral":
      return elaborateSeries(e, node, scope, wanted);
    case "Not":
      return present(elaborateNot(e, node, scope));
    case "Negation":
      return elaborateNegation(e, node, scope);
    case "Logical":
      return elaborateLogical(e, node, scope, wanted);
    case "Comparison":
      return present(elaborateComparison(e, node, scope));
    case "Presence":
      return elaboratePresence(e, node, scope);
    case "Emptiness":
      return present(elaborateEmptiness(e, node, scope));
    case "Has":
      return present(elaborateHas(e, node, scope));
    case "OneOf":
      return present(elaborateOneOf(e, node, scope));
    case "In":
      return present(elaborateIn(e, node, scope));
    case "Within":
      return present(elaborateWithin(e, node, scope));
    case "OrElse":
      return elaborateOrElse(e, node, scope, wanted);
    case "Arithmetic":
      return elaborateArithmetic(e, node, scope, wanted);
    case "Quantity":
      return elaborateQuantity(e, node, scope);
    case "Rounding":
      return elaborateRounding(e, node, scope);
    case "Conditional":
      return elaborateConditional(e, node, scope, wanted);
    case "Call":
      return elaborateCall(e, node, scope, wanted);
    case "At":
      return elaborateAt(e, node, scope);
    case "Lookup":
      return elaborateLookup(e, node, scope);
    case "Aggregate":
      return elaborateAggregate(e, node, scope);
    case "YearCount":
      return present(elaborateYearCount(e, node, scope));
    case "EdgeDay":
      return present(elaborateEdgeDay(e, node, scope));
    case "WorkdayTest":
      return present(elaborateWorkdayTest(e, node, scope));
    case "MovedToWorkday":
      return present(elaborateMovedToWorkday(e, node, scope));
    case "WorkdaysFrom":
      return present(elaborateWorkdaysFrom(e, node, scope));
    case "Allotment":
      return elaborateAllotment(e, node, scope);
    case "Scale":
      return elaborateScale(e, node, scope);
  }
}

function wholeNumber(e: Elaborator, { value, span }: ast.IntLiteral): number {
  if (Number.isInteger(value) && value <= mostInt) return value;
  e.reporter.report(value > mostInt ? "number-too-long" : "number-not-whole", span, {
    number: e.reporter.textOf(span),
  });
  return 0;
}

function amount(e: Elaborator, { fen, span }: ast.MoneyLiteral): number {
  if (fen <= mostFen) return fen;
  e.reporter.report("number-too-long", span, { number: e.reporter.textOf(span) });
  return 0;
}
