/** An expression of the IR in words, as it would be written in Pol. */
import { type KeywordId, spell, type Surface } from "../grammar/keywords.ts";
import { edgeDayWords, moveWords, workdayWords, yearCountWords } from "../grammar/print/calendar.ts";
import { aggregateWords } from "../grammar/print/expressions.ts";
import { shapeOf } from "../ir/assume.ts";
import { writtenRoundingUnit } from "../grammar/print/literals.ts";
import type * as ir from "../ir/ir.ts";
import { allotmentText } from "./allotment-text.ts";
import { closenessOf, isJoined, roundingUnitOf, shown } from "./calculation-text.ts";
import type { ConditionText } from "./explanation.ts";
import { memberText, valueText } from "./value-text.ts";

/** A condition in words, on both surfaces; a define with parameters by its name. */
export function conditionText(program: ir.Program, condition: ir.Expression): ConditionText {
  return wordings(program, condition, true);
}

/** A condition in words with every define with parameters filled in, so that what it means can be compared. */
export function filledInText(program: ir.Program, condition: ir.Expression): ConditionText {
  return wordings(program, condition, false);
}

/** A comparison with a value, without what is compared. */
export function comparisonText(comparison: ir.Compare, surface: Surface, value: string): string {
  return [operatorText(comparison, surface), value].join(surface === "en" ? " " : "");
}

/** Dates are compared in words; where a thing is one of several it simply is. */
function operatorText({ operator, left }: ir.Compare, surface: Surface): string {
  const word = (left.type.kind === "date" ? dateOperators : plainOperators)[operator];
  return word === operator ? operator : spell(word as KeywordId, surface);
}

function wordings(program: ir.Program, condition: ir.Expression, byName: boolean): ConditionText {
  const text = (surface: Surface): string => new Wording(program, surface, byName).text(condition);
  return { en: text("en"), zh: text("zh") };
}

const roundingWords = { halfUp: "Rounded", down: "RoundedDown", up: "RoundedUp" } as const;

function unitOf({ unit, factor }: ir.MakeDuration): KeywordId {
  if (unit === "days") return "Days";
  return factor === 12 ? "Years" : "Months";
}

class Wording {
  readonly #program: ir.Program;
  readonly #surface: Surface;
  readonly #byName: boolean;

  constructor(program: ir.Program, surface: Surface, byName: boolean) {
    this.#program = program;
    this.#surface = surface;
    this.#byName = byName;
  }

  text(expression: ir.Expression): string {
    const { called } = expression;
    if (called !== undefined && this.#byName)
      return this.#application(this.#surface === "en" ? called.name : called.label, called.arguments);
    return this.#meaning(expression);
  }

  #meaning(expression: ir.Expression): string {
    switch (expression.kind) {
      case "constant":
        return this.#constant(expression);
      case "fact":
        return this.#name(this.#entity(expression.entity)?.facts, expression.name);
      case "decision":
        return this.#name(this.#entity(expression.entity)?.decisions, expression.name);
      case "record":
        return this.#name(this.#program.entities, expression.entity);
      case "column":
        return this.#name(
          this.#program.dataTables.find(({ name }) => name === expression.table)?.columns,
          expression.name,
        );
      case "reading":
        return this.#reading(expression);
      case "known":
        return this.#words(this.#inside(expression.operand), this.#keyword("IsKnown"));
      case "orElse":
        return this.#words(
          this.#inside(expression.operand),
          this.#keyword("OrElse"),
          this.#inside(expression.fallback),
        );
      case "not":
        return this.#not(expression.operand);
      case "and":
        return this.#joined("And", expression.operands);
      case "or":
        return this.#isOneOf(expression.operands) ?? this.#joined("Or", expression.operands);
      case "compare":
        return this.#compare(expression);
      case "contains":
        return this.#contains(expression);
      case "union":
        return expression.operands.map((each) => this.#inside(each)).join(` ${this.#sign("+")} `);
      case "arithmetic":
        return this.#calculation(expression);
      case "round":
        return this.#rounded(expression);
      case "scale":
        return this.#scale(expression);
      case "makeDuration":
        return this.#words(this.#inside(expression.amount), this.#keyword(unitOf(expression)));
      case "addDuration":
        return this.#words(
          this.#inside(expression.date),
          this.#sign(expression.sign === 1 ? "+" : "-"),
          this.#inside(expression.duration),
        );
      case "daysBetween":
        return this.#call("DaysBetween", [expression.from, expression.to]);
      case "fullYears":
        return this.#call("FullYears", [expression.from, expression.to]);
      case "monthsBetween":
        return this.#call("MonthsBetween", [expression.from, expression.to]);
      case "yearOf":
        return this.#call("YearOf", [expression.date]);
      case "edgeDay": {
        const parts = [this.#keyword(edgeDayWords[expression.of][expression.edge]), this.#inside(expression.date)];
        return this.#words(...(this.#surface === "en" ? parts : parts.reverse()));
      }
      case "isWorkday":
        return this.#words(this.#inside(expression.date), this.#keyword("IsWorkday"));
      case "toWorkday":
        return this.#words(this.#inside(expression.date), this.#keyword(moveWords[expression.direction]));
      case "addWorkdays":
        return this.#addWorkdays(expression);
      case "yearCount":
        return this.#yearCount(expression);
      case "extreme":
        return this.#call(extremeWords[expression.which][expression.type.kind === "date" ? 1 : 0], expression.operands);
      case "if":
        return this.#words(
          this.#keyword("If"),
          this.text(expression.condition),
          this.#keyword("Then"),
          this.text(expression.then),
          this.#keyword("Else"),
          this.text(expression.else),
        );
      case "valueAt":
        return this.#words(this.#inside(expression.series), this.#keyword("At"), this.#inside(expression.date));
      case "parameterAt":
        return this.#words(
          this.#name(this.#program.parameters, expression.parameter),
          this.#keyword("At"),
          this.#inside(expression.date),
        );
      case "lookup":
        return this.#lookup(expression);
      case "cell":
        return this.#name(this.#entity(expression.entity)?.decisions, expression.pick);
      case "cases":
        return expression.decision;
      case "pick":
        return expression.table;
      case "aggregate":
        return this.#aggregate(expression);
      case "allotment":
        return allotmentText(expression, {
          surface: this.#surface,
          text: (each) => this.text(each),
          inside: (each) => this.#inside(each),
          words: (...words) => this.#words(...words),
        });
    }
  }

  #constant({ parameter, type, value }: ir.Constant): string {
    if (parameter !== null) return this.#name(this.#program.parameters, parameter);
    return valueText(type, value, this.#surface);
  }

  #reading({ reading, option }: ir.ReadingTest): string {
    const found = this.#program.readings.find(({ name }) => name === reading);
    return this.#words(
      this.#name(this.#program.readings, reading),
      this.#keyword("Is"),
      this.#name(found?.options, option),
    );
  }

  #compare(comparison: ir.Compare): string {
    const { left, right } = comparison;
    const isEmptiness = askedToBeEmpty(comparison) !== null;
    const year = askedToHold(comparison);
    if (year !== null) return this.#words(this.#inside(year.set), this.#keyword("Has"), this.#inside(year.to));
    return isEmptiness
      ? this.#words(this.#inside(left), this.#keyword("IsEmpty"))
      : this.#words(this.#inside(left), this.#operator(comparison), this.#inside(right));
  }

  #not(operand: ir.Expression): string {
    if (operand.kind === "known") return this.#words(this.#inside(operand.operand), this.#keyword("IsAbsent"));
    const empty = askedToBeEmpty(operand);
    if (empty !== null) return this.#words(this.#inside(empty), this.#keyword("IsNotEmpty"));
    if (operand.kind === "isWorkday") return this.#words(this.#inside(operand.date), this.#keyword("IsNotWorkday"));
    return this.#words(this.#keyword("Not"), this.#inside(operand));
  }

  /** Alternatives for one thing, as in `exitReason is one of {military, deceased}`. */
  #isOneOf(operands: readonly ir.Expression[]): string | null {
    const tests = operands.filter((each): each is ir.Compare => each.kind === "compare" && each.operator === "=");
    const subjects = new Set(tests.map(({ left }) => this.text(left)));
    if (tests.length < Math.max(2, operands.length) || subjects.size !== 1) return null;
    const options = tests.map(({ right }) => this.text(right));
    const list = this.#surface === "en" ? `{${options.join(", ")}}` : options.join("、");
    return this.#words([...subjects][0]!, this.#keyword("IsOneOf"), list);
  }

  #contains({ quantifier, set, members }: ir.Contains): string {
    const words = this.#inside(members);
    const isOne = members.kind === "constant" && isSingleBit(members.value);
    if (isOne) return this.#words(this.#inside(set), this.#keyword("Has"), words.replace(/^\{(.*)\}$/u, "$1"));
    return this.#words(this.#inside(set), this.#keyword(quantifier === "any" ? "HasAnyOf" : "HasAllOf"), words);
  }

  #aggregate({ operator, over, where, monthOf, body }: ir.Aggregate): string {
    const source = over.kind === "table" ? this.#name(this.#program.dataTables, over.table) : this.text(over.list);
    const filter = where === null ? [] : [this.#keyword("Where"), this.text(where)];
    const months =
      monthOf === null ? [] : [this.#keyword("ByMonthOf"), this.#inside(monthOf), this.#keyword("ByMonthOfEnd")];
    const head = this.#words(this.#keyword(aggregateWords[operator]), source, ...filter, ...months);
    return body === null ? head : `${head}${this.#surface === "en" ? ": " : "："}${this.text(body)}`;
  }

  #lookup({ table, column, key }: ir.Lookup): string {
    const found = this.#program.dataTables.find(({ name }) => name === table);
    return this.#words(
      this.#name(found?.columns, column),
      this.#keyword("Of"),
      this.#name(this.#program.dataTables, table),
      this.#keyword(this.#surface === "en" ? "At" : "By"),
      this.#inside(key),
    );
  }

  #scale({ operand, bands }: ir.Scale): string {
    const [colon, comma] = this.#surface === "en" ? [": ", ", "] : ["：", "，"];
    const parts = bands.map(({ rate, to }) =>
      to === null
        ? this.#words(this.text(rate), this.#keyword("AboveThat"))
        : this.#words(this.text(rate), this.#keyword("To"), this.text(to)),
    );
    return `${this.#words(this.#keyword("ScaleOf"), this.#inside(operand))}${colon}${parts.join(comma)}`;
  }

  #rounded({ operand, mode, unit, type }: ir.Round): string {
    if (mode === "exact") return this.text(operand);
    const to = writtenRoundingUnit(roundingUnitOf(type, unit), this.#surface);
    return this.#words(this.#inside(operand), this.#keyword(roundingWords[mode]), this.#keyword("To"), to);
  }

  #calculation({ operator, left, right }: ir.Arithmetic): string {
    if (operator === "mod") return this.#call("RemainderOf", [left, right]);
    return this.#words(this.#factor(left, operator, false), this.#sign(operator), this.#factor(right, operator, true));
  }

  /** A side of a calculation: what binds closer, or groups to the left as well, needs no parentheses. */
  #factor(side: ir.Expression, around: "+" | "-" | "*" | "/", isRight: boolean): string {
    const inner = shown(side);
    const isNamed = side.called !== undefined && this.#byName;
    if (isNamed || inner.kind !== "arithmetic" || inner.operator === "mod") return this.#inside(side);
    const [closeness, outer] = [closenessOf(inner.operator), closenessOf(around)];
    return closeness > outer || (closeness === outer && !isRight) ? this.text(side) : this.#inside(side);
  }

  #addWorkdays({ date, amount, sign }: ir.AddWorkdays): string {
    const word = this.#keyword(workdayWords[sign === 1 ? "later" : "earlier"][this.#surface]);
    const isOne = this.#surface === "en" && amount.kind === "constant" && amount.value === 1;
    const unit = isOne ? "workday" : this.#keyword("Workdays");
    const parts = [this.#words(this.#inside(amount), unit), word, this.#inside(date)];
    return this.#words(...(this.#surface === "en" ? parts : parts.reverse()));
  }

  #yearCount({ which, held, from, to, set }: ir.YearCount): string {
    return this.#words(
      this.#keyword(yearCountWords[which]),
      this.#keyword("From"),
      this.#inside(from),
      this.#keyword("To"),
      this.#inside(to),
      this.#keyword(held ? "In" : "NotIn"),
      this.#inside(set),
    );
  }

  #call(keyword: KeywordId, operands: readonly ir.Expression[]): string {
    return this.#application(this.#keyword(keyword), operands);
  }

  #application(name: string, operands: readonly ir.Expression[]): string {
    const list = operands.map((each) => this.text(each));
    return this.#surface === "en" ? `${name}(${list.join(", ")})` : `${name}（${list.join("，")}）`;
  }

  #joined(keyword: "And" | "Or", operands: readonly ir.Expression[]): string {
    const [first = "", ...rest] = operands.map((each) => this.#inside(each));
    return this.#words(first, ...rest.flatMap((each) => [this.#keyword(keyword), each]));
  }

  /** The text of an operand, in parentheses where it is itself joined. */
  #inside(operand: ir.Expression): string {
    const text = this.text(operand);
    const isNamed = operand.called !== undefined && this.#byName;
    if (isNamed || !isJoined(shown(operand))) return text;
    return this.#surface === "en" ? `(${text})` : `（${text}）`;
  }

  #operator(comparison: ir.Compare): string {
    return operatorText(comparison, this.#surface);
  }

  #entity(name: string): ir.EntityProgram | undefined {
    return this.#program.entities.find((entity) => entity.name === name);
  }

  #name(named: readonly ir.Named[] | undefined, name: string): string {
    return (
      memberText(
        named?.find((each) => each.name === name),
        this.#surface,
      ) ?? name
    );
  }

  #keyword(id: KeywordId): string {
    return spell(id, this.#surface);
  }

  /** Words in a row, which Chinese writes without spaces. */
  #words(...words: readonly string[]): string {
    return words.filter((word) => word !== "").join(this.#surface === "en" ? " " : "");
  }

  #sign(sign: "+" | "-" | "*" | "/"): string {
    return this.#surface === "en" ? sign : { "+": "＋", "-": "－", "*": "×", "/": "÷" }[sign];
  }
}

const dateOperators = {
  "=": "Is",
  "≠": "IsNot",
  "<": "Before",
  "≤": "OnOrBefore",
  ">": "After",
  "≥": "OnOrAfter",
} as const satisfies Record<ir.CompareOperator, KeywordId>;

const plainOperators = {
  "=": "Is",
  "≠": "IsNot",
  "<": "<",
  "≤": "≤",
  ">": ">",
  "≥": "≥",
} as const satisfies Record<ir.CompareOperator, string>;

/** Of numbers, and of dates. */
const extremeWords = {
  least: ["Least", "Earliest"],
  greatest: ["Greatest", "Latest"],
} as const;

function isSingleBit(bits: unknown): boolean {
  return typeof bits === "number" && bits !== 0 && (bits & (bits - 1)) === 0;
}

/** The set that is compared with the empty one; null where it is another comparison. */
function askedToBeEmpty(expression: ir.Expression): ir.Expression | null {
  if (expression.kind !== "compare" || expression.operator !== "=" || expression.left.type.kind !== "set") return null;
  const { left, right } = expression;
  return right.kind === "constant" && right.value === 0 && right.parameter === null ? left : null;
}

/** The year that a set is asked to hold, and that set; null where it is another comparison. */
function askedToHold({ operator, left, right }: ir.Compare): ir.YearCount | null {
  if (operator !== "=" || left.kind !== "yearCount" || left.which !== "all" || !left.held) return null;
  const isOne = right.kind === "constant" && right.value === 1 && shapeOf(left.from) === shapeOf(left.to);
  return isOne ? left : null;
}
