import { dayOf, type Day } from "../../runtime/date.ts";
import type { EntityProgram, Expression, Fact, Program, Reading } from "../ir/ir.ts";
import type { Reason } from "./diagram/reason.ts";
import { rankBands, type Meaning, type Variable } from "./diagram/variable.ts";
import { momentKey, type Moment } from "./theory/moment.ts";

/** The inputs that exist, beside the vocabulary's requirements. */
export interface Domain {
  /** The first and the last day that a date fact may be. */
  readonly dates: readonly [from: Day, to: Day];
  /** The least and the greatest whole number (or amount in fen) of an int or money fact. */
  readonly numbers: readonly [from: number, to: number];
}

/** Dates from 1900 to the end of the second year after the plan year; whole numbers up to a thousand million. */
export function ordinaryDomain(program: Program): Domain {
  return {
    dates: [dayOf(1900, 1, 1), dayOf(program.notice.year + 2, 12, 31)],
    numbers: [-1_000_000_000, 1_000_000_000],
  };
}

/** A span that no difference of two dates of the calendar leaves. */
const anyDifference = 10_000_000;

/** The variables of the inputs, each made when it is first asked for; so those asked for first rank first. */
export class Space {
  readonly domain: Domain;
  readonly entity: EntityProgram;
  readonly #variables = new Map<string, Variable>();
  /** How many variables each band of ranks has; those of one band share a counter. */
  readonly #counts = new Map<number, number>();

  constructor(entity: EntityProgram, domain: Domain) {
    this.entity = entity;
    this.domain = domain;
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

  /** The variable of a date fact; one below the first day of the domain stands for an absent date. */
  date(fact: Fact): Variable {
    const [from, to] = this.domain.dates;
    const absent = fact.optional ? from - 1 : null;
    return this.#variable(fact.name, absent ?? from, to, { kind: "date", fact: fact.name, absent });
  }

  /** The variable of an int or money fact. */
  number(fact: Fact): Variable {
    const least = fact.type.kind === "int" ? fact.type.from : null;
    const from = least ?? this.domain.numbers[0];
    const absent = fact.optional ? from - 1 : null;
    return this.#variable(fact.name, absent ?? from, this.domain.numbers[1], {
      kind: "number",
      fact: fact.name,
      absent,
    });
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
  opaque(key: string, condition: Expression | null, reason: Reason): Variable {
    return this.#variable(`?${key}`, 0, 1, { kind: "opaque", condition, reason });
  }

  #variable(key: string, from: number, to: number, meaning: Meaning): Variable {
    const known = this.#variables.get(key);
    if (known !== undefined) return known;
    const band = rankBands[meaning.kind];
    const count = this.#counts.get(band) ?? 0;
    this.#counts.set(band, count + 1);
    const made: Variable = { key, rank: band + count, from, to, meaning };
    this.#variables.set(key, made);
    return made;
  }
}
