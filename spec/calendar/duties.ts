import type { Due, Duty } from "../../ir/ir.ts";
import { type Day, parseDay } from "../../runtime/date.ts";

/** The day of an ISO date that exists. */
export const day = (text: string): Day => parseDay(text)!;

/** A duty of an invented village office in clause 二(一). */
export function dutyWith(due: Due, action = "报送清单"): Duty {
  return {
    actor: { name: "villageOffice", label: "村务室" },
    action,
    due,
    origin: { clause: "二(一)", file: "invented.pol", span: { start: 0, end: 0 } },
  };
}

export const by = (date: string): Due => ({ kind: "by", date: day(date), unlisted: [] });

export const monthly = (dayOfMonth: number, from: string, to: string, deferred = false): Due => ({
  kind: "monthly",
  day: dayOfMonth,
  from: day(from),
  to: day(to),
  deferred,
});

export const after = (amount: number, unit: "days" | "workdays", deferred = false): Due => ({
  kind: "after",
  amount,
  unit,
  event: { name: "received", label: "收到材料" },
  deferred,
});
