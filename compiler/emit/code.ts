/**
 * The expression printer: IR to expressions that are JavaScript and TypeScript alike. Generated
 * TypeScript and the in-memory evaluator are printed by it; they differ only in their style.
 */
import { formatDay } from "../../runtime/date.ts";
import type { Duration } from "../../runtime/duration.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import { enclosingOf } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import type { Type } from "../types.ts";
import { asOperand, choice } from "./brackets.ts";
import type { Late } from "./late.ts";
import { durationName, kindName, localName, memberOf, rateName, rowName, typeName } from "./names.ts";

/** How values and names are written where the two kinds of code differ. */
export interface Style {
  /** The name of a parameter of the notice. */
  readonly parameter: (name: string, value: string) => string;
  /** The bits of a set of an enumeration's members. */
  readonly set: (enumeration: ir.Enumeration, bits: number) => string;
  /** A remark beside a value; empty where code is only run. */
  readonly remark: (text: string) => string;
  /** Marks a value as known to be present, where the type checker cannot see it. */
  readonly present: (code: string) => string;
  /** A fixed list of values. */
  readonly array: (items: readonly string[]) => string;
  /** A function with one parameter, with its type. */
  readonly lambda: (parameter: string, type: string, body: string) => string;
}

/** Values that are made once for a module, by the name that they are given. */
export class ConstantPool {
  readonly #names = new Map<string, string>();

  /** The name of the constant with this definition; `wanted` unless it is taken. */
  name(wanted: string, definition: string): string {
    const found = this.#names.get(definition);
    if (found !== undefined) return found;
    let name = wanted;
    for (let count = 2; [...this.#names.values()].includes(name); count++) name = `${wanted}_${count}`;
    this.#names.set(definition, name);
    return name;
  }

  /** Name and definition, in the order in which they were first needed. */
  entries(): readonly (readonly [name: string, definition: string])[] {
    return [...this.#names].map(([definition, name]) => [name, definition] as const);
  }
}

/** Prints expressions of one entity. */
export class CodePrinter {
  readonly #style: Style;
  readonly #pool: ConstantPool;
  readonly #program: ir.Program;
  /** The entity whose facts and decisions are local names. */
  readonly #entity: string;
  /** Runtime functions that the printed code calls. */
  readonly helpers: Set<string>;
  /** Facts and decisions that the code around shows to be present. */
  readonly #present: ReadonlySet<string>;
  /** Facts that have no local name: they are read from the record where they are asked. */
  readonly #unnamed: ReadonlySet<string>;

  constructor(
    program: ir.Program,
    entity: string,
    style: Style,
    pool: ConstantPool,
    helpers = new Set<string>(),
    present: ReadonlySet<string> = new Set(),
    unnamed: ReadonlySet<string> = new Set(),
  ) {
    this.helpers = helpers;
    this.#present = present;
    this.#unnamed = unnamed;
    this.#program = program;
    this.#entity = entity;
    this.#style = style;
    this.#pool = pool;
  }

  /** The printer behind a condition: what it gates is present there, and so are the facts that it asks for. */
  knowing(late: Late | null, unnamed: ReadonlySet<string>): CodePrinter {
    if (late === null) return this;
    const asked =
      late.gate.gate?.kind === "known" && late.gate.gate.operand.kind === "fact" ? [late.gate.gate.operand.name] : [];
    const present = new Set([...asked, ...late.names]);
    return new CodePrinter(this.#program, this.#entity, this.#style, this.#pool, this.helpers, present, unnamed);
  }

  /** A runtime function, noted as needed. */
  #call(helper: string, ...args: readonly string[]): string {
    this.helpers.add(helper);
    return `${helper}(${args.join(", ")})`;
  }

  print(expression: ir.Expression): string {
    switch (expression.kind) {
      case "constant":
        return this.#constant(expression);
      case "fact":
        return this.#fact(expression);
      case "decision":
        return this.#reference(expression.entity, expression.name, "Decided");
      case "column":
        return memberOf(rowName(expression.table), expression.name);
      case "reading":
        return String(expression.holds);
      case "known":
        return `${this.#operand(expression.operand)} !== null`;
      case "orElse":
        return `${this.#operand(expression.operand)} ?? ${this.#operand(expression.fallback)}`;
      case "not":
        return `!${this.#operand(expression.operand)}`;
      case "and":
        return expression.operands.map((each) => this.#operand(each)).join(" && ");
      case "or":
        return expression.operands.map((each) => this.#operand(each)).join(" || ");
      case "compare":
        return this.#compare(expression);
      case "contains":
        return this.#contains(expression);
      case "union":
        return expression.operands.map((each) => this.#operand(each)).join(" | ");
      case "arithmetic":
        return this.#arithmetic(expression);
      case "quotient":
        return this.#call("rate", this.#value(expression.dividend), this.#value(expression.divisor));
      case "share": {
        const { amount, share, mode, unit } = expression;
        return this.#call("shareOf", this.#value(amount), this.#value(share), `"${mode}"`, String(unit));
      }
      case "round":
        return this.#call(
          "roundMoney",
          this.#value(expression.operand),
          `"${expression.mode}"`,
          String(expression.unit),
        );
      case "makeDuration": {
        const amount = `${this.#operand(expression.amount)}${expression.factor === 1 ? "" : ` * ${expression.factor}`}`;
        return expression.unit === "months" ? this.#call("duration", amount, "0") : this.#call("duration", "0", amount);
      }
      case "addDuration":
        return this.#addDuration(expression);
      case "daysBetween":
        return `${this.#operand(expression.to)} - ${this.#operand(expression.from)}`;
      case "fullYears":
        return this.#call("fullYears", this.#value(expression.from), this.#value(expression.to));
      case "extreme":
        return this.#extreme(expression);
      case "if":
        return this.#conditional(
          [[this.#operand(expression.condition), this.print(expression.then)]],
          this.print(expression.else),
        );
      case "cases":
        return this.#cases(expression);
      case "pick":
        return this.#pick(expression);
      case "cell":
        return this.#cell(expression);
      case "valueAt":
        return this.#call("numberAt", this.#value(expression.series), this.#value(expression.date));
      case "aggregate":
        return this.#aggregate(expression);
    }
  }

  /** An expression in brackets where it is not atomic. */
  #operand(expression: ir.Expression): string {
    return asOperand(this.#value(expression));
  }

  /** An expression whose value is known to be present. */
  #value(expression: ir.Expression): string {
    const code = this.print(expression);
    const isNarrowed = (expression.kind === "fact" || expression.kind === "decision") && !expression.optional;
    return isNarrowed && this.#mayBeNull(expression) ? this.#style.present(code) : code;
  }

  #mayBeNull({ kind, entity, name }: ir.FactRef | ir.DecisionRef): boolean {
    if (entity === this.#entity && this.#present.has(name)) return false;
    const found = this.#program.entities.find((each) => each.name === entity);
    const named = kind === "fact" ? found?.facts : found?.decisions;
    return named?.find((each) => each.name === name)?.optional === true;
  }

  #fact({ entity, name }: ir.FactRef): string {
    const isUnnamed = entity === this.#entity && this.#unnamed.has(name);
    return isUnnamed ? memberOf(localName(entity), name) : this.#reference(entity, name, "");
  }

  #reference(entity: string, name: string, suffix: string): string {
    return entity === this.#entity ? localName(name) : memberOf(`${localName(entity)}${suffix}`, name);
  }

  // -------------------------------------------------------------- values

  #constant({ value, type, parameter }: ir.Constant): string {
    const code = this.valueCode(value, type);
    return parameter === null ? code : this.#style.parameter(parameter, code);
  }

  /** A value as code; rates and durations are made once for the module. */
  valueCode(value: Value, type: Type): string {
    if (value === null) return "null";
    switch (type.kind) {
      case "rate": {
        const { numerator, denominator } = value as Rate;
        this.helpers.add("rate");
        return this.#pool.name(rateName(value as Rate), `rate(${numerator}, ${denominator})`);
      }
      case "duration": {
        const { months, days } = value as Duration;
        this.helpers.add("duration");
        return this.#pool.name(durationName(value as Duration), `duration(${months}, ${days})`);
      }
      case "date":
        return `${value as number}${this.#style.remark(formatDay(value as number))}`;
      case "set":
        return this.#style.set(type.enumeration, value as number);
      default:
        return JSON.stringify(value);
    }
  }

  // -------------------------------------------------------------- conditions

  #compare({ operator, left, right }: ir.Compare): string {
    switch (left.type.kind) {
      case "rate":
        return `${this.#call("compareRates", this.#value(left), this.#value(right))} ${signs[operator]} 0`;
      case "duration":
        return `${operator === "≠" ? "!" : ""}${this.#call("sameDuration", this.#value(left), this.#value(right))}`;
      default: {
        const later = monthsLater(left);
        return later === null
          ? `${this.#operand(left)} ${signs[operator]} ${this.#operand(right)}`
          : this.#compareLater(later, operator, right);
      }
    }
  }

  /** Whether a date some months later is before, on or after another. */
  #compareLater({ date, count }: MonthsLater, operator: ir.CompareOperator, right: ir.Expression): string {
    const [from, other] = [this.#value(date), this.#value(right)];
    if (Math.abs(count) > mostMonths) {
      return `${this.#call("addMonths", from, String(count))} ${signs[operator]} ${asOperand(other)}`;
    }
    if (count > 0 && count % 12 === 0 && operator !== "=" && operator !== "≠") {
      const on = operator === "<" || operator === "≥" ? `${asOperand(other)} - 1` : other;
      const reached = this.#call("reachesYears", from, String(count / 12), on);
      return operator === "≤" || operator === "<" ? reached : `!${reached}`;
    }
    return `${this.#call("compareMonthsLater", from, String(count), other)} ${signs[operator]} 0`;
  }

  #contains({ quantifier, set, members }: ir.Contains): string {
    const common = `(${this.#operand(set)} & ${this.#operand(members)})`;
    return quantifier === "any" ? `${common} !== 0` : `${common} === ${this.#operand(members)}`;
  }

  #arithmetic({ operator, left, right, type }: ir.Arithmetic): string {
    if (type.kind === "duration") return this.#call("addDurations", this.#value(left), this.#value(right));
    if (type.kind !== "rate") return `${this.#operand(left)} ${operator} ${this.#operand(right)}`;
    const helper = { "+": "addRates", "-": "subtractRates", "*": "multiplyRates" }[operator];
    return this.#call(helper, this.#value(left), this.#value(right));
  }

  #addDuration({ date, duration, sign }: ir.AddDuration): string {
    const operator = sign === 1 ? "+" : "-";
    if (duration.kind === "constant") {
      const { months, days } = duration.value as Duration;
      if (months === 0) return `${this.#operand(date)} ${operator} ${days}`;
      const moved = this.#call("addMonths", this.#value(date), String(sign * months));
      return days === 0 ? moved : `${moved} ${operator} ${days}`;
    }
    return this.#call(sign === 1 ? "addDuration" : "subtractDuration", this.#value(date), this.#value(duration));
  }

  #extreme({ which, operands, type }: ir.Extreme): string {
    const codes = operands.map((each) => this.#value(each));
    if (type.kind !== "rate") return `Math.${which === "least" ? "min" : "max"}(${codes.join(", ")})`;
    return codes.reduce((best, each) => this.#call(which === "least" ? "lesserRate" : "greaterRate", best, each));
  }

  // -------------------------------------------------------------- choices

  #conditional(branches: readonly (readonly [condition: string, value: string])[], otherwise: string): string {
    return branches.reduceRight((rest, [condition, value]) => choice(condition, value, rest), otherwise);
  }

  /**
   * Overriding cases stand first, so the first that applies is undefeated, and where the compiler
   * has shown that no two undefeated cases differ its value is the value of the decision.
   */
  #cases(cases: ir.Cases): string {
    const branches: [string, string][] = [];
    for (const { guard, value } of cases.cases) {
      const valueCode = this.print(value);
      if (guard.kind === "constant" && guard.value === true) return this.#conditional(branches, valueCode);
      branches.push([this.#operand(guard), valueCode]);
    }
    return this.#conditional(branches, this.noCase(cases));
  }

  /** What a decision comes to where none of its cases applies. */
  noCase({ decision, silences, otherwise }: ir.Cases): string {
    if (silences.some((silence) => silence.kind === "constant" && silence.value === true)) return "null";
    const rest = otherwise === null ? this.#call("noRule", JSON.stringify(decision)) : this.print(otherwise);
    return this.#conditional(
      silences.map((silence) => [this.#operand(silence), "null"]),
      rest,
    );
  }

  /** Most records hold no category at all, so that is asked first. */
  #pick({ rows }: ir.Pick): string {
    const chain = this.#conditional(
      rows.map(({ guard, index }) => [this.#operand(guard), String(index)]),
      "-1",
    );
    const key = keyOfRows(rows);
    if (key === null) return chain;
    const mask = this.#style.set(key.enumeration, key.bits);
    return `(${this.print(key.set)} & ${mask}) === 0 ? -1 : (${chain})`;
  }

  #cell(cell: ir.CellOf): string {
    const row = this.#reference(cell.entity, cell.pick, "Decided");
    const all = [cell.otherwise, ...cell.cells];
    const constant = all.every((each) => each === null || each.kind === "constant");
    if (constant) {
      const values = all.map((each) => (each === null ? "null" : this.print(each)));
      if (values.every((each) => each === values[0])) return values[0]!;
      const name = this.#pool.name(`${localName(cell.pick)}_${kindName(cell.type)}`, this.#style.array(values));
      return this.#style.present(`${name}[${row} + 1]`);
    }
    const otherwise = cell.otherwise === null ? "null" : this.print(cell.otherwise);
    return this.#byRow(row, [...cell.cells.map((each) => this.print(each)), otherwise]);
  }

  /** The value of a row: rows of one value stand together, and the value of most rows comes last. */
  #byRow(row: string, codes: readonly string[]): string {
    const rows = new Map<string, number[]>();
    codes.forEach((code, index) =>
      rows.set(code, [...(rows.get(code) ?? []), index === codes.length - 1 ? -1 : index]),
    );
    const groups = [...rows].sort(([, left], [, right]) => left.length - right.length);
    const [last] = groups.pop()!;
    const branches = groups.map(([code, indices]): [string, string] => {
      const condition = indices.map((index) => `${row} === ${index}`).join(" || ");
      return [indices.length === 1 ? condition : `(${condition})`, code];
    });
    return this.#conditional(branches, last);
  }

  // -------------------------------------------------------------- aggregates

  #aggregate(aggregate: ir.Aggregate): string {
    const { over, where, monthOf, body } = aggregate;
    const item = over.kind === "table" ? rowName(over.table) : localName(over.entity);
    const type = over.kind === "table" ? `${typeName(over.table)}Row` : typeName(over.entity);
    const all = over.kind === "table" ? localName(over.table) : this.#value(over.list);
    const inner = this.#ofItem(over);
    const lambda = (code: string): string => this.#style.lambda(item, type, this.#withDecisions(over, code));
    const filtered = where === null ? all : `${all}.filter(${lambda(inner.print(where))})`;
    const combined = (items: string): string =>
      this.#combine(aggregate, items, body === null ? null : lambda(inner.#value(body)));
    if (monthOf === null) return combined(filtered);
    this.helpers.add("monthOf");
    const month = lambda(`monthOf(${inner.#value(monthOf)})`);
    return this.#call("byMonth", filtered, month, this.#style.lambda("items", `readonly ${type}[]`, combined("items")));
  }

  /** The printer for an item of a list: an item of the entity's own kind is another than the one whose facts are local names. */
  #ofItem(over: ir.AggregateSource): CodePrinter {
    if (over.kind === "table" || over.entity !== this.#entity) return this;
    return new CodePrinter(this.#program, "", this.#style, this.#pool, this.helpers);
  }

  /** Where the body names decisions of an item, they are worked out for it first. */
  #withDecisions(over: ir.AggregateSource, code: string): string {
    if (over.kind === "table") return code;
    const decided = `${localName(over.entity)}Decided`;
    if (!code.includes(`${decided}.`)) return code;
    const records = [over.entity, ...enclosingOf(this.#program, over.entity)].map(localName);
    return code.replaceAll(`${decided}.`, `evaluate${typeName(over.entity)}(${records.join(", ")}).`);
  }

  #combine({ operator, over, type, body }: ir.Aggregate, items: string, lambda: string | null): string {
    if (lambda === null || body === null) return `${items}.length`;
    switch (operator) {
      case "count":
        return `${items}.length`;
      case "sum":
        return this.#call(type.kind === "rate" ? "sumRatesOver" : "sumOver", items, lambda);
      case "list":
        return `${items}.map(${lambda})`;
      case "highest":
        return this.#call("highestOver", items, lambda);
      case "lowest":
        return this.#call("lowestOver", items, lambda);
      case "rankFromHighest":
      case "rankFromLowest":
        return over.kind === "table" ? "1" : this.#call(operator, items, this.#ownValue(body), lambda);
    }
  }

  /** The ranked value of the present item, whose facts are local names. */
  #ownValue(body: ir.Expression): string {
    return this.#value(body);
  }
}

/** How far apart dates may be compared without working the later one out. */
const mostMonths = 200 * 12;

/** How comparisons are written. */
const signs = { "=": "===", "≠": "!==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" } as const;

/** A date a fixed number of whole months after another. */
interface MonthsLater {
  readonly date: ir.Expression;
  readonly count: number;
}

function monthsLater(expression: ir.Expression): MonthsLater | null {
  if (expression.kind !== "addDuration" || expression.duration.kind !== "constant") return null;
  const { months, days } = expression.duration.value as Duration;
  return months === 0 || days !== 0 ? null : { date: expression.date, count: expression.sign * months };
}

/** The test for the category in a row's guard: the first of its conditions. */
function heldCategory(guard: ir.Expression): ir.Expression {
  return guard.kind === "and" ? guard.operands[0]! : guard;
}

/** The set that every row of a table asks, and the members that they ask for; null where they differ. */
function keyOfRows(
  rows: readonly ir.PickRow[],
): { set: ir.Expression; enumeration: ir.Enumeration; bits: number } | null {
  let bits = 0;
  let found: ir.Contains | null = null;
  for (const held of rows.flatMap(({ guard }) => (guard.kind === "or" ? guard.operands : [guard])).map(heldCategory)) {
    if (held.kind !== "contains" || held.set.kind !== "fact" || held.members.kind !== "constant") return null;
    if (found !== null && (found.set as ir.FactRef).name !== held.set.name) return null;
    found = held;
    bits |= held.members.value as number;
  }
  return found === null || found.set.type.kind !== "set"
    ? null
    : { set: found.set, enumeration: found.set.type.enumeration, bits };
}
