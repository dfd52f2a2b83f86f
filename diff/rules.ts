import { spell, type Surface } from "../grammar/keywords.ts";
import { filledInText } from "../explain/condition-text.ts";
import type { ConditionText } from "../explain/explanation.ts";
import { officeClause } from "../explain/office-clause.ts";
import { casesIn } from "../ir/entity.ts";
import type { Case, Expression, Named, Origin, Program } from "../ir/ir.ts";
import { substanceAt } from "./move-dates.ts";

/** A rule or a definition: what it is about, what tells whether it is the same, and what it says. */
export interface RuleEntry extends Named {
  readonly key: string;
  readonly clause: string | null;
  readonly text: ConditionText;
  readonly substance: string;
}

/** Every rule that stands by itself; those that periods and tables make are told with these. */
export function ruleEntries(program: Program, monthsAhead: number): readonly RuleEntry[] {
  return program.entities.flatMap(({ decisions }) =>
    decisions.flatMap(({ name, label, body }) =>
      casesIn(body).flatMap(({ cases, silences }) => {
        const silent = silences.map((each): RuleEntry => silenceEntry(program, { name, label }, each, monthsAhead));
        const written = cases.filter(isWritten).map((each): RuleEntry => {
          const { clause } = each.rule;
          const overridden = clausesOf(cases, each);
          // What it overrides is told by its clause, and known again by what it says: places number their clauses each its own way.
          const own = [substanceOf(each, monthsAhead), ...overriddenBy(cases, each, monthsAhead)];
          return {
            name,
            label,
            key: `${name} ${clause}`,
            clause,
            text: ruleText(program, each, overridden),
            substance: [...new Set(own)].join("; "),
          };
        });
        return [...written, ...silent];
      }),
    ),
  );
}

/** Where a notice is declared silent on a decision. */
function silenceEntry(program: Program, { name, label }: Named, condition: Expression, monthsAhead: number): RuleEntry {
  const when = filledInText(program, condition);
  const isAlways = condition.kind === "constant";
  const write = (surface: Surface): string =>
    isAlways ? spell("SilentOn", surface) : `${spell("SilentOn", surface)} ${spell("When", surface)} ${when[surface]}`;
  return {
    name,
    label,
    key: `${name} silent`,
    clause: condition.origin.clause,
    text: { en: write("en"), zh: write("zh") },
    substance: `silent when ${substanceAt(condition, monthsAhead)}`,
  };
}

/** What the rule that a period became overrides: the clauses, and what the rules there say. */
export function overriddenByPeriod(
  { entities }: Program,
  period: Origin,
  monthsAhead: number,
): { readonly clauses: readonly string[]; readonly rules: readonly string[] } {
  const nodes = entities.flatMap(({ decisions }) => decisions.flatMap(({ body }) => casesIn(body)));
  for (const { cases } of nodes) {
    const own = cases.find(({ rule }) => rule.kind === "period" && rule.origin === period);
    if (own !== undefined) return { clauses: clausesOf(cases, own), rules: overriddenBy(cases, own, monthsAhead) };
  }
  return { clauses: [], rules: [] };
}

function clausesOf(cases: readonly Case[], { overrides }: Case): readonly string[] {
  return [...new Set(overrides.map((index) => cases[index]!.rule.clause))];
}

/** ` notwithstanding` and the clauses; nothing where there are none. */
export function notwithstandingText(clauses: readonly string[]): ConditionText {
  if (clauses.length === 0) return { en: "", zh: "" };
  const [from, to] = [spell("Notwithstanding", "zh"), spell("NotwithstandingEnd", "zh")];
  return {
    en: ` ${spell("Notwithstanding", "en")} ${clauses.join(", ")}`,
    zh: ` ${from}${clauses.map(officeClause).join("、")}${to}`,
  };
}

/** The rules that a rule overrides, by what they say. */
function overriddenBy(cases: readonly Case[], { overrides }: Case, monthsAhead: number): readonly string[] {
  return overrides.map((index) => substanceOf(cases[index]!, monthsAhead)).sort();
}

function isWritten({ rule }: Case): boolean {
  return rule.kind === "rule" || rule.kind === "addition";
}

/** What a rule says, to the last detail, which its text may leave out. */
function substanceOf({ rule, value, guard }: Case, monthsAhead: number): string {
  const [is, when] = [value, guard].map((part) => substanceAt(part, monthsAhead));
  return `${rule.kind} ${is} when ${when}`;
}

function ruleText(program: Program, { rule, value, guard }: Case, overridden: readonly string[]): ConditionText {
  const [is, when] = [filledInText(program, value), filledInText(program, guard)];
  const over = notwithstandingText(overridden);
  const write = (surface: Surface): string => {
    const adds = rule.kind === "addition" ? `${spell("Adds", surface)} ` : "";
    const condition = guard.kind === "constant" ? "" : ` ${spell("When", surface)} ${when[surface]}`;
    return `${adds}${is[surface]}${condition}${over[surface]}`;
  };
  return { en: write("en"), zh: write("zh") };
}

/** Every definition of a program. */
export function definitionEntries(program: Program, monthsAhead: number): readonly RuleEntry[] {
  return program.entities.flatMap(({ decisions }) =>
    decisions
      .filter(({ role }) => role === "define")
      .map(({ name, label, body, origin }) => ({
        name,
        label,
        key: name,
        clause: origin.clause,
        text: filledInText(program, body),
        substance: substanceAt(body, monthsAhead),
      })),
  );
}
