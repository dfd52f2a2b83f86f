import type { ParameterWording } from "./words.ts";

/** The English words of what is said of parameters that change with time. */
export const ofParameters: ParameterWording = {
  "parameter-needs-day": ({ parameter }) => ({
    message: `\`${parameter}\` changes with time, and here it is not said on which day it is asked`,
    help: `write \`${parameter} at\` and a date`,
  }),
  "days-not-rising": ({ parameter }) => ({
    message: `this first day is not after the one before it: the values of \`${parameter.en}\` stand in the order of their days`,
    help: "put the earlier days first, each once",
  }),
  "no-value-yet": ({ parameter, first, seen }) =>
    seen === null
      ? { message: `\`${parameter.en}\` has no value on this day: its first is from ${first}` }
      : {
          message: `\`${parameter.en}\` has no value before ${first}, so \`${seen.decision.en}\` has none for some records`,
          example: seen.example.en,
          help: "add the value that held before, or ask first for the day, with `when` or `if`, or in the range of the fact",
        },
};
