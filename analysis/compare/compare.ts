import type { Decision, Fact, Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { Analysis, isUnknown, type AnalysisOptions, type Unknown } from "../analysis.ts";
import { restsOn } from "../dependencies.ts";
import { entityOf, expressionsOf } from "../../ir/entity.ts";
import { ordinaryBudget } from "../diagram/budget.ts";
import type { Diagram } from "../diagram/diagram.ts";
import type { Store } from "../diagram/store.ts";
import { valueTerm, type Term } from "../diagram/term.ts";
import { differing } from "../build/cases.ts";
import { conditionOf } from "../regions/condition.ts";
import type { Condition } from "../regions/literal.ts";
import { tellersOf, type Teller } from "../regions/factors.ts";
import { MadeUp, recordsTried } from "../search.ts";
import { feasiblePart } from "../theory/paths.ts";
import { findWitness, ordinary, type Likeness } from "../witness.ts";
import { datesLater, type PairWitness, recordLater } from "./align.ts";
import { Workspace } from "../workspace.ts";
import { commonRanges } from "./common-ranges.ts";
import { causesOf, type ActingCause, type Cause } from "./causes.ts";
import { type DecisionPair, isConfirmed } from "./confirm-change.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";

/** How two programs are compared. */
export interface CompareOptions extends AnalysisOptions {
  /** Whether a record is compared with one a plan year later; so is by default. */
  readonly alignYears?: boolean;
}

/** How two programs of one vocabulary treat the same records. */
export interface Comparison {
  /** Months by which the new program's records are later than the old one's. */
  readonly monthsAhead: number;
  /** The old program's facts, with the ranges of the records that exist in both. */
  readonly facts: readonly Fact[];
  readonly groups: readonly Group[];
  /** The decisions that are proved the same for every record. */
  readonly unchanged: readonly string[];
  /** The decisions of which that is not known. */
  readonly unknown: readonly (Unknown & { readonly decision: string })[];
}

/** Records that the two programs treat differently in the same way. */
export interface Group {
  readonly decision: string;
  /** The earlier decision that differs too and that this one rests on; null where this one changed itself. */
  readonly followsFrom: string | null;
  readonly changes: readonly Change[];
  /** Exactly the records of the group, in the old program's terms. */
  readonly region: Diagram;
  readonly condition: Condition;
  readonly causes: { readonly old: readonly Cause[]; readonly new: readonly Cause[] };
}

/** One change of outcome inside a group. */
export interface Change {
  readonly old: Outcome;
  readonly new: Outcome;
  readonly region: Diagram;
  readonly witness: PairWitness;
}

/** Finds every record that two programs treat differently, in groups. */
export function compare(old: Program, next: Program, entity?: string, options: CompareOptions = {}): Comparison {
  return new Comparing(old, next, entity, options).run();
}

/** Into how many groups the changes of one decision are split at most for the sake of the rules behind them. */
const mostGroups = 12;

/** What is made in the present store. */
interface Made {
  readonly differing: Map<string, Diagram>;
  readonly pairs: Map<Decision, readonly [Diagram, Diagram]>;
  readonly acting: Map<Decision, readonly ActingCause[]>;
}

class Comparing {
  readonly #old: Analysis;
  readonly #new: Analysis;
  readonly #workspace: Workspace;
  readonly #monthsAhead: number;
  readonly #like: Likeness;
  /** Whether the ranges of the facts leave any record to both programs. */
  readonly #haveRecords: boolean;
  readonly #madeUp: MadeUp;

  constructor(old: Program, next: Program, entity: string | undefined, options: CompareOptions) {
    const oldEntity = entityOf(old, entity);
    const newEntity = entityOf(next, oldEntity.name);
    this.#monthsAhead = options.alignYears === false ? 0 : 12 * (next.notice.year - old.notice.year);
    const common = commonRanges(oldEntity, newEntity, this.#monthsAhead);
    this.#haveRecords = common !== null;
    this.#workspace = new Workspace(common ?? oldEntity, { ...ordinaryBudget, ...options.budget });
    this.#like = ordinary(this.#workspace.space, old.notice.year);
    this.#madeUp = new MadeUp(old, oldEntity.name, next);
    this.#old = new Analysis(old, oldEntity, this.#workspace);
    this.#new = new Analysis(next, newEntity, this.#workspace, {
      monthsAhead: this.#monthsAhead,
      readings: "taken",
    });
  }

  get #store(): Store {
    return this.#workspace.store;
  }

  get #made(): Made {
    return this.#workspace.kept(this, () => ({ differing: new Map(), pairs: new Map(), acting: new Map() }));
  }

  run(): Comparison {
    if (!this.#haveRecords || this.#old.within(() => this.#haveNone()) === true) return this.#nothingInCommon();
    const groups: Group[] = [];
    const unchanged: string[] = [];
    const unknown: (Unknown & { readonly decision: string })[] = [];
    for (const decision of this.#outputs()) {
      const found = this.#old.within(() => this.#groupsOf(decision));
      if (isUnknown(found)) unknown.push({ ...found, decision: decision.name });
      else if (found.length === 0) unchanged.push(decision.name);
      else
        for (const each of found)
          if (isUnknown(each)) unknown.push({ ...each, decision: decision.name });
          else groups.push(each);
    }
    return { monthsAhead: this.#monthsAhead, facts: this.#old.space.entity.facts, groups, unchanged, unknown };
  }

  /** Whether no record meets the requirements of both programs. */
  #haveNone(): boolean {
    return !this.#old.overlap(this.#old.allowed(), this.#new.allowed());
  }

  /** Of no record everything holds, which says nothing. */
  #nothingInCommon(): Comparison {
    const reason = { kind: "no-common-record" } as const;
    const unknown = this.#outputs().map(({ name }) => ({ status: "unknown" as const, reason, decision: name }));
    return { monthsAhead: this.#monthsAhead, facts: [], groups: [], unchanged: [], unknown };
  }

  #outputs(): readonly Decision[] {
    return this.#old.entity.decisions.filter(
      ({ role, name }) => role === "output" && this.#newDecision(name) !== undefined,
    );
  }

  #newDecision(name: string): Decision | undefined {
    return this.#new.entity.decisions.find((candidate) => candidate.name === name);
  }

  /** Where the record exists in both programs, what the decision rests on is decided, and its values differ. */
  #differs(decision: Decision): Diagram {
    const known = this.#made.differing.get(decision.name);
    if (known !== undefined) return known;
    const both = this.#store.and(
      this.#old.decided(expressionsOf(decision)),
      this.#new.decided(expressionsOf(this.#newDecision(decision.name)!)),
    );
    const [old, next] = this.#values(decision);
    const region = feasiblePart(this.#store, this.#store.and(both, differing(this.#old.builder, both, old, next)));
    this.#made.differing.set(decision.name, region);
    return region;
  }

  /** The values in the two programs, the old one's dates moved to the new plan year. */
  #values(decision: Decision): readonly [Diagram, Diagram] {
    let values = this.#made.pairs.get(decision);
    if (values === undefined) this.#made.pairs.set(decision, (values = this.#makeValues(decision)));
    return values;
  }

  #makeValues({ name, type }: Decision): readonly [Diagram, Diagram] {
    const old = this.#old.builder.decision(name);
    const moved = type.kind === "date" ? datesLater(this.#store, old, this.#monthsAhead) : old;
    return [moved, this.#new.builder.decision(name)];
  }

  #groupsOf(decision: Decision): readonly (Group | Unknown)[] {
    const groups: (Group | Unknown)[] = [];
    let rest = this.#differs(decision);
    for (const earlier of this.#restingOn(decision)) {
      const following = this.#store.and(rest, this.#differs(earlier));
      if (following === this.#store.false) continue;
      const group = this.#group(decision, earlier.name, following);
      if (group !== null) groups.push(group);
      rest = this.#store.minus(rest, this.#differs(earlier));
    }
    for (const region of this.#byCause(decision, rest)) {
      const group = this.#group(decision, null, region);
      if (group !== null) groups.push(group);
    }
    return groups;
  }

  /** The outputs that a decision rests on in either program. */
  #restingOn(decision: Decision): readonly Decision[] {
    const names = [this.#old, this.#new].flatMap(({ entity }) => {
      const own = entity.decisions.find(({ name }) => name === decision.name)!;
      return restsOn(entity, expressionsOf(own)).map(({ name }) => name);
    });
    return this.#outputs().filter(({ name }) => names.includes(name));
  }

  /**
   * A region split by the outcomes and by the rules that give them; where those are many, by the outcomes only. A set is told by
   * what it has more and less: one document more is one change, whatever others are asked for.
   */
  #byCause(decision: Decision, region: Diagram): readonly Diagram[] {
    if (decision.type.kind === "set") return this.#byDifference(decision, region);
    const byChange = this.#split(region, this.#values(decision));
    if (byChange.length > mostGroups) return byChange;
    const byRule = this.#split(region, [
      ...this.#values(decision),
      this.#ruleOf(this.#old, decision),
      this.#ruleOf(this.#new, decision),
    ]);
    return byRule.length <= mostGroups ? byRule : byChange;
  }

  #ruleOf(analysis: Analysis, decision: Decision): Diagram {
    const rules = this.#causesOf(analysis, decision).filter(({ cause }) => cause.kind === "rule");
    return rules.reduceRight<Diagram>(
      (rest, { cause, region }) =>
        this.#store.choose(region, this.#store.terminal(valueTerm(cause.kind === "rule" ? cause.rule.id : null)), rest),
      this.#store.absent,
    );
  }

  /** The parts of a region on which several diagrams have one term each. */
  #split(region: Diagram, diagrams: readonly Diagram[]): readonly Diagram[] {
    const store = this.#store;
    const labels = diagrams.reduce<Diagram>(
      (known, each) =>
        store.within(region, [known, each], (one, other) => store.terminal(labelTerm(one, other)), store.absent),
      store.choose(region, store.terminal(valueTerm("")), store.absent),
    );
    return this.#partsOf(labels);
  }

  /** The parts of a region on which a set has the same more and the same less than before. */
  #byDifference(decision: Decision, region: Diagram): readonly Diagram[] {
    const store = this.#store;
    const differences = store.within(
      region,
      this.#values(decision),
      (one, other) => store.terminal(differenceTerm(one, other)),
      store.absent,
    );
    return this.#partsOf(differences);
  }

  #partsOf(labels: Diagram): readonly Diagram[] {
    const found = this.#store.terms(labels).filter((term) => term !== this.#store.absent.term);
    return found.map((label) => this.#store.where(labels, (term) => term === label));
  }

  #group(decision: Decision, followsFrom: string | null, region: Diagram): Group | Unknown | null {
    const changes: Change[] = [];
    for (const part of this.#split(region, this.#values(decision))) {
      const change = this.#change(decision, part);
      if (isUnknown(change)) return change;
      if (change !== null) changes.push(change);
    }
    if (changes.length === 0) return null;
    const causes = { old: this.#causes(this.#old, decision, region), new: this.#causes(this.#new, decision, region) };
    return {
      decision: decision.name,
      followsFrom,
      changes,
      region,
      condition: conditionOf(this.#old, region, this.#tellers(decision)),
      causes,
    };
  }

  /** The decisions of either program in whose terms a group is told; where both agree it is said once. */
  #tellers(decision: Decision): readonly Teller[] {
    const [old, next] = (
      [
        ["old", this.#old],
        ["new", this.#new],
      ] as const
    ).map(([side, analysis]) => {
      const own = analysis.entity.decisions.find(({ name }) => name === decision.name)!;
      return tellersOf(analysis, restsOn(analysis.entity, expressionsOf(own)), side);
    });
    const agreed = old!.map((teller) =>
      next!.some(({ value }) => value === teller.value) ? { ...teller, side: null } : teller,
    );
    return [...agreed, ...next!.filter(({ value }) => !old!.some((teller) => teller.value === value))];
  }

  #change(decision: Decision, region: Diagram): Change | Unknown | null {
    const found = findWitness(this.#store, this.#old.space, region, this.#like);
    if (found === null) return null;
    const pairOf = (facts: FactRecord): PairWitness => ({
      old: facts,
      new: recordLater(this.#old.entity, facts, this.#monthsAhead),
    });
    const [old, next] = [
      this.#termIn(this.#old.builder.decision(decision.name), region),
      this.#termIn(this.#new.builder.decision(decision.name), region),
    ];
    const pair = this.#pair(decision);
    const isOne = (facts: FactRecord): boolean => isConfirmed(pair, region, pairOf(facts), { old, new: next });
    const facts = isOne(found.facts) ? found.facts : this.#madeUp.find(found.facts, isOne);
    if (facts === null)
      return { status: "unknown", reason: found.assumed[0] ?? { kind: "unconfirmed" }, searched: recordsTried };
    return { old: outcomeOf(old), new: outcomeOf(next, this.#monthsAhead !== 0), region, witness: pairOf(facts) };
  }

  #pair(decision: Decision): DecisionPair {
    const [old, next] = [this.#old, this.#new];
    return {
      old: { program: old.program, entity: old.entity, decision },
      new: { program: next.program, entity: next.entity, decision: this.#newDecision(decision.name)! },
      monthsAhead: this.#monthsAhead,
    };
  }

  /** The term that a diagram has on a region of one term. */
  #termIn(diagram: Diagram, region: Diagram): Term {
    const [term] = this.#store.termsWithin(region, diagram, 1);
    return term!;
  }

  #causes(analysis: Analysis, decision: Decision, region: Diagram): readonly Cause[] {
    return this.#causesOf(analysis, decision)
      .filter((each) => this.#store.termsWithin(region, each.region, 2).has(this.#store.true.term))
      .map(({ cause }) => cause);
  }

  #causesOf(analysis: Analysis, { name }: Decision): readonly ActingCause[] {
    const own = analysis.entity.decisions.find((each) => each.name === name)!;
    let causes = this.#made.acting.get(own);
    if (causes === undefined) this.#made.acting.set(own, (causes = causesOf(analysis, own)));
    return causes;
  }
}

/** A term that tells two terms, joined, from all other pairs. */
function labelTerm(one: Term, other: Term): Term {
  return valueTerm(`${one.key}\n${other.key}`);
}

/** A term that tells what the members are that one set has more than another, and less. */
function differenceTerm(one: Term, other: Term): Term {
  if (one.kind !== "value" || other.kind !== "value") return labelTerm(one, other);
  const [was, is] = [one.value, other.value];
  if (typeof was !== "number" || typeof is !== "number") return labelTerm(one, other);
  return valueTerm(`+${is & ~was} -${was & ~is}`);
}
