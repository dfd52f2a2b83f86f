import type { MovingNumber, ShiftedFact } from "../../analysis/index.ts";
import { edgeDayWords, moveWords, workdayWords } from "../../grammar/print/calendar.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { writtenCount } from "../../grammar/print/literals.ts";
import { durationText } from "../value-text.ts";
import type { Terms } from "./terms.ts";

/** A date that moves with a fact: `birthDate + 1 year`, `出生日期+1年`. */
export function shiftedFactText({ fact, shifts }: ShiftedFact, terms: Terms): string {
  return shifts.reduce((text, shift) => shiftText(text, shift, terms.surface), terms.fact(fact));
}

function shiftText(date: string, shift: ShiftedFact["shifts"][number], surface: Surface): string {
  const { unit, amount } = shift;
  switch (unit) {
    case "months":
    case "days": {
      const sign = amount < 0 ? "-" : "+";
      const length = durationText({ months: 0, days: 0, [unit]: Math.abs(amount) }, surface);
      return surface === "en" ? `${date} ${sign} ${length}` : `${date}${sign}${length}`;
    }
    case "startOf": {
      const word = spell(edgeDayWords[amount === 12 ? "year" : "month"].first, surface);
      return surface === "en" ? `(${word} ${date})` : `（${date}${word}）`;
    }
    case "toWorkday": {
      const word = spell(moveWords[amount > 0 ? "later" : "earlier"], surface);
      return surface === "en" ? `(${date} ${word})` : `（${date}${word}）`;
    }
    case "workdays": {
      const word = spell(workdayWords[amount > 0 ? "later" : "earlier"][surface], surface);
      const count = writtenCount(Math.abs(amount), "workdays", surface);
      return surface === "en" ? `(${count} ${word} ${date})` : `（${date}${word}${count}）`;
    }
  }
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
