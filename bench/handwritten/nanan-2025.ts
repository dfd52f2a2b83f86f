/**
 * The notice of Nanan for 2025 as fast as TypeScript by hand can be: the yardstick that generated code is measured by.
 *
 * Dates are day numbers since 1970-01-01, sets are bit masks in the vocabulary's declaration order, money is in fen.
 * The caller sees to it that `paidOn` is not before `birthDate`.
 */

import {
  D2024_09_01,
  D2025_01_01,
  D2025_03_01,
  D2025_03_31,
  D2025_05_01,
  D2025_07_01,
  D2025_08_31,
  D2025_10_01,
  D2025_12_31,
  LISTED,
  HK_MACAO_TAIWAN,
  RESIDENCE_PERMIT,
  NEW_ENTRANT,
  UNIVERSITY,
  EXEMPT,
  FULL_BEFORE_PNEUMOCONIOSIS,
  FULL_AFTER_PNEUMOCONIOSIS,
  NINETY,
  MARGIN,
  DAUGHTERS,
  ONLY_SON,
  PNEUMOCONIOSIS,
  DISABLED,
  BASE_DOCUMENTS,
  TRAVEL_PERMIT,
  BIRTH_CERTIFICATE,
  DAYS_18_YEARS,
  DAYS_60_YEARS,
} from "./nanan-2025-figures.ts";

export interface Input {
  id: string | null;
  birthDate: number;
  paidOn: number | null;
  standing: number;
  employeeInsured: boolean;
  otherInsured: boolean;
  enrolledLastYear: boolean;
  registrationChanged: boolean;
  assistance: number;
  assistanceRecognizedOn: number | null;
  circumstances: number;
  otherCoverageEndedOn: number | null;
  missedYears: number;
  hukouSettled: boolean;
  ruralResident: boolean;
  familyRole: "none" | "parent" | "child";
  married: boolean;
  exitReason: "none" | "emigrated" | "military" | "employeeInsurance" | "movedOut" | "deceased" | "duplicate";
  expenseIncurred: boolean;
}

export interface Rate {
  numerator: number;
  denominator: number;
}

export interface Duration {
  months: number;
  days: number;
}

export interface Output {
  id: string | null;
  eligible: boolean;
  registrationRequired: boolean;
  documents: number;
  window: "concentrated" | "extended" | "makeUp" | "closed" | null;
  mayPay: boolean;
  specialGroup: boolean;
  assessedPremium: number | null;
  assistanceRate: Rate | null;
  assistanceAmount: number | null;
  assistanceSource: "none" | "medicalAidFund" | "finance" | "government" | null;
  assistanceSettlement: "none" | "direct" | "reimbursed" | null;
  selfPay: number | null;
  waiting: Duration | null;
  coverageStart: number | null;
  coverageEnd: number | null;
  familyAccountPayment: boolean | null;
  refundable: boolean | null;
}

/** The rates and durations that a result refers to. */
export const RATE_0: Rate = { numerator: 0, denominator: 1 };
export const RATE_70: Rate = { numerator: 7, denominator: 10 };
export const RATE_90: Rate = { numerator: 9, denominator: 10 };
export const RATE_100: Rate = { numerator: 1, denominator: 1 };
export const NO_WAIT: Duration = { months: 0, days: 0 };
export const THREE_MONTHS: Duration = { months: 3, days: 0 };

/** Whether a year has a 29 February. */
function isLeapYear(year: number): boolean {
  return (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days before 1 March of a year, counted from 1 March of year 0. */
function daysBeforeMarch(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** Whether the first birthday is still to come 365 days after the birth, for a day outside of the payment windows. */
export function isFirstYearLong(day: number): boolean {
  const days = day + 719468;
  let year = Math.floor(days / 365.2425);
  while (daysBeforeMarch(year + 1) <= days) year += 1;
  while (daysBeforeMarch(year) > days) year -= 1;
  // The day is in [year-03-01, next 1 March). The year before it has a leap day within, if that day is itself the leap
  // day, or comes after a leap day but not later than 27 February.
  const dayOfYear = days - daysBeforeMarch(year);
  if (isLeapYear(year)) return dayOfYear < 364;
  return isLeapYear(year + 1) && dayOfYear === 365;
}

/** Decides everything that the Nanan notice for 2025 decides about a person. */
export function evaluate(person: Input): Output {
  const id = person.id;
  const paidOn = person.paidOn;
  const birthDate = person.birthDate;
  const assistance = person.assistance;
  const circumstances = person.circumstances;

  const standing = person.standing & LISTED;
  const eligible = standing !== 0 && !person.employeeInsured && !(person.otherInsured && standing === RESIDENCE_PERMIT);

  const day = paidOn === null ? D2025_01_01 : paidOn;
  const age = (day - birthDate) | 0;
  const newborn = age < 365 || (age === 365 && isFirstYearLong(day));

  const registrationRequired = !person.enrolledLastYear || person.registrationChanged;
  let documents = 0;
  if (registrationRequired) {
    documents = BASE_DOCUMENTS;
    if ((person.standing & HK_MACAO_TAIWAN) !== 0) documents |= TRAVEL_PERMIT;
    if (newborn && !person.hukouSettled) documents |= BIRTH_CERTIFICATE;
  }

  const specialGroup = newborn || assistance !== 0 || (circumstances & EXEMPT) !== 0;
  const exitReason = person.exitReason;
  const refundable = exitReason === "none" || exitReason === "duplicate" ? null : false;

  const open = paidOn !== null && paidOn >= D2024_09_01 && paidOn <= D2025_12_31;
  if (!open || !eligible) {
    return {
      id,
      eligible,
      registrationRequired,
      documents,
      window:
        paidOn === null
          ? null
          : !open
            ? "closed"
            : paidOn < D2025_01_01
              ? "concentrated"
              : paidOn < D2025_03_01
                ? "extended"
                : "makeUp",
      mayPay: false,
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
      familyAccountPayment: false,
      refundable,
    };
  }

  // Whoever holds any assistance is exempt from the surcharge, so it matters only where there is none to subtract.
  let premium = 40000;
  let rate = RATE_0;
  let amount = 0;
  let source: "none" | "government" = "none";
  let settlement: "none" | "direct" | "reimbursed" = "none";
  let selfPay = 40000;
  if (assistance === 0) {
    if (paidOn >= D2025_07_01 && !specialGroup) {
      premium = 107000;
      selfPay = 107000;
    }
  } else {
    const role = person.familyRole;
    if (
      (assistance & FULL_BEFORE_PNEUMOCONIOSIS) !== 0 ||
      ((assistance & DAUGHTERS) !== 0 &&
        person.ruralResident &&
        (role === "parent" || (role === "child" && !person.married)))
    ) {
      rate = RATE_100;
      amount = 40000;
      source = "government";
      settlement = "direct";
      selfPay = 0;
    } else if ((assistance & PNEUMOCONIOSIS) !== 0) {
      rate = RATE_100;
      amount = 40000;
      source = "government";
      settlement = "reimbursed";
    } else if ((assistance & FULL_AFTER_PNEUMOCONIOSIS) !== 0) {
      rate = RATE_100;
      amount = 40000;
      source = "government";
      settlement = "direct";
      selfPay = 0;
    } else if ((assistance & NINETY) !== 0) {
      rate = RATE_90;
      amount = 36000;
      source = "government";
      settlement = "direct";
      selfPay = 4000;
    } else if (
      (assistance & MARGIN) !== 0 &&
      ((assistance & DISABLED) !== 0 || age < DAYS_18_YEARS || age >= DAYS_60_YEARS)
    ) {
      rate = RATE_70;
      amount = 28000;
      source = "government";
      settlement = "direct";
      selfPay = 12000;
    } else if (
      (assistance & ONLY_SON) !== 0 &&
      person.ruralResident &&
      (role === "parent" || (role === "child" && age < DAYS_18_YEARS))
    ) {
      source = "government";
      settlement = "reimbursed";
    }
  }

  let window: "concentrated" | "extended" | "makeUp" = "concentrated";
  let waiting = NO_WAIT;
  let coverageStart: number | null = D2025_01_01;
  let coverageEnd: number | null = D2025_12_31;
  let familyAccountPayment = true;
  if (paidOn >= D2025_03_01) {
    window = "makeUp";
    familyAccountPayment = false;
    if (specialGroup) {
      if (newborn && age <= 90) {
        if (birthDate > D2025_01_01) coverageStart = birthDate;
      } else {
        coverageStart = paidOn;
      }
    } else {
      waiting = THREE_MONTHS;
      if (paidOn >= D2025_10_01) {
        coverageStart = null;
        coverageEnd = null;
      } else {
        // Three months are 92 days, but 91 from 31 March to 30 April and from 31 August to 30 September.
        const short = (paidOn >= D2025_03_31 && paidOn < D2025_05_01) || paidOn >= D2025_08_31;
        coverageStart = short ? paidOn + 91 : paidOn + 92;
      }
    }
  } else {
    if (paidOn >= D2025_01_01) window = "extended";
    if (newborn) {
      if (age <= 90) {
        if (birthDate > D2025_01_01) coverageStart = birthDate;
      } else if (paidOn > D2025_01_01) {
        coverageStart = paidOn;
      }
    } else if ((circumstances & UNIVERSITY) !== 0) {
      if ((circumstances & NEW_ENTRANT) !== 0) coverageStart = D2024_09_01;
    } else if (paidOn > D2025_01_01) {
      coverageStart = paidOn;
    }
  }

  return {
    id,
    eligible,
    registrationRequired,
    documents,
    window,
    mayPay: true,
    specialGroup,
    assessedPremium: premium,
    assistanceRate: rate,
    assistanceAmount: amount,
    assistanceSource: source,
    assistanceSettlement: settlement,
    selfPay,
    waiting,
    coverageStart,
    coverageEnd,
    familyAccountPayment,
    refundable,
  };
}
