import { inputError, type InputError, type Place } from "./input-error.ts";

/** A number as a spreadsheet rounds it, `3.50583E+17`: an identity number that was not kept as text. */
const rounded = /^\s*-?\d(?:[.,]\d+)?E\+\d+\s*$|^\s*-?\d[.,]\d+E\d+\s*$/i;

/** What a spreadsheet puts for what it cannot work out, `#N/A`, or cannot show in a narrow column, `#######`. */
const failed = /^\s*(?:#(?:#+|N\/A|DIV\/0!|[A-Z]{3,}[!?])|(?:Err|错误)[:：]\d{3})\s*$/i;

/** The text, or undefined with an error where it is what a spreadsheet has left of one. */
export function wholeText(text: string, place: Place, errors: InputError[]): string | undefined {
  const problem = rounded.test(text) ? "rounded-text" : failed.test(text) ? "failed-cell" : null;
  if (problem === null) return text;
  errors.push(inputError(problem, place, text, null));
  return undefined;
}
