import { movingFact } from "../explain/next-change.ts";
import { compare, type Boxes, type Change, type Condition, type Group, type Unknown } from "../analysis/index.ts";
import type { Decision, EntityProgram, Fact, Program } from "../ir/ir.ts";
import { answersOn, boundaryOf, type Answers, type Boundary, type Sides } from "./boundary.ts";
import { declarationChanges, type DeclarationChange } from "./declarations.ts";
import { effectOf, type Effect } from "./effect.ts";
import { ExactBoxes } from "./exact-boxes.ts";

/** How two notices are compared. */
export interface ReportOptions {
  /** Whether a record is compared with one a plan year later; so is by default. */
  readonly alignYears?: boolean;
}

/** How two notices of one vocabulary differ: what they declare, and whom they treat differently. */
export interface DiffReport {
  readonly old: Program;
  readonly new: Program;
  readonly monthsAhead: number;
  readonly changes: readonly DeclarationChange[];
  readonly entities: readonly EntityReport[];
}

/** How the records of one entity are treated. */
export interface EntityReport extends Sides {
  /** The old notice's facts, with the ranges of the records that exist in both. */
  readonly facts: readonly Fact[];
  readonly groups: readonly ReportedGroup[];
  /** The decisions that are proved the same for every record. */
  readonly unchanged: readonly Decision[];
  readonly unknown: readonly (Unknown & { readonly decision: Decision })[];
}

/** Records that are treated differently in the same way. */
export interface ReportedGroup {
  readonly decision: Decision;
  readonly followsFrom: Decision | null;
  readonly condition: Condition;
  readonly causes: Group["causes"];
  readonly changes: readonly ReportedChange[];
  readonly region: Group["region"];
  /** The region exactly. */
  readonly boxes: () => Boxes | Unknown;
}

/** A change of one decision for a group of people. */
export interface ReportedChange extends Change {
  readonly effect: Effect;
  /** What the witness got and gets. */
  readonly answers: Answers;
  readonly boundary: Boundary | null;
}

/** Compares two notices of one vocabulary. */
export function diffReport(old: Program, next: Program, options: ReportOptions = {}): DiffReport {
  const monthsAhead = options.alignYears === false ? 0 : 12 * (next.notice.year - old.notice.year);
  const entities = old.entities.flatMap((entity) => {
    const later = next.entities.find(({ name }) => name === entity.name);
    return later === undefined || entity.outputs.length === 0 ? [] : [entityReport(old, next, entity, later, options)];
  });
  return { old, new: next, monthsAhead, changes: declarationChanges(old, next, monthsAhead), entities };
}

function entityReport(
  old: Program,
  next: Program,
  entity: EntityProgram,
  later: EntityProgram,
  options: ReportOptions,
): EntityReport {
  const { monthsAhead, facts, groups, unchanged, unknown } = compare(old, next, entity.name, options);
  const sides: Sides = { old: { program: old, entity }, new: { program: next, entity: later }, monthsAhead };
  const reporting = new Reporting(sides);
  const decision = (name: string): Decision => entity.decisions.find((each) => each.name === name)!;
  return {
    ...sides,
    facts,
    groups: groups.map((group) => reporting.group(group)),
    unchanged: unchanged.map(decision),
    unknown: [
      ...new Map(
        unknown.map((each) => [
          `${each.decision} ${JSON.stringify(each.reason)}`,
          { ...each, decision: decision(each.decision) },
        ]),
      ).values(),
    ],
  };
}

class Reporting {
  readonly #sides: Sides;
  readonly #boxes: ExactBoxes;
  readonly #moving: Fact | null;

  constructor(sides: Sides) {
    this.#sides = sides;
    this.#boxes = new ExactBoxes(sides.old);
    this.#moving = movingFact(sides.old.entity) ?? null;
  }

  group({ decision: name, followsFrom, condition, causes, changes, region }: Group): ReportedGroup {
    const decision = this.#decision(name);
    return {
      decision,
      followsFrom: followsFrom === null ? null : this.#decision(followsFrom),
      condition,
      causes,
      region,
      changes: changes.map((change) => this.#change(decision, change)),
      boxes: () => this.#boxes.of(region),
    };
  }

  #decision(name: string): Decision {
    return this.#sides.old.entity.decisions.find((decision) => decision.name === name)!;
  }

  #change(decision: Decision, change: Change): ReportedChange {
    const { monthsAhead } = this.#sides;
    const { name, type } = decision;
    const boxes = type.kind === "date" ? this.#boxes.datesOf(change.region) : null;
    const effect = effectOf({ decision: name, type, old: change.old, new: change.new, monthsAhead, boxes });
    const boundary = this.#moving === null ? null : boundaryOf(this.#sides, decision, change, this.#moving);
    return { ...change, effect, boundary, answers: answersOn(this.#sides, decision, change.witness) };
  }
}
