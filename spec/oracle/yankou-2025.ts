/** The notice of Yankou for 2025 as plain functions, read straight from the contract. Test oracle only. */

import type {
  Assistance,
  AssistanceRule,
  Circumstance,
  Decisions,
  Document,
  PaymentWindow,
  PersonRecord,
  Standing,
} from "./model.ts";
import {
  addDays,
  addMonths,
  bestAssistance,
  daysBetween,
  isNewbornOn,
  money,
  months,
  rate,
  withDefaults,
} from "./model.ts";
import type { MonthlyPoints, TownshipDecisions, TownshipRecord, VillageRecord } from "./township-model.ts";
import { completionOf, requireCount } from "./township-model.ts";

const PLAN_FIRST_DAY = "2025-01-01";
const PLAN_LAST_DAY = "2025-12-31";
const CONCENTRATED_LAST_DAY = "2024-12-31";
const INDIVIDUAL = 400; // K6: there is no surcharge
const GRACE_MONTHS = 3; // K3 and K4: the time to pay in
const WAIT_MONTHS = 3; // K3 and K4: the wait of those who pay later

/** K1. */
const LISTED_STANDINGS: readonly Standing[] = [
  "localHukou",
  "longTermResident",
  "localStudent",
  "stateDesignated",
  "foreignExpertFamily",
  "foreignResident",
];

/** K3. */
const NEWLY_RECOGNISED: readonly Assistance[] = [
  "extremePoor",
  "orphan",
  "unsupportedChild",
  "aidsChild",
  "subsistence",
  "returnedToPoverty",
];

/** K4. */
const LEAVING_OTHER_COVER: readonly Circumstance[] = [
  "transferFromEmployee",
  "dischargedSoldier",
  "militarySpouse",
  "releasedPrisoner",
];

/** A way into benefits after the concentrated period: its first day, and the wait before it in months. */
interface Entry {
  firstDay: string;
  waitingMonths: number;
}

/** R4: benefits of the plan year never start before its first day. */
function notBeforePlanYear(day: string): string {
  return day > PLAN_FIRST_DAY ? day : PLAN_FIRST_DAY;
}

/** Decides everything that the Yankou notice for 2025 decides about a person. Throws on a payment before the birth. */
export function decide(record: PersonRecord): Decisions {
  const person = withDefaults(record);
  const { paidOn, birthDate, assistanceRecognizedOn, otherCoverageEndedOn } = person;

  // R3: unpaid, newborn is taken on the plan year's first day.
  const newborn = isNewbornOn(paidOn ?? PLAN_FIRST_DAY, birthDate);
  const migrantWorker = person.circumstances.includes("migrantWorker");

  // R9 and K1.
  const hasStanding = person.standing.some((standing) => LISTED_STANDINGS.includes(standing));
  const eligible = hasStanding && !person.employeeInsured && !person.otherInsured;

  // R12.
  const registrationRequired = !(person.enrolledLastYear && !person.registrationChanged);

  // R14 and K7, in the declaration order of Document.
  const documents: Document[] = registrationRequired ? ["hukouBook", "residencePermitCard"] : [];

  // K3: applies, in time or late, when the recognition is on or before the payment. K7: unpaid, on the facts alone.
  const newlyRecognised =
    assistanceRecognizedOn !== null &&
    assistanceRecognizedOn > CONCENTRATED_LAST_DAY &&
    person.assistance.some((category) => NEWLY_RECOGNISED.includes(category)) &&
    (paidOn === null || assistanceRecognizedOn <= paidOn);

  // K4: applies, in time or late, when the other cover ended on or before the payment. K7: as above.
  const leavingOtherCover =
    otherCoverageEndedOn !== null &&
    person.circumstances.some((circumstance) => LEAVING_OTHER_COVER.includes(circumstance)) &&
    (paidOn === null || otherCoverageEndedOn <= paidOn);

  // K7.
  const specialGroup = newborn || newlyRecognised || leavingOtherCover;

  // R10 and K2; every end inclusive.
  let window: PaymentWindow | null;
  if (paidOn === null) window = null;
  else if (paidOn >= "2024-09-01" && paidOn <= CONCENTRATED_LAST_DAY) window = "concentrated";
  else if (paidOn >= "2025-01-01" && paidOn <= "2025-02-28" && migrantWorker) window = "extended";
  else if (paidOn >= "2025-01-01" && paidOn <= "2025-12-31" && specialGroup) window = "makeUp";
  else window = "closed";
  const mayPay = eligible && window !== null && window !== "closed";

  // K7.
  const refundable = person.exitReason === "employeeInsurance" || person.exitReason === "duplicate" ? false : null;

  if (!mayPay || paidOn === null) {
    return {
      eligible,
      registrationRequired,
      documents,
      window,
      mayPay,
      specialGroup,
      assessedPremium: null,
      assistanceRate: null,
      assistanceAmount: null,
      assistanceSource: null,
      assistanceSettlement: null,
      selfPay: null,
      waiting: null,
      coverageStart: null,
      coverageEnd: null,
      familyAccountPayment: null, // K7
      refundable,
    };
  }

  // K6, in the order of clause 五(四); nothing when recognised after the concentrated period or after the payment.
  const counts =
    assistanceRecognizedOn === null ||
    (assistanceRecognizedOn <= CONCENTRATED_LAST_DAY && assistanceRecognizedOn <= paidOn);
  const fromFund = { counts, source: "medicalAidFund", settlement: "direct" } as const;
  const fromFinance = { counts, source: "finance", settlement: "direct" } as const;
  const rules: AssistanceRule[] = [
    { category: "extremePoor", tenths: 10, ...fromFund },
    { category: "orphan", tenths: 10, ...fromFund },
    { category: "unsupportedChild", tenths: 10, ...fromFund },
    { category: "aidsChild", tenths: 10, ...fromFund },
    { category: "entitledVeteran", tenths: 10, ...fromFinance },
    { category: "familyPlanningSpecial", tenths: 10, ...fromFinance },
    { category: "subsistence", tenths: 9, ...fromFund },
    { category: "returnedToPoverty", tenths: 8, ...fromFund },
    { category: "povertyRisk", tenths: 5, ...fromFund },
    { category: "disabled", tenths: 10, ...fromFinance },
    { category: "severelyDisabled", tenths: 10, ...fromFinance },
  ];
  const assistance = bestAssistance(rules, person.assistance);
  const tenths = assistance === null ? 0 : assistance.tenths;
  const assistanceAmount = (INDIVIDUAL * tenths) / 10;
  const assistanceSource = assistance === null ? "none" : assistance.source;
  const assistanceSettlement = assistance === null ? "none" : assistance.settlement;

  // R8; all assistance is direct.
  const selfPay = INDIVIDUAL - assistanceAmount;

  // Every way in that is open to the person.
  const entries: Entry[] = [];
  if (window === "concentrated") {
    // R5, for everyone: the rules for those who come later have nothing to add.
    entries.push({ firstDay: PLAN_FIRST_DAY, waitingMonths: 0 });
  } else {
    const dayAfterPayment = addDays(paidOn, 1);
    const afterTheWait = addMonths(paidOn, WAIT_MONTHS); // K10 and R6
    if (window === "extended") {
      // K2.
      entries.push({ firstDay: dayAfterPayment, waitingMonths: 0 });
    }
    if (newborn) {
      // K5, R1 and R4.
      const inTime = daysBetween(birthDate, paidOn) <= 90;
      entries.push({ firstDay: inTime ? notBeforePlanYear(birthDate) : dayAfterPayment, waitingMonths: 0 });
    }
    if (leavingOtherCover && otherCoverageEndedOn !== null) {
      // K4.
      const inTime = paidOn <= addMonths(otherCoverageEndedOn, GRACE_MONTHS);
      if (inTime) entries.push({ firstDay: notBeforePlanYear(addDays(otherCoverageEndedOn, 1)), waitingMonths: 0 });
      else entries.push({ firstDay: afterTheWait, waitingMonths: WAIT_MONTHS });
    }
    if (newlyRecognised && assistanceRecognizedOn !== null) {
      // K3.
      const inTime = paidOn <= addMonths(assistanceRecognizedOn, GRACE_MONTHS);
      if (inTime) entries.push({ firstDay: dayAfterPayment, waitingMonths: 0 });
      else entries.push({ firstDay: afterTheWait, waitingMonths: WAIT_MONTHS });
    }
  }
  // K5: the earliest first day wins, and the wait is the winner's. Equal first days have equal waits.
  const [first, ...others] = entries;
  if (first === undefined) throw new Error("a payment that may be made gives no way into benefits");
  let winner = first;
  for (const entry of others) {
    if (entry.firstDay < winner.firstDay) winner = entry;
  }

  // R6: null where nothing is left of the plan year. R11.
  const coverageStart = winner.firstDay > PLAN_LAST_DAY ? null : winner.firstDay;
  const coverageEnd = coverageStart === null ? null : PLAN_LAST_DAY;

  return {
    eligible,
    registrationRequired,
    documents,
    window,
    mayPay,
    specialGroup,
    assessedPremium: money(INDIVIDUAL),
    assistanceRate: rate(tenths),
    assistanceAmount: money(assistanceAmount),
    assistanceSource,
    assistanceSettlement,
    selfPay: money(selfPay),
    waiting: months(winner.waitingMonths),
    coverageStart,
    coverageEnd,
    familyAccountPayment: null, // K7
    refundable,
  };
}

/** One checkpoint of the annex: its day, the threshold in per cent, and the points at stake. */
interface Checkpoint {
  day: string;
  percent: number;
  points: number;
}

/** The annex's seven checkpoints. */
export const CHECKPOINTS: readonly Checkpoint[] = [
  { day: "2024-10-31", percent: 50, points: 1 },
  { day: "2024-11-15", percent: 65, points: 1 },
  { day: "2024-11-30", percent: 75, points: 1 },
  { day: "2024-12-09", percent: 80, points: 1 },
  { day: "2024-12-16", percent: 85, points: 1 },
  { day: "2024-12-23", percent: 90, points: 1 },
  { day: "2024-12-31", percent: 95, points: 2 },
];

/** The village's count at a checkpoint; a missing one is an input error. */
function paidAt(village: VillageRecord, day: string): bigint {
  const count = village.paid[day];
  if (count === undefined) throw new Error(`${village.name} has no count for ${day}`);
  requireCount(`${village.name} on ${day}`, count);
  return BigInt(count);
}

/** K9: compares the completion of two villages exactly: below zero when `a` is behind `b`, above zero when ahead. */
function compareCompletion(a: VillageRecord, b: VillageRecord, day: string): number {
  const left = paidAt(a, day) * BigInt(b.target);
  const right = paidAt(b, day) * BigInt(a.target);
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

/** K8: what one village gains or loses at one checkpoint. */
function pointsAt(village: VillageRecord, villages: VillageRecord[], checkpoint: Checkpoint): number {
  const { day, percent, points } = checkpoint;
  // K9: paid ÷ target against the threshold, without dividing.
  const reached = paidAt(village, day) * 100n >= BigInt(village.target) * BigInt(percent);
  // Competition ranks: one more than the number of villages strictly ahead, or strictly behind.
  const rankFromTop = 1 + villages.filter((other) => compareCompletion(other, village, day) > 0).length;
  const rankFromBottom = 1 + villages.filter((other) => compareCompletion(other, village, day) < 0).length;
  if (reached && rankFromTop <= 3) return points;
  if (!reached && rankFromBottom <= 3) return -points;
  return 0;
}

/** K8: a village's points month by month, each the sum over the month's checkpoints. */
function pointsOf(village: VillageRecord, villages: VillageRecord[]): MonthlyPoints {
  const byMonth: MonthlyPoints = {};
  for (const checkpoint of CHECKPOINTS) {
    const month = checkpoint.day.slice(0, 7);
    byMonth[month] = (byMonth[month] ?? 0) + pointsAt(village, villages, checkpoint);
  }
  return byMonth;
}

/**
 * Decides everything that the Yankou notice for 2025 decides about a township. Throws on a village without a positive
 * target or without a count for a checkpoint.
 */
export function decideTownship(township: TownshipRecord): TownshipDecisions {
  const villages = township.villages ?? null;
  for (const village of villages ?? []) {
    requireCount(`the target of ${village.name}`, village.target);
    if (village.target === 0) throw new Error(`the target of ${village.name} is zero`);
  }
  return {
    name: township.name ?? null,
    completion: completionOf(township), // R17
    workFunding: null, // K9
    villages:
      villages === null
        ? null
        : villages.map((village) => ({ name: village.name, points: pointsOf(village, villages) })),
  };
}
