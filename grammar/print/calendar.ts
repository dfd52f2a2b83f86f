import type * as ast from "../ast.ts";
import type { KeywordId } from "../keywords.ts";
import type { PrintContext } from "./context.ts";
import type { Doc } from "./documents.ts";

/** The keyword of each first or last day. */
export const edgeDayWords = {
  month: { first: "FirstOfMonth", last: "LastOfMonth", next: "FirstOfNextMonth" },
  year: { first: "FirstOfYear", last: "LastOfYear", next: "FirstOfNextYear" },
} as const satisfies Record<ast.EdgeDay["of"], Record<ast.EdgeDay["edge"], KeywordId>>;

/** The keyword of each move to a working day. */
export const moveWords = {
  later: "DeferredToWorkday",
  earlier: "AdvancedToWorkday",
} as const satisfies Record<ast.MovedToWorkday["direction"], KeywordId>;

/** The keywords of working days after a date and before it. */
export const workdayWords = {
  later: { en: "After", zh: "NthAfter" },
  earlier: { en: "Before", zh: "NthBefore" },
} as const satisfies Record<ast.WorkdaysFrom["direction"], { readonly en: KeywordId; readonly zh: KeywordId }>;

/** The keyword of each count of years. */
export const yearCountWords = {
  all: "CountOfYears",
  unbroken: "UnbrokenYears",
} as const satisfies Record<ast.YearCount["which"], KeywordId>;

/** ` deferred to workday` behind a duty's date. */
export function printDeferred(deferred: boolean, context: PrintContext): Doc {
  return deferred ? ` ${context.word("DeferredToWorkday")}` : "";
}
