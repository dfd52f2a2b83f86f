import type { Condition, Literal } from "../../analysis/index.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { isChoice, literalText, type MembersLiteral, type ToldLiteral } from "./literal-text.ts";
import type { Terms } from "./terms.ts";

/** A condition as it is told: what always holds and, where there are any, one of several cases. */
export interface ToldCondition {
  readonly common: readonly string[];
  /** Each a conjunction in words. */
  readonly cases: readonly string[];
  /** Whether there are more cases than are told. */
  readonly more: boolean;
}

/** How many cases are told. */
const mostCases = 8;

/** A condition in the vocabulary's terms; what all cases share is said once, and cases that differ in one member are one. */
export function toldCondition({ common, alternatives, more }: Condition, terms: Terms): ToldCondition {
  const shared = more ? [] : sharedBy(alternatives);
  const rest = alternatives.map((literals) => literals.filter((each) => !shared.includes(key(each))));
  const settled = alternatives.length > 0 ? alternatives[0]!.filter((each) => shared.includes(key(each))) : [];
  const cases = mergedCases(rest.map((literals) => gathered(literals)));
  const only = cases.length === 1 && !more ? cases[0]! : [];
  const always = [...gathered([...common, ...settled]), ...only];
  const told = cases.length === 1 && !more ? [] : cases;
  return {
    common: conjuncts(always, told.length > 0 || more, terms),
    cases: told
      .slice(0, mostCases)
      .map((literals) => conjuncts(literals, false, terms).join(joints[terms.surface].and)),
    more: more || told.length > mostCases,
  };
}

/** What must hold together, each in words; what is a choice itself stands in brackets beside the others. */
function conjuncts(literals: readonly ToldLiteral[], besideCases: boolean, terms: Terms): readonly string[] {
  const { open, close } = joints[terms.surface];
  const isAlone = literals.length === 1 && !besideCases;
  return literals.map((literal) => {
    const text = literalText(literal, terms);
    return isChoice(literal, terms) && !isAlone ? `${open}${text}${close}` : text;
  });
}

/** A condition on one line: `paidOn on or after 2025-07-01 and not specialGroup`. */
export function conditionWords(condition: Condition, terms: Terms): string {
  return toldWords(toldCondition(condition, terms), terms.surface);
}

/** The same of a condition that is told already. */
export function toldWords({ common, cases, more }: ToldCondition, surface: Surface): string {
  const { and, or, everyone, open, close, further } = joints[surface];
  const choices = [...cases, ...(more ? [further] : [])];
  if (choices.length === 0) return common.length === 0 ? everyone : common.join(and);
  const isPlain = common.length === 0 || choices.length === 1;
  const choice = choices
    .map((each) => (choices.length > 1 && each.includes(and) ? `${open}${each}${close}` : each))
    .join(or);
  return [...common, isPlain ? choice : `${open}${choice}${close}`].join(and);
}

const joints = {
  en: {
    and: " and ",
    or: " or ",
    open: "(",
    close: ")",
    everyone: "everyone",
    further: "further conditions that are not told here",
  },
  zh: { and: "且", or: "或", open: "（", close: "）", everyone: "所有人", further: "此处未列出的其他条件" },
} as const;

function key(literal: ToldLiteral): string {
  return JSON.stringify(literal);
}

function sharedBy(alternatives: readonly (readonly Literal[])[]): readonly string[] {
  const [first = [], ...others] = alternatives;
  return first.map(key).filter((each) => others.every((literals) => literals.some((literal) => key(literal) === each)));
}

/** Members of one set in one literal, and a literal of the old side with the same of the new one. */
function gathered(literals: readonly Literal[]): readonly ToldLiteral[] {
  const told: ToldLiteral[] = [];
  const done = new Set<Literal>();
  for (const literal of literals) {
    if (done.has(literal)) continue;
    const alike = literals.filter((other) => isSameSet(literal, other));
    const other = literals.find((each) => isOtherSide(literal, each));
    if (literal.kind === "member")
      told.push({
        kind: "members",
        fact: literal.fact,
        quantifier: literal.holds ? "all" : "none",
        members: alike.map((each) => (each as typeof literal).member),
      });
    else told.push(other === undefined ? literal : { kind: "both", literal: { ...literal, side: null } as Literal });
    for (const each of [...alike, ...(other === undefined ? [] : [other])]) done.add(each);
  }
  return told;
}

function isSameSet(literal: Literal, other: Literal): boolean {
  return (
    literal.kind === "member" && other.kind === "member" && literal.fact === other.fact && literal.holds === other.holds
  );
}

function isOtherSide(literal: Literal, other: Literal): boolean {
  if (literal === other || (literal.kind !== "decision" && literal.kind !== "row") || literal.side === null)
    return false;
  return key({ ...literal, side: null }) === ("side" in other ? key({ ...other, side: null }) : "");
}

/** Cases that differ only in which member of a set is held are one case: any of them. */
function mergedCases(cases: readonly (readonly ToldLiteral[])[]): readonly (readonly ToldLiteral[])[] {
  const merged: (readonly ToldLiteral[])[] = [];
  for (const each of cases) {
    const at = merged.findIndex((other) => mergedWith(other, each) !== null);
    if (at < 0) merged.push(each);
    else merged[at] = mergedWith(merged[at]!, each)!;
  }
  return merged;
}

function mergedWith(one: readonly ToldLiteral[], other: readonly ToldLiteral[]): readonly ToldLiteral[] | null {
  const [left, right] = [one.filter((each) => !includes(other, each)), other.filter((each) => !includes(one, each))];
  if (left.length !== 1 || right.length !== 1) return null;
  const [mine, its] = [left[0]!, right[0]!];
  if (!isAnyOf(mine) || !isAnyOf(its) || mine.fact !== its.fact) return null;
  const together: MembersLiteral = {
    kind: "members",
    fact: mine.fact,
    quantifier: "any",
    members: [...mine.members, ...its.members],
  };
  return one.map((each) => (each === mine ? together : each));
}

function isAnyOf(literal: ToldLiteral): literal is MembersLiteral {
  return (
    literal.kind === "members" &&
    (literal.quantifier === "any" || (literal.quantifier === "all" && literal.members.length === 1))
  );
}

function includes(literals: readonly ToldLiteral[], wanted: ToldLiteral): boolean {
  return literals.some((each) => key(each) === key(wanted));
}
