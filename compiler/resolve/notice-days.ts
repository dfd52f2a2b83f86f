import type { Named, NoticeInfo } from "../../ir/ir.ts";
import { dayOf } from "../../runtime/date.ts";

/** A day that every notice has a name for. */
export interface NoticeDay extends Named {
  /** Its day number; null where the notice does not say it. */
  readonly of: (times: Pick<NoticeInfo, "year" | "inForce">) => number | null;
}

/** The first and the last day of the plan year, and those on which the notice is in force. */
export const noticeDays: readonly NoticeDay[] = [
  { name: "yearStart", label: "年度首日", of: ({ year }) => dayOf(year, 1, 1) },
  { name: "yearEnd", label: "年度末日", of: ({ year }) => dayOf(year, 12, 31) },
  { name: "inForceFrom", label: "施行首日", of: ({ inForce }) => inForce?.from ?? null },
  { name: "inForceTo", label: "施行末日", of: ({ inForce }) => inForce?.to ?? null },
];
