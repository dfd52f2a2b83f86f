/**
 * The expression printer: IR to expressions that are JavaScript and TypeScript alike. Generated
 * TypeScript and the in-memory evaluator are printed by it; they differ only in their style.
 */
import type * as ir from "../ir/ir.ts";
import { asOperand, negated } from "./brackets.ts";
import type { CodeContext } from "./context.ts";
import { aggregateCode } from "./expressions/aggregates.ts";
import { edgeDayCode, workdayCode, yearCountCode } from "./expressions/calendar.ts";
import { allotmentCode } from "./expressions/allotments.ts";
import { addDurationCode, arithmeticCode, extremeCode, roundCode, scaleCode } from "./expressions/calculations.ts";
import { casesCode, cellCode, ifCode, inTurn, pickCode, unionCode } from "./expressions/choices.ts";
import { compareCode, containsCode } from "./expressions/comparisons.ts";
import {
  constantCode,
  decisionCode,
  factCode,
  lookupCode,
  parameterAtCode,
  mayBeNull,
  presentWhere,
  recordCode,
  tableRow,
} from "./expressions/references.ts";
import { memberOf } from "./names.ts";
import { call, type Place, type Printer } from "./printer.ts";

/** Prints expressions that stand in one place. */
export class CodePrinter implements Printer {
  readonly context: CodeContext;
  readonly place: Place;
  readonly mentions: Set<string>;

  constructor(context: CodeContext, place: Place, mentions = new Set<string>()) {
    this.context = context;
    this.place = place;
    this.mentions = mentions;
  }

  knowing(condition: ir.Expression, truth: boolean): Printer {
    const learnt = presentWhere(this, condition, truth);
    if (learnt.length === 0) return this;
    const present = new Set([...this.place.present, ...learnt]);
    return new CodePrinter(this.context, { ...this.place, present }, this.mentions);
  }

  at(place: Place): Printer {
    return new CodePrinter(this.context, place);
  }

  mention(name: string): string {
    this.mentions.add(name);
    return name;
  }

  operand(expression: ir.Expression): string {
    return asOperand(this.value(expression));
  }

  value(expression: ir.Expression): string {
    const code = this.print(expression);
    const isNarrowed = (expression.kind === "fact" || expression.kind === "decision") && !expression.optional;
    return isNarrowed && mayBeNull(this, expression) ? this.context.style.present(code) : code;
  }

  print(expression: ir.Expression): string {
    switch (expression.kind) {
      case "constant":
        return constantCode(this, expression);
      case "fact":
        return factCode(this, expression);
      case "decision":
        return decisionCode(this, expression);
      case "record":
        return recordCode(this, expression);
      case "column":
        return memberOf(this.mention(tableRow(this, expression)), expression.name);
      case "reading":
        return String(expression.holds);
      case "known":
        return `${this.operand(expression.operand)} !== null`;
      case "orElse":
        return `${this.operand(expression.operand)} ?? ${this.operand(expression.fallback)}`;
      case "not":
        return negated(this.value(expression.operand));
      case "and":
        return inTurn(this, expression.operands, true).join(" && ");
      case "or":
        return inTurn(this, expression.operands, false).join(" || ");
      case "compare":
        return compareCode(this, expression);
      case "contains":
        return containsCode(this, expression);
      case "union":
        return unionCode(
          expression.operands,
          expression.operands.map((each) => this.value(each)),
        );
      case "arithmetic":
        return arithmeticCode(this, expression);
      case "round":
        return roundCode(this, expression);
      case "scale":
        return scaleCode(this, expression);
      case "makeDuration": {
        const amount = `${this.operand(expression.amount)}${expression.factor === 1 ? "" : ` * ${expression.factor}`}`;
        return expression.unit === "months" ? call("duration", amount, "0") : call("duration", "0", amount);
      }
      case "addDuration":
        return addDurationCode(this, expression);
      case "daysBetween":
        return `${this.operand(expression.to)} - ${this.operand(expression.from)}`;
      case "fullYears":
        return call("fullYears", this.value(expression.from), this.value(expression.to));
      case "monthsBetween":
        return call("monthsBetween", this.value(expression.from), this.value(expression.to));
      case "yearOf":
        return call("yearOf", this.value(expression.date));
      case "edgeDay":
        return edgeDayCode(this, expression);
      case "isWorkday":
      case "toWorkday":
      case "addWorkdays":
        return workdayCode(this, expression);
      case "yearCount":
        return yearCountCode(this, expression);
      case "extreme":
        return extremeCode(this, expression);
      case "if":
        return ifCode(this, expression);
      case "cases":
        return casesCode(this, expression);
      case "pick":
        return pickCode(this, expression);
      case "cell":
        return cellCode(this, expression);
      case "valueAt":
        return call("numberAt", this.value(expression.series), this.value(expression.date));
      case "parameterAt":
        return parameterAtCode(this, expression);
      case "lookup":
        return lookupCode(this, expression);
      case "aggregate":
        return aggregateCode(this, expression);
      case "allotment":
        return allotmentCode(this, expression);
    }
  }
}
