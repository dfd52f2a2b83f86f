import { causesText, domainText, toldWords, unknownText } from "../../explain/describe/index.ts";
import { memberText } from "../../explain/value-text.ts";
import {
  sectionsOf,
  Teller,
  type EntityReport,
  type ReportedChange,
  type ReportedGroup,
  type RosterCount,
  type Section,
} from "../../diff/index.ts";
import type { Decision } from "../../ir/ir.ts";
import stringWidth from "fast-string-width";
import type { Colours } from "../context.ts";
import type { Language } from "../language.ts";

/** How a report is written on the terminal. */
export interface TextStyle {
  readonly language: Language;
  readonly colours: Colours;
}

/** How many changes that follow are told of one decision. */
const mostFollowing = 3;

/** How many changes that a roster shows are told of one decision. */
const mostDecided = 10;

/** The groups of an entity by the decision that they come from, and what is proved about everyone else. */
export function groupsText(report: EntityReport, roster: RosterCount | null, style: TextStyle): string {
  const writer = new GroupWriter(report, roster, style);
  return [...sectionsOf(report).map((section) => writer.section(section)), writer.proved()]
    .filter((part) => part !== "")
    .join("\n");
}

class GroupWriter {
  readonly #report: EntityReport;
  readonly #roster: RosterCount | null;
  readonly #style: TextStyle;
  readonly #teller: Teller;

  constructor(report: EntityReport, roster: RosterCount | null, style: TextStyle) {
    this.#report = report;
    this.#roster = roster;
    this.#style = style;
    this.#teller = new Teller(report, style.language);
  }

  section({ from, groups, following }: Section): string {
    const { bold, dim } = this.#style.colours;
    const { words } = this.#teller;
    const head =
      this.#style.language === "en" ? `${bold(from.name)} ${dim(from.label)}` : `${bold(from.label)} ${dim(from.name)}`;
    const lines = [
      head,
      ...groups.flatMap((group) => this.#group(group, group.decision === from ? "" : this.#name(group.decision))),
      ...(following.length === 0 ? [] : [`  ${dim(words.following)}`, ...this.#following(following)]),
    ];
    return `${lines.join("\n")}\n`;
  }

  /** What is proved about those who are in no group, and what is not known. */
  proved(): string {
    const { words } = this.#teller;
    const { dim } = this.#style.colours;
    const { facts, groups, unchanged, unknown } = this.#report;
    const separator = this.#style.language === "en" ? ", " : "、";
    const lines = [
      ...(groups.length === 0 ? [] : [unknown.length === 0 ? words.provedRest : words.provedRestBut]),
      ...(unchanged.length === 0
        ? []
        : [words.provedSame(unchanged.map((decision) => this.#name(decision)).join(separator))]),
      ...(facts.length === 0 ? [] : [dim(words.domain(domainText(facts, this.#style.language)))]),
      ...unknown.flatMap(({ decision, ...answer }, index) => [
        this.#style.colours.yellow(words.notKnown(this.#name(decision), unknownText(answer, this.#style.language))),
        ...(index === unknown.findLastIndex((each) => each.decision === decision) ? this.#decided(decision) : []),
      ]),
    ];
    return lines.map((line) => `${line}\n`).join("");
  }

  /** What the roster shows of a decision that is not known to be the same. */
  #decided(decision: Decision): readonly string[] {
    const counts = this.#roster?.decided.filter((each) => each.decision === decision) ?? [];
    const more = counts.length - mostDecided;
    return [
      ...counts.slice(0, mostDecided).map((each) => `  ${this.#teller.decided(each)}`),
      ...(more > 0 ? [`  ${this.#teller.words.moreChanges(more)}`] : []),
    ];
  }

  #name(decision: Decision): string {
    return memberText(decision, this.#style.language);
  }

  /** A group; where it stands under the table that its decision is a column of, the decision is named. */
  #group(group: ReportedGroup, title: string): readonly string[] {
    const named = title === "" ? "" : `${title}${this.#style.language === "en" ? ": " : "："}`;
    const { words, terms } = this.#teller;
    const { decision, causes, changes } = group;
    const details: (readonly [string, string])[] = [
      [words.who, toldWords(this.#teller.who(group, decision.type), terms.surface)],
      [words.before, causesText(causes.old, terms)],
      [words.now, causesText(causes.new, terms)],
      ...changes.flatMap((change) => this.#witness(decision, change)),
      ...(this.#roster === null
        ? []
        : [[words.roster, words.records(this.#roster.byRegion.get(group.region) ?? 0, this.#roster.records)] as const]),
    ];
    const width = Math.max(...details.map(([title]) => stringWidth(title)));
    const { dim } = this.#style.colours;
    return [
      ...changes.map((change) => `  ${named}${this.#changed(decision, change)}`),
      ...details.map(([title, text]) => `    ${dim(title)}${" ".repeat(width - stringWidth(title))}  ${text}`),
    ];
  }

  #witness(decision: Decision, change: ReportedChange): readonly (readonly [string, string])[] {
    const { words } = this.#teller;
    const limits = this.#teller.limits(decision, change);
    return [
      [words.example, this.#teller.witness(change)],
      ...(limits.length === 0
        ? []
        : [[words.limits, limits.join(this.#style.language === "en" ? "; " : "；")] as const]),
    ];
  }

  #changed(decision: Decision, change: ReportedChange): string {
    const { green, red, bold } = this.#style.colours;
    const effect = this.#teller.effect(change);
    const comma = this.#style.language === "en" ? ", " : "，";
    return (
      bold(this.#teller.change(decision, change)) +
      (effect === "" ? "" : comma + (change.effect === "better" ? green : red)(effect))
    );
  }

  #following(groups: readonly ReportedGroup[]): readonly string[] {
    const { words } = this.#teller;
    return groups.flatMap(({ decision, changes }) => {
      const told = changes.slice(0, mostFollowing).map((change) => this.#changed(decision, change));
      const rest = changes.length - told.length;
      const list = [...told, ...(rest === 0 ? [] : [words.moreChanges(rest)])];
      return [
        `    ${this.#name(decision)}${this.#style.language === "en" ? ": " : "："}${list.join(this.#style.language === "en" ? "; " : "；")}`,
      ];
    });
  }
}
