/**
 * The rules of an entity as an SMT-LIB script, worked out apart from the exact analysis. Dates are day
 * numbers; where months are counted, a date is given a year, a month and a day that make it up.
 */
import type {
  Cases,
  DataRow,
  DataTable,
  Decision,
  EntityProgram,
  Expression,
  ExpressionKind,
  Fact,
  Pick,
  Program,
} from "../../ir/ir.ts";
import { firstYearOf, isFractional, type Type } from "../../ir/types.ts";
import { walk } from "../../ir/walk.ts";
import { dayOf } from "../../runtime/date.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";

/** A value as terms: whether it is there, and its parts (a set has one a member, a duration months and days). */
interface Terms {
  readonly known: string;
  readonly parts: readonly string[];
}

/** Where a decision has no value, its gate left out of account. */
interface Failures {
  readonly gap: string;
  readonly conflict: string;
}

/** The calendar from 1897 to 2199, in which each fourth year but 1900 and 2100 is a leap year; months are counted from 0. */
const calendar = [
  `(define-fun yearStart ((y Int)) Int (+ ${numeral(dayOf(1901, 1, 1))} (* 365 (- y 1901)) (- (div (- y 1) 4) 475) (ite (<= y 1900) 1 0) (ite (< 2100 y) (- 1) 0)))`,
  "(define-fun leap ((y Int)) Bool (and (= 0 (mod y 4)) (not (= y 1900)) (not (= y 2100))))",
  `(define-fun daysBefore ((m Int) (leap Bool)) Int (+ ${monthTable()} (ite (and leap (< 1 m)) 1 0)))`,
  "(define-fun daysOf ((m Int) (leap Bool)) Int (ite (= m 1) (ite leap 29 28) (ite (or (= m 3) (= m 5) (= m 8) (= m 10)) 30 31)))",
];

/** The parts of a date: year, month (0 to 11), day of the month (from 0) and whether the year is a leap year. */
interface Civil {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly leap: string;
}

/** What a name stands for: the lines that make it. Names made together share them. */
interface Definition {
  readonly lines: readonly string[];
}

/** The script of an entity, and questions to put to it. */
export class SmtEntity {
  readonly #entity: EntityProgram;
  readonly #tables: readonly DataTable[];
  /** The rows of data tables at hand. */
  readonly #rows = new Map<string, DataRow>();
  readonly #rates: readonly Rate[];
  readonly #definitions = new Map<string, Definition>();
  readonly #civil = new Map<string, Civil>();
  readonly #requirements: readonly string[];
  readonly #facts = new Map<string, Terms>();
  readonly #decisions = new Map<string, Terms>();
  readonly #failures = new Map<string, Failures>();
  readonly #gates = new Map<string, string>();
  #names = 0;

  constructor({ dataTables }: Program, entity: EntityProgram) {
    this.#entity = entity;
    this.#tables = dataTables;
    const nodes = entity.decisions.flatMap((each) => rootsOf(each).flatMap((root) => [...walk(root)]));
    this.#rates = ratesIn(nodes);
    for (const fact of entity.facts) this.#facts.set(fact.name, this.#declareFact(fact));
    this.#requirements = entity.requirements.map(({ condition }) => this.#truth(condition));
    for (const decision of entity.decisions) this.#define(decision);
  }

  /** The script that asks whether a condition holds for a record: it holds no more than that rests on. */
  script(condition: string): string {
    const used = new Set<Definition>();
    const lines: string[] = [];
    const visit = (text: string): void => {
      for (const [name] of text.matchAll(/\|[^|]+\|/g)) {
        const definition = this.#definitions.get(name);
        if (definition === undefined || used.has(definition)) continue;
        used.add(definition);
        definition.lines.forEach(visit);
        lines.push(...definition.lines);
      }
    };
    const asserted = [...this.#requirements, condition];
    asserted.forEach(visit);
    return [...calendar, ...lines, ...asserted.map((each) => `(assert ${each})`)].join("\n");
  }

  /** Where a decision is asked and no rule of it applies. */
  gap(decision: Decision): string {
    return all([...this.#asked(decision), this.#failures.get(decision.name)?.gap ?? "false"]);
  }

  /** Where a decision is asked and rules of it collide. */
  conflict(decision: Decision): string {
    return all([...this.#asked(decision), this.#failures.get(decision.name)?.conflict ?? "false"]);
  }

  /** Where everything that an invariant speaks of is decided and it does not hold. */
  violation(when: Expression | null, then: Expression): string {
    const parts = when === null ? [then] : [when, then];
    return all([...this.#decided(parts), when === null ? "true" : this.#truth(when), not(this.#truth(then))]);
  }

  #asked(decision: Decision): readonly string[] {
    return [...this.#decided(rootsOf(decision)), this.#gates.get(decision.name)!];
  }

  #decided(roots: readonly Expression[]): readonly string[] {
    const names = new Set<string>();
    const visit = (root: Expression): void => {
      for (const node of walk(root)) {
        const name = node.kind === "decision" ? node.name : node.kind === "cell" ? node.pick : null;
        if (name === null || names.has(name)) continue;
        names.add(name);
        rootsOf(this.#entity.decisions.find((each) => each.name === name)!).forEach(visit);
      }
    };
    roots.forEach(visit);
    return [...names].flatMap((name) => {
      const failures = this.#failures.get(name);
      return failures === undefined ? [] : [not(all([this.#gates.get(name)!, any([failures.gap, failures.conflict])]))];
    });
  }

  #declareFact({ name, type, optional, range }: Fact): Terms {
    const parts = sortsOf(type).map((sort, index) => {
      const part = `|${name}.${index}|`;
      if (type.kind === "enum") return this.#declare(part, sort, between(part, 0, type.enumeration.members.length - 1));
      return this.#declare(part, sort, range === null ? "true" : between(part, range.from, range.to));
    });
    return { known: optional ? this.#declare(`|${name}.known|`, "Bool", "true") : "true", parts };
  }

  #declare(name: string, sort: string, assertion: string): string {
    this.#definitions.set(name, { lines: [`(declare-const ${name} ${sort})`, `(assert ${assertion})`] });
    return name;
  }

  #define({ name, gate, otherwise, body, type }: Decision): void {
    const asked = this.#name(gate === null ? "true" : this.#truth(gate), "Bool");
    this.#gates.set(name, asked);
    const failures: Failures[] = [];
    for (const node of casesIn(body)) failures.push(this.#failuresOf(node));
    if (body.kind === "pick" && body.unique) failures.push({ gap: "false", conflict: this.#overlapOf(body) });
    if (failures.length > 0) {
      const [gap, conflict] = [any(failures.map((each) => each.gap)), any(failures.map((each) => each.conflict))];
      this.#failures.set(name, { gap: this.#name(gap, "Bool"), conflict: this.#name(conflict, "Bool") });
    }
    const outside = otherwise === null ? absent(type) : this.#terms(otherwise);
    this.#decisions.set(name, this.#named(choose(asked, this.#terms(body), outside), type));
  }

  #overlapOf({ rows }: Pick): string {
    const guards = rows.map(({ guard }) => this.#name(this.#truth(guard), "Bool"));
    return any(guards.flatMap((guard, second) => guards.slice(0, second).map((first) => all([first, guard]))));
  }

  #failuresOf(node: Cases): Failures {
    const prevails = this.#prevailing(node);
    const values = node.cases.map(({ value }) => this.#named(this.#terms(value), value.type));
    const pairs = node.cases.flatMap((_, second) =>
      node.cases
        .slice(0, second)
        .map((_, first) => all([prevails[first]!, prevails[second]!, not(same(values[first]!, values[second]!))])),
    );
    const silent = node.silences.map((silence) => this.#truth(silence));
    const gap = node.otherwise === null ? all([not(any(prevails)), not(any(silent))]) : "false";
    return { gap, conflict: any(pairs) };
  }

  /** Where each rule applies and none that prevails overrides it. */
  #prevailing({ cases }: Cases): readonly string[] {
    const prevails: string[] = [];
    cases.forEach(({ guard }, index) => {
      const defeated = any(prevails.filter((_, earlier) => cases[earlier]!.overrides.includes(index)));
      prevails.push(this.#name(all([this.#truth(guard), not(defeated)]), "Bool"));
    });
    return prevails;
  }

  #name(term: string, sort: string): string {
    if (term.length < 24) return term;
    const name = `|t${this.#names++}|`;
    this.#definitions.set(name, { lines: [`(define-fun ${name} () ${sort} ${term})`] });
    return name;
  }

  #defineTogether(names: readonly string[], lines: readonly string[]): void {
    const definition = { lines };
    for (const name of names) this.#definitions.set(name, definition);
  }

  #named({ known, parts }: Terms, type: Type): Terms {
    const sorts = sortsOf(type);
    return { known: this.#name(known, "Bool"), parts: parts.map((part, index) => this.#name(part, sorts[index]!)) };
  }

  #truth(expression: Expression): string {
    const { known, parts } = this.#terms(expression);
    return this.#name(all([known, parts[0]!]), "Bool");
  }

  #one(expression: Expression): string {
    return this.#terms(expression).parts[0]!;
  }

  #terms(node: Expression): Terms {
    switch (node.kind) {
      case "constant":
        return constant(node.value, node.type);
      case "fact":
        return this.#facts.get(node.name)!;
      case "decision":
        return this.#decisions.get(node.name)!;
      case "record":
        throw new RangeError("the record stands alone");
      case "reading":
        return plain(String(node.holds));
      case "known":
        return plain(this.#terms(node.operand).known);
      case "orElse": {
        const [first, second] = [this.#terms(node.operand), this.#terms(node.fallback)];
        return { known: any([first.known, second.known]), parts: choose(first.known, first, second).parts };
      }
      case "not":
        return plain(not(this.#truth(node.operand)));
      case "and":
        return plain(all(node.operands.map((each) => this.#truth(each))));
      case "or":
        return plain(any(node.operands.map((each) => this.#truth(each))));
      case "compare":
        return plain(this.#compare(node));
      case "contains": {
        const [held, wanted] = [this.#terms(node.set).parts, this.#terms(node.members).parts];
        const both = held.map((bit, index) =>
          node.quantifier === "any" ? all([bit, wanted[index]!]) : any([bit, not(wanted[index]!)]),
        );
        return plain(node.quantifier === "any" ? any(both) : all(both));
      }
      case "union": {
        const operands = node.operands.map((each) => this.#terms(each));
        const parts = operands[0]!.parts.map((_, bit) =>
          any(operands.map(({ known, parts }) => all([known, parts[bit]!]))),
        );
        return { known: any(operands.map(({ known }) => known)), parts };
      }
      case "arithmetic": {
        if (isFractional(node.type) || node.operator === "mod")
          throw new RangeError(`${node.operator} is not put into SMT`);
        const [left, right] = [this.#terms(node.left), this.#terms(node.right)];
        return {
          known: "true",
          parts: left.parts.map((part, index) => `(${node.operator} ${part} ${right.parts[index]!})`),
        };
      }
      case "round":
        return plain(this.#share(node));
      case "makeDuration": {
        const amount = `(* ${node.factor} ${this.#one(node.amount)})`;
        return { known: "true", parts: node.unit === "months" ? [amount, "0"] : ["0", amount] };
      }
      case "addDuration": {
        const [months, days] = this.#terms(node.duration).parts as [string, string];
        const sign = node.sign === 1 ? "+" : "-";
        return plain(`(${sign} ${this.#addMonths(this.#one(node.date), sign, months)} ${days})`);
      }
      case "daysBetween":
        return plain(`(- ${this.#one(node.to)} ${this.#one(node.from)})`);
      case "fullYears":
        return plain(this.#fullYears(this.#one(node.from), this.#one(node.to)));
      case "extreme": {
        const passes = node.which === "least" ? "<" : ">";
        const parts = node.operands.map((each) => this.#one(each));
        return plain(
          parts.reduce((best, each) => this.#name(`(ite (${passes} ${each} ${best}) ${each} ${best})`, "Int")),
        );
      }
      case "if":
        return choose(this.#truth(node.condition), this.#terms(node.then), this.#terms(node.else));
      case "cases": {
        const prevails = this.#prevailing(node);
        const otherwise = node.otherwise === null ? absent(node.type) : this.#terms(node.otherwise);
        const silent = any(node.silences.map((silence) => this.#truth(silence)));
        return node.cases.reduceRight(
          (rest, { value }, index) => choose(prevails[index]!, this.#terms(value), rest),
          choose(silent, absent(node.type), otherwise),
        );
      }
      case "pick":
        return plain(
          node.rows.reduceRight((rest, { guard, index }) => `(ite ${this.#truth(guard)} ${index} ${rest})`, "(- 1)"),
        );
      case "cell": {
        const row = this.#decisions.get(node.pick)!.parts[0]!;
        const otherwise = node.otherwise === null ? absent(node.type) : this.#terms(node.otherwise);
        return node.cells.reduceRight(
          (rest, cell, index) => choose(`(= ${row} ${index})`, this.#terms(cell), rest),
          otherwise,
        );
      }
      case "column":
        return constant(this.#rows.get(node.table)!.values[node.name]!, node.type);
      case "aggregate":
        return plain(this.#overRows(node));
      case "monthsBetween":
        return plain(this.#monthsBetween(this.#one(node.from), this.#one(node.to)));
      case "yearOf":
        return plain(this.#civilOf(this.#one(node.date)).year);
      case "edgeDay":
        return plain(this.#edgeDay(node));
      case "yearCount":
        return plain(this.#yearCount(node));
      case "parameterAt": {
        const day = this.#one(node.date);
        const [first, ...later] = node.values;
        return later.reduce(
          (earlier, { from, value }) => choose(`(>= ${day} ${from})`, this.#terms(value), earlier),
          this.#terms(first!.value),
        );
      }
      case "scale":
      case "valueAt":
      case "isWorkday":
      case "toWorkday":
      case "addWorkdays":
      case "lookup":
      case "allotment":
        throw new RangeError(`${node.kind satisfies ExpressionKind} is not put into SMT`);
    }
  }

  /** The rows of a data table are few: each is written out. */
  #overRows({ over, where, body, operator }: Extract<Expression, { kind: "aggregate" }>): string {
    if (over.kind !== "table" || (operator !== "sum" && operator !== "count")) {
      throw new RangeError(`${operator} over a ${over.kind} is not put into SMT`);
    }
    const rows = this.#tables.find(({ name }) => name === over.table)?.rows ?? [];
    const counted = rows.map((row) => {
      this.#rows.set(over.table, row);
      const amount = operator === "count" || body === null ? "1" : this.#one(body);
      return where === null ? amount : `(ite ${this.#truth(where)} ${amount} 0)`;
    });
    this.#rows.delete(over.table);
    return `(+ 0 ${counted.join(" ")})`;
  }

  #compare({ operator, left, right }: Extract<Expression, { kind: "compare" }>): string {
    const [one, other] = [this.#terms(left), this.#terms(right)];
    if (operator === "=") return same(one, other);
    if (operator === "≠") return not(same(one, other));
    const sign = operator === "≤" ? "<=" : operator === "≥" ? ">=" : operator;
    return all([one.known, other.known, `(${sign} ${one.parts[0]!} ${other.parts[0]!})`]);
  }

  /** The product is spelled out for each rate that there is: amounts times rates are not linear. */
  #share({ operand, mode, unit: { numerator: unit } }: Extract<Expression, { kind: "round" }>): string {
    if (operand.kind !== "arithmetic" || operand.operator !== "*") throw new RangeError("only shares are put into SMT");
    const { left, right } = operand;
    const [amount, share] = left.type.kind === "rate" ? [right, left] : [left, right];
    const [of, by] = [this.#name(this.#one(amount), "Int"), this.#name(this.#one(share), "Real")];
    return this.#rates.reduce((rest, { numerator, denominator }) => {
      const divisor = denominator * unit;
      const added = { exact: 0, down: 0, halfUp: divisor / 2, up: divisor - 1 }[mode];
      const product = `(* ${unit} (div (+ (* ${numerator} ${of}) ${Math.floor(added)}) ${divisor}))`;
      return `(ite (= ${by} ${real({ numerator, denominator })}) ${product} ${rest})`;
    }, "0");
  }

  /** The parts of a date, of which the date is made up: they exist for every date and are the only ones. */
  #civilOf(date: string): Civil {
    const from = this.#name(date, "Int");
    const known = this.#civil.get(from);
    if (known !== undefined) return known;
    const [year, month, day] = ["year", "month", "day"].map((part) => `|${part} ${this.#names}|`) as [
      string,
      string,
      string,
    ];
    this.#names++;
    const civil = { year, month, day, leap: `(leap ${year})` };
    const lines = [
      ...[year, month, day].map((part) => `(declare-const ${part} Int)`),
      `(assert (and ${between(year, 1897, 2199)} ${between(month, 0, 11)} (<= 0 ${day}) (< ${day} (daysOf ${month} ${civil.leap}))))`,
      `(assert (= ${from} (+ ${firstDay(year, month)} ${day})))`,
    ];
    this.#defineTogether([year, month, day], lines);
    this.#civil.set(from, civil);
    return civil;
  }

  #addMonths(date: string, sign: "+" | "-", months: string): string {
    if (months === "0") return date;
    const { year, month, day } = this.#civilOf(date);
    const [count, rest] = this.#yearsAndMonths(`(${sign} ${months})`, sign, months);
    const carried = this.#name(`(<= 12 (+ ${month} ${rest}))`, "Bool");
    const toYear = this.#name(`(+ ${year} ${count} (ite ${carried} 1 0))`, "Int");
    const toMonth = this.#name(`(- (+ ${month} ${rest}) (ite ${carried} 12 0))`, "Int");
    const last = this.#name(`(- (daysOf ${toMonth} (leap ${toYear})) 1)`, "Int");
    return `(+ ${firstDay(toYear, toMonth)} (ite (< ${day} ${last}) ${day} ${last}))`;
  }

  /** So many months as years and 0 to 11 months. */
  #yearsAndMonths(term: string, sign: "+" | "-", months: string): readonly [string, string] {
    const fixed = Number(months) * (sign === "+" ? 1 : -1);
    if (Number.isInteger(fixed)) return [numeral(Math.floor(fixed / 12)), numeral(((fixed % 12) + 12) % 12)];
    const [years, rest] = [`|years ${this.#names}|`, `|rest ${this.#names++}|`];
    const lines = [
      `(declare-const ${years} Int)`,
      `(declare-const ${rest} Int)`,
      `(assert (and ${between(rest, 0, 11)} (= ${term} (+ (* 12 ${years}) ${rest}))))`,
    ];
    this.#defineTogether([years, rest], lines);
    return [years, rest];
  }

  /** The months from one date's to the other's, less one where its day of the month is still to come. */
  #monthsBetween(from: string, to: string): string {
    const [start, on] = [this.#civilOf(from), this.#civilOf(to)];
    const last = `(- (daysOf ${on.month} ${on.leap}) 1)`;
    const day = `(ite (< ${start.day} ${last}) ${start.day} ${last})`;
    const months = `(+ (* 12 (- ${on.year} ${start.year})) (- ${on.month} ${start.month}))`;
    return this.#name(`(- ${months} (ite (<= ${day} ${on.day}) 0 1))`, "Int");
  }

  #edgeDay({ edge, of, date }: Extract<Expression, { kind: "edgeDay" }>): string {
    const { year, month } = this.#civilOf(this.#one(date));
    const isLast = `(= ${month} 11)`;
    const first = of === "year" ? firstDay(year, "0") : firstDay(year, month);
    const nextYear = firstDay(`(+ ${year} 1)`, "0");
    const next = of === "year" ? nextYear : `(ite ${isLast} ${nextYear} ${firstDay(year, `(+ ${month} 1)`)})`;
    return this.#name(edge === "first" ? first : edge === "next" ? next : `(- ${next} 1)`, "Int");
  }

  /** The years are few: each is asked, and from the last back for a row whether all after it are counted as well. */
  #yearCount({ which, held, set, from, to }: Extract<Expression, { kind: "yearCount" }>): string {
    const first = firstYearOf(set.type);
    const [start, end] = [from, to].map((each) => this.#name(this.#one(each), "Int")) as [string, string];
    const bits = this.#terms(set).parts.map((bit, index) => ({ year: first + index, bit }));
    const breaks = bits.map(({ year, bit }) => ({ year, breaks: held ? not(bit) : bit }));
    const asked = (year: number): string => `(and (<= ${start} ${year}) (<= ${year} ${end}))`;
    if (which === "all") {
      const counted = bits.map(({ year, bit }) => `(ite (and ${bit} ${asked(year)}) 1 0)`);
      const total = `(+ 0 ${counted.join(" ")})`;
      const length = `(ite (<= ${start} ${end}) (+ 1 (- ${end} ${start})) 0)`;
      return this.#name(held ? total : `(- ${length} ${total})`, "Int");
    }
    const last = breaks.reduce(
      (rest, each) => `(ite (and ${each.breaks} ${asked(each.year)}) ${each.year} ${rest})`,
      held ? `(ite (< ${start} ${first}) ${first - 1} (- ${start} 1))` : `(- ${start} 1)`,
    );
    const row = `(ite (<= ${start} ${end}) (- ${end} ${last}) 0)`;
    const most = first + bits.length - 1;
    return this.#name(held ? `(ite (or (< ${most} ${end}) (< ${end} ${first})) 0 ${row})` : row, "Int");
  }

  /** The years from one date's to the other's, less one where this year's birthday is still to come. */
  #fullYears(from: string, to: string): string {
    const [birth, on] = [this.#civilOf(from), this.#civilOf(to)];
    const last = `(- (daysOf ${birth.month} ${on.leap}) 1)`;
    const day = `(ite (< ${birth.day} ${last}) ${birth.day} ${last})`;
    const reached = `(or (< ${birth.month} ${on.month}) (and (= ${birth.month} ${on.month}) (<= ${day} ${on.day})))`;
    return this.#name(`(- ${on.year} ${birth.year} (ite ${reached} 0 1))`, "Int");
  }
}

function firstDay(year: string, month: string): string {
  return `(+ (yearStart ${year}) (daysBefore ${month} (leap ${year})))`;
}

function between(term: string, from: number, to: number): string {
  return `(<= ${numeral(from)} ${term} ${numeral(to)})`;
}

function rootsOf({ gate, otherwise, body }: Decision): readonly Expression[] {
  return [gate, otherwise, body].filter((each) => each !== null);
}

function casesIn(body: Expression): readonly Cases[] {
  if (body.kind === "cases") return [body];
  return body.kind === "union" ? body.operands.flatMap(casesIn) : [];
}

function ratesIn(nodes: readonly Expression[]): readonly Rate[] {
  const rates = nodes.flatMap((node) =>
    node.kind === "constant" && node.type.kind === "rate" && node.value !== null ? [node.value as Rate] : [],
  );
  return [...new Map(rates.map((rate) => [real(rate), rate])).values()];
}

function sortsOf(type: Type): readonly string[] {
  switch (type.kind) {
    case "bool":
      return ["Bool"];
    case "rate":
      return ["Real"];
    case "duration":
      return ["Int", "Int"];
    case "set":
      return type.enumeration.members.map(() => "Bool");
    default:
      return ["Int"];
  }
}

function absent(type: Type): Terms {
  const parts = sortsOf(type).map((sort) => (sort === "Bool" ? "false" : sort === "Real" ? "0.0" : "0"));
  return { known: "false", parts };
}

function constant(value: Value, type: Type): Terms {
  if (value === null) return absent(type);
  switch (type.kind) {
    case "bool":
      return plain(String(value));
    case "rate":
      return plain(real(value as Rate));
    case "enum":
      return plain(String(type.enumeration.members.findIndex(({ name }) => name === value)));
    case "set":
      return {
        known: "true",
        parts: type.enumeration.members.map((_, bit) => String(((value as number) & (1 << bit)) !== 0)),
      };
    case "duration": {
      const { months, days } = value as { readonly months: number; readonly days: number };
      return { known: "true", parts: [numeral(months), numeral(days)] };
    }
    default:
      return plain(numeral(value as number));
  }
}

function plain(part: string): Terms {
  return { known: "true", parts: [part] };
}

/** Absent values have fewer parts where their type is not known; those take the other's. */
function choose(condition: string, then: Terms, otherwise: Terms): Terms {
  const ite = (one: string, other: string): string => (one === other ? one : `(ite ${condition} ${one} ${other})`);
  const parts = (then.parts.length < otherwise.parts.length ? otherwise : then).parts.map((_, index) => {
    const [one, other] = [then.parts[index], otherwise.parts[index]];
    return ite(then.known === "false" ? other! : one!, otherwise.known === "false" ? one! : other!);
  });
  return { known: ite(then.known, otherwise.known), parts };
}

function same(one: Terms, other: Terms): string {
  const parts = one.known === "false" || other.known === "false" ? [] : one.parts;
  const equal = all(parts.map((part, index) => `(= ${part} ${other.parts[index]!})`));
  return any([all([one.known, other.known, equal]), all([not(one.known), not(other.known)])]);
}

function not(term: string): string {
  return term === "true" ? "false" : term === "false" ? "true" : `(not ${term})`;
}

function all(terms: readonly string[]): string {
  const rest = terms.filter((term) => term !== "true");
  if (rest.includes("false")) return "false";
  return rest.length < 2 ? (rest[0] ?? "true") : `(and ${rest.join(" ")})`;
}

function any(terms: readonly string[]): string {
  const rest = terms.filter((term) => term !== "false");
  if (rest.includes("true")) return "true";
  return rest.length < 2 ? (rest[0] ?? "false") : `(or ${rest.join(" ")})`;
}

function numeral(value: number): string {
  return value < 0 ? `(- ${-value})` : String(value);
}

function real({ numerator, denominator }: Rate): string {
  return `(/ ${numeral(numerator)}.0 ${denominator}.0)`;
}

/** The days of an ordinary year before month `m`. */
function monthTable(from = 0, to = 11): string {
  if (from === to) return String(dayOf(2001, from + 1, 1) - dayOf(2001, 1, 1));
  const middle = (from + to + 1) >> 1;
  return `(ite (< m ${middle}) ${monthTable(from, middle - 1)} ${monthTable(middle, to)})`;
}
