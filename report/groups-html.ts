import {
  sectionsOf,
  Teller,
  type EntityReport,
  type ReportedChange,
  type ReportedGroup,
  type RosterCount,
  type Section,
} from "../diff/index.ts";
import { domainText, unknownText } from "../explain/describe/index.ts";
import { exampleText } from "../explain/example-text.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { Decision, Named } from "../ir/ir.ts";
import { causesHtml, conditionHtml } from "./condition-html.ts";
import { html, type Content } from "./markup.ts";
import { descriptions } from "./page.ts";

/** The groups of an entity by the decision that they come from, and what is proved about everyone else. */
export function groupsHtml(report: EntityReport, roster: RosterCount | null, surface: Surface): Content {
  const writer = new GroupWriter(report, roster, surface);
  return [...sectionsOf(report).map((section) => writer.section(section)), writer.proved()];
}

/** A name with its other name beside it. */
export function twoNames({ name, label }: Named, surface: Surface): Content {
  return surface === "en" ? html`${name} <small>${label}</small>` : html`${label} <small>${name}</small>`;
}

class GroupWriter {
  readonly #report: EntityReport;
  readonly #roster: RosterCount | null;
  readonly #surface: Surface;
  readonly #teller: Teller;

  constructor(report: EntityReport, roster: RosterCount | null, surface: Surface) {
    this.#report = report;
    this.#roster = roster;
    this.#surface = surface;
    this.#teller = new Teller(report, surface);
  }

  section({ decision, groups, following }: Section): Content {
    const { words } = this.#teller;
    const names = [...new Set(following.map((group) => this.#name(group.decision)))].join(
      this.#surface === "en" ? ", " : "、",
    );
    return html`<section><h3>${twoNames(decision, this.#surface)}</h3>
${groups.map((group) => this.#group(group, null))}${
      following.length === 0
        ? null
        : html`<details><summary>${words.following}${this.#surface === "en" ? ": " : "："}${names}</summary>
${following.map((group) => this.#group(group, group.decision))}</details>
`
    }</section>
`;
  }

  /** What is proved about those who are in no group, and what is not known. */
  proved(): Content {
    const { words } = this.#teller;
    const { facts, groups, unchanged, unknown } = this.#report;
    const same = unchanged.map((decision) => this.#name(decision)).join(this.#surface === "en" ? ", " : "、");
    return html`<div class="proved">${groups.length === 0 ? null : html`<p>${unknown.length === 0 ? words.provedRest : words.provedRestBut}</p>`}
${same === "" ? null : html`<p>${words.provedSame(same)}</p>`}
${facts.length === 0 ? null : html`<p>${words.domain(domainText(facts, this.#surface))}</p>`}
${unknown.map(({ decision, ...answer }) => html`<p class="unknown">${words.notKnown(this.#name(decision), unknownText(answer, this.#surface))}</p>`)}
${(this.#roster?.decided ?? []).map((each) => html`<p>${this.#name(each.decision)}${this.#surface === "en" ? ", " : "："}${this.#teller.decided(each)}</p>`)}</div>
`;
  }

  #name({ name, label }: Decision): string {
    return this.#surface === "en" ? name : label;
  }

  #group(group: ReportedGroup, title: Decision | null): Content {
    const { words, terms } = this.#teller;
    const { condition, causes, changes, decision } = group;
    const effects = new Set(changes.map(({ effect }) => effect));
    const [effect] = effects.size === 1 ? effects : [null];
    return html`<article class="card ${effect ?? ""}">${title === null ? null : html`<p class="soft">${twoNames(title, this.#surface)}</p>`}
${changes.length === 1 ? this.#changed(decision, changes[0]!) : null}${descriptions([
      [words.who, conditionHtml(condition, terms)],
      [words.before, causesHtml(causes.old, terms)],
      [words.now, causesHtml(causes.new, terms)],
      ...(this.#roster === null
        ? []
        : [[words.roster, words.records(this.#roster.byRegion.get(group.region) ?? 0, this.#roster.records)] as const]),
      ...(changes.length === 1 ? this.#witness(decision, changes[0]!) : []),
    ])}${changes.length === 1 ? null : changes.map((change) => html`<details><summary>${this.#changed(decision, change)}</summary>${descriptions(this.#witness(decision, change))}</details>`)}</article>
`;
  }

  #changed(decision: Decision, change: ReportedChange): Content {
    const effect = this.#teller.effect(change);
    return html`<span class="change">${this.#teller.change(decision, change)}</span>${effect === "" ? null : html`<span class="effect ${change.effect ?? ""}">${effect}</span>`}`;
  }

  #witness(decision: Decision, change: ReportedChange): readonly (readonly [string, Content])[] {
    const { words } = this.#teller;
    const limits = this.#teller.limits(decision, change);
    const title = `${this.#name(decision)}${this.#surface === "en" ? ": " : "："}${this.#teller.change(decision, change)}`;
    const example = (side: "old" | "new"): string => {
      const answer = change.answers[side];
      const expect = answer.kind === "value" ? { [decision.name]: answer.value } : {};
      return exampleText(
        this.#report[side].program,
        this.#report[side].entity,
        { title, facts: change.witness[side], expect },
        this.#surface,
      );
    };
    return [
      [`${words.example} (${words.old})`, html`<pre>${example("old")}</pre>`],
      ...(this.#report.monthsAhead === 0
        ? []
        : [[`${words.example} (${words.new})`, html`<pre>${example("new")}</pre>`] as const]),
      ...(limits.length === 0 ? [] : [[words.limits, limits.map((limit) => html`${limit}<br>`)] as const]),
    ];
  }
}
