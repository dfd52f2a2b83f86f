import type { Value } from "../../../runtime/schema.ts";
import type {
  DataRow,
  Decision,
  EntityProgram,
  Expression,
  ExpressionKind,
  Fact,
  Program,
  ReadingTest,
} from "../../ir/ir.ts";
import { attempt, isUnknown } from "../diagram/budget.ts";
import { isCondition, type Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { daysTerm, instantTerm, linearTerm, opaqueTerm, valueTerm, type Term } from "../diagram/term.ts";
import type { Space } from "../space.ts";
import { momentOf, shifted } from "../theory/moment.ts";
import { instantOf, Order } from "../theory/order.ts";
import { simplified } from "../theory/paths.ts";
import { addDuration } from "./add-duration.ts";
import { arithmetic, makeDuration, quotient, round, share, yearsBetween } from "./calculate.ts";
import { buildCases, type CasesDiagrams } from "./cases.ts";
import { isAbsent, TermComparison } from "./compare-terms.ts";
import { meaningOf } from "./meaning.ts";
import { setBits } from "./set-bits.ts";

/** How a program is turned into diagrams. */
export interface BuildOptions {
  /** Months by which every date fact of this program is later than its variable says. */
  readonly monthsAhead: number;
  readonly readings: Readings;
}

/** The options of the readings: those taken, those taken but for one, or all, as if they were inputs. */
export type Readings = "taken" | "open" | { readonly reading: string; readonly option: string };

/** The steps that simplifying one decision may take. */
const stepsToSimplify = 10_000;

/** The diagrams of one program over a space; several programs may share a store and a space. */
export class Builder {
  readonly program: Program;
  readonly entity: EntityProgram;
  readonly store: Store;
  readonly space: Space;
  readonly order: Order;
  readonly comparison: TermComparison;
  readonly #options: BuildOptions;
  readonly #values = new Map<Expression, Diagram>();
  readonly #decisions = new Map<string, Diagram>();
  readonly #cases = new Map<Expression, CasesDiagrams>();
  /** The rows of data tables that the expression at hand stands on. */
  readonly #rows = new Map<string, DataRow>();

  constructor(program: Program, entity: EntityProgram, store: Store, space: Space, options: BuildOptions) {
    this.program = program;
    this.entity = entity;
    this.store = store;
    this.space = space;
    this.order = new Order(store, space);
    this.comparison = new TermComparison(store, this.order);
    this.#options = options;
  }

  /** The value of a decision: absent, a failure or a term on every path. */
  decision(name: string): Diagram {
    const known = this.#decisions.get(name);
    if (known !== undefined) return known;
    const decision = this.entity.decisions.find((candidate) => candidate.name === name);
    if (decision === undefined) throw new RangeError(`no decision ${name}`);
    const value = this.#gated(decision);
    const result = decision.type.kind === "date" ? this.simplified(value) : value;
    this.#decisions.set(name, result);
    return result;
  }

  /**
   * The same for all facts that exist. Dates are compared with dates in their turn, which would multiply
   * out the parts for which no dates exist again and again.
   */
  simplified(value: Diagram): Diagram {
    const simpler = attempt(() => this.store.meter.limited(stepsToSimplify, () => simplified(this.store, value)));
    return isUnknown(simpler) ? value : simpler;
  }

  #gated({ gate, otherwise, body }: Decision): Diagram {
    if (gate === null) return this.value(body);
    const outside = otherwise === null ? this.store.absent : this.value(otherwise);
    const condition = this.condition(gate);
    return condition === this.store.false ? outside : this.store.choose(condition, this.value(body), outside);
  }

  /** The rules of a decision. */
  cases(cases: Extract<Expression, { kind: "cases" }>): CasesDiagrams {
    let known = this.#cases.get(cases);
    if (known === undefined) this.#cases.set(cases, (known = buildCases(this, cases)));
    return known;
  }

  /** The value of an expression. */
  value(expression: Expression): Diagram {
    if (this.#rows.size > 0) return build(this, expression);
    const known = this.#values.get(expression);
    if (known !== undefined) return known;
    const result = build(this, expression);
    this.#values.set(expression, result);
    return result;
  }

  /** Where an expression of type bool holds; what is not looked into becomes a condition of its own. */
  condition(expression: Expression): Diagram {
    const { store } = this;
    const value = this.value(expression);
    if (isCondition(value)) return value;
    return store.bind(value, (term) => {
      if (term.kind === "opaque") return this.order.opaque(term.key, expression, term.reason);
      return isAbsent(term) ? store.false : store.terminal(term);
    });
  }

  /** The value that a function of terms makes of up to three expressions; a failure of one stays. */
  lift(operands: readonly Expression[], change: (terms: readonly Term[]) => Diagram): Diagram {
    return this.liftValues(
      operands.map((operand) => this.value(operand)),
      change,
    );
  }

  /** The value that a function of terms makes of up to three values; a failure of one stays. */
  liftValues(values: readonly Diagram[], change: (terms: readonly Term[]) => Diagram): Diagram {
    return this.store.combine(values, (terms) => {
      const failure = terms.find(({ kind }) => kind === "failure");
      return failure === undefined ? change(terms) : this.store.terminal(failure);
    });
  }

  /** The value of a fact. */
  fact(fact: Fact): Diagram {
    const { store, space } = this;
    switch (fact.type.kind) {
      case "date": {
        const variable = space.date(fact);
        const date = store.terminal(instantTerm(shifted(momentOf(variable), "months", this.#options.monthsAhead)));
        return fact.optional ? store.branch(variable, [variable.from + 1], [store.absent, date]) : date;
      }
      case "int":
      case "money": {
        const variable = space.number(fact);
        const number = store.terminal(linearTerm({ variable, scale: 1, offset: 0 }));
        return fact.optional ? store.branch(variable, [variable.from + 1], [store.absent, number]) : number;
      }
      case "bool":
      case "enum": {
        const variable = space.choice(fact);
        const values = variable.meaning.kind === "choice" ? variable.meaning.values : [];
        return store.branch(
          variable,
          values.slice(1).map((_, index) => index + 1),
          values.map((each) => this.constant(each)),
        );
      }
      default: {
        const value = store.terminal(opaqueTerm(fact.name, { kind: "fact", fact: fact.name }));
        return fact.optional ? store.choose(this.known(fact), value, store.absent) : value;
      }
    }
  }

  /** Where a fact of a type that is not looked into is known. */
  known(fact: Fact): Diagram {
    return fact.optional ? this.store.atLeast(this.space.presence(fact), 1) : this.store.true;
  }

  /** The diagram of a constant. */
  constant(value: Value): Diagram {
    return this.store.terminal(valueTerm(value));
  }

  /** The diagram of a condition that is plainly true or false. */
  truth(holds: boolean): Diagram {
    return holds ? this.store.true : this.store.false;
  }

  /** Whether a reading is taken in an option. */
  reading({ reading, option, holds }: ReadingTest): Diagram {
    const { readings } = this.#options;
    if (typeof readings === "object")
      return this.truth(readings.reading === reading ? readings.option === option : holds);
    const declared = this.program.readings.find(({ name }) => name === reading);
    if (readings === "taken" || declared === undefined) return this.truth(holds);
    const position = declared.options.findIndex(({ name }) => name === option);
    return this.store.between(this.space.reading(declared), position, position);
  }

  /** What an expression is on each row of a data table. */
  onEachRow(table: string, use: () => Diagram): readonly Diagram[] {
    const rows = this.program.dataTables.find(({ name }) => name === table)?.rows ?? [];
    const outer = this.#rows.get(table);
    const results = rows.map((row) => {
      this.#rows.set(table, row);
      return use();
    });
    if (outer === undefined) this.#rows.delete(table);
    else this.#rows.set(table, outer);
    return results;
  }

  /**
   * A text that expressions share, of this program or of another, only if they come to the same for the
   * same record. Where records of another plan year are compared no two are the same that touch dates:
   * the record's own dates are moved, those inside its lists are not.
   */
  meaningOf(expression: Expression): string {
    const { meaning, touchesDates } = meaningOf(this.program, expression);
    const rows = [...this.#rows].map(([table, { values }]) => ` ${table} ${JSON.stringify(values)}`).join("");
    const ahead = touchesDates && this.#options.monthsAhead !== 0 ? ` ${this.#options.monthsAhead} months ahead` : "";
    return `${meaning}${rows}${ahead}`;
  }

  /** The value of a column in the row at hand. */
  column(table: string, name: string): Value {
    return this.#rows.get(table)?.values[name] ?? null;
  }
}

type Builders = {
  readonly [K in ExpressionKind]: (builder: Builder, node: Extract<Expression, { kind: K }>) => Diagram;
};

function build<K extends ExpressionKind>(builder: Builder, node: Extract<Expression, { kind: K }>): Diagram {
  return (builders[node.kind] as (builder: Builder, node: Expression) => Diagram)(builder, node);
}

const builders: Builders = {
  constant: (builder, { value }) => builder.constant(value),
  fact: (builder, node) => {
    if (node.entity !== builder.entity.name) return unfollowed(builder, node, "outer");
    return node.type.kind === "set" ? maskOf(builder, node.name) : builder.fact(builder.space.fact(node.name));
  },
  decision: (builder, node) =>
    node.entity === builder.entity.name ? builder.decision(node.name) : unfollowed(builder, node, "outer"),
  column: (builder, { table, name }) => builder.constant(builder.column(table, name)),
  reading: (builder, node) => builder.reading(node),
  known: (builder, { operand }) => isKnown(builder, operand),
  orElse: (builder, { operand, fallback }) =>
    builder.store.choose(isKnown(builder, operand), builder.value(operand), builder.value(fallback)),
  not: (builder, { operand }) => builder.store.not(builder.condition(operand)),
  and: (builder, { operands }) => junction(builder, operands, false),
  or: (builder, { operands }) => junction(builder, operands, true),
  compare: (builder, node) =>
    node.left.type.kind === "set" && (node.operator === "=" || node.operator === "≠")
      ? sameSet(builder, node.left, node.right, node.operator === "=")
      : builder.lift([node.left, node.right], ([left, right]) =>
          builder.comparison.compare(node.operator, left!, right!, node),
        ),
  contains: (builder, { quantifier, set, members }) => {
    const held = setBits(builder, set);
    const asked = setBits(builder, members);
    const { store } = builder;
    return quantifier === "any"
      ? store.any(held.map((bit, index) => store.and(bit, asked[index]!)))
      : store.all(held.map((bit, index) => store.or(bit, store.not(asked[index]!))));
  },
  union: (builder, { operands }) =>
    operands
      .map((operand) => builder.value(operand))
      .reduce((left, right) =>
        builder.liftValues([left, right], ([one, other]) => builder.constant(maskIn(one!) | maskIn(other!))),
      ),
  arithmetic: (builder, { operator, left, right }) =>
    builder.lift([left, right], ([one, other]) => builder.store.terminal(arithmetic(operator, one!, other!))),
  quotient: (builder, { dividend, divisor }) =>
    builder.lift([dividend, divisor], ([one, other]) => builder.store.terminal(quotient(one!, other!))),
  share: (builder, node) =>
    builder.lift([node.amount, node.share], ([one, other]) =>
      builder.store.terminal(share(one!, other!, node.mode, node.unit)),
    ),
  round: (builder, node) =>
    builder.lift([node.operand], ([term]) => builder.store.terminal(round(term!, node.mode, node.unit))),
  makeDuration: (builder, { amount, unit, factor }) =>
    builder.lift([amount], ([term]) => builder.store.terminal(makeDuration(term!, unit, factor))),
  addDuration: (builder, node) =>
    builder.lift([node.date, node.duration], ([date, by]) => addDuration(builder.store, date!, by!, node.sign)),
  daysBetween: (builder, { from, to }) =>
    builder.lift([from, to], ([one, other]) => {
      const [start, end] = [instantOf(one!), instantOf(other!)];
      const term =
        start === null || end === null
          ? opaqueTerm(`days(${one!.key},${other!.key})`, { kind: "unknown-date" })
          : daysTerm(start, end);
      return builder.store.terminal(term);
    }),
  fullYears: (builder, { from, to }) =>
    builder.lift([from, to], ([one, other]) => builder.store.terminal(yearsBetween(one!, other!))),
  extreme: (builder, { which, operands }) =>
    extreme(
      builder,
      which,
      operands.map((operand) => builder.value(operand)),
    ),
  if: (builder, node) => {
    const condition = builder.condition(node.condition);
    if (condition === builder.store.true) return builder.value(node.then);
    if (condition === builder.store.false) return builder.value(node.else);
    return builder.store.choose(condition, builder.value(node.then), builder.value(node.else));
  },
  cases: (builder, node) => builder.cases(node).value,
  pick: (builder, { rows }) =>
    rows.reduceRight<Diagram>(
      (rest, { guard, index }) => builder.store.choose(builder.condition(guard), builder.constant(index), rest),
      builder.constant(-1),
    ),
  cell: (builder, { pick, cells, otherwise }) =>
    builder.store.bind(builder.decision(pick), (term) => {
      if (term.kind !== "value" || typeof term.value !== "number") return builder.store.terminal(term);
      const cell = cells[term.value] ?? otherwise;
      return cell === null ? builder.store.absent : builder.value(cell);
    }),
  valueAt: (builder, node) => unfollowed(builder, node, "series"),
  aggregate: (builder, node) => aggregate(builder, node),
};

function junction(builder: Builder, operands: readonly Expression[], decides: boolean): Diagram {
  const { store } = builder;
  let result: Diagram = builder.truth(!decides);
  for (const operand of operands) {
    if (result === builder.truth(decides)) return result;
    result = decides ? store.or(result, builder.condition(operand)) : store.and(result, builder.condition(operand));
  }
  return result;
}

function isKnown(builder: Builder, operand: Expression): Diagram {
  const { store } = builder;
  if (operand.kind === "fact" && operand.type.kind === "set" && operand.entity === builder.entity.name) {
    return builder.known(builder.space.fact(operand.name));
  }
  return store.bind(builder.value(operand), (term) =>
    term.kind === "failure" ? store.terminal(term) : builder.truth(!isAbsent(term)),
  );
}

function maskOf(builder: Builder, name: string): Diagram {
  const { store } = builder;
  const fact = builder.space.fact(name);
  const members = fact.type.kind === "set" ? fact.type.enumeration.members : [];
  const mask = members.reduce<Diagram>((rest, member, bit) => {
    const held = store.atLeast(builder.space.member(fact, member.name, bit), 1);
    return store.combine([held, rest], ([holds, others]) =>
      builder.constant(maskIn(others!) | (holds === store.true.term ? 1 << bit : 0)),
    );
  }, builder.constant(0));
  return store.choose(builder.known(fact), mask, store.absent);
}

function maskIn(term: Term): number {
  return term.kind === "value" && typeof term.value === "number" ? term.value : 0;
}

function sameSet(builder: Builder, left: Expression, right: Expression, wanted: boolean): Diagram {
  const { store } = builder;
  const [one, other] = [setBits(builder, left), setBits(builder, right)];
  const [known, otherKnown] = [isKnown(builder, left), isKnown(builder, right)];
  const bits = one.map((bit, index) => store.choose(bit, other[index]!, store.not(other[index]!)));
  const same = store.choose(known, store.all([otherKnown, ...bits]), store.not(otherKnown));
  return wanted ? same : store.not(same);
}

/** The least or greatest of several values; of equal ones the first. */
function extreme(builder: Builder, which: "least" | "greatest", operands: readonly Diagram[]): Diagram {
  const { store } = builder;
  const better = (one: Term, other: Term): Diagram => {
    if (one.kind === "failure") return store.terminal(one);
    const stays = builder.comparison.compare(which === "least" ? "≤" : "≥", one, other);
    return stays.kind === "terminal" && stays.term.kind === "failure"
      ? stays
      : store.choose(stays, store.terminal(one), store.terminal(other));
  };
  return operands.reduce((best, next) =>
    builder.simplified(store.combine([best, next], ([one, other]) => better(one!, other!))),
  );
}

function aggregate(builder: Builder, node: Extract<Expression, { kind: "aggregate" }>): Diagram {
  const { over, where, body, operator, monthOf } = node;
  const { store } = builder;
  if (over.kind !== "table" || monthOf !== null || (operator !== "sum" && operator !== "count")) {
    return unfollowed(builder, node, "list");
  }
  const rows = builder.onEachRow(over.table, () => {
    const counted = operator === "count" || body === null ? builder.constant(1) : builder.value(body);
    return where === null ? counted : store.choose(builder.condition(where), counted, builder.constant(0));
  });
  if (body?.type.kind === "rate") return unfollowed(builder, node, "sum-of-rates");
  return rows.reduce<Diagram>(
    (total, row) => store.combine([total, row], ([one, other]) => store.terminal(arithmetic("+", one!, other!))),
    builder.constant(0),
  );
}

/**
 * A value that the analysis does not look into: the same wherever an expression of the same meaning
 * stands. One that may be absent is so where a condition of its own says it.
 */
function unfollowed(builder: Builder, node: Expression, kind: "list" | "series" | "outer" | "sum-of-rates"): Diagram {
  const { store, order } = builder;
  const meaning = `${kind} ${builder.meaningOf(node)}`;
  const value = store.terminal(opaqueTerm(meaning, { kind }));
  return mayBeAbsent(node)
    ? store.choose(order.opaque(`known ${meaning}`, null, { kind }), value, store.absent)
    : value;
}

/** Facts and decisions say so themselves; of nothing there is no highest and no lowest. */
function mayBeAbsent(node: Expression): boolean {
  if (node.kind === "fact" || node.kind === "decision") return node.optional;
  return node.kind === "aggregate" && (node.operator === "highest" || node.operator === "lowest");
}
