import type { Due } from "../../ir/ir.ts";
import { formatDay } from "../../runtime/date.ts";
import type { DutyDate } from "./schedule.ts";

/** A number of days or working days after an event. */
export interface AfterEvent {
  readonly after: string;
  readonly amount: number;
  readonly unit: "days" | "workdays";
  readonly deferred: boolean;
}

/** How the notice fixes a date. */
export type RuleJson =
  | { readonly by: string }
  | { readonly monthlyOn: number; readonly from: string; readonly to: string; readonly deferred: boolean }
  | AfterEvent;

/** One date of a duty; `due` is the rule itself while the date of its event is not known. */
export interface DutyJson {
  readonly actor: string;
  readonly actorLabel: string;
  readonly action: string;
  readonly clause: string | null;
  readonly due: string | AfterEvent | null;
  /** Counted by weekends alone, as no official list of holidays is known. */
  readonly provisional: boolean;
  readonly rule: RuleJson;
}

/** The schedule as plain data, an entry a date. */
export function calendarJson(dates: readonly DutyDate[]): readonly DutyJson[] {
  return dates.map(({ duty, due, isProvisional }) => {
    const rule = ruleJson(duty.due);
    return {
      actor: duty.actor.name,
      actorLabel: duty.actor.label,
      action: duty.action,
      clause: duty.origin.clause,
      due: due !== null ? formatDay(due) : "after" in rule ? rule : null,
      provisional: isProvisional,
      rule,
    };
  });
}

function ruleJson(due: Due): RuleJson {
  switch (due.kind) {
    case "by":
      return { by: formatDay(due.date) };
    case "monthly":
      return { monthlyOn: due.day, from: formatDay(due.from), to: formatDay(due.to), deferred: due.deferred };
    case "after":
      return { after: due.event.name, amount: due.amount, unit: due.unit, deferred: due.deferred };
  }
}
