/** Random notices on readers, their households and the town, with rosters for them. */
import fc from "fast-check";
import { compile } from "../../compiler/compile.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { choicesFrom, type Choose } from "./random-program.ts";

const vocabulary = `vocabulary room "阅览室"

main entity reader "读者"
  fact id     "证号":   text
  fact family "家庭号": int?
  fact street "街号":   int
  fact age    "年龄":   int from 0 to 5
  fact open   "参加":   bool

  decision own0 "读者一": int
  decision own1 "读者二": int
  decision own2 "读者三": int
  decision own3 "读者四": bool

entity household "家庭" formed of reader by family
  fact family  "家庭号":   int?
  fact members "家庭成员": list of reader

  decision of0 "家庭一": int
  decision of1 "家庭二": int

entity street "街道" formed of reader by street
  fact neighbours "街坊": list of reader

entity town "全镇" formed of reader
  fact readers "全镇读者": list of reader

  decision all0 "全镇一": int
`;

/** The decisions in an order in which each may ask those before it. */
const order = ["own0", "household.of0", "own1", "town.all0", "household.of1", "own2", "own3"] as const;

/** Makes the rules of one notice. */
class Writer {
  readonly #choose: Choose;
  /** The decisions that may be asked. */
  readonly #decided: string[] = [];
  /** Of which entity the rule is: what it stands in can be asked, inside an aggregate as well. */
  #home = "reader";
  /** How many aggregates one inside another stand around: a rank stands in none. */
  #aggregates = 0;

  constructor(choose: Choose) {
    this.#choose = choose;
  }

  notice(): string {
    const rules = order.map((name) => {
      const rule = this.#rule(name);
      this.#decided.push(name);
      return rule;
    });
    return `notice sample "样例"\n  year 2025\n  uses room\n\nclause 一 "规则"\n${rules.join("\n\n")}\n`;
  }

  #rule(name: string): string {
    const entity = entityOf(name);
    this.#home = entity;
    const value = name === "own3" ? this.#condition(entity, 2) : this.#number(entity, 2);
    const exception = name === "own3" || this.#choose(2) === 0 ? null : this.#number(entity, 1);
    if (exception === null) return `  rule ${name}\n    is ${value}`;
    const when = this.#condition(entity, 1);
    return `  rule ${name}\n    is ${value}\n\n  rule ${name} notwithstanding 一\n    when ${when}\n    is ${exception}`;
  }

  /** A whole number that a record of an entity comes to. */
  #number(entity: string, depth: number): string {
    const plain = this.#pick([String(this.#choose(4)), ...this.#asked(entity)]);
    if (depth === 0) return plain;
    switch (this.#choose(4)) {
      case 0:
        return `(${this.#number(entity, depth - 1)} ${this.#pick(["+", "-"])} ${this.#number(entity, depth - 1)})`;
      case 1:
        return `(if ${this.#condition(entity, depth - 1)} then ${this.#number(entity, depth - 1)} else ${plain})`;
      default:
        return this.#aggregate(entity, depth - 1);
    }
  }

  #aggregate(entity: string, depth: number): string {
    const list = this.#pick(listsOf[this.#home]!);
    const ranks = entity === "reader" && this.#aggregates === 0;
    this.#aggregates++;
    const where = this.#choose(2) === 0 ? "" : ` where ${this.#condition("reader", depth)}`;
    const of = `${list}${where}`;
    const number = this.#number("reader", depth);
    this.#aggregates--;
    if (ranks && this.#choose(3) === 0)
      return `((rank from ${this.#pick(["highest", "lowest"])} among ${of}: ${number}) or else 0)`;
    switch (this.#choose(3)) {
      case 0:
        return `(count over ${of})`;
      case 1:
        return `(sum over ${of}: ${number})`;
      default:
        return `((${this.#pick(["highest", "lowest"])} over ${of}: ${number}) or else 0)`;
    }
  }

  #condition(entity: string, depth: number): string {
    if (depth > 0 && this.#choose(2) === 0)
      return `(${this.#condition(entity, depth - 1)} ${this.#pick(["and", "or"])} ${this.#condition(entity, 0)})`;
    if (entity === "reader" && this.#choose(3) === 0) return this.#pick(["open", "not open", "family is known"]);
    return `${this.#number(entity, depth)} ${this.#pick(["<", ">=", "="])} ${this.#choose(4)}`;
  }

  /** What may be named of a record in the rule: its facts, what is decided of it, and of what the rule's own record stands in. */
  #asked(entity: string): readonly string[] {
    const decided = this.#decided.filter((name) => [entity, ...around[this.#home]!].includes(entityOf(name)));
    return [...(entity === "reader" ? ["age"] : []), ...decided.filter((name) => name !== "own3")];
  }

  #pick<T>(options: readonly T[]): T {
    return options[this.#choose(options.length)]!;
  }
}

const entityOf = (decision: string): string => (decision.includes(".") ? decision.split(".")[0]! : "reader");

/** What a record stands in. */
const around: Readonly<Record<string, readonly string[]>> = {
  reader: ["household", "town"],
  household: ["town"],
  town: [],
};

/** The lists in reach of a record, of which every reader stands in each. */
const listsOf: Readonly<Record<string, readonly string[]>> = {
  reader: ["members", "neighbours", "readers"],
  household: ["members", "readers"],
  town: ["readers"],
};

function programOf(text: string): Program {
  const { program, diagnostics } = compile(new SourceFile("notice.pol", text), {
    vocabulary: () => ({ file: new SourceFile("room.pol", vocabulary), path: "room.pol" }),
  });
  if (program === null) throw new Error(`${text}\n${diagnostics.map(({ code }) => code).join(", ")}`);
  return program;
}

const rows = fc.array(
  fc.record({
    family: fc.option(fc.constantFrom(1, 2, 3)),
    street: fc.constantFrom(1, 2),
    age: fc.nat({ max: 5 }),
    open: fc.boolean(),
  }),
  { maxLength: 7 },
);

/** A random notice. */
export function randomGroupsProgram(seed: number): Program {
  return programOf(new Writer(choicesFrom(seed)).notice());
}

/** Random readers. */
export const randomReaders = rows.map((drawn) => drawn.map((row, index): FactRecord => ({ id: `r${index}`, ...row })));
