import { exampleText, literalText } from "../../explain/example-text.ts";
import { memberText, valueText } from "../../explain/value-text.ts";
import { domainText, outcomeText, unknownText } from "../../explain/describe/index.ts";
import type { Surface } from "../../grammar/keywords.ts";
import type { Decision, Fact, Named } from "../../ir/ir.ts";
import { sameValue } from "../../ir/values.ts";
import type { Effect } from "../effect.ts";
import type { EntityReport, ReportedChange, ReportedGroup } from "../report.ts";
import type { RosterCount } from "../roster-count.ts";
import { sectionsOf, type Section } from "../sections.ts";
import { Teller } from "../told-change.ts";
import { tellReasons } from "./tell-reasons.ts";
import type { ToldCause, ToldChange, ToldEntity, ToldGroup, ToldPair, ToldWitness } from "./told-diff.ts";
import { toldName } from "./told-name.ts";

/** What a comparison found about one entity. */
export function tellEntity(report: EntityReport, roster: RosterCount | null, surface: Surface): ToldEntity {
  return new EntityTeller(report, roster, surface).told();
}

class EntityTeller {
  readonly #report: EntityReport;
  readonly #roster: RosterCount | null;
  readonly #teller: Teller;
  readonly #surface: Surface;

  constructor(report: EntityReport, roster: RosterCount | null, surface: Surface) {
    this.#report = report;
    this.#roster = roster;
    this.#surface = surface;
    this.#teller = new Teller(report, surface);
  }

  told(): ToldEntity {
    return {
      name: this.#name(this.#report.old.entity),
      causes: sectionsOf(this.#report).map((section) => this.#cause(section)),
      proved: this.#proved(),
      unknown: this.#unknown(),
    };
  }

  #name(named: Named): string {
    return memberText(named, this.#surface);
  }

  #cause({ from, groups, following }: Section): ToldCause {
    return {
      id: `${this.#report.old.entity.name}.${from.name}`,
      ...toldName(from, this.#surface),
      groups: groups.map((group) => this.#group(group)),
      following: following.map((group) => this.#group(group)),
    };
  }

  #group(group: ReportedGroup): ToldGroup {
    const { decision, causes, changes, region } = group;
    const { words } = this.#teller;
    const count = this.#roster?.byRegion.get(region) ?? null;
    return {
      decision: toldName(decision, this.#surface),
      effect: commonEffect(changes),
      changes: changes.map((change) => this.#change(decision, change)),
      who: this.#teller.who(group, decision.type),
      difference: this.#teller.difference(decision, changes),
      before: tellReasons(causes.old, this.#teller.terms),
      now: tellReasons(causes.new, this.#teller.terms),
      concerned: count === null ? null : words.records(count, this.#roster!.records),
    };
  }

  #change(decision: Decision, change: ReportedChange): ToldChange {
    const { terms } = this.#teller;
    return {
      old: outcomeText(change.old, decision.type, terms),
      new: outcomeText(change.new, decision.type, terms),
      effect: change.effect,
      witness: this.#witness(decision, change),
      limits: this.#teller.limits(decision, change),
    };
  }

  #witness(decision: Decision, change: ReportedChange): ToldWitness {
    const { entity } = this.#report.old;
    const [was, is] = [change.witness.old, change.witness.new];
    const told = entity.facts.filter(
      ({ name, required, default: usual }) => required || !sameValue(was[name]!, usual) || !sameValue(is[name]!, usual),
    );
    const answers = this.#teller.answers(decision, change);
    return {
      facts: told.map((fact) => this.#fact(fact, change)),
      answer: { name: this.#name(decision), ...answers },
      examples: { old: this.#example(decision, change, "old"), new: this.#example(decision, change, "new") },
    };
  }

  #fact(fact: Fact, { witness }: ReportedChange): ToldPair {
    const { program } = this.#report.old;
    const text = (side: "old" | "new"): string => {
      const value = witness[side][fact.name]!;
      return fact.type.kind === "list"
        ? literalText(program, fact.type, value, this.#surface)
        : valueText(fact.type, value, this.#surface);
    };
    return { name: this.#name(fact), old: text("old"), new: text("new") };
  }

  #example(decision: Decision, change: ReportedChange, side: "old" | "new"): string {
    const { program, entity } = this.#report[side];
    const answer = change.answers[side];
    const title = `${this.#name(decision)}${this.#surface === "en" ? ": " : "："}${this.#teller.change(decision, change)}`;
    const expect = answer.kind === "value" ? { [decision.name]: answer.value } : {};
    return exampleText(program, entity, { title, facts: change.witness[side], expect }, this.#surface);
  }

  #proved(): readonly string[] {
    const { words } = this.#teller;
    const { facts, groups, unchanged, unknown } = this.#report;
    const same = unchanged.map((decision) => this.#name(decision)).join(this.#surface === "en" ? ", " : "、");
    return [
      ...(groups.length === 0 ? [] : [unknown.length === 0 ? words.provedRest : words.provedRestBut]),
      ...(groups.length + unknown.length === 0 ? [words.nobody] : []),
      ...(same === "" ? [] : [words.provedSame(same)]),
      ...(facts.length === 0 ? [] : [words.domain(domainText(facts, this.#surface))]),
    ];
  }

  #unknown(): readonly string[] {
    const { words } = this.#teller;
    return [
      ...this.#report.unknown.map(({ decision, ...answer }) =>
        words.notKnown(this.#name(decision), unknownText(answer, this.#surface)),
      ),
      ...(this.#roster?.decided ?? []).map(
        (each) => `${this.#name(each.decision)}${this.#surface === "en" ? ", " : "："}${this.#teller.decided(each)}`,
      ),
    ];
  }
}

/** The effect that all changes have; null where they have several or some have none. */
function commonEffect(changes: readonly { readonly effect: Effect }[]): Effect {
  const effects = new Set(changes.map(({ effect }) => effect));
  const [effect] = effects;
  return effects.size === 1 ? effect! : null;
}
