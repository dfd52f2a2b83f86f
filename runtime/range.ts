import { formatDay } from "./date.ts";
import { formatMoney } from "./money.ts";

/** The least and the greatest whole number, amount in fen or day that a value may be; both are allowed. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The kinds of value that may have a range. */
export type RangedKind = "int" | "money" | "date";

/** Whether a value lies in a range; without a range every value does. */
export function inRange(range: Range | null | undefined, value: number): boolean {
  return range === null || range === undefined || (value >= range.from && value <= range.to);
}

/** A bound as it stands in a record: `5`, `100.00`, `1900-01-01`. */
export function formatBound(kind: RangedKind, bound: number): string {
  if (kind === "int") return String(bound);
  return kind === "money" ? formatMoney(bound) : formatDay(bound);
}
