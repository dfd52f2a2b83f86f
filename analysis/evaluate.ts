import { monthsBetween } from "../runtime/calendar-days.ts";
import { fullYears } from "../runtime/date.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import type { Diagram } from "./diagram/diagram.ts";
import { type Linear, restsOnMeasure, type Term } from "./diagram/term.ts";
import type { Instant, Meaning, Moment, Variable } from "./diagram/variable.ts";
import { dateOf } from "./theory/moment.ts";

/** What is not looked into. */
export type Unseen = Extract<Meaning, { readonly kind: "opaque" | "measure" }>;

/** Says what something that is not looked into comes to for the record at hand; null where that is not known. */
export type AskUnseen = (meaning: Unseen) => boolean | number | null;

/** The term that a diagram ends in for a record; null where that rests on something not looked into. */
export function termFor(diagram: Diagram, facts: FactRecord, ask: AskUnseen = () => null): Term | null {
  let node = diagram;
  while (node.kind === "branch") {
    const { meaning } = node.variable;
    const value = isUnseen(meaning) ? numberOf(ask(meaning)) : valueOf(node.variable, facts);
    if (value === null) return null;
    const index = node.cuts.findIndex((cut) => cut > value);
    node = node.children[index < 0 ? node.children.length - 1 : index]!;
  }
  return node.term;
}

/** Whether a variable is something that is not looked into. */
export function isUnseen(meaning: Meaning): meaning is Unseen {
  return meaning.kind === "opaque" || meaning.kind === "measure";
}

function numberOf(value: boolean | number | null): number | null {
  return value === null ? null : Number(value);
}

/** Whether a condition holds for a record; null where that rests on something not looked into. */
export function holdsFor(condition: Diagram, facts: FactRecord, ask?: AskUnseen): boolean | null {
  const term = termFor(condition, facts, ask);
  return term === null ? null : term.kind === "value" && term.value === true;
}

/** The value of a variable for a record; null where it is not a matter of facts. */
export function valueOf({ meaning }: Variable, facts: FactRecord): number | null {
  switch (meaning.kind) {
    case "date":
    case "number":
      return (facts[meaning.fact] as number | null) ?? meaning.absent;
    case "choice":
      return meaning.values.indexOf(facts[meaning.fact] as boolean | string | null);
    case "member":
      return ((facts[meaning.fact] as number | null) ?? 0) & (1 << meaning.bit) ? 1 : 0;
    case "presence":
      return facts[meaning.fact] === null ? 0 : 1;
    case "difference":
      return dayOfMoment(meaning.later, facts) - dayOfMoment(meaning.earlier, facts);
    case "reading":
    case "opaque":
    case "measure":
      return null;
  }
}

/** The value that a term has for a record; undefined where there is none, or it is not looked into. */
export function valueOfTerm(term: Term, facts: FactRecord): Value | undefined {
  if (restsOnMeasure(term)) return undefined;
  const day = (instant: Instant): number => (typeof instant === "number" ? instant : dayOfMoment(instant, facts));
  const count = ({ variable, scale, offset }: Linear): number =>
    offset + (variable === null ? 0 : scale * (facts[variable.key] as number));
  switch (term.kind) {
    case "value":
      return term.value;
    case "date":
      return day(term.moment);
    case "number":
      return count(term);
    case "function":
      return term.of.at(facts[term.of.variable.key] as number);
    case "duration":
      return { months: count(term.months), days: count(term.days) };
    case "days":
      return day(term.to) - day(term.from);
    case "years":
      return fullYears(day(term.from), day(term.to));
    case "months":
      return monthsBetween(day(term.from), day(term.to));
    default:
      return undefined;
  }
}

function dayOfMoment(moment: Moment, facts: FactRecord): number {
  return dateOf(moment, facts[moment.variable.key] as number);
}
