import { exact } from "./failure.ts";
import { mostFen } from "./numbers.ts";
import type { Rate } from "./rate.ts";

/** An amount in whole fen (1 yuan is 100 fen); never a fraction of a fen. */
export type Fen = number;

/** How an amount between two units is rounded; `halfUp` is 四舍五入, away from zero at the half. */
export type RoundingMode = "exact" | "halfUp" | "down" | "up";

/** Yuan with two decimals, `1070.00`. */
export function formatMoney(fen: Fen): string {
  const absolute = Math.abs(fen);
  const cents = absolute % 100;
  const text = `${(absolute - cents) / 100}.${cents < 10 ? "0" : ""}${cents}`;
  return fen < 0 ? `-${text}` : text;
}

/** The fen of an amount in yuan with at most two decimals, or null; none is beyond what can be calculated with. */
export function parseMoney(text: string): Fen | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  if (fen > mostFen) return null;
  return match[1] === "-" ? 0 - fen : fen;
}

/**
 * A share of an amount, rounded to a multiple of `unit` fen.
 * `exact` is for products that the compiler has shown to be whole.
 */
export function shareOf(amount: Fen, share: Rate, mode: RoundingMode, unit: number): Fen {
  return exact(roundedQuotient(amount * share.numerator, share.denominator * unit, mode) * unit);
}

/** An amount rounded to a multiple of `unit` fen. */
export function roundMoney(amount: Fen, mode: RoundingMode, unit: number): Fen {
  return exact(roundedQuotient(amount, unit, mode) * unit);
}

function roundedQuotient(dividend: number, divisor: number, mode: RoundingMode): number {
  const rest = exact(dividend) % exact(divisor);
  const truncated = (dividend - rest) / divisor;
  if (rest === 0) return truncated + 0;
  const away = truncated + (dividend < 0 ? -1 : 1);
  switch (mode) {
    case "exact":
      throw new RangeError("an amount falls between two fen");
    case "halfUp":
      return Math.abs(rest) * 2 >= divisor ? away : truncated;
    case "down":
      return rest < 0 ? away : truncated;
    case "up":
      return rest < 0 ? truncated : away;
  }
}
