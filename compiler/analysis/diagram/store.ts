import { Meter } from "./budget.ts";
import type { Branch, Diagram, Terminal } from "./diagram.ts";
import { valueTerm, type Term } from "./term.ts";
import { terminalRank, type Variable } from "./variable.ts";

/** A pair of ids as one number; ids stay below 2²⁶ by the node budget. */
const pairKey = (left: number, right: number): number => left * 67_108_864 + right;

/** Makes diagrams and keeps each one once, with the operations on them and their caches. */
export class Store {
  readonly meter: Meter;
  readonly true: Terminal;
  readonly false: Terminal;
  readonly absent: Terminal;
  readonly #terminals = new Map<string, Terminal>();
  readonly #branches = new Map<number, Branch[]>();
  readonly #and = new Map<number, Diagram>();
  readonly #not = new Map<number, Diagram>();
  readonly #ite = new Map<number, Map<number, Diagram>>();
  #ids = 0;

  constructor(meter: Meter) {
    this.meter = meter;
    this.true = this.terminal(valueTerm(true));
    this.false = this.terminal(valueTerm(false));
    this.absent = this.terminal(valueTerm(null));
  }

  /** The diagram of a term. */
  terminal(term: Term): Terminal {
    const known = this.#terminals.get(term.key);
    if (known !== undefined) return known;
    const made: Terminal = { kind: "terminal", id: this.#ids++, rank: terminalRank, term };
    this.#terminals.set(term.key, made);
    this.meter.addNode();
    return made;
  }

  /** The diagram that asks a variable; the children must rank below it. */
  branch(variable: Variable, cuts: readonly number[], children: readonly Diagram[]): Diagram {
    const merged = mergeNeighbours(cuts, children);
    if (merged.children.length === 1) return merged.children[0]!;
    const hash = hashOf(variable, merged.cuts, merged.children);
    const bucket = this.#branches.get(hash);
    const known = bucket?.find((branch) => isSame(branch, variable, merged.cuts, merged.children));
    if (known !== undefined) return known;
    const made: Branch = { kind: "branch", id: this.#ids++, rank: variable.rank, variable, ...merged };
    if (bucket === undefined) this.#branches.set(hash, [made]);
    else bucket.push(made);
    this.meter.addNode();
    return made;
  }

  /** True where the variable is at least a number. */
  atLeast(variable: Variable, least: number): Diagram {
    if (least <= variable.from) return this.true;
    return least > variable.to ? this.false : this.branch(variable, [least], [this.false, this.true]);
  }

  /** True where the variable is from one number to another, both included. */
  between(variable: Variable, from: number, to: number): Diagram {
    return this.and(this.atLeast(variable, from), this.not(this.atLeast(variable, to + 1)));
  }

  /** True where the operand is false. */
  not(operand: Diagram): Diagram {
    if (operand === this.true) return this.false;
    if (operand === this.false) return this.true;
    if (operand.kind === "terminal") return operand;
    const known = this.#not.get(operand.id);
    if (known !== undefined) return known;
    this.meter.addStep();
    const result = this.branch(
      operand.variable,
      operand.cuts,
      operand.children.map((child) => this.not(child)),
    );
    this.#not.set(operand.id, result);
    return result;
  }

  /** True where both are. Where the left is a failure so is the result; a false left hides the right. */
  and(left: Diagram, right: Diagram): Diagram {
    if (left === this.true || left === right) return right;
    if (left === this.false || right === this.true) return left;
    if (left.kind === "terminal") return left;
    const key = pairKey(left.id, right.id);
    const known = this.#and.get(key);
    if (known !== undefined) return known;
    this.meter.addStep();
    const result = this.#split([left, right], ([a, b]) => this.and(a!, b!));
    this.#and.set(key, result);
    return result;
  }

  /** True where either is. */
  or(left: Diagram, right: Diagram): Diagram {
    return this.not(this.and(this.not(left), this.not(right)));
  }

  /** True where all are. */
  all(operands: readonly Diagram[]): Diagram {
    return operands.reduce<Diagram>((left, right) => this.and(left, right), this.true);
  }

  /** True where any is. */
  any(operands: readonly Diagram[]): Diagram {
    return this.not(this.all(operands.map((operand) => this.not(operand))));
  }

  /** True where the first is and the second is not. */
  minus(left: Diagram, right: Diagram): Diagram {
    return this.and(left, this.not(right));
  }

  /** One diagram where the condition holds, the other where it does not; a failure of the condition stays. */
  choose(condition: Diagram, then: Diagram, otherwise: Diagram): Diagram {
    if (condition === this.true || then === otherwise) return then;
    if (condition === this.false) return otherwise;
    if (condition.kind === "terminal") return condition;
    if (then === this.true && otherwise === this.false) return condition;
    let row = this.#ite.get(condition.id);
    if (row === undefined) this.#ite.set(condition.id, (row = new Map()));
    const key = pairKey(then.id, otherwise.id);
    const known = row.get(key);
    if (known !== undefined) return known;
    this.meter.addStep();
    const result = this.#split([condition, then, otherwise], ([c, t, e]) => this.choose(c!, t!, e!));
    row.set(key, result);
    return result;
  }

  /** Each term replaced by another. */
  map(operand: Diagram, change: (term: Term) => Term): Diagram {
    const seen = new Map<Diagram, Diagram>();
    const visit = (diagram: Diagram): Diagram => {
      if (diagram.kind === "terminal") return this.terminal(change(diagram.term));
      const known = seen.get(diagram);
      if (known !== undefined) return known;
      this.meter.addStep();
      const result = this.branch(diagram.variable, diagram.cuts, diagram.children.map(visit));
      seen.set(diagram, result);
      return result;
    };
    return visit(operand);
  }

  /** True where the term passes a test. */
  where(operand: Diagram, test: (term: Term) => boolean): Diagram {
    return this.map(operand, (term) => (test(term) ? this.true.term : this.false.term));
  }

  /** Each term replaced by a diagram. */
  bind(operand: Diagram, change: (term: Term) => Diagram): Diagram {
    return this.combine([operand], ([term]) => change(term!));
  }

  /** What a function makes of the terms of several diagrams inside a region; outside it another diagram's term. */
  within(
    region: Diagram,
    operands: readonly Diagram[],
    change: (terms: readonly Term[]) => Diagram,
    outside: Diagram,
  ): Diagram {
    const shortcut = ([inside, other]: readonly Diagram[]): Diagram | null =>
      inside!.kind === "terminal" && inside !== this.true ? other! : null;
    return this.#combine([region, outside, ...operands], (terms) => change(terms.slice(2)), shortcut);
  }

  /** The terms of several diagrams taken together, replaced by a diagram. */
  combine(operands: readonly Diagram[], change: (terms: readonly Term[]) => Diagram): Diagram {
    return this.#combine(operands, change, () => null);
  }

  /** With a shortcut the result is that for the parts for which there is one. */
  #combine(
    operands: readonly Diagram[],
    change: (terms: readonly Term[]) => Diagram,
    shortcut: (parts: readonly Diagram[]) => Diagram | null,
  ): Diagram {
    const pending = new Map<string, { readonly mark: Term; readonly diagram: Diagram }>();
    const seen = new Map<string, Diagram>();
    const visit = (parts: readonly Diagram[]): Diagram => {
      const short = shortcut(parts);
      if (short !== null) return short;
      const key = parts.map(({ id }) => id).join();
      const known = seen.get(key);
      if (known !== undefined) return known;
      this.meter.addStep();
      const result = parts.every((part) => part.kind === "terminal")
        ? postpone(change(parts.map((part) => (part as Terminal).term)))
        : this.#split(parts, visit);
      seen.set(key, result);
      return result;
    };
    // A replacement that asks variables of its own may ask some that rank above: it is put in by `choose`.
    const postpone = (diagram: Diagram): Diagram => {
      if (diagram.kind === "terminal") return diagram;
      const mark: Term = { kind: "pending", key: `…${diagram.id}` };
      pending.set(mark.key, { mark, diagram });
      return this.terminal(mark);
    };
    let result = visit(operands);
    for (const { mark, diagram } of pending.values()) {
      result = this.choose(
        this.where(result, (term) => term.key === mark.key),
        diagram,
        result,
      );
    }
    return result;
  }

  /** The terms that a diagram ends in. */
  terms(operand: Diagram): readonly Term[] {
    const seen = new Set<Diagram>();
    const found: Term[] = [];
    const visit = (diagram: Diagram): void => {
      if (seen.has(diagram)) return;
      seen.add(diagram);
      if (diagram.kind === "terminal") found.push(diagram.term);
      else diagram.children.forEach(visit);
    };
    visit(operand);
    return found;
  }

  /** The terms that a diagram has somewhere inside a region; the search ends once there are so many. */
  termsWithin(region: Diagram, operand: Diagram, enough: number): ReadonlySet<Term> {
    const seen = new Set<number>();
    const found = new Set<Term>();
    const visit = (inside: Diagram, diagram: Diagram): void => {
      if (found.size >= enough || (inside.kind === "terminal" && inside !== this.true)) return;
      if (inside.kind === "terminal" && diagram.kind === "terminal") {
        found.add(diagram.term);
        return;
      }
      const key = pairKey(inside.id, diagram.id);
      if (seen.has(key)) return;
      seen.add(key);
      this.meter.addStep();
      this.#eachPart([inside, diagram], ([a, b]) => visit(a!, b!));
    };
    visit(region, operand);
    return found;
  }

  /** The number of nodes of a diagram. */
  size(operand: Diagram): number {
    const seen = new Set<Diagram>();
    const visit = (diagram: Diagram): void => {
      if (seen.has(diagram)) return;
      seen.add(diagram);
      if (diagram.kind === "branch") diagram.children.forEach(visit);
    };
    visit(operand);
    return seen.size;
  }

  /** Splits on the topmost variable of several diagrams and joins what `combine` makes of the parts. */
  #split(parts: readonly Diagram[], combine: (parts: readonly Diagram[]) => Diagram): Diagram {
    const children: Diagram[] = [];
    const { variable, cuts } = this.#eachPart(parts, (each) => children.push(combine(each)));
    return this.branch(variable, cuts, children);
  }

  /** Splits on the topmost variable of several diagrams, and uses the parts interval by interval. */
  #eachPart(parts: readonly Diagram[], use: (parts: readonly Diagram[]) => void): Pick<Branch, "variable" | "cuts"> {
    let top: Branch | null = null;
    for (const part of parts) if (part.kind === "branch" && (top === null || part.rank < top.rank)) top = part;
    const { variable } = top!;
    const cuts = mergeCuts(
      parts.filter((part): part is Branch => part.kind === "branch" && part.variable === variable),
    );
    const positions = parts.map(() => 0);
    for (let interval = 0; interval <= cuts.length; interval++) {
      const start = interval === 0 ? -Infinity : cuts[interval - 1]!;
      use(
        parts.map((part, index) => {
          if (part.kind === "terminal" || part.variable !== variable) return part;
          while (positions[index]! < part.cuts.length && part.cuts[positions[index]!]! <= start) positions[index]!++;
          return part.children[positions[index]!]!;
        }),
      );
    }
    return { variable, cuts };
  }
}

function mergeCuts(branches: readonly Branch[]): readonly number[] {
  const [{ cuts }] = branches as readonly [Branch];
  if (
    branches.every(
      (each) => each.cuts === cuts || (each.cuts.length === 1 && cuts.length === 1 && each.cuts[0] === cuts[0]),
    )
  )
    return cuts;
  return [...new Set(branches.flatMap(({ cuts }) => cuts))].sort((left, right) => left - right);
}

function mergeNeighbours(cuts: readonly number[], children: readonly Diagram[]): Pick<Branch, "cuts" | "children"> {
  if (children.every((child, index) => index === 0 || child !== children[index - 1])) return { cuts, children };
  const kept = children.map((child, index) => index === 0 || child !== children[index - 1]);
  return { cuts: cuts.filter((_, index) => kept[index + 1]), children: children.filter((_, index) => kept[index]) };
}

function hashOf({ rank }: Variable, cuts: readonly number[], children: readonly Diagram[]): number {
  let hash = rank | 0;
  for (const cut of cuts) hash = Math.imul(hash ^ cut, 0x01000193);
  for (const { id } of children) hash = Math.imul(hash ^ id, 0x5bd1e995) ^ (hash >>> 15);
  return hash;
}

function isSame(branch: Branch, variable: Variable, cuts: readonly number[], children: readonly Diagram[]): boolean {
  return (
    branch.variable === variable &&
    branch.children.length === children.length &&
    branch.children.every((child, index) => child === children[index]) &&
    branch.cuts.every((cut, index) => cut === cuts[index])
  );
}
