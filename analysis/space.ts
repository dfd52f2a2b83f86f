import type { EntityProgram, Expression, Fact, Program, Reading } from "../ir/ir.ts";
import { rangeOf } from "../ir/range.ts";
import type { Range } from "../runtime/range.ts";
import type { Reason } from "./diagram/reason.ts";
import { firstFreeRank, firstOpaqueRank, type Meaning, type Moment, type Variable } from "./diagram/variable.ts";
import { momentKey } from "./theory/moment.ts";

/** A span that no difference of two dates of the calendar leaves. */
const anyDifference = 10_000_000;

/** How many ranks each date fact has, for itself and the differences between it and the facts before it. */
const ranksOfDate = 2 ** 12;

/** How many ranks any other fact has, for itself and its members. */
const ranksOfFact = 2 ** 6;

/** More facts than any entity has. */
const mostFacts = 2 ** 20;

/** How many date facts a bit each can be given. */
const bits = 31;

/**
 * The variables of the inputs, each made when it is first asked for. They rank by the order in which the vocabulary
 * declares the facts, so what a question costs does not depend on what was asked before it: dates as they stand there, the
 * first of which others are mostly compared with; other facts from the last, as what stands first decides most.
 */
export class Space {
  readonly entity: EntityProgram;
  readonly #variables = new Map<string, Variable>();
  readonly #positions: Map<string, number>;
  readonly #dateBits: ReadonlyMap<string, number>;
  readonly #taken = new Set<number>();

  constructor(entity: EntityProgram) {
    this.entity = entity;
    this.#positions = new Map(entity.facts.map(({ name }, index) => [name, index]));
    const dates = entity.facts.filter(({ type }) => type.kind === "date");
    this.#dateBits = new Map(dates.map(({ name }, index) => [name, 1 << (index % bits)]));
  }

  /** The variables made so far. */
  get variables(): readonly Variable[] {
    return [...this.#variables.values()];
  }

  /** The fact of a name. */
  fact(name: string): Fact {
    const fact = this.entity.facts.find((candidate) => candidate.name === name);
    if (fact === undefined) throw new RangeError(`no fact ${name}`);
    return fact;
  }

  /** The variable of an int, a money or a date fact; one below the range of its values stands for an absent one. */
  scalar(fact: Fact): Variable {
    const { from, to } = rangeOf(this.entity.facts.find(({ name }) => name === fact.name) ?? fact);
    const absent = fact.optional ? from - 1 : null;
    const kind = fact.type.kind === "date" ? "date" : "number";
    return this.#variable(fact.name, absent ?? from, to, { kind, fact: fact.name, absent });
  }

  /** The variable of a bool or an enumeration. */
  choice(fact: Fact): Variable {
    const { type } = fact;
    const values = type.kind === "enum" ? type.enumeration.members.map(({ name }) => name) : [false, true];
    const all = fact.optional ? [null, ...values] : values;
    return this.#variable(fact.name, 0, all.length - 1, { kind: "choice", fact: fact.name, values: all });
  }

  /** The variable that tells whether a set fact holds a member. */
  member(fact: Fact, member: string, bit: number): Variable {
    return this.#variable(`${fact.name}.${member}`, 0, 1, { kind: "member", fact: fact.name, member, bit });
  }

  /** The variable that tells whether an optional fact is known. */
  presence(fact: Fact): Variable {
    return this.#variable(`${fact.name}?`, 0, 1, { kind: "presence", fact: fact.name });
  }

  /** The variable of a reading that is left open. */
  reading({ name, options }: Reading): Variable {
    const names = options.map((option) => option.name);
    return this.#variable(`reading ${name}`, 0, names.length - 1, { kind: "reading", reading: name, options: names });
  }

  /** The variable of `later − earlier`. */
  difference(earlier: Moment, later: Moment): Variable {
    const key = `${momentKey(later)} - ${momentKey(earlier)}`;
    return this.#variable(key, -anyDifference, anyDifference, { kind: "difference", earlier, later });
  }

  /** The variable of a condition that is not looked into. */
  opaque(key: string, of: Program, expression: Expression | null, reason: Reason): Variable {
    return saidBy(of, this.#variable(`?${key}`, 0, 1, { kind: "opaque", expression, saidBy: new Set(), reason }));
  }

  /** The variable of a number that is not looked into, from one value to another. */
  measure(key: string, { from, to }: Range, of: Program, expression: Expression, reason: Reason): Variable {
    return saidBy(of, this.#variable(`#${key}`, from, to, { kind: "measure", expression, saidBy: new Set(), reason }));
  }

  #variable(key: string, from: number, to: number, meaning: Meaning): Variable {
    const known = this.#variables.get(key);
    if (known !== undefined) return known;
    // What is calculated with a measure is named by it, which would grow with what it says.
    const name = meaning.kind === "measure" ? `#${this.#variables.size}` : key;
    const rank = this.#rankOf(key, meaning);
    const made: Variable = { key: name, rank, dates: this.#datesOf(meaning), from, to, meaning };
    this.#variables.set(key, made);
    return made;
  }

  #rankOf(key: string, meaning: Meaning): number {
    switch (meaning.kind) {
      case "date":
        return ranksOfDate * this.#positionOf(meaning.fact);
      case "difference": {
        const { earlier, later } = meaning;
        const behind = this.#positionOf(earlier.variable.key) % (ranksOfDate - 1);
        // The plainest first, as conditions are told by what ranks first.
        const shifts = Math.min(earlier.shifts.length + later.shifts.length, 3);
        const from = later.variable.rank + 1 + behind + shifts / 4;
        return this.#free(from, key);
      }
      case "number":
      case "choice":
      case "presence":
        return firstFreeRank + ranksOfFact * (mostFacts - this.#positionOf(meaning.fact));
      case "member":
        return firstFreeRank + ranksOfFact * (mostFacts - this.#positionOf(meaning.fact)) + 1 + meaning.bit;
      case "reading":
        return this.#free(firstFreeRank + firstFreeRank / 2, key);
      case "measure":
        return this.#free(firstOpaqueRank, key);
      case "opaque":
        return this.#free(firstOpaqueRank + 1, key);
    }
  }

  #positionOf(fact: string): number {
    let position = this.#positions.get(fact);
    if (position === undefined) this.#positions.set(fact, (position = this.#positions.size));
    return position;
  }

  /** A rank of those that follow another, by the hash of a text: many may stand there, in an order that is always the same. */
  #free(from: number, text: string): number {
    const step = 2 ** -20;
    let rank = from + (hashOf(text) % 2 ** 17) * step;
    while (this.#taken.has(rank)) rank += step;
    this.#taken.add(rank);
    return rank;
  }

  /** The bits of the date facts that a variable is about. */
  #datesOf(meaning: Meaning): number {
    if (meaning.kind === "date") return this.#dateBits.get(meaning.fact) ?? 1;
    return meaning.kind === "difference" ? meaning.earlier.variable.dates | meaning.later.variable.dates : 0;
  }
}

/** Notes that a program, too, says what is not looked into. */
function saidBy(program: Program, variable: Variable): Variable {
  const { meaning } = variable;
  if (meaning.kind === "opaque" || meaning.kind === "measure") meaning.saidBy.add(program);
  return variable;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
