import type { Surface } from "../../grammar/keywords.ts";
import { conditionText } from "../condition-text.ts";
import type { Decision, EntityProgram, Expression, Fact, Named, Program, RuleInfo } from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { memberText, valueText } from "../value-text.ts";
import type { Value } from "../../runtime/schema.ts";
import type { Side } from "../../analysis/regions/literal.ts";

/** A program with one of its entities. */
export interface Described {
  readonly program: Program;
  readonly entity: EntityProgram;
}

/** What the things of one program, or of two that are compared, are called on a surface. */
export class Terms {
  readonly surface: Surface;
  readonly #sides: readonly Described[];

  constructor(surface: Surface, sides: readonly Described[]) {
    this.surface = surface;
    this.#sides = sides;
  }

  fact(name: string): string {
    return this.#name(this.#fact(name), name);
  }

  /** A decision; a table has the name of the decision that picks its row. */
  decision(name: string): string {
    return this.#name(this.#decision(name), name);
  }

  /** An expression as it would be written in one of some programs. */
  condition(expression: Expression, saidBy: ReadonlySet<Program> = new Set()): string {
    const side = this.#sides.find(({ program }) => saidBy.has(program)) ?? this.#sides[0]!;
    return conditionText(side.program, expression)[this.surface];
  }

  /** In which of two programs that are compared something stands; null where in both, or where one is told of. */
  sideOf(saidBy: ReadonlySet<Program>): Side {
    const [old, next] = this.#sides.map(({ program }) => saidBy.has(program));
    return next === undefined || old === next ? null : old ? "old" : "new";
  }

  reading(name: string): string {
    return this.#name(this.#reading(name), name);
  }

  option(reading: string, option: string): string {
    return this.#name(
      this.#reading(reading)?.options.find(({ name }) => name === option),
      option,
    );
  }

  named(named: Named): string {
    return memberText(named, this.surface);
  }

  /** What a rule is called; null where it has no name. */
  rule({ name, label }: RuleInfo): string | null {
    return this.surface === "en" ? name : label;
  }

  isOptional(fact: string): boolean {
    return this.#fact(fact)?.optional === true;
  }

  factType(name: string): Type {
    return this.#fact(name)?.type ?? { kind: "unknown" };
  }

  decisionType(name: string): Type {
    return this.#decision(name)?.type ?? { kind: "unknown" };
  }

  /** The member of the enumeration that a set fact draws from. */
  member(fact: string, member: string): string {
    const type = this.factType(fact);
    const members = type.kind === "set" ? type.enumeration.members : [];
    return this.#name(
      members.find(({ name }) => name === member),
      member,
    );
  }

  value(type: Type, value: Value): string {
    return valueText(type, value, this.surface);
  }

  date(day: number): string {
    return valueText({ kind: "date" }, day, this.surface);
  }

  #name(named: Named | undefined, name: string): string {
    return memberText(named, this.surface) ?? name;
  }

  #fact(name: string): Fact | undefined {
    return this.#find(({ entity }) => entity.facts.find((fact) => fact.name === name));
  }

  #decision(name: string): Decision | undefined {
    return this.#find(({ entity }) => entity.decisions.find((decision) => decision.name === name));
  }

  #reading(name: string): Program["readings"][number] | undefined {
    return this.#find(({ program }) => program.readings.find((reading) => reading.name === name));
  }

  #find<T>(look: (side: Described) => T | undefined): T | undefined {
    return this.#sides.map(look).find((found) => found !== undefined);
  }
}
