/**
 * The expression printer: IR to expressions that are JavaScript and TypeScript alike. Generated
 * TypeScript and the in-memory evaluator are printed by it; they differ only in their style.
 */
import type { Duration } from "../../runtime/duration.ts";
import { assuming, type Known, learning } from "../ir/assume.ts";
import { enclosingOf } from "../ir/entity.ts";
import { evaluateConstant } from "../ir/interpret.ts";
import type * as ir from "../ir/ir.ts";
import { ofRecordItself, recordsOf, rowsOf, sourceOf } from "../ir/outward.ts";
import { asOperand, choice, negated } from "./brackets.ts";
import { type Branch, conditional } from "./conditional.ts";
import type { CodeContext } from "./context.ts";
import { keyOfRows } from "./key-of-rows.ts";
import type { LocalNames } from "./local-names.ts";
import { memberOf, literalCode } from "./names.ts";
import { valueCode } from "./value-code.ts";

/** Where an expression stands. */
export interface Place {
  /** The entity whose facts and decisions have local names. */
  readonly entity: string;
  /** How many records of each entity and rows of each table stand around what is printed. */
  readonly around: ReadonlyMap<string, number>;
  /** The local names of the records around an item of a list, by that of the item. */
  readonly enclosing: ReadonlyMap<string, readonly string[]>;
  readonly locals: LocalNames;
  /** The decision that is worked out. */
  readonly decision: string;
  /** Local names that the code around shows to be present. */
  readonly present: ReadonlySet<string>;
  /** Facts that have no local name: they are read from the record where they are asked. */
  readonly unnamed: ReadonlySet<string>;
}

/** Prints expressions that stand in one place. */
export class CodePrinter {
  readonly #context: CodeContext;
  readonly #place: Place;
  /** The local names that the printed code mentions. */
  readonly mentions: Set<string>;

  constructor(context: CodeContext, place: Place, mentions = new Set<string>()) {
    this.#context = context;
    this.#place = place;
    this.mentions = mentions;
  }

  /** The printer of what is only reached where a condition has turned out true, or false. */
  knowing(condition: ir.Expression, truth: boolean): CodePrinter {
    const learnt = this.#presentWhere(condition, truth);
    if (learnt.length === 0) return this;
    const present = new Set([...this.#place.present, ...learnt]);
    return new CodePrinter(this.#context, { ...this.#place, present }, this.mentions);
  }

  #presentWhere(condition: ir.Expression, truth: boolean): readonly string[] {
    switch (condition.kind) {
      case "known":
        return truth ? this.#narrowed(condition.operand) : [];
      case "not":
        return this.#presentWhere(condition.operand, !truth);
      case "and":
      case "or":
        return (condition.kind === "and") === truth
          ? condition.operands.flatMap((each) => this.#presentWhere(each, truth))
          : [];
      default:
        return [];
    }
  }

  /** The local name that a test for presence narrows. */
  #narrowed(operand: ir.Expression): readonly string[] {
    if (operand.kind !== "fact" && operand.kind !== "decision") return [];
    return this.#isLocal(operand) ? [this.#localName(operand)] : [];
  }

  /** A name of the function, noted as mentioned. */
  mention(name: string): string {
    this.mentions.add(name);
    return name;
  }

  print(expression: ir.Expression): string {
    switch (expression.kind) {
      case "constant":
        return this.#constant(expression);
      case "fact":
        return this.#fact(expression);
      case "decision":
        return this.#decision(expression);
      case "column":
        return memberOf(this.mention(this.#tableRow(expression)), expression.name);
      case "reading":
        return String(expression.holds);
      case "known":
        return `${this.#operand(expression.operand)} !== null`;
      case "orElse":
        return `${this.#operand(expression.operand)} ?? ${this.#operand(expression.fallback)}`;
      case "not":
        return negated(this.#value(expression.operand));
      case "and":
        return this.#inTurn(expression.operands, true).join(" && ");
      case "or":
        return this.#inTurn(expression.operands, false).join(" || ");
      case "compare":
        return this.#compare(expression);
      case "contains":
        return this.#contains(expression);
      case "union":
        return expression.operands.map((each) => this.#operand(each)).join(" | ");
      case "arithmetic":
        return this.#arithmetic(expression);
      case "quotient":
        return call("rate", this.#value(expression.dividend), this.#value(expression.divisor));
      case "share": {
        const { amount, share, mode, unit } = expression;
        return call("shareOf", this.#value(amount), this.#value(share), `"${mode}"`, String(unit));
      }
      case "round":
        return call("roundMoney", this.#value(expression.operand), `"${expression.mode}"`, String(expression.unit));
      case "makeDuration": {
        const amount = `${this.#operand(expression.amount)}${expression.factor === 1 ? "" : ` * ${expression.factor}`}`;
        return expression.unit === "months" ? call("duration", amount, "0") : call("duration", "0", amount);
      }
      case "addDuration":
        return this.#addDuration(expression);
      case "daysBetween":
        return `${this.#operand(expression.to)} - ${this.#operand(expression.from)}`;
      case "fullYears":
        return call("fullYears", this.#value(expression.from), this.#value(expression.to));
      case "extreme":
        return this.#extreme(expression);
      case "if":
        return this.#if(expression);
      case "cases":
        return this.#cases(expression);
      case "pick":
        return this.#pick(expression);
      case "cell":
        return this.#cell(expression);
      case "valueAt":
        return call("numberAt", this.#value(expression.series), this.#value(expression.date));
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
    return isNarrowed && this.#mayBeNull(expression) ? this.#context.style.present(code) : code;
  }

  #mayBeNull(reference: ir.FactRef | ir.DecisionRef): boolean {
    if (this.#isLocal(reference) && this.#place.present.has(this.#localName(reference))) return false;
    const { kind, entity, name } = reference;
    const found = this.#context.program.entities.find((each) => each.name === entity);
    const named = kind === "fact" ? found?.facts : found?.decisions;
    return named?.find((each) => each.name === name)?.optional === true;
  }

  #isLocal(reference: ir.FactRef | ir.DecisionRef): boolean {
    const { kind, entity, name } = reference;
    const { entity: own, unnamed } = this.#place;
    return entity === own && this.#depthOf(reference) === 0 && !(kind === "fact" && unnamed.has(name));
  }

  /** How many records of the same kind stand around the one that is asked. */
  #depthOf({ entity, level }: ir.FactRef | ir.DecisionRef): number {
    return Math.max(0, (this.#place.around.get(recordsOf(entity)) ?? 1) - 1 - level);
  }

  #tableRow({ table, level }: ir.ColumnRef): string {
    return this.#place.locals.tableRow(table, this.#place.around.get(rowsOf(table))! - 1 - level);
  }

  #localName({ kind, name }: ir.FactRef | ir.DecisionRef): string {
    const { locals } = this.#place;
    return kind === "fact" ? locals.fact(name) : locals.decision(name);
  }

  #fact(fact: ir.FactRef): string {
    if (this.#isLocal(fact)) return this.mention(this.#localName(fact));
    return memberOf(this.mention(this.#place.locals.record(fact.entity, this.#depthOf(fact))), fact.name);
  }

  #decision(decision: ir.DecisionRef): string {
    if (this.#isLocal(decision)) return this.mention(this.#localName(decision));
    const depth = this.#depthOf(decision);
    if (decision.entity === this.#place.entity && depth > 0) return this.#ofLike(decision, depth);
    const decided = this.#place.locals.decided(decision.entity, depth);
    return memberOf(this.mention(decided), decision.name);
  }

  /** A decision of another record of the same kind is worked out alone: what it rests on rests on nothing decided here. */
  #ofLike({ entity, name }: ir.DecisionRef, depth: number): string {
    return call(this.#context.names.alone(entity, name), ...this.#records(entity, depth));
  }

  #constant({ value, type, parameter }: ir.Constant): string {
    const code = valueCode(this.#context, value, type);
    return parameter === null ? code : this.#context.style.parameter(parameter, code);
  }

  // -------------------------------------------------------------- conditions

  #compare(comparison: ir.Compare): string {
    const { operator, left, right } = comparison;
    // TypeScript refuses to compare two literals that differ.
    if (isLiteral(left) && isLiteral(right)) return String(evaluateConstant(comparison));
    switch (left.type.kind) {
      case "rate":
        return `${call("compareRates", this.#value(left), this.#value(right))} ${signs[operator]} 0`;
      case "duration":
        return `${operator === "≠" ? "!" : ""}${call("sameDuration", this.#value(left), this.#value(right))}`;
      default: {
        const later = monthsLater(left);
        if (later !== null) return this.#compareLater(later, operator, right);
        return operator === "=" || operator === "≠"
          ? `${asOperand(this.print(left))} ${signs[operator]} ${asOperand(this.print(right))}`
          : ordered(this.#operand(left), operator, this.#operand(right));
      }
    }
  }

  /** Whether a date some months later is before, on or after another. */
  #compareLater({ date, count }: MonthsLater, operator: ir.CompareOperator, right: ir.Expression): string {
    const [from, other] = [this.#value(date), this.#value(right)];
    if (Math.abs(count) > mostMonths) {
      return ordered(call("addMonths", from, String(count)), operator, asOperand(other));
    }
    if (count > 0 && count % 12 === 0 && operator !== "=" && operator !== "≠") {
      const on = operator === "<" || operator === "≥" ? `${asOperand(other)} - 1` : other;
      const reached = call("reachesYears", from, String(count / 12), on);
      return operator === "≤" || operator === "<" ? reached : `!${reached}`;
    }
    return `${call("compareMonthsLater", from, String(count), other)} ${signs[operator]} 0`;
  }

  #contains({ quantifier, set, members }: ir.Contains): string {
    const common = `(${this.#operand(set)} & ${this.#operand(members)})`;
    return quantifier === "any" ? `${common} !== 0` : `${common} === ${this.#operand(members)}`;
  }

  #arithmetic(node: ir.Arithmetic): string {
    const { operator, left, right, type } = node;
    if (type.kind === "duration") return call("addDurations", this.#value(left), this.#value(right));
    if (type.kind !== "rate") {
      const code = `${this.#operand(left)} ${operator} ${this.#operand(right)}`;
      return this.#context.magnitudes.mayBeInexact(node) ? call("exact", code) : code;
    }
    const helper = { "+": "addRates", "-": "subtractRates", "*": "multiplyRates" }[operator];
    return call(helper, this.#value(left), this.#value(right));
  }

  #addDuration({ date, duration, sign }: ir.AddDuration): string {
    const operator = sign === 1 ? "+" : "-";
    if (duration.kind === "constant") {
      const { months, days } = duration.value as Duration;
      if (months === 0) return `${this.#operand(date)} ${operator} ${days}`;
      const moved = call("addMonths", this.#value(date), String(sign * months));
      return days === 0 ? moved : `${moved} ${operator} ${days}`;
    }
    return call(sign === 1 ? "addDuration" : "subtractDuration", this.#value(date), this.#value(duration));
  }

  #extreme({ which, operands, type }: ir.Extreme): string {
    const codes = operands.map((each) => this.#value(each));
    if (type.kind !== "rate") return `Math.${which === "least" ? "min" : "max"}(${codes.join(", ")})`;
    return codes.reduce((best, each) => call(which === "least" ? "lesserRate" : "greaterRate", best, each));
  }

  // -------------------------------------------------------------- choices

  /** Conditions of which each is only asked where all before it have turned out the same way. */
  #inTurn(conditions: readonly ir.Expression[], truth: boolean): string[] {
    let reached: CodePrinter = this;
    return conditions.map((condition) => {
      const code = reached.#operand(condition);
      reached = reached.knowing(condition, truth);
      return code;
    });
  }

  #if({ condition, then, else: otherwise }: ir.If): string {
    return choice(
      this.#operand(condition),
      this.knowing(condition, true).print(then),
      this.knowing(condition, false).print(otherwise),
    );
  }

  /**
   * Overriding cases stand first, so the first that applies is undefeated, and where the compiler
   * has shown that no two undefeated cases differ its value is the value of the decision.
   */
  #cases(cases: ir.Cases): string {
    const branches: Branch[] = [];
    let reached: CodePrinter = this;
    for (const { guard, value } of cases.cases) {
      const valueCode = reached.knowing(guard, true).print(value);
      if (isAlways(guard)) return conditional(branches, valueCode);
      branches.push([reached.#operand(guard), valueCode]);
      reached = reached.knowing(guard, false);
    }
    return conditional(branches, reached.noCase(cases));
  }

  /** What a decision comes to where none of its cases applies. */
  noCase({ decision, silences, otherwise }: ir.Cases): string {
    if (silences.some(isAlways)) return "null";
    const rest = otherwise === null ? call("noRule", literalCode(decision)) : this.print(otherwise);
    return conditional(
      silences.map((silence) => [this.#operand(silence), "null"]),
      rest,
    );
  }

  /** Most records hold no category at all, so that is asked first. */
  #pick({ rows }: ir.Pick): string {
    let known: Known = new Map();
    const branches = rows.map(({ guard, index }): Branch => {
      const condition = this.#operand(assuming(guard, known));
      known = learning(known, guard, false);
      return [condition, String(index)];
    });
    const chain = conditional(branches, "-1");
    const key = keyOfRows(rows);
    if (key === null) return chain;
    const mask = this.#context.style.set(key.enumeration, key.bits);
    return `(${this.print(key.set)} & ${mask}) === 0 ? -1 : (${chain})`;
  }

  #cell(cell: ir.CellOf): string {
    const all = [cell.otherwise, ...cell.cells];
    const codes = all.map((each) => (each === null ? "null" : this.print(each)));
    if (codes.every((each) => each === codes[0])) return codes[0]!;
    return all.every((each) => each === null || each.kind === "constant")
      ? this.#constantCell(cell, codes)
      : this.#byRow(cell.pick, codes);
  }

  /** One of fixed values: a field of what the picked row gives. */
  #constantCell({ entity, pick, type }: ir.CellOf, codes: readonly string[]): string {
    const { locals, decision } = this.#place;
    const field = this.#context.pool.tableOf(entity, pick).field(decision, type, codes);
    return memberOf(this.mention(locals.pickedRow(pick)), field);
  }

  /** The value of a row: rows of one value stand together, and the value of most rows comes last. */
  #byRow(pick: string, [otherwise, ...cells]: readonly string[]): string {
    const row = this.mention(this.#place.locals.decision(pick));
    const rows = new Map<string, number[]>();
    [...cells, otherwise!].forEach((code, index) =>
      rows.set(code, [...(rows.get(code) ?? []), index === cells.length ? -1 : index]),
    );
    const groups = [...rows].sort(([, left], [, right]) => left.length - right.length);
    const [last] = groups.pop()!;
    const branches = groups.map(([code, indices]): Branch => {
      const condition = indices.map((index) => `${row} === ${index}`).join(" || ");
      return [indices.length === 1 ? condition : `(${condition})`, code];
    });
    return conditional(branches, last);
  }

  // -------------------------------------------------------------- aggregates

  #aggregate(aggregate: ir.Aggregate): string {
    const { over, where, monthOf, body } = aggregate;
    const all = over.kind === "table" ? this.#context.names.table(over.table).rows : this.#value(over.list);
    const filtered = where === null ? all : `${all}.filter(${this.#ofItem(over, (item) => item.#value(where))})`;
    const combined = (printer: CodePrinter, items: string): string =>
      printer.#combine(aggregate, items, body === null ? null : printer.#ofItem(over, (item) => item.#value(body)));
    if (monthOf === null) return combined(this, filtered);
    const month = this.#ofItem(over, (item) => call("monthOf", item.#value(monthOf)));
    const items = this.#place.locals.items();
    const ofMonth = this.#function(items, (inner) => combined(inner, inner.mention(items)));
    return call("byMonth", filtered, month, ofMonth);
  }

  /** A function of a row of a table or an item of a list. */
  #ofItem(over: ir.AggregateSource, print: (item: CodePrinter) => string): string {
    const { locals, around, enclosing } = this.#place;
    const source = sourceOf(over);
    const depth = around.get(source) ?? 0;
    const place = { ...this.#place, around: new Map(around).set(source, depth + 1) };
    if (over.kind === "table") return this.#function(locals.tableRow(over.table, depth), print, place);
    const record = locals.record(over.entity, depth);
    const decided = (item: CodePrinter): string => item.#withDecisions(over.entity, depth, print(item));
    return this.#function(record, decided, {
      ...place,
      enclosing: new Map(enclosing).set(record, this.#enclosingItems(over)),
    });
  }

  /** A function of one parameter, which it does not name where it does not ask it. */
  #function(parameter: string, print: (inner: CodePrinter) => string, place = this.#place): string {
    const inner = new CodePrinter(this.#context, place);
    const body = print(inner);
    const isAsked = inner.mentions.delete(parameter);
    for (const name of inner.mentions) this.mention(name);
    return `(${isAsked ? parameter : ""}) => ${body}`;
  }

  /** The records around the items of a list: the one that holds it may be an item itself. */
  #enclosingItems({ entity, list }: Extract<ir.AggregateSource, { kind: "list" }>): readonly string[] {
    const { locals } = this.#place;
    return enclosingOf(this.#context.program, entity).map((each) =>
      locals.record(each, list.kind === "fact" && list.entity === each ? this.#depthOf(list) : 0),
    );
  }

  /** A record and those around it, as arguments. */
  #records(entity: string, depth: number): readonly string[] {
    const { locals, enclosing } = this.#place;
    const record = locals.record(entity, depth);
    const around =
      enclosing.get(record) ?? enclosingOf(this.#context.program, entity).map((each) => locals.record(each));
    return [record, ...around].map((each) => this.mention(each));
  }

  /** Where the code names decisions of an item, they are worked out for it once. */
  #withDecisions(entity: string, depth: number, code: string): string {
    const decided = this.#place.locals.decided(entity, depth);
    if (!this.mentions.delete(decided)) return code;
    const { evaluate } = this.#context.names.entity(entity);
    return `{ const ${decided} = ${call(evaluate, ...this.#records(entity, depth))}; return ${code}; }`;
  }

  #combine({ operator, over, type, body, where }: ir.Aggregate, items: string, lambda: string | null): string {
    if (lambda === null || body === null) return `${items}.length`;
    switch (operator) {
      case "count":
        return `${items}.length`;
      case "sum":
        return call(type.kind === "rate" ? "sumRatesOver" : "sumOver", items, lambda);
      case "list":
        return `${items}.map(${lambda})`;
      case "highest":
        return call("highestOver", items, lambda);
      case "lowest":
        return call("lowestOver", items, lambda);
      case "rankFromHighest":
      case "rankFromLowest": {
        if (over.kind === "table") return "1";
        const rank = call(operator, items, this.#value(ofRecordItself(over, body)), lambda);
        return where === null ? rank : choice(this.#operand(ofRecordItself(over, where)), rank, "null");
      }
    }
  }
}

function isLiteral(expression: ir.Expression): boolean {
  return expression.kind === "constant" && expression.parameter === null;
}

/** Whether a condition holds whatever the record. */
export function isAlways(condition: ir.Expression): boolean {
  return condition.kind === "constant" && condition.value === true;
}

function call(name: string, ...args: readonly string[]): string {
  return `${name}(${args.join(", ")})`;
}

/** How far apart dates may be compared without working the later one out. */
const mostMonths = 200 * 12;

/** How comparisons are written. */
const signs = { "=": "===", "≠": "!==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" } as const;

/**
 * A comparison as code. What stands between a `<` and a `>` that brackets follow is read as a list of types, so
 * there the sides change places.
 */
function ordered(left: string, operator: ir.CompareOperator, right: string): string {
  const isLikeTypes = operator === "<" && /^\(+[^()]* > /u.test(right);
  return isLikeTypes ? `${right} > ${left}` : `${left} ${signs[operator]} ${right}`;
}

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
