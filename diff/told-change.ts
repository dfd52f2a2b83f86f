import type { Replay } from "../analysis/confirm.ts";
import { givenText } from "../explain/example-text.ts";
import { outcomeText, Terms, toldCondition, type ToldCondition } from "../explain/describe/index.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { Decision } from "../ir/ir.ts";
import type { Neighbour } from "./boundary.ts";
import type { EntityReport, ReportedChange, ReportedGroup } from "./report.ts";
import type { DecidedCount } from "./roster-count.ts";
import { reportWords, type ReportWords } from "./report-words.ts";

/** Says in words what a comparison found about one entity. */
export class Teller {
  readonly terms: Terms;
  readonly words: ReportWords;
  readonly #report: EntityReport;

  constructor(report: EntityReport, surface: Surface) {
    this.#report = report;
    this.words = reportWords[surface];
    this.terms = new Terms(surface, [report.old, report.new]);
  }

  /**
   * Whom a group concerns. Where that takes too many words it is said by what changes for them, which is the same people:
   * a condition is never cut off.
   */
  who({ condition, changes, followsFrom }: ReportedGroup, type: Decision["type"]): ToldCondition {
    const told = toldCondition(condition, this.terms);
    if (!told.more) return told;
    return { common: [...told.common, ...this.#byOutcome(changes, followsFrom, type)], cases: [], more: false };
  }

  #byOutcome(
    changes: readonly ReportedChange[],
    followsFrom: Decision | null,
    type: Decision["type"],
  ): readonly string[] {
    if (followsFrom !== null) return [this.words.changed(this.terms.named(followsFrom))];
    if (changes.length > 1) return [this.words.changedItself];
    const { old, new: next } = changes[0]!;
    return [
      this.words.wasBefore(outcomeText(old, type, this.terms)),
      this.words.isNow(outcomeText(next, type, this.terms)),
    ];
  }

  /** What a set has more and less than before, in the same way in all changes: `plus card`; null where it is another or no set. */
  difference({ type }: Decision, changes: readonly ReportedChange[]): string | null {
    if (type.kind !== "set") return null;
    const [first] = changes;
    if (first?.old.kind !== "value" || first.new.kind !== "value") return null;
    const [was, is] = [first.old.value, first.new.value];
    if (typeof was !== "number" || typeof is !== "number") return null;
    const parts = [
      [this.words.plus, is & ~was],
      [this.words.minus, was & ~is],
    ] as const;
    return parts
      .filter(([, bits]) => bits !== 0)
      .map(([word, bits]) => word(this.terms.value(type, bits)))
      .join(this.terms.surface === "en" ? ", " : "，");
  }

  /** `1070 yuan → 1100 yuan`. */
  change({ type }: Decision, { old, new: next }: ReportedChange): string {
    return `${outcomeText(old, type, this.terms)} → ${outcomeText(next, type, this.terms)}`;
  }

  /** What the witness got and gets. */
  answers({ type }: Decision, { answers }: ReportedChange): { readonly old: string; readonly new: string } {
    return { old: this.#answer(type, answers.old), new: this.#answer(type, answers.new) };
  }

  /** `20 yuan → 10 yuan: 2 records, a first`, of a decision that is not known to be the same for every record. */
  decided({ decision: { type }, old, new: next, records, first }: DecidedCount): string {
    const change = `${this.#answer(type, old)} → ${this.#answer(type, next)}`;
    return this.words.decided(change, records, first === null ? null : String(first));
  }

  /** `better`, `worse` or nothing. */
  effect({ effect }: ReportedChange): string {
    return effect === null ? "" : this.words[effect];
  }

  /** The facts of the witness, in the old notice's terms. */
  witness({ witness }: ReportedChange): string {
    return givenText(this.#report.old.program, this.#report.old.entity, witness.old, this.terms.surface);
  }

  /** The days next to those of the change, with what holds there; none where the change goes on. */
  limits({ type }: Decision, { boundary }: ReportedChange): readonly string[] {
    const neighbours = [boundary?.before ?? null, boundary?.after ?? null];
    return neighbours.flatMap((each) => (each === null ? [] : [this.#limit(type, boundary!.fact, each)]));
  }

  #limit(type: Decision["type"], fact: string, { day, old, new: next, agrees }: Neighbour): string {
    const { surface } = this.terms;
    const was = this.#answer(type, old);
    const what = agrees
      ? `${this.words.unchanged}${surface === "en" ? ", " : "，"}${was}`
      : `${was} → ${this.#answer(type, next)}`;
    return surface === "en"
      ? `${this.terms.fact(fact)} ${this.terms.date(day)}: ${what}`
      : `${this.terms.fact(fact)}${this.terms.date(day)}：${what}`;
  }

  #answer(type: Decision["type"], answer: Replay): string {
    return answer.kind === "value" ? this.terms.value(type, answer.value) : this.words.noAnswer[answer.kind];
  }
}
