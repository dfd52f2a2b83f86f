import type { Arithmetic, ComparisonOperator } from "../ast.ts";
import { type KeywordId, spell, type Surface } from "../keywords.ts";

/** The signs of a surface; half-width English ones are followed by a space, full-width ones are not. */
export interface Punctuation {
  readonly colon: string;
  readonly comma: string;
  /** Between names: members of a set, clauses overridden. */
  readonly listComma: string;
  readonly open: string;
  readonly close: string;
  /** Whether a space, or the place to break a line, follows a sign. */
  readonly spaced: boolean;
  readonly arithmetic: { readonly [O in Arithmetic["operator"]]: string };
}

/** The signs of both surfaces. */
export const punctuation: { readonly [S in Surface]: Punctuation } = {
  en: {
    colon: ":",
    comma: ",",
    listComma: ",",
    open: "(",
    close: ")",
    spaced: true,
    arithmetic: { "+": "+", "-": "-", "*": "*", "/": "/" },
  },
  zh: {
    colon: "：",
    comma: "，",
    listComma: "、",
    open: "（",
    close: "）",
    spaced: false,
    arithmetic: { "+": "+", "-": "-", "*": "×", "/": "÷" },
  },
};

type OperatorSpelling = { readonly [S in Surface]: string };
const word = (id: KeywordId): OperatorSpelling => ({ en: spell(id, "en"), zh: spell(id, "zh") });
const sign = (en: string, zh = en): OperatorSpelling => ({ en, zh });

/** How each comparison is written. */
export const comparisonOperators: { readonly [O in ComparisonOperator]: OperatorSpelling } = {
  is: word("Is"),
  isNot: word("IsNot"),
  equals: sign("="),
  differs: sign("!=", "≠"),
  less: sign("<"),
  atMost: sign("<=", "≤"),
  greater: sign(">"),
  atLeast: sign(">=", "≥"),
  before: word("Before"),
  onOrBefore: word("OnOrBefore"),
  after: word("After"),
  onOrAfter: word("OnOrAfter"),
};
