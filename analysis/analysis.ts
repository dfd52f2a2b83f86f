import type { Decision, EntityProgram, Expression, Program } from "../ir/ir.ts";
import { Builder, type BuildOptions, type Readings } from "./build/builder.ts";
import { whereTogether } from "./build/together.ts";
import { translation } from "./build/translation.ts";
import { isAllowed } from "./confirm.ts";
import { lookupsIn, nameOfSource } from "../ir/lookups.ts";
import { restsOn } from "./dependencies.ts";
import { casesIn, entityOf, expressionsOf } from "../ir/entity.ts";
import { attempt, ordinaryBudget, type Budget, type Unknown } from "./diagram/budget.ts";
import type { Diagram } from "./diagram/diagram.ts";
import type { Store } from "./diagram/store.ts";
import type { Space } from "./space.ts";
import { MadeUp, only, recordsTried } from "./search.ts";
import { overlap } from "./theory/overlap.ts";
import { findWitness, ordinary, type Witness } from "./witness.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { Workspace } from "./workspace.ts";

export { isUnknown, type Unknown } from "./diagram/budget.ts";

/** What an analysis may spend. */
export interface AnalysisOptions {
  readonly budget?: Partial<Budget>;
}

const asWritten: BuildOptions = { monthsAhead: 0, readings: "taken" };

/** What an analysis has made in the present store. */
interface Made {
  readonly builder: Builder;
  readonly others: Map<string, Analysis>;
  readonly asked: Map<Decision, Diagram>;
  allowed: Diagram | null;
}

/** One entity of one program, ready to be asked about all inputs at once. */
export class Analysis {
  readonly program: Program;
  readonly entity: EntityProgram;
  readonly #workspace: Workspace;
  readonly #options: BuildOptions;
  #hasNoRecord: boolean | null = null;

  constructor(program: Program, entity: EntityProgram, workspace: Workspace, options: BuildOptions = asWritten) {
    this.program = program;
    this.entity = entity;
    this.#workspace = workspace;
    this.#options = options;
  }

  /** The store of the question at hand; another one may have another. */
  get store(): Store {
    return this.#workspace.store;
  }

  /** The variables of that store's diagrams. */
  get space(): Space {
    return this.#workspace.space;
  }

  /** The builder of that store's diagrams. */
  get builder(): Builder {
    return this.#made.builder;
  }

  get #made(): Made {
    return this.#workspace.kept(this, () => ({
      builder: new Builder(this.program, this.entity, this.store, this.space, this.#options, translation),
      others: new Map(),
      asked: new Map(),
      allowed: null,
    }));
  }

  /** The same entity with other readings: where they are left open, what holds does in every combination of them. */
  withReadings(readings: Readings): Analysis {
    if (this.program.readings.length === 0) return this;
    const key = JSON.stringify(readings);
    const { others } = this.#made;
    let other = others.get(key);
    if (other === undefined) {
      other = new Analysis(this.program, this.entity, this.#workspace, { monthsAhead: 0, readings });
      others.set(key, other);
    }
    return other;
  }

  /** Where the record meets the requirements. */
  allowed(): Diagram {
    const conditions = (): Diagram[] => this.entity.requirements.map((each) => this.builder.condition(each.condition));
    return (this.#made.allowed ??= this.store.all(conditions()));
  }

  /** Whether no record meets the requirements: then everything holds of every record, and says nothing. */
  hasNoRecord(): boolean {
    return (this.#hasNoRecord ??= this.within(() => this.isEmpty(this.allowed())) === true);
  }

  /** Where the record meets the requirements and everything that some expressions rest on is decided. */
  decided(expressions: readonly Expression[]): Diagram {
    const failures = restsOn(this.entity, expressions).map((decision) => this.failing(decision));
    return this.store.minus(this.allowed(), this.store.any(failures));
  }

  /** Where a decision is asked: its inputs are decided and its gate holds. */
  asked(decision: Decision): Diagram {
    const known = this.#made.asked;
    let asked = known.get(decision);
    if (asked === undefined) known.set(decision, (asked = this.#whereAsked(decision)));
    return asked;
  }

  #whereAsked(decision: Decision): Diagram {
    const inputs = this.decided(expressionsOf(decision));
    return decision.gate === null ? inputs : this.store.and(inputs, this.builder.condition(decision.gate));
  }

  /** Where the rules or rows of a decision itself leave it without a value, or with two. */
  failing(decision: Decision): Diagram {
    const { store, builder } = this;
    const { body, gate } = decision;
    const failures = casesIn(body).flatMap((node) => [builder.cases(node).open, builder.cases(node).colliding]);
    if (body.kind === "pick" && body.unique)
      failures.push(
        whereTogether(
          store,
          body.rows.map((row) => builder.condition(row.guard)),
        ),
      );
    for (const source of new Set(lookupsIn(decision).map(nameOfSource))) failures.push(this.missing(decision, source));
    const failing = store.any(failures);
    return gate === null || failing === store.false ? failing : store.and(builder.condition(gate), failing);
  }

  /** Where a decision has no value as a table of data lacks a row, or a parameter a value; what it rests on included. */
  missing({ name }: Decision, source: string): Diagram {
    return this.store.where(this.builder.decision(name), (term) => term.kind === "failure" && term.decision === source);
  }

  /** Whether a condition holds for no record. */
  isEmpty(condition: Diagram): boolean {
    return !overlap(this.store, condition, this.store.true);
  }

  /** Whether two conditions hold together for some record. */
  overlap(left: Diagram, right: Diagram): boolean {
    return overlap(this.store, left, right);
  }

  /**
   * A record for which a condition holds, shown by the interpreter to be one; null where there is none. `about` is what
   * the question is about.
   */
  witness(
    condition: Diagram,
    about: readonly Expression[],
    isOne: (facts: FactRecord) => boolean,
  ): Witness | Unknown | null {
    const witness = findWitness(this.store, this.space, condition, ordinary(this.space, this.program.notice.year));
    if (witness === null) return null;
    if (isAllowed(this.program, this.entity, witness.facts) && isOne(witness.facts)) return { ...witness, assumed: [] };
    const facts = this.#search(about, witness.facts, isOne);
    const reason = witness.assumed[0] ?? ({ kind: "unconfirmed" } as const);
    return facts === null ? { status: "unknown", reason, searched: recordsTried } : { facts, assumed: [] };
  }

  /** What a search among records that are made up finds where the exact answer was not reached. */
  searched(unknown: Unknown, about: readonly Expression[], isOne: (facts: FactRecord) => boolean): Witness | Unknown {
    if (unknown.searched !== undefined) return unknown;
    const facts = this.#search(about, null, isOne);
    return facts === null ? { ...unknown, searched: recordsTried } : { facts, assumed: [] };
  }

  #search(
    about: readonly Expression[],
    like: FactRecord | null,
    isOne: (facts: FactRecord) => boolean,
  ): FactRecord | null {
    return new MadeUp(only(this.program, this.entity, about), this.entity.name).find(like, isOne);
  }

  /** The answer to a question, or unknown where the budget is spent on it. */
  within<T>(question: () => T): T | Unknown {
    return this.#workspace.ask(question);
  }

  /** The answer to a side question that may take only so many steps. */
  briefly<T>(steps: number, question: () => T): T | Unknown {
    return attempt(() => this.store.meter.limited(steps, question));
  }
}

/** Prepares the analysis of an entity, the main one where none is named. */
export function analyse(program: Program, entity?: string, options: AnalysisOptions = {}): Analysis {
  const found = entityOf(program, entity);
  return new Analysis(program, found, new Workspace(found, { ...ordinaryBudget, ...options.budget }));
}
