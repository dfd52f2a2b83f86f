import { divideExact, type Exact } from "./fraction.ts";
import { mostFen } from "./numbers.ts";
import { formatRate } from "./rate.ts";

/** An amount in whole fen (1 yuan is 100 fen); never a fraction of a fen. */
export type Fen = number;

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

/** Yuan with all their decimals where those end, else a fraction of a yuan: `333.335`, `1000/3`. */
export function formatExactMoney(fen: Exact): string {
  const { numerator, denominator } = divideExact(fen, 1);
  if (denominator === 1) return formatMoney(numerator as number);
  return formatRate(divideExact(fen, 100));
}
