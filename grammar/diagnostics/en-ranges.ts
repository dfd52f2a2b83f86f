import type { Wording } from "./words.ts";

/** The English words of what values may be: their ranges, and what can be given out. */
export const ofRanges = {
  "outside-range": ({ value, from, to }) => ({
    message: `no record holds ${value} here: the values go from ${from} to ${to}`,
    help: "write a value in that range, or declare a wider one with the fact's type",
  }),
  "no-record": ({ entity }) => ({
    message: `no record of \`${entity.en}\` meets the vocabulary's requirements, so the rules apply to nobody`,
    help: "compare the requirements with one another and with the ranges of the facts",
  }),
  "range-empty": ({ from, to }) => ({
    message: `no value lies from ${from} to ${to}`,
    help: "write the lesser bound first",
  }),
  "range-on-decision": ({ decision }) => ({
    message: `\`${decision.en}\` is what its rules say, so a range in its type has no effect`,
    help: "take the range away; an invariant can say between what the value lies",
  }),
  "never-given": ({ isDate }) => ({
    message: isDate
      ? "this comes to a date outside the years 1 to 9999 for every record, so `pol run` refuses all that it applies to"
      : "this comes to a number beyond 2⁵³ for every record, so `pol run` refuses all that it applies to",
    help: "correct what it is calculated from",
  }),
} satisfies Partial<Wording>;
