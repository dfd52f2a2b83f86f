import type { MovingNumber, ShiftedFact } from "../../analysis/index.ts";
import { durationText } from "../value-text.ts";
import type { Terms } from "./terms.ts";

/** A date that moves with a fact: `birthDate + 1 year`, `出生日期+1年`. */
export function shiftedFactText({ fact, shifts }: ShiftedFact, terms: Terms): string {
  return shifts.reduce((text, { unit, amount }) => {
    const sign = amount < 0 ? "-" : "+";
    const length = { months: 0, days: 0, [unit]: Math.abs(amount) };
    const written = durationText(length, terms.surface);
    return terms.surface === "en" ? `${text} ${sign} ${written}` : `${text}${sign}${written}`;
  }, terms.fact(fact));
}

/** A date, fixed or moving. */
export function instantText(instant: number | ShiftedFact, terms: Terms): string {
  return typeof instant === "number" ? terms.date(instant) : shiftedFactText(instant, terms);
}

/** A number that moves with a fact: `missedYears + 3`; `write` spells its constant parts. */
export function movingNumberText(
  { fact, scale, offset }: MovingNumber,
  terms: Terms,
  write: (value: number) => string,
): string {
  if (fact === null || scale === 0) return write(offset);
  const [times, plus, minus] = terms.surface === "en" ? [" * ", " + ", " - "] : ["×", "+", "-"];
  // A whole number times an amount is an amount: the scale is one too.
  const factor = terms.factType(fact).kind === "int" ? write(scale) : String(scale);
  const product = scale === 1 ? terms.fact(fact) : `${factor}${times}${terms.fact(fact)}`;
  if (offset === 0) return product;
  return `${product}${offset < 0 ? minus : plus}${write(Math.abs(offset))}`;
}
