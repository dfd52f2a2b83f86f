import { writtenCount } from "../grammar/print/literals.ts";
import { spell, type Surface } from "../grammar/keywords.ts";
import { addMonths } from "../runtime/date.ts";
import { valueText } from "../explain/value-text.ts";
import type { Due } from "../ir/ir.ts";

/** When a duty is due, its dates some months later: `by 2024-10-31`, `within 5 workdays after received`. */
export function dueText(due: Due, surface: Surface, monthsAhead: number): string {
  const date = (day: number): string => valueText({ kind: "date" }, addMonths(day, monthsAhead), surface);
  switch (due.kind) {
    case "by":
      return surface === "en" ? `by ${date(due.date)}` : `${date(due.date)}前`;
    case "monthly":
      return (
        (surface === "en"
          ? `monthly by day ${due.day}, from ${date(due.from)} to ${date(due.to)}`
          : `${date(due.from)}至${date(due.to)}，每月${due.day}日前`) + deferredText(due.deferred, surface)
      );
    case "after": {
      const count = writtenCount(due.amount, due.unit, surface);
      const within = surface === "en" ? `within ${count} after ${due.event.name}` : `${due.event.label}后${count}内`;
      return within + deferredText(due.deferred, surface);
    }
  }
}

/** That a day that is not worked gives way to the next that is; nothing where it does not. */
export function deferredText(deferred: boolean, surface: Surface): string {
  if (!deferred) return "";
  return surface === "en" ? `, ${spell("DeferredToWorkday", "en")}` : `，${spell("DeferredToWorkday", "zh")}`;
}
