import type { Value } from "../../runtime/schema.ts";
import type {
  Cases,
  ColumnRef,
  Compare,
  DataRow,
  Decision,
  EntityProgram,
  Expression,
  Fact,
  Program,
  ReadingTest,
} from "../../ir/ir.ts";
import { mapChildren } from "../../ir/map.ts";
import type { Range } from "../../runtime/range.ts";
import { attempt, type Budget, isUnknown, Meter } from "../diagram/budget.ts";
import { isCondition, type Diagram } from "../diagram/diagram.ts";
import type { Reason } from "../diagram/reason.ts";
import { Store } from "../diagram/store.ts";
import { instantTerm, linearTerm, opaqueTerm, valueTerm, type Term } from "../diagram/term.ts";
import { Space } from "../space.ts";
import { momentOf, shifted } from "../theory/moment.ts";
import { Order } from "../theory/order.ts";
import { simplified } from "../theory/paths.ts";
import { isAbsent, TermComparison } from "./compare-terms.ts";
import { meaningOf } from "./meaning.ts";

/** How a program is turned into diagrams. */
export interface BuildOptions {
  /** Months by which every date fact of this program is later than its variable says. */
  readonly monthsAhead: number;
  readonly readings: Readings;
}

/** The options of the readings: those taken, those taken but for one, or all, as if they were inputs. */
export type Readings = "taken" | "open" | { readonly reading: string; readonly option: string };

/** The rules of a decision as diagrams. */
export interface CasesDiagrams {
  /** Where each rule's guard holds. */
  readonly applies: readonly Diagram[];
  /** The rules that override each rule. */
  readonly overriders: readonly (readonly number[])[];
  /** Where each rule applies and is not defeated. */
  readonly prevails: readonly Diagram[];
  /** Where no rule prevails. */
  readonly uncovered: Diagram;
  /** Where the notice is declared silent. */
  readonly silent: Diagram;
  /** Where two rules prevail, whatever they give. */
  readonly together: Diagram;
  /** The decision's value; a gap or a conflict is a failure. */
  readonly value: Diagram;
  /** Where no rule prevails and the notice neither is silent nor gives another value. */
  readonly open: Diagram;
  /** Where two rules that prevail give different values. */
  readonly colliding: Diagram;
  /** Where a rule applies and none of others prevails. */
  readonly undefeated: (index: number, overriders: readonly number[], prevails: readonly Diagram[]) => Diagram;
  /** What each rule gives where it applies. */
  readonly values: readonly Diagram[];
  /** What a rule gives where it applies. */
  readonly valueOf: (index: number) => Diagram;
  /** Where the values of two rules differ, inside a region. */
  readonly differing: (region: Diagram, first: number, second: number) => Diagram;
}

/** How each kind of thing in the IR becomes diagrams: the builder keeps what these make of it. */
export interface Translation {
  readonly expression: (builder: Builder, node: Expression) => Diagram;
  /** The members of a decision's set, each where it is given. */
  readonly bits: (builder: Builder, decision: Decision) => readonly Diagram[];
  readonly cases: (builder: Builder, node: Cases) => CasesDiagrams;
}

/** What looking into the items of one kind of list may take. */
const budgetOfItems: Budget = { nodes: 50_000, steps: 200_000 };

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
  readonly #translation: Translation;
  readonly #values = new Map<Expression, Diagram>();
  readonly #decisions = new Map<string, Diagram>();
  readonly #bits = new Map<string, readonly Diagram[]>();
  readonly #items = new Map<string, Builder>();
  readonly #cases = new Map<Expression, CasesDiagrams>();
  /** What is not looked into, by the keys of its terms. */
  readonly #named = new Map<string, Expression>();
  /** The rows of data tables that the expression at hand stands on. */
  readonly #rows = new Map<string, readonly DataRow[]>();

  constructor(
    program: Program,
    entity: EntityProgram,
    store: Store,
    space: Space,
    options: BuildOptions,
    translation: Translation,
  ) {
    this.program = program;
    this.entity = entity;
    this.store = store;
    this.space = space;
    this.order = new Order(store, space, program);
    this.comparison = new TermComparison(store, this.order);
    this.#options = options;
    this.#translation = translation;
  }

  /** The value of a decision: absent, a failure or a term on every path. */
  decision(name: string): Diagram {
    const known = this.#decisions.get(name);
    if (known !== undefined) return known;
    const decision = this.#decision(name);
    const value = this.#gated(decision);
    const result = decision.type.kind === "date" ? this.simplified(value) : value;
    this.#decisions.set(name, result);
    return result;
  }

  /** The members of a decision's set, each where it is given. */
  bits(name: string): readonly Diagram[] {
    let known = this.#bits.get(name);
    if (known === undefined) this.#bits.set(name, (known = this.#translation.bits(this, this.#decision(name))));
    return known;
  }

  #decision(name: string): Decision {
    const decision = this.entity.decisions.find((candidate) => candidate.name === name);
    if (decision === undefined) throw new RangeError(`no decision ${name}`);
    return decision;
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
  cases(cases: Cases): CasesDiagrams {
    let known = this.#cases.get(cases);
    if (known === undefined) this.#cases.set(cases, (known = this.#translation.cases(this, cases)));
    return known;
  }

  /** The value of an expression. */
  value(expression: Expression): Diagram {
    if (this.#rows.size > 0) return this.#translation.expression(this, expression);
    const known = this.#values.get(expression);
    if (known !== undefined) return known;
    const result = this.#translation.expression(this, expression);
    this.#values.set(expression, result);
    return result;
  }

  /** Where an expression of type bool holds; what is not looked into becomes a condition of its own. */
  condition(expression: Expression): Diagram {
    const { store } = this;
    const value = this.value(expression);
    if (isCondition(value)) return value;
    return store.bind(value, (term) => {
      if (term.kind === "opaque") return this.order.opaque(term.key, this.#asked(term, expression), term.reason);
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
        const variable = space.scalar(fact);
        const date = store.terminal(instantTerm(shifted(momentOf(variable), "months", this.#options.monthsAhead)));
        return fact.optional ? store.branch(variable, [variable.from + 1], [store.absent, date]) : date;
      }
      case "int":
      case "money": {
        const variable = space.scalar(fact);
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

  /** Where a set that stands in a fact holds a member. Years are as much later as dates than the variables say. */
  member(fact: Fact, bit: number): Diagram {
    const { store, space } = this;
    if (fact.type.kind !== "set") return store.false;
    const { members, years } = fact.type.enumeration;
    const index = years === undefined ? bit : bit - this.#options.monthsAhead / 12;
    const member = members[index];
    return member === undefined ? store.false : store.atLeast(space.member(fact, member.name, index), 1);
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
    const outer = this.#rows.get(table) ?? [];
    const results = rows.map((row) => {
      this.#rows.set(table, [row, ...outer]);
      return use();
    });
    if (outer.length === 0) this.#rows.delete(table);
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
    const rows = [...this.#rows]
      .map(([table, all]) => ` ${table} ${JSON.stringify(all.map(({ values }) => values))}`)
      .join("");
    const ahead = touchesDates && this.#options.monthsAhead !== 0 ? ` ${this.#options.monthsAhead} months ahead` : "";
    return `${meaning}${rows}${ahead}`;
  }

  /** A number that is not looked into, known to lie in a range: the same wherever an expression of the same meaning stands. */
  measure(range: Range, expression: Expression, reason: Reason): Diagram {
    const said = this.#filledIn(expression);
    const key = `${expression.type.kind} ${this.meaningOf(expression)}`;
    const variable = this.space.measure(key, range, this.program, said, reason);
    return this.store.terminal(linearTerm({ variable, scale: 1, offset: 0 }));
  }

  /**
   * What is known of the items of a list, whichever they are: a builder of their entity over facts of its own, with a
   * small budget of its own. Null where the items are of the record's own kind.
   */
  items(entity: string): Builder | null {
    if (entity === this.entity.name) return null;
    let items = this.#items.get(entity);
    if (items === undefined) {
      const of = this.program.entities.find(({ name }) => name === entity)!;
      const store = new Store(new Meter(budgetOfItems));
      const options = { ...this.#options, monthsAhead: 0 };
      items = new Builder(this.program, of, store, new Space(of), options, this.#translation);
      this.#items.set(entity, items);
    }
    return items;
  }

  /** Keeps what an expression that is not looked into stands for, and gives its value back. */
  named(value: Diagram, expression: Expression): Diagram {
    for (const { kind, key } of this.store.terms(value))
      if (kind === "opaque" && !this.#named.has(key)) this.#named.set(key, this.#filledIn(expression));
    return value;
  }

  /** What a comparison says of two terms that its sides have for some records; null where nothing says it. */
  said(node: Compare, left: Term, right: Term): Compare | null {
    const sides = [this.#asked(left, node.left), this.#asked(right, node.right)] as const;
    if (sides[0] === null || sides[1] === null) return null;
    if (sides[0] === node.left && sides[1] === node.right) return node;
    const { called: _, ...comparison } = node;
    return { ...comparison, left: sides[0], right: sides[1] };
  }

  /**
   * An expression that comes to a term for every record for which the term is asked: that which has it for some, where
   * it has no other for others, or what the term stands for.
   */
  #asked(term: Term, expression: Expression): Expression | null {
    const terms = this.store.terms(this.value(expression)).filter((each) => each.kind !== "failure" && !isAbsent(each));
    if (terms.length === 1) return this.#filledIn(expression);
    if (term.kind === "opaque") return this.#named.get(term.key) ?? null;
    const { type, origin } = expression;
    return term.kind === "value" ? { kind: "constant", type, origin, value: term.value, parameter: null } : null;
  }

  /** An expression as it may be asked of a record alone: with the values of the rows that it stands on. */
  #filledIn(expression: Expression): Expression {
    return this.#rows.size === 0 ? expression : this.#withColumns(expression, new Map());
  }

  /** `within` tells how many aggregates over a table are entered: their rows are not at hand. */
  #withColumns(expression: Expression, within: ReadonlyMap<string, number>): Expression {
    if (expression.kind === "column") {
      const level = expression.level - (within.get(expression.table) ?? 0);
      const { type, origin } = expression;
      if (level < 0 || !this.#rows.has(expression.table)) return expression;
      return { kind: "constant", type, origin, value: this.column({ ...expression, level }), parameter: null };
    }
    const table = expression.kind === "aggregate" && expression.over.kind === "table" ? expression.over.table : null;
    const entered = table === null ? within : new Map(within).set(table, (within.get(table) ?? 0) + 1);
    return mapChildren(expression, (child) => this.#withColumns(child, entered));
  }

  /** The value of a column in the row at hand. */
  column({ table, name, level }: ColumnRef): Value {
    return this.#rows.get(table)?.[level]?.values[name] ?? null;
  }
}
