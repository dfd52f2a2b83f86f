import { addMonths } from "../runtime/date.ts";
import type { Duration } from "../runtime/duration.ts";
import { compareRates, type Rate } from "../runtime/rate.ts";
import type { Value } from "../runtime/schema.ts";
import {
  isAlwaysMoved,
  shiftedDay,
  shiftKey,
  type Literal,
  type Outcome,
  type ShiftedFact,
} from "../analysis/index.ts";
import type { Type } from "../ir/types.ts";

/** Whether a change is better or worse for the person; null where that cannot be told. */
export type Effect = "better" | "worse" | null;

/** What is better for a person in each decision that has a better and a worse: the one place that says so. */
const better: Readonly<Record<string, "more" | "less">> = {
  eligible: "more",
  mayPay: "more",
  specialGroup: "more",
  familyAccountPayment: "more",
  refundable: "more",
  registrationRequired: "less",
  assessedPremium: "less",
  selfPay: "less",
  assistanceRate: "more",
  assistanceAmount: "more",
  waiting: "less",
  coverageStart: "less",
  coverageEnd: "more",
};

/** Decisions whose absence is worse than any value: nothing is covered. */
const worstAbsent: ReadonlySet<string> = new Set(["coverageStart", "coverageEnd"]);

/** A change of one decision on a region, with what it says of dates there. */
export interface Judged {
  readonly decision: string;
  readonly type: Type;
  readonly old: Outcome;
  readonly new: Outcome;
  /** Months by which the old outcome's dates are moved to be compared with the new ones. */
  readonly monthsAhead: number;
  /** What the region says of dates, as conjunctions in the old notice's terms; null where that is not known. */
  readonly boxes: readonly (readonly Literal[])[] | null;
}

/** Whether a change is better or worse for everyone whom it concerns. */
export function effectOf(judged: Judged): Effect {
  const wish = better[judged.decision];
  if (wish === undefined) return null;
  const absence = absenceEffect(judged);
  if (absence !== undefined) return absence;
  const order = orderOf(judged);
  if (order === null || order === 0) return null;
  return order > 0 === (wish === "more") ? "better" : "worse";
}

/** The effect of a value that is absent on one side; undefined where both are known. */
function absenceEffect({ decision, old, new: next }: Judged): Effect | undefined {
  const [was, is] = [isAbsent(old), isAbsent(next)];
  if (!was && !is) return undefined;
  if (!worstAbsent.has(decision) || was === is) return null;
  return is ? "worse" : "better";
}

function isAbsent(outcome: Outcome): boolean {
  return outcome.kind === "value" && outcome.value === null;
}

/** Positive where the new outcome is more than the old one throughout, negative where it is less; null where neither is so. */
function orderOf(judged: Judged): number | null {
  if (judged.type.kind === "date") return dateOrder(judged);
  const { old, new: next, type } = judged;
  return old.kind === "value" && next.kind === "value" ? valueOrder(type, old.value, next.value) : null;
}

function valueOrder(type: Type, old: Value, next: Value): number | null {
  switch (type.kind) {
    case "bool":
    case "int":
    case "money":
      return Number(next) - Number(old);
    case "rate":
      return compareRates(next as Rate, old as Rate);
    case "duration":
      return durationOrder(old as Duration, next as Duration);
    default:
      return null;
  }
}

/** Months have 28 to 31 days; what that leaves open is not told. */
function durationOrder(old: Duration, next: Duration): number | null {
  if (old.months === next.months) return next.days - old.days;
  const most = ({ months, days }: Duration): number => months * 31 + days;
  const least = ({ months, days }: Duration): number => months * 28 + days;
  if (least(next) > most(old)) return 1;
  return most(next) < least(old) ? -1 : null;
}

function dateOrder(judged: Judged): number | null {
  const { old, new: next, boxes } = judged;
  if (old.kind === "date" && next.kind === "date") {
    const longer = shiftOrder(old.date, next.date);
    if (longer !== null) return longer;
  }
  if (boxes === null || boxes.length === 0) return null;
  const orders = boxes.map((box) => boxOrder(judged, box));
  return orders.every((order) => order !== null && order === orders[0]) ? orders[0]! : null;
}

/** The order of one fact's date shifted in two ways, where one way is the other and more. */
function shiftOrder(old: ShiftedFact, next: ShiftedFact): number | null {
  if (old.fact !== next.fact) return null;
  const [shorter, longer, sign] =
    old.shifts.length <= next.shifts.length ? ([old, next, 1] as const) : ([next, old, -1] as const);
  const isPrefix = shorter.shifts.every((shift, index) => shiftKey(longer.shifts[index]!) === shiftKey(shift));
  const rest = longer.shifts.slice(shorter.shifts.length);
  if (!isPrefix || rest.length === 0) return null;
  if (isAlwaysMoved(rest, 1)) return sign;
  return isAlwaysMoved(rest, -1) ? -sign : null;
}

function boxOrder({ old, new: next, monthsAhead }: Judged, box: readonly Literal[]): number | null {
  const [before, after] = [boundsOf(old, box, 0), boundsOf(next, box, monthsAhead)];
  if (before === null || after === null) return null;
  const [least, most] = before.map((day) => (Number.isFinite(day) ? addMonths(day, monthsAhead) : day)) as [
    number,
    number,
  ];
  if (after[0] > most) return 1;
  return after[1] < least ? -1 : null;
}

/** The first and the last day that an outcome is in a box; dates of facts are moved ahead first. */
function boundsOf(outcome: Outcome, box: readonly Literal[], ahead: number): readonly [number, number] | null {
  if (outcome.kind === "value" && typeof outcome.value === "number") return [outcome.value, outcome.value];
  if (outcome.kind !== "date") return null;
  const { fact, shifts } = outcome.date;
  const literal = box.find((each) => each.kind === "date" && each.fact === fact);
  if (literal?.kind !== "date" || literal.ranges.length !== 1) return null;
  const { from, to } = literal.ranges[0]!;
  const dayOf = (day: number | null, none: number): number =>
    day === null ? none : shifts.reduce((date, shift) => shiftedDay(shift, date), addMonths(day, ahead));
  return [dayOf(from, -Infinity), dayOf(to, Infinity)];
}
