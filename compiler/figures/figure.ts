/** A figure of a notice: the same in its text, in its file and as a person types it. */
import type { DurationUnit } from "../../grammar/ast.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { writtenCount, writtenDate, writtenMoney, writtenNumber, writtenText } from "../../grammar/print/literals.ts";
import { daysInMonth } from "../../runtime/date.ts";

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What something is counted in. */
export type CountUnit = DurationUnit | "workdays";

/** A figure of some kind; a count without a unit is of persons, points, years of age. */
export type Figure =
  | { readonly kind: "money"; readonly fen: number }
  | { readonly kind: "rate"; readonly percent: string }
  | { readonly kind: "date"; readonly day: Day }
  | { readonly kind: "range"; readonly from: Day; readonly to: Day }
  | { readonly kind: "count"; readonly count: number; readonly unit: CountUnit | null }
  | { readonly kind: "text"; readonly text: string };

/** The figure as a file has it on a surface. */
export function writtenFigure(figure: Figure, surface: Surface): string {
  switch (figure.kind) {
    case "money":
      return writtenMoney(figure.fen, surface);
    case "rate":
      return `${figure.percent}%`;
    case "date":
      return writtenDate(figure.day, surface);
    case "range":
      return `${writtenDate(figure.from, surface)} ${spell("To", surface)} ${writtenDate(figure.to, surface)}`;
    case "count":
      return figure.unit === null ? writtenNumber(figure.count) : writtenCount(figure.count, figure.unit, surface);
    case "text":
      return writtenText(figure.text, surface);
  }
}

/** Whether two are the same. */
export function isSame(one: Figure, other: Figure): boolean {
  return one.kind === other.kind && writtenFigure(one, "en") === writtenFigure(other, "en");
}

/** Whether one may stand in place of the other: of the same kind, counted in the same. */
export function isAlike(one: Figure, other: Figure): boolean {
  return one.kind === other.kind && unitOf(one) === unitOf(other);
}

function unitOf(figure: Figure): CountUnit | null {
  return figure.kind === "count" ? figure.unit : null;
}

/** How near two alike figures are in size, 1 for the same and towards 0 the further they are apart. */
export function nearness(one: Figure, other: Figure): number {
  const [a, b] = [sizeOf(one), sizeOf(other)];
  return a === b ? 1 : 1 / (1 + Math.abs(a - b) / scaleOf(one, Math.max(Math.abs(a), Math.abs(b))));
}

/** Dates a quarter apart are half as near, all else where one is twice the other. */
function scaleOf({ kind }: Figure, larger: number): number {
  return kind === "date" || kind === "range" ? 90 : larger / 2;
}

function sizeOf(figure: Figure): number {
  switch (figure.kind) {
    case "money":
      return figure.fen;
    case "rate":
      return Number(figure.percent);
    case "date":
      return ordinal(figure.day);
    case "range":
      return (ordinal(figure.from) + ordinal(figure.to)) / 2;
    case "count":
      return figure.count;
    case "text":
      return 0;
  }
}

/** Days in order; only their distance counts. */
export function ordinal({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** Whether the calendar has it. */
export function isDay({ year, month, day }: Day): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
