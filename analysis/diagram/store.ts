import { Meter } from "./budget.ts";
import { Computed } from "./computed.ts";
import { endingOf, hasFailure, isSomewhereTrue, type Branch, type Diagram, type Terminal } from "./diagram.ts";
import { cutsAt, mergeCuts, partAt, startOf, topmost } from "./parts.ts";
import { valueTerm, type Term } from "./term.ts";
import { UniqueTable } from "./unique.ts";
import { terminalRank, type Variable } from "./variable.ts";

/** How many diagrams are put in one by one. */
const few = 2;

/** The term of a diagram that is known to be a terminal. */
const termOf = (diagram: Diagram): Term => (diagram as Terminal).term;

/** Makes diagrams and keeps each one once, with the operations on them and their computed tables. */
export class Store {
  readonly meter: Meter;
  readonly true: Terminal;
  readonly false: Terminal;
  readonly absent: Terminal;
  readonly #terminals = new Map<string, Terminal>();
  readonly #branches = new UniqueTable();
  readonly #negations = new Computed();
  readonly #choices = new Computed();
  readonly #meetings = new Computed();
  #ids = 0;

  constructor(meter: Meter) {
    this.meter = meter;
    this.true = this.terminal(valueTerm(true));
    this.false = this.terminal(valueTerm(false));
    this.absent = this.terminal(valueTerm(null));
  }

  /**
   * The diagram of a term. What is not looked into gets a short key of its own here: the key of what is calculated from
   * it names it, and would double wherever it is used twice.
   */
  terminal(term: Term): Terminal {
    const known = this.#terminals.get(term.key);
    if (known !== undefined) return known;
    const id = this.#ids++;
    const kept = term.kind === "opaque" ? { ...term, key: `?#${id}` } : term;
    const made: Terminal = {
      kind: "terminal",
      id,
      rank: terminalRank,
      endings: endingOf(kept),
      compared: 0,
      term: kept,
    };
    this.#terminals.set(term.key, made);
    if (kept !== term) this.#terminals.set(kept.key, made);
    this.meter.addNode();
    return made;
  }

  /** The diagram that asks a variable; the children must rank below it. */
  branch(variable: Variable, cuts: readonly number[], children: readonly Diagram[]): Diagram {
    for (let index = 1; index < children.length; index++) {
      if (children[index] === children[index - 1]) return this.#merged(variable, cuts, children);
    }
    if (children.length === 1) return children[0]!;
    const known = this.#branches.find(variable, cuts, children);
    if (known !== undefined) return known;
    let endings = 0;
    let compared = variable.meaning.kind === "difference" ? variable.dates : 0;
    for (const child of children) {
      endings |= child.endings;
      compared |= child.compared;
    }
    const id = this.#ids++;
    const made: Branch = { kind: "branch", id, rank: variable.rank, endings, compared, variable, cuts, children };
    this.#branches.add(made);
    this.meter.addNode();
    return made;
  }

  /** The branch with neighbouring children that are the same made one. */
  #merged(variable: Variable, cuts: readonly number[], children: readonly Diagram[]): Diagram {
    const keptCuts: number[] = [];
    const kept = [children[0]!];
    for (let index = 1; index < children.length; index++) {
      if (children[index] === children[index - 1]) continue;
      keptCuts.push(cuts[index - 1]!);
      kept.push(children[index]!);
    }
    return this.branch(variable, keptCuts, kept);
  }

  /** True where the variable is at least a number. */
  atLeast(variable: Variable, least: number): Diagram {
    if (least <= variable.from) return this.true;
    return least > variable.to ? this.false : this.branch(variable, [least], [this.false, this.true]);
  }

  /** True where the variable is from one number to another, both included. */
  between(variable: Variable, from: number, to: number): Diagram {
    return this.minus(this.atLeast(variable, from), this.atLeast(variable, to + 1));
  }

  /** True where the operand is false. */
  not(operand: Diagram): Diagram {
    if (operand === this.true) return this.false;
    if (operand === this.false) return this.true;
    if (operand.kind === "terminal") return operand;
    const known = this.#negations.get(operand.id, 0, 0);
    if (known !== undefined) return known;
    this.meter.addStep();
    const children: Diagram[] = [];
    for (const child of operand.children) children.push(this.not(child));
    const result = this.branch(operand.variable, operand.cuts, children);
    this.#negations.set(operand.id, 0, 0, result);
    return result;
  }

  /** True where both are. Where the left is a failure so is the result; a false left hides the right. */
  and(left: Diagram, right: Diagram): Diagram {
    if (left === this.true || left === right) return right;
    if (left.kind === "terminal" || right === this.true) return left;
    if (right === this.false && !hasFailure(left)) return right;
    return this.#joined(this.#ands, left, right, this.#and);
  }
  readonly #ands = new Computed();
  readonly #and = (left: Diagram, right: Diagram): Diagram => this.and(left, right);

  /** True where either is. Where the left is a failure so is the result; a true left hides the right. */
  or(left: Diagram, right: Diagram): Diagram {
    if (left === this.false || left === right) return right;
    if (left.kind === "terminal" || right === this.false) return left;
    if (right === this.true && !hasFailure(left)) return right;
    return this.#joined(this.#ors, left, right, this.#or);
  }
  readonly #ors = new Computed();
  readonly #or = (left: Diagram, right: Diagram): Diagram => this.or(left, right);

  /** True where the first is and the second is not; failures as with `and`. */
  minus(left: Diagram, right: Diagram): Diagram {
    if (left === this.true) return this.not(right);
    if (left.kind === "terminal" || right === this.false) return left;
    if ((left === right || right === this.true) && !hasFailure(left)) return this.false;
    return this.#joined(this.#minuses, left, right, this.#minus);
  }
  readonly #minuses = new Computed();
  readonly #minus = (left: Diagram, right: Diagram): Diagram => this.minus(left, right);

  /** What an operation makes of the parts of a branch and a diagram, interval by interval of their topmost variable. */
  #joined(
    computed: Computed,
    left: Branch,
    right: Diagram,
    operation: (left: Diagram, right: Diagram) => Diagram,
  ): Diagram {
    const known = computed.get(left.id, right.id, 0);
    if (known !== undefined) return known;
    this.meter.addStep();
    const { rank, variable } = topmost(left, right);
    const cuts = mergeCuts(cutsAt(left, rank), cutsAt(right, rank));
    const children: Diagram[] = [];
    for (let interval = 0; interval <= cuts.length; interval++) {
      const start = startOf(cuts, interval);
      children.push(operation(partAt(left, rank, start), partAt(right, rank, start)));
    }
    const result = this.branch(variable, cuts, children);
    computed.set(left.id, right.id, 0, result);
    return result;
  }

  /** True where all are. */
  all(operands: readonly Diagram[]): Diagram {
    return this.#inHalves(operands, this.true, this.#and);
  }

  /** True where any is. */
  any(operands: readonly Diagram[]): Diagram {
    return this.#inHalves(operands, this.false, this.#or);
  }

  /**
   * Many diagrams joined by an operation, half by half: one by one the growing result would be gone through for each of
   * them, and where one of them is another the halves without it are joined already.
   */
  #inHalves(
    operands: readonly Diagram[],
    none: Diagram,
    operation: (left: Diagram, right: Diagram) => Diagram,
    from = 0,
    to = operands.length,
  ): Diagram {
    if (to - from < 2) return from === to ? none : operands[from]!;
    const middle = (from + to) >> 1;
    const left = this.#inHalves(operands, none, operation, from, middle);
    return operation(left, this.#inHalves(operands, none, operation, middle, to));
  }

  /** One diagram where the condition holds, the other where it does not; a failure of the condition stays. */
  choose(condition: Diagram, then: Diagram, otherwise: Diagram): Diagram {
    if (condition === this.true || then === otherwise) return then;
    if (condition === this.false) return otherwise;
    if (condition.kind === "terminal") return condition;
    if (then === this.true && otherwise === this.false) return condition;
    const known = this.#choices.get(condition.id, then.id, otherwise.id);
    if (known !== undefined) return known;
    this.meter.addStep();
    const { rank, variable } = topmost(topmost(condition, then), otherwise);
    const cuts = mergeCuts(mergeCuts(cutsAt(condition, rank), cutsAt(then, rank)), cutsAt(otherwise, rank));
    const children: Diagram[] = [];
    for (let interval = 0; interval <= cuts.length; interval++) {
      const start = startOf(cuts, interval);
      const inside = partAt(condition, rank, start);
      children.push(this.choose(inside, partAt(then, rank, start), partAt(otherwise, rank, start)));
    }
    const result = this.branch(variable, cuts, children);
    this.#choices.set(condition.id, then.id, otherwise.id, result);
    return result;
  }

  /** Whether two conditions are true together for some values of the variables, dates that cannot be among them. */
  meets(left: Diagram, right: Diagram): boolean {
    if (!isSomewhereTrue(left) || !isSomewhereTrue(right)) return false;
    if (left === right || left.kind === "terminal" || right.kind === "terminal") return true;
    const known = this.#meetings.get(left.id, right.id, 0);
    if (known !== undefined) return known === this.true;
    this.meter.addStep();
    const { rank } = topmost(left, right);
    const cuts = mergeCuts(cutsAt(left, rank), cutsAt(right, rank));
    let found = false;
    for (let interval = 0; interval <= cuts.length && !found; interval++) {
      const start = startOf(cuts, interval);
      found = this.meets(partAt(left, rank, start), partAt(right, rank, start));
    }
    this.#meetings.set(left.id, right.id, 0, found ? this.true : this.false);
    return found;
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

  /** What a function makes of the terms of two diagrams inside a region; outside it another diagram's term. */
  within(
    region: Diagram,
    [left, right]: readonly [Diagram, Diagram],
    change: (left: Term, right: Term) => Diagram,
    outside: Diagram,
  ): Diagram {
    const inside = hasFailure(region) ? this.where(region, (term) => term === this.true.term) : region;
    const elsewhere = outside.kind === "terminal" ? outside : this.absent;
    const joined = this.#combine([inside, left, right], ([, one, other]) => change(one!, other!), elsewhere);
    return outside === elsewhere ? joined : this.choose(inside, joined, outside);
  }

  /** The terms of up to three diagrams taken together, replaced by a diagram. */
  combine(operands: readonly Diagram[], change: (terms: readonly Term[]) => Diagram): Diagram {
    return this.#combine(operands, change, null);
  }

  /** Where there is another diagram for it, that is the result wherever the first operand is false. */
  #combine(
    operands: readonly Diagram[],
    change: (terms: readonly Term[]) => Diagram,
    whereFalse: Diagram | null,
  ): Diagram {
    const pending = new Map<Term, Diagram>();
    const seen = new Computed();
    // Operands that are missing are terminals: they ask nothing and stay as they are.
    const visit = (first: Diagram, second: Diagram, third: Diagram): Diagram => {
      if (whereFalse !== null && first === this.false) return whereFalse;
      const top = topmost(topmost(first, second), third);
      if (top.kind === "terminal") return postpone(change([first, second, third].map(termOf)));
      const known = seen.get(first.id, second.id, third.id);
      if (known !== undefined) return known;
      this.meter.addStep();
      const { rank, variable } = top;
      const cuts = mergeCuts(mergeCuts(cutsAt(first, rank), cutsAt(second, rank)), cutsAt(third, rank));
      const children: Diagram[] = [];
      for (let interval = 0; interval <= cuts.length; interval++) {
        const start = startOf(cuts, interval);
        children.push(visit(partAt(first, rank, start), partAt(second, rank, start), partAt(third, rank, start)));
      }
      const result = this.branch(variable, cuts, children);
      seen.set(first.id, second.id, third.id, result);
      return result;
    };
    // A replacement that asks variables of its own may ask some that rank above: it is put in by `choose`.
    const postpone = (diagram: Diagram): Diagram => {
      if (diagram.kind === "terminal") return diagram;
      const mark = this.terminal({ kind: "pending", key: `…${diagram.id}` });
      pending.set(mark.term, diagram);
      return mark;
    };
    const [first, second = this.true, third = this.true] = operands;
    return this.#withoutMarks(visit(first!, second, third), pending);
  }

  /**
   * Each mark replaced by its diagram, whatever that asks. A few are put in one after the other from the
   * root; many all at once from the terminals up, as each from the root would go through those before it.
   */
  #withoutMarks(marked: Diagram, marks: ReadonlyMap<Term, Diagram>): Diagram {
    if (marks.size > few) return this.#compose(marked, marks);
    return [...marks].reduce((result, [mark, diagram]) => {
      const where = this.where(result, (term) => term === mark);
      return this.choose(where, diagram, result);
    }, marked);
  }

  #compose(marked: Diagram, marks: ReadonlyMap<Term, Diagram>): Diagram {
    const seen = new Map<Diagram, Diagram>();
    const visit = (node: Diagram): Diagram => {
      if (node.kind === "terminal") return marks.get(node.term) ?? node;
      const known = seen.get(node);
      if (known !== undefined) return known;
      this.meter.addStep();
      const { variable, cuts, rank } = node;
      const children = node.children.map(visit);
      const result = children.every((child) => child.rank > rank)
        ? this.branch(variable, cuts, children)
        : children.reduce((below, child, index) => this.choose(this.atLeast(variable, cuts[index - 1]!), child, below));
      seen.set(node, result);
      return result;
    };
    return visit(marked);
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
    const seen = new Computed();
    const found = new Set<Term>();
    const visit = (inside: Diagram, diagram: Diagram): void => {
      if (found.size >= enough || !isSomewhereTrue(inside)) return;
      if (diagram.kind === "terminal") {
        found.add(diagram.term);
        return;
      }
      if (seen.get(inside.id, diagram.id, 0) !== undefined) return;
      seen.set(inside.id, diagram.id, 0, inside);
      this.meter.addStep();
      const { rank } = topmost(inside, diagram);
      const cuts = mergeCuts(cutsAt(inside, rank), cutsAt(diagram, rank));
      for (let interval = 0; interval <= cuts.length; interval++) {
        const start = startOf(cuts, interval);
        visit(partAt(inside, rank, start), partAt(diagram, rank, start));
      }
    };
    visit(region, operand);
    return found;
  }
}
