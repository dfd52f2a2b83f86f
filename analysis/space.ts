import type { EntityProgram, Expression, Fact, Reading } from "../ir/ir.ts";
import { rangeOf } from "../ir/range.ts";
import type { Reason } from "./diagram/reason.ts";
import { rankBands, type Meaning, type Moment, type Variable } from "./diagram/variable.ts";
import { momentKey } from "./theory/moment.ts";

/** A span that no difference of two dates of the calendar leaves. */
const anyDifference = 10_000_000;

/** The variables of the inputs, each made when it is first asked for; so those asked for first rank first. */
export class Space {
  readonly entity: EntityProgram;
  readonly #variables = new Map<string, Variable>();
  /** How many variables each band of ranks has; those of one band share a counter. */
  readonly #counts = new Map<number, number>();

  constructor(entity: EntityProgram) {
    this.entity = entity;
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
