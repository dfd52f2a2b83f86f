/** Small random programs for the analysis, with few enough inputs to try them all. */
import { dayOf } from "../../runtime/date.ts";
import type { Range } from "../../runtime/range.ts";
import { rate } from "../../runtime/rate.ts";
import type { RoundingMode } from "../../runtime/rounding.ts";
import type { Value } from "../../runtime/schema.ts";
import type {
  ArithmeticOperator,
  Case,
  Cases,
  Constant,
  Decision,
  EntityProgram,
  Enumeration,
  Expression,
  Fact,
  Invariant,
  Parameter,
  Origin,
  Program,
  RuleInfo,
} from "../../ir/ir.ts";
import { casesIn } from "../../ir/entity.ts";
import { stateCouncilCalendar } from "../../compiler/state-council.ts";
import { bool, date, durationType, exactMoney, int, money, rateType, type Type } from "../../ir/types.ts";

export interface RandomProgram {
  readonly program: Program;
  readonly entity: EntityProgram;
}

/** A source of choices: a whole number from 0 up to, not including, `below`. */
export type Choose = (below: number) => number;

/** A source of choices that a seed determines (mulberry32). */
export function choicesFrom(seed: number): Choose {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const nowhere: Origin = { clause: "一", file: "random.pol", span: { start: 0, end: 0 } };
const entityName = "person";
const node = <T extends Type>(type: T) => ({ type, origin: nowhere });

export const colour: Enumeration = {
  name: "Colour",
  label: "颜色",
  members: ["red", "green", "blue"].map((name) => ({ name, label: name })),
};
const enumType: Type = { kind: "enum", enumeration: colour };
const setType: Type = { kind: "set", enumeration: colour };
const years: Enumeration = {
  name: "years2022To2024",
  label: "年度",
  members: ["2022", "2023", "2024"].map((name) => ({ name, label: name })),
  years: { from: 2022, to: 2024 },
};
const yearsType: Type = { kind: "set", enumeration: years };
const calendar = stateCouncilCalendar();

const fixed = (type: Type, value: Value): Constant => ({ kind: "constant", ...node(type), value, parameter: null });

/** A constant of a type. */
export const constant: (type: Type, value: Value) => Expression = fixed;
const yes = constant(bool, true);

const factKinds: readonly ((index: number) => Fact)[] = [
  (index) => fact(`b${index}`, bool, false, false),
  (index) => fact(`e${index}`, enumType, false, "red"),
  (index) => fact(`s${index}`, setType, false, 0),
  (index) => fact(`y${index}`, yearsType, false, 0),
  (index) => fact(`n${index}`, int, false, 0, { from: 0, to: 4 }),
  (index) => fact(`c${index}`, bool, true, null),
];

function fact(name: string, type: Type, optional: boolean, byDefault: Value, range: Range | null = null): Fact {
  return { name, label: name, type, optional, required: byDefault === null && !optional, default: byDefault, range };
}

/** A random program of one entity. */
export function randomProgram(choose: Choose): RandomProgram {
  const dateCount = choose(4);
  const dates = domainOf(choose, dateCount);
  const facts: Fact[] = [];
  for (let index = 0; index < dateCount; index++) facts.push(fact(`d${index}`, date, choose(3) === 0, null, dates));
  const others = dateCount === 0 ? 4 : dateCount === 1 ? 3 : dateCount === 2 ? 2 : 1;
  for (let index = 0; index < others; index++) facts.push(factKinds[choose(factKinds.length)]!(index));
  const maker = new Maker(choose, facts, dates);
  const requirements = choose(2) === 0 ? [] : [{ message: "required", condition: maker.condition(1) }];
  for (let index = 0; index < 1 + choose(3); index++) maker.addDecision(index);
  const entity: EntityProgram = {
    name: entityName,
    label: entityName,
    nestings: [],
    groups: null,
    facts,
    requirements,
    decisions: maker.decisions,
    outputs: maker.decisions.map(({ name }) => name),
  };
  const invariants: Invariant[] = [0, 1].map((index) => ({
    title: `invariant ${index}`,
    entity: entityName,
    origin: nowhere,
    when: choose(2) === 0 ? null : maker.condition(1),
    then: maker.condition(2),
  }));
  return { program: programOf(entity, invariants, maker.parameters), entity };
}

/** Around the end of a February, so that adding months clamps; shorter the more dates there are. */
function domainOf(choose: Choose, dateCount: number): Range {
  const year = 2023 + choose(2);
  const start = dayOf(year, choose(2) === 0 ? 2 : 1, 18 + choose(10));
  return { from: start, to: start + [30, 45, 14, 7][dateCount]! };
}

/** A program of one entity and nothing else. */
export function programOf(
  entity: EntityProgram,
  invariants: readonly Invariant[] = [],
  parameters: readonly Parameter[] = [],
): Program {
  return {
    notice: {
      name: "random",
      title: "random",
      issuer: null,
      number: null,
      issued: null,
      inForce: null,
      amends: null,
      year: 2024,
    },
    vocabulary: { name: "random", label: "random" },
    enumerations: [colour, years],
    mainEntity: entity.name,
    entities: [entity],
    parameters,
    readings: [],
    dataTables: [],
    periods: [],
    clauses: [],
    duties: [],
    examples: [],
    invariants,
  };
}

/** Two numbers calculated with. */
function calculated(type: Type, operator: ArithmeticOperator, left: Expression, right: Expression): Expression {
  return { kind: "arithmetic", ...node(type), operator, left, right };
}

/** A number rounded to a multiple of a whole unit. */
function round(type: Type, mode: RoundingMode, unit: number, operand: Expression): Expression {
  return { kind: "round", ...node(type), operand, mode, unit: { numerator: unit, denominator: 1 } };
}

class Maker {
  readonly decisions: Decision[] = [];
  readonly parameters: Parameter[] = [];
  readonly #choose: Choose;
  readonly #facts: readonly Fact[];
  readonly #dates: Range;
  #rules = 0;

  constructor(choose: Choose, facts: readonly Fact[], dates: Range) {
    this.#choose = choose;
    this.#facts = facts;
    this.#dates = dates;
  }

  addDecision(index: number): void {
    const name = `decision${index}`;
    if (this.#choose(6) === 0) this.#addPick(name);
    const kinds: readonly Type[] = [bool, money, date, durationType, int, setType];
    const type = kinds[this.#choose(kinds.length)]!;
    const gate = this.#choose(4) === 0 ? this.condition(1) : null;
    const plain = this.#choose(6) === 0;
    const body = plain ? this.#value(type, 2) : this.#ruled(name, type);
    this.decisions.push({
      name,
      label: name,
      role: "output",
      type,
      optional: gate !== null || isSilent(body),
      gate,
      otherwise: gate !== null && this.#choose(2) === 0 ? this.#value(type, 0) : null,
      body,
      origin: nowhere,
    });
  }

  #addPick(name: string): void {
    const rows = [2, 0, 1].map((index) => ({
      index,
      guard: this.condition(1),
      columns: [0],
      category: null,
      origin: nowhere,
    }));
    const unique = this.#choose(3) === 0;
    this.decisions.push({
      name: `${name}Row`,
      label: name,
      role: "pick",
      type: int,
      optional: false,
      gate: null,
      otherwise: null,
      body: { kind: "pick", ...node(int), table: `${name}Row`, unique, heads: [null], rows },
      origin: nowhere,
    });
  }

  /** The rules of a decision; of a set, at times with additions. */
  #ruled(decision: string, type: Type): Expression {
    const main = this.#cases(decision, type);
    if (type.kind !== "set" || this.#choose(2) === 0) return main;
    const nothing = constant(setType, main.silences.length > 0 ? null : 0);
    const additions = [1, 2].map((): Cases => {
      const guard = this.condition(1);
      const rule: RuleInfo = { ...this.#rule(decision), kind: "addition" };
      const cases = [{ rule, guard, value: this.#value(type, 0), overrides: [] }];
      return { kind: "cases", ...node(type), decision, cases, silences: [], otherwise: nothing };
    });
    return { kind: "union", ...node(type), operands: [main, ...additions] };
  }

  #cases(decision: string, type: Type): Cases {
    const count = 1 + this.#choose(4);
    const cases: Case[] = [];
    for (let index = 0; index < count; index++) {
      const overrides = [...Array(count).keys()].filter((other) => other > index && this.#choose(3) === 0);
      const last = index === count - 1 && this.#choose(2) === 0;
      cases.push({
        rule: this.#rule(decision),
        guard: last ? yes : this.condition(2),
        value: this.#value(type, 1),
        overrides,
      });
    }
    const silences = this.#choose(4) === 0 ? [this.condition(1)] : [];
    const otherwise = this.#choose(4) === 0 ? this.#value(type, 0) : null;
    return { kind: "cases", ...node(type), decision, cases, silences, otherwise };
  }

  #rule(decision: string): RuleInfo {
    return {
      id: `${decision}#${this.#rules++}`,
      kind: "rule",
      name: null,
      label: null,
      decision,
      clause: "一",
      facts: [],
      decisions: [],
      parameters: [],
      readings: [],
      origin: nowhere,
    };
  }

  /** A random condition. */
  condition(depth: number): Expression {
    if (depth > 0 && this.#choose(3) > 0) return this.#junction(depth);
    const fact = this.#pick(this.#facts);
    switch (fact.type.kind) {
      case "date":
        return this.#dateCondition(depth);
      case "bool":
        return fact.optional ? this.#optionalBool(fact) : (this.#decided() ?? this.#fact(fact));
      case "enum":
        return this.#compare(
          this.#choose(2) === 0 ? "=" : "≠",
          this.#fact(fact),
          constant(enumType, this.#pick(colour.members).name),
        );
      case "set":
        return this.#setCondition(fact);
      default:
        return this.#numberCondition();
    }
  }

  #numberCondition(): Expression {
    if (this.#choose(3) > 0) return this.#compare(this.#order(), this.#value(int, 1), constant(int, this.#choose(5)));
    const type = this.#choose(2) === 0 ? exactMoney : rateType;
    const bound =
      type === exactMoney
        ? constant(money, this.#choose(200))
        : constant(rateType, rate(this.#choose(8), 1 + this.#choose(3)));
    const other = this.#choose(3) === 0 ? this.#fraction(type, 1) : bound;
    return this.#compare(this.#order(), this.#fraction(type, 1), other);
  }

  #optionalBool(fact: Fact): Expression {
    const known: Expression = { kind: "known", ...node(bool), operand: this.#fact(fact) };
    const orElse: Expression = {
      kind: "orElse",
      ...node(bool),
      operand: this.#fact(fact),
      fallback: constant(bool, this.#choose(2) === 0),
    };
    return this.#choose(2) === 0 ? known : orElse;
  }

  #setCondition(fact: Fact): Expression {
    const decided = this.decisions.filter(({ type }) => type.kind === "set");
    if (decided.length > 0 && this.#choose(3) === 0) {
      const operand = this.#decision(this.#pick(decided));
      return { kind: "known", ...node(bool), operand };
    }
    const set = this.#fact(fact);
    const mask = constant(fact.type, this.#choose(8));
    if (fact.type === yearsType && this.#choose(2) === 0)
      return this.#compare(this.#order(), this.#yearCount(fact), constant(int, this.#choose(4)));
    if (this.#choose(3) === 0) return this.#compare("=", set, mask);
    return { kind: "contains", ...node(bool), quantifier: this.#choose(2) === 0 ? "any" : "all", set, members: mask };
  }

  #decided(): Expression | null {
    const usable = this.decisions.filter(({ type, optional }) => type.kind === "bool" && !optional);
    return usable.length === 0 || this.#choose(2) === 0 ? null : this.#decision(this.#pick(usable));
  }

  #dateCondition(depth: number): Expression {
    const kind = this.#choose(8);
    if (kind === 0) {
      const optional = this.#facts.filter((each) => each.type.kind === "date" && each.optional);
      if (optional.length > 0) return { kind: "known", ...node(bool), operand: this.#fact(this.#pick(optional)) };
    }
    const [from, to] = [this.#value(date, depth), this.#value(date, depth)];
    if (kind === 1) {
      const days: Expression = { kind: "daysBetween", ...node(int), from, to };
      return this.#compare(this.#order(), days, constant(int, this.#choose(20) - 5));
    }
    if (kind === 2) {
      const years: Expression = { kind: "fullYears", ...node(int), from: this.#shift(from, -12 * this.#choose(3)), to };
      return this.#compare(this.#order(), years, constant(int, this.#choose(3)));
    }
    if (kind === 3) {
      const months: Expression = { kind: "monthsBetween", ...node(int), from, to };
      return this.#compare(this.#order(), months, constant(int, this.#choose(4) - 1));
    }
    if (kind === 4) return this.#compare(this.#order(), this.#yearOf(from), this.#number(depth));
    if (kind === 5) return { kind: "isWorkday", ...node(bool), date: from, calendar };
    return this.#compare(this.#order(), from, to);
  }

  /** The year of a date, counted so that it is about as large as other numbers. */
  #yearOf(of: Expression): Expression {
    const year: Expression = { kind: "yearOf", ...node(int), date: of };
    return { kind: "arithmetic", ...node(int), operator: "-", left: year, right: constant(int, 2022) };
  }

  /** How many years a set holds, of which some bounds lie outside those that it can hold. */
  #yearCount(fact: Fact): Expression {
    const bound = (): Expression => {
      const dates = this.#facts.filter((each) => each.type.kind === "date");
      if (dates.length > 0 && this.#choose(3) === 0) return { kind: "yearOf", ...node(int), date: this.#date(0) };
      const offset = this.#number(1);
      return this.#choose(2) === 0
        ? constant(int, 2020 + this.#choose(7))
        : { kind: "arithmetic", ...node(int), operator: "+", left: offset, right: constant(int, 2022) };
    };
    return {
      kind: "yearCount",
      ...node(int),
      which: this.#pick(["all", "unbroken"] as const),
      held: this.#choose(2) === 0,
      set: this.#fact(fact),
      from: bound(),
      to: bound(),
    };
  }

  #order() {
    return this.#pick(["=", "≠", "<", "≤", ">", "≥"] as const);
  }

  #junction(depth: number): Expression {
    const kind = this.#choose(5);
    if (kind === 0) return { kind: "not", ...node(bool), operand: this.condition(depth - 1) };
    const operands = [this.condition(depth - 1), this.condition(depth - 1)];
    if (kind === 1) {
      const [then, otherwise] = [this.condition(0), this.condition(0)];
      return { kind: "if", ...node(bool), condition: operands[0]!, then, else: otherwise };
    }
    return { kind: kind < 4 ? "and" : "or", ...node(bool), operands };
  }

  #value(type: Type, depth: number): Expression {
    if (depth > 0 && this.#choose(4) === 0) {
      const [then, otherwise] = [this.#value(type, depth - 1), this.#value(type, depth - 1)];
      return { kind: "if", ...node(type), condition: this.condition(0), then, else: otherwise };
    }
    switch (type.kind) {
      case "bool":
        return this.#choose(2) === 0 ? constant(bool, this.#choose(2) === 0) : this.condition(depth);
      case "date":
        return this.#date(depth);
      case "duration":
        return this.#duration();
      case "set":
        return { kind: "union", ...node(type), operands: [constant(type, this.#choose(8)), this.#setValue()] };
      case "int":
        return this.#number(depth);
      default:
        return this.#money(depth);
    }
  }

  #setValue(): Expression {
    const sets = this.#facts.filter((each) => each.type === setType);
    return sets.length === 0 ? constant(setType, this.#choose(8)) : this.#fact(this.#pick(sets));
  }

  #number(depth: number): Expression {
    const yearSets = this.#facts.filter((each) => each.type === yearsType);
    if (depth > 0 && yearSets.length > 0 && this.#choose(3) === 0) return this.#yearCount(this.#pick(yearSets));
    const numbers = this.#facts.filter((each) => each.type.kind === "int");
    const plain =
      numbers.length === 0 || this.#choose(3) === 0 ? constant(int, this.#choose(4)) : this.#fact(this.#pick(numbers));
    if (depth === 0 || this.#choose(2) === 0) return plain;
    if (this.#choose(4) === 0) return this.#rounded(int, this.#fraction(rateType, depth));
    return {
      kind: "arithmetic",
      ...node(int),
      operator: this.#pick(["+", "-", "*"] as const),
      left: plain,
      right: constant(int, this.#choose(4) - 1),
    };
  }

  #money(depth: number): Expression {
    const pick = this.decisions.find(({ role }) => role === "pick");
    if (pick !== undefined && this.#choose(2) === 0) {
      const cells = [100, 200, 100].map((fen) => constant(money, fen));
      return {
        kind: "cell",
        ...node(money),
        entity: entityName,
        pick: pick.name,
        cells,
        otherwise: constant(money, 0),
      };
    }
    const fixed = constant(money, 100 * this.#choose(3));
    if (depth > 0 && this.#choose(4) === 0) return this.#parameterAt(depth);
    if (depth === 0 || this.#choose(3) > 0) return fixed;
    if (this.#choose(3) > 0) return this.#rounded(money, this.#fraction(exactMoney, depth));
    const part = constant(rateType, { numerator: 1, denominator: 2 });
    return round(money, "exact", 1, calculated(exactMoney, "*", fixed, part));
  }

  /** A parameter that changes with time, at a date; it has a value on every day that there may be. */
  #parameterAt(depth: number): Expression {
    const parameter = `parameter${this.parameters.length}`;
    const { from } = this.#dates;
    const days = [dayOf(1, 1, 1), from + this.#choose(8), from + 8 + this.#choose(20)];
    const values = days.map((day) => ({ from: day, value: fixed(money, 100 * this.#choose(3)) }));
    this.parameters.push({
      name: parameter,
      label: parameter,
      type: money,
      values: values.map((each) => ({ from: each.from, value: each.value.value, origin: nowhere })),
      unconfirmed: false,
      origin: nowhere,
    });
    const named = values.map((each) => ({ ...each, value: { ...each.value, parameter } }));
    return { kind: "parameterAt", ...node(money), parameter, values: named, date: this.#date(depth - 1) };
  }

  /** An amount, or a rate, that may fall between two fen. */
  #fraction(type: Type, depth: number): Expression {
    const whole = (): Expression =>
      type.kind === "rate"
        ? this.#number(Math.max(depth - 1, 0))
        : calculated(money, "*", constant(money, 7 + this.#choose(90)), this.#number(Math.max(depth - 1, 0)));
    const part = constant(rateType, rate(this.#choose(9) - 3, 1 + this.#choose(7)));
    const divisor = calculated(int, "+", calculated(int, "mod", this.#number(0), constant(int, 5)), constant(int, 1));
    const product = calculated(type, "*", whole(), part);
    const quotient = calculated(type, "/", whole(), divisor);
    switch (this.#choose(5)) {
      case 0:
        return product;
      case 3:
        return this.#scale(type, quotient);
      case 1:
        return quotient;
      case 2:
        return calculated(type, this.#pick(["+", "-"] as const), product, quotient);
      default:
        return calculated(type, "*", quotient, part);
    }
  }

  #scale(type: Type, operand: Expression): Expression {
    const [first, second] = [1 + this.#choose(40), 41 + this.#choose(200)];
    const end = (value: number): Constant => fixed(type, type.kind === "rate" ? rate(value, 60) : value);
    const part = (): Constant => fixed(rateType, rate(this.#choose(7) - 1, 2 + this.#choose(9)));
    const bands = [
      { rate: part(), to: end(first) },
      { rate: part(), to: end(second) },
      { rate: part(), to: null },
    ];
    return { kind: "scale", ...node(type), operand, bands };
  }

  #rounded(type: Type, operand: Expression): Expression {
    const unit = type.kind === "money" ? this.#pick([1, 10, 100]) : 1;
    return round(type, this.#pick(["halfUp", "down", "up"] as const), unit, operand);
  }

  #duration(): Expression {
    const unit = this.#choose(2) === 0 ? "months" : "days";
    return { kind: "makeDuration", ...node(durationType), amount: this.#number(1), unit, factor: 1 };
  }

  #date(depth: number): Expression {
    const facts = this.#facts.filter((each) => each.type.kind === "date");
    const { from, to } = this.#dates;
    const fixed = constant(date, from + this.#choose(to - from + 40) - 5);
    if (facts.length === 0 || this.#choose(4) === 0) return fixed;
    const fact = this.#pick(facts);
    const plain: Expression = fact.optional
      ? { kind: "orElse", ...node(date), operand: this.#fact(fact), fallback: fixed }
      : this.#fact(fact);
    if (depth === 0) return plain;
    switch (this.#choose(8)) {
      case 4: {
        const [edge, of] = [this.#pick(["first", "last", "next"] as const), this.#pick(["month", "year"] as const)];
        return { kind: "edgeDay", ...node(date), edge, of, date: this.#date(depth - 1) };
      }
      case 5:
        return {
          kind: "toWorkday",
          ...node(date),
          direction: this.#pick(["later", "earlier"] as const),
          date: this.#date(depth - 1),
          calendar,
        };
      case 6: {
        const sign = this.#choose(2) === 0 ? 1 : -1;
        return { kind: "addWorkdays", ...node(date), date: plain, amount: this.#number(1), sign, calendar };
      }
      case 0:
        return this.#shift(plain, this.#choose(5) - 2);
      case 1:
        return {
          kind: "addDuration",
          ...node(date),
          date: plain,
          duration: this.#duration(),
          sign: this.#choose(2) === 0 ? 1 : -1,
        };
      case 2:
        return {
          kind: "extreme",
          ...node(date),
          which: this.#choose(2) === 0 ? "least" : "greatest",
          operands: [plain, this.#date(depth - 1)],
        };
      default:
        return plain;
    }
  }

  #shift(base: Expression, months: number): Expression {
    const duration = constant(durationType, { months: Math.abs(months), days: this.#choose(4) });
    return { kind: "addDuration", ...node(date), date: base, duration, sign: months < 0 ? -1 : 1 };
  }

  #compare(operator: "=" | "≠" | "<" | "≤" | ">" | "≥", left: Expression, right: Expression): Expression {
    return { kind: "compare", ...node(bool), operator, left, right };
  }

  #fact({ name, type, optional }: Fact): Expression {
    return { kind: "fact", ...node(type), entity: entityName, name, level: 0, optional };
  }

  #decision({ name, type, optional }: Decision): Expression {
    return { kind: "decision", ...node(type), entity: entityName, name, level: 0, optional };
  }

  #pick<T>(options: readonly T[]): T {
    return options[this.#choose(options.length)]!;
  }
}

function isSilent(body: Expression): boolean {
  return casesIn(body).some(({ silences }) => silences.length > 0);
}
