import { spell } from "../../grammar/keywords.ts";
import { writtenCount } from "../../grammar/print/literals.ts";
import type { Limits, Literal } from "../../analysis/index.ts";
import { punctuation } from "../../grammar/print/punctuation.ts";
import type { Side } from "../../analysis/regions/literal.ts";
import { shiftedFactText } from "./moving-text.ts";
import { reasonText } from "./reason-text.ts";
import type { Terms } from "./terms.ts";

/** Members of one set fact of which some, all or none are held. */
export interface MembersLiteral {
  readonly kind: "members";
  readonly fact: string;
  readonly quantifier: "any" | "all" | "none";
  readonly members: readonly string[];
}

/** A literal as it is told: members of one set stand together, and a literal may speak of both sides. */
export type ToldLiteral = Literal | MembersLiteral | { readonly kind: "both"; readonly literal: Literal };

/** A literal in the vocabulary's terms: `paidOn from 2025-07-01 to 2025-12-31`, `not specialGroup (old)`. */
export function literalText(literal: ToldLiteral, terms: Terms): string {
  switch (literal.kind) {
    case "date":
      return datedText(literal, (day) => terms.date(day), dateWords[terms.surface], terms);
    case "number":
      return datedText(
        literal,
        (value) => terms.value(terms.factType(literal.fact), value),
        numberWords[terms.surface],
        terms,
      );
    case "choice":
      return valuesText(
        terms.fact(literal.fact),
        literal.values,
        allValues(terms.factType(literal.fact), terms.isOptional(literal.fact)),
        (value) => terms.value(terms.factType(literal.fact), value),
        terms,
      );
    case "member":
      return literalText(
        { kind: "members", fact: literal.fact, quantifier: literal.holds ? "all" : "none", members: [literal.member] },
        terms,
      );
    case "members":
      return membersText(literal, terms);
    case "known":
      return words(terms, terms.fact(literal.fact), spell(literal.holds ? "IsKnown" : "IsAbsent", terms.surface));
    case "difference":
      return differencesText(literal, terms);
    case "reading":
      return words(
        terms,
        terms.reading(literal.reading),
        spell("Is", terms.surface),
        literal.options.map((option) => terms.option(literal.reading, option)).join(or(terms)),
      );
    case "decision": {
      const type = terms.decisionType(literal.decision);
      const text = valuesText(
        terms.decision(literal.decision),
        literal.values,
        allValues(type, true),
        (value) => terms.value(type, value),
        terms,
      );
      return text + sideText(literal.side, terms);
    }
    case "row":
      return rowText(literal, terms) + sideText(literal.side, terms);
    case "opaque":
      return opaqueText(literal, terms);
    case "both":
      return literalText(literal.literal, terms) + bothSides[terms.surface];
  }
}

const onReason = {
  en: (reason: string): string => `a condition on ${reason}`,
  zh: (reason: string): string => `涉及${reason}的条件`,
};

function opaqueText(literal: Extract<Literal, { kind: "opaque" }>, terms: Terms): string {
  const { condition, saidBy, reason, holds } = literal;
  const text =
    condition === null
      ? onReason[terms.surface](reasonText(reason, terms.surface))
      : terms.condition(condition, saidBy);
  const side = sideText(terms.sideOf(saidBy), terms);
  if (holds) return text + side;
  return words(terms, spell("Not", terms.surface), terms.surface === "en" ? `(${text})` : `（${text}）`) + side;
}

const bothSides = { en: " (old, new)", zh: "（原、新）" } as const;
const oneSide = { en: { old: " (old)", new: " (new)" }, zh: { old: "（原）", new: "（新）" } } as const;

function sideText(side: Side, { surface }: Terms): string {
  return side === null ? "" : oneSide[surface][side];
}

/** How limits are written: one value, both limits, the lower one, the upper one. */
interface LimitWords {
  readonly at: (subject: string, value: string) => string;
  readonly between: (subject: string, from: string, to: string) => string;
  readonly from: (subject: string, from: string) => string;
  readonly to: (subject: string, to: string) => string;
}

const dateWords: { readonly en: LimitWords; readonly zh: LimitWords } = {
  en: {
    at: (subject, value) => `${subject} on ${value}`,
    between: (subject, from, to) => `${subject} from ${from} to ${to}`,
    from: (subject, from) => `${subject} on or after ${from}`,
    to: (subject, to) => `${subject} on or before ${to}`,
  },
  zh: {
    at: (subject, value) => `${subject}为${value}`,
    between: (subject, from, to) => `${subject}在${from}至${to}`,
    from: (subject, from) => `${subject}不早于${from}`,
    to: (subject, to) => `${subject}不晚于${to}`,
  },
};

const numberWords: { readonly en: LimitWords; readonly zh: LimitWords } = {
  en: {
    at: (subject, value) => `${subject} = ${value}`,
    between: (subject, from, to) => `${subject} from ${from} to ${to}`,
    from: (subject, from) => `${subject} >= ${from}`,
    to: (subject, to) => `${subject} <= ${to}`,
  },
  zh: {
    at: (subject, value) => `${subject}＝${value}`,
    between: (subject, from, to) => `${subject}在${from}至${to}之间`,
    from: (subject, from) => `${subject}≥${from}`,
    to: (subject, to) => `${subject}≤${to}`,
  },
};

type RangeLiteral = Extract<Literal, { readonly kind: "date" | "number" }>;

function datedText(
  { fact, absent, ranges }: RangeLiteral,
  write: (value: number) => string,
  limitWords: LimitWords,
  terms: Terms,
): string {
  const subject = terms.fact(fact);
  const known = ranges
    .filter(({ from, to }) => from !== null || to !== null)
    .map((limits) => limitsText(subject, limits, write, limitWords));
  const more = known.length - mostRanges;
  if (more > 1) known.splice(mostRanges, more, moreRanges[terms.surface](subject, more));
  if (known.length > 0)
    return [...(absent ? [words(terms, subject, spell("IsAbsent", terms.surface))] : []), ...known].join(or(terms));
  return words(terms, subject, spell(absent ? "IsAbsent" : "IsKnown", terms.surface));
}

/** Of very many stretches of values, as working days make them, only the first are told. */
const mostRanges = 6;

const moreRanges = {
  en: (subject: string, more: number) => `${subject} in one of ${more} more ranges`,
  zh: (subject: string, more: number) => `${subject}在另外${more}段之一`,
} as const;

function limitsText(
  subject: string,
  { from, to }: Limits,
  write: (value: number) => string,
  limitWords: LimitWords,
): string {
  if (from === null) return limitWords.to(subject, write(to!));
  if (to === null) return limitWords.from(subject, write(from));
  return from === to ? limitWords.at(subject, write(from)) : limitWords.between(subject, write(from), write(to));
}

function differencesText({ earlier, later, ranges }: DifferenceLiteral, terms: Terms): string {
  const [first, second] = [shiftedFactText(earlier, terms), shiftedFactText(later, terms)];
  if (isAnyOtherDay(ranges)) return sameDay[terms.surface].not(first, second);
  return ranges.map((limits) => differenceText(first, second, limits, terms)).join(or(terms));
}

type DifferenceLiteral = Extract<Literal, { readonly kind: "difference" }>;

function isAnyOtherDay([before, after, ...more]: readonly Limits[]): boolean {
  return before?.from === null && before.to === -1 && after?.from === 1 && after.to === null && more.length === 0;
}

const sameDay = {
  en: {
    is: (earlier: string, later: string) => `${later} on ${earlier}`,
    not: (earlier: string, later: string) => `${later} not on ${earlier}`,
  },
  zh: {
    is: (earlier: string, later: string) => `${later}为${earlier}`,
    not: (earlier: string, later: string) => `${later}不为${earlier}`,
  },
} as const;

/** Whether the words of a literal are several joined by “or”, which stand in brackets beside others. */
export function isChoice(literal: ToldLiteral, terms: Terms): boolean {
  switch (literal.kind) {
    case "date":
    case "number":
      return literal.ranges.length + (literal.absent ? 1 : 0) > 1;
    case "difference":
      return literal.ranges.length > 1 && !isAnyOtherDay(literal.ranges);
    case "reading":
      return literal.options.length > 1;
    case "choice":
      return isSomeOrAbsent(literal.values, allValues(terms.factType(literal.fact), terms.isOptional(literal.fact)));
    case "decision":
      return isSomeOrAbsent(literal.values, allValues(terms.decisionType(literal.decision), true));
    case "row":
      return literal.none && literal.rows.length > 0;
    case "both":
      return isChoice(literal.literal, terms);
    case "member":
    case "members":
    case "known":
    case "opaque":
      return false;
  }
}

/** The days from one date to another, as an order of the two dates where that says it. */
function differenceText(earlier: string, later: string, { from, to }: Limits, terms: Terms): string {
  const days = (count: number): string => writtenCount(count, "days", terms.surface);
  const order = (keyword: "OnOrBefore" | "Before" | "OnOrAfter" | "After"): string =>
    words(terms, later, spell(keyword, terms.surface), earlier);
  if (from === 0 && to === 0) return sameDay[terms.surface].is(earlier, later);
  if (from === null && to !== null && to <= 0)
    return to === 0
      ? order("OnOrBefore")
      : to === -1
        ? order("Before")
        : apart[terms.surface].leastBefore(earlier, later, days(-to));
  if (to === null && from !== null && from >= 0 && from <= 1) return order(from === 0 ? "OnOrAfter" : "After");
  if (from === null || from === to)
    return to === null
      ? ""
      : from === to
        ? apart[terms.surface].exactly(earlier, later, days(to))
        : apart[terms.surface].most(earlier, later, days(to));
  if (to === null)
    return from < 0
      ? apart[terms.surface].mostBefore(earlier, later, days(-from))
      : apart[terms.surface].more(earlier, later, days(from - 1));
  return apart[terms.surface].between(earlier, later, String(from), days(to));
}

const apart = {
  en: {
    exactly: (earlier: string, later: string, days: string) => `${later} ${days} after ${earlier}`,
    most: (earlier: string, later: string, days: string) => `${later} at most ${days} after ${earlier}`,
    more: (earlier: string, later: string, days: string) => `${later} more than ${days} after ${earlier}`,
    mostBefore: (earlier: string, later: string, days: string) => `${later} at most ${days} before ${earlier}`,
    leastBefore: (earlier: string, later: string, days: string) => `${later} at least ${days} before ${earlier}`,
    between: (earlier: string, later: string, from: string, to: string) => `${later} ${from} to ${to} after ${earlier}`,
  },
  zh: {
    exactly: (earlier: string, later: string, days: string) => `${later}在${earlier}后第${days}`,
    // Not “在…后…内”, which says in Pol that it is no earlier than that day.
    most: (earlier: string, later: string, days: string) => `${later}不晚于${earlier}后${days}`,
    more: (earlier: string, later: string, days: string) => `${later}超过${earlier}后${days}`,
    mostBefore: (earlier: string, later: string, days: string) => `${later}不早于${earlier}前${days}`,
    leastBefore: (earlier: string, later: string, days: string) => `${later}至少早于${earlier}${days}`,
    between: (earlier: string, later: string, from: string, to: string) => `${later}在${earlier}后${from}至${to}`,
  },
} as const;

type Choice = boolean | string | null;

function allValues(
  type: { readonly kind: string; readonly enumeration?: { readonly members: readonly { readonly name: string }[] } },
  isOptional: boolean,
): readonly Choice[] {
  const known: readonly Choice[] =
    type.kind === "bool" ? [true, false] : (type.enumeration?.members.map(({ name }) => name) ?? []);
  return isOptional ? [...known, null] : known;
}

/** One value of a bool or an enumeration, several, or all but one. */
function valuesText(
  subject: string,
  values: readonly Choice[],
  all: readonly Choice[],
  write: (value: Choice) => string,
  terms: Terms,
): string {
  const { surface } = terms;
  const others = all.filter((value) => !values.includes(value));
  if (values.length === 1) return oneValueText(subject, values[0]!, write, terms);
  if (others.length === 1 && others[0] === null) return words(terms, subject, spell("IsKnown", surface));
  if (others.length === 1 && typeof others[0] === "string")
    return words(terms, subject, spell("IsNot", surface), write(others[0]));
  if (others.length === 1 && typeof others[0] === "boolean")
    return notText[surface](oneValueText(subject, others[0], write, terms));
  const known = values.filter((value) => value !== null);
  const list = surface === "en" ? `{${known.map(write).join(", ")}}` : known.map(write).join("、");
  const text = words(terms, subject, spell("IsOneOf", surface), list);
  return values.includes(null) ? `${words(terms, subject, spell("IsAbsent", surface))}${or(terms)}${text}` : text;
}

function isSomeOrAbsent(values: readonly Choice[], all: readonly Choice[]): boolean {
  return values.includes(null) && values.length > 1 && all.length - values.length !== 1;
}

const notText = { en: (text: string) => `not (${text})`, zh: (text: string) => `非（${text}）` } as const;

function oneValueText(subject: string, value: Choice, write: (value: Choice) => string, terms: Terms): string {
  if (value === true) return subject;
  if (value === false) return words(terms, spell("Not", terms.surface), subject);
  return value === null
    ? words(terms, subject, spell("IsAbsent", terms.surface))
    : words(terms, subject, spell("Is", terms.surface), write(value));
}

function membersText({ fact, quantifier, members }: MembersLiteral, terms: Terms): string {
  const { surface } = terms;
  const [subject, names] = [terms.fact(fact), members.map((member) => terms.member(fact, member))];
  const list =
    surface === "en" && names.length > 1 ? `{${names.join(", ")}}` : names.join(punctuation[surface].listComma);
  const has =
    names.length === 1 ? spell("Has", surface) : spell(quantifier === "all" ? "HasAllOf" : "HasAnyOf", surface);
  if (quantifier !== "none") return words(terms, subject, has, list);
  return surface === "en" ? `${subject} without ${names.length > 1 ? "any of " : ""}${list}` : `${subject}不含${list}`;
}

function rowText({ table, rows, none }: Extract<Literal, { readonly kind: "row" }>, terms: Terms): string {
  const { surface } = terms;
  const subject = terms.decision(table);
  const names = rows.map((row) => terms.named(row));
  const nothing = surface === "en" ? `no row of ${subject} counts` : `不属于${subject}`;
  if (names.length === 0) return nothing;
  const list = surface === "en" && names.length > 1 ? `{${names.join(", ")}}` : names.join("、");
  const counted = words(terms, subject, spell(names.length === 1 ? "Is" : "IsOneOf", surface), list);
  return none ? counted + or(terms) + nothing : counted;
}

function words({ surface }: Terms, ...parts: readonly string[]): string {
  return parts.join(surface === "en" ? " " : "");
}

function or(terms: Terms): string {
  return terms.surface === "en" ? " or " : "或";
}
