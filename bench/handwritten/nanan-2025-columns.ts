/**
 * The notice of Nanan for 2025 over columns, as fast as TypeScript by hand can be: the yardstick of the loop that is made of the
 * columnar form, on the same vectors. What it rests on is told beside the function for one person, `nanan-2025.ts`.
 */

import { isFirstYearLong } from "./nanan-2025.ts";
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

/** What is known of each person, and what is decided, in the vectors of the columnar form. */
export interface Facts {
  readonly birthDate: Int32Array;
  readonly hasPaid: Uint8Array;
  readonly paidOn: Int32Array;
  readonly standing: Int32Array;
  readonly employeeInsured: Uint8Array;
  readonly otherInsured: Uint8Array;
  readonly enrolledLastYear: Uint8Array;
  readonly registrationChanged: Uint8Array;
  readonly assistance: Int32Array;
  readonly circumstances: Int32Array;
  readonly hukouSettled: Uint8Array;
  readonly ruralResident: Uint8Array;
  readonly familyRole: Int32Array;
  readonly married: Uint8Array;
  readonly exitReason: Int32Array;
}

/** A decision that some people have: whether they do, and what it is. */
export interface Perhaps<A> {
  readonly present: Uint8Array;
  readonly value: A;
}

export interface Decisions {
  readonly eligible: Uint8Array;
  readonly registrationRequired: Uint8Array;
  readonly documents: Int32Array;
  readonly window: Perhaps<Int32Array>;
  readonly mayPay: Uint8Array;
  readonly specialGroup: Uint8Array;
  readonly assessedPremium: Perhaps<Int32Array>;
  readonly assistanceRate: {
    readonly present: Uint8Array;
    readonly numerator: Int32Array;
    readonly denominator: Int32Array;
  };
  readonly assistanceAmount: Perhaps<Int32Array>;
  readonly assistanceSource: Perhaps<Int32Array>;
  readonly assistanceSettlement: Perhaps<Int32Array>;
  readonly selfPay: Perhaps<Int32Array>;
  readonly waiting: { readonly present: Uint8Array; readonly months: Int32Array; readonly days: Int32Array };
  readonly coverageStart: Perhaps<Int32Array>;
  readonly coverageEnd: Perhaps<Int32Array>;
  readonly familyAccountPayment: Uint8Array;
  readonly refundable: Perhaps<Uint8Array>;
}

// Options by their numbers.
const [EXTENDED, MAKE_UP, CLOSED] = [1, 2, 3];
const GOVERNMENT = 3;
const [DIRECT, REIMBURSED] = [1, 2];
const [PARENT, CHILD] = [1, 2];
const DUPLICATE = 6;

/** Decides the first so many people. */
export function decideColumns(facts: Facts, decisions: Decisions, count: number): void {
  const { birthDate, hasPaid, paidOn, standing, employeeInsured, otherInsured, enrolledLastYear } = facts;
  const { registrationChanged, assistance, circumstances, hukouSettled, ruralResident, familyRole, married } = facts;
  const { exitReason } = facts;
  const { eligible, registrationRequired, documents, mayPay, specialGroup, familyAccountPayment } = decisions;
  const { present: hasWindow, value: window } = decisions.window;
  const { present: hasPremium, value: premium } = decisions.assessedPremium;
  const { present: hasRate, numerator, denominator } = decisions.assistanceRate;
  const { present: hasAmount, value: amount } = decisions.assistanceAmount;
  const { present: hasSource, value: source } = decisions.assistanceSource;
  const { present: hasSettlement, value: settlement } = decisions.assistanceSettlement;
  const { present: hasSelfPay, value: selfPay } = decisions.selfPay;
  const { present: hasWaiting, months } = decisions.waiting;
  const { present: hasStart, value: start } = decisions.coverageStart;
  const { present: hasEnd, value: end } = decisions.coverageEnd;
  const { present: hasRefund } = decisions.refundable;
  for (const mask of [
    hasPremium,
    hasRate,
    hasAmount,
    hasSource,
    hasSettlement,
    hasSelfPay,
    hasWaiting,
    hasStart,
    hasEnd,
  ])
    mask.fill(0, 0, count);
  for (const lanes of [premium, numerator, denominator, amount, source, settlement, selfPay, months, start, end])
    lanes.fill(0, 0, count);
  for (let row = 0; row < count; row++) {
    const paid = paidOn[row]!;
    const held = assistance[row]!;
    const circumstance = circumstances[row]!;
    const stands = standing[row]! & LISTED;
    const isEligible =
      stands !== 0 && employeeInsured[row] === 0 && !(otherInsured[row] !== 0 && stands === RESIDENCE_PERMIT);
    const day = hasPaid[row] === 0 ? D2025_01_01 : paid;
    const age = (day - birthDate[row]!) | 0;
    const isNewborn = age < 365 || (age === 365 && isFirstYearLong(day));
    const isToRegister = enrolledLastYear[row] === 0 || registrationChanged[row] !== 0;
    eligible[row] = +isEligible;
    registrationRequired[row] = +isToRegister;
    documents[row] = isToRegister
      ? BASE_DOCUMENTS |
        ((standing[row]! & HK_MACAO_TAIWAN) !== 0 ? TRAVEL_PERMIT : 0) |
        (isNewborn && hukouSettled[row] === 0 ? BIRTH_CERTIFICATE : 0)
      : 0;
    const isSpecial = isNewborn || held !== 0 || (circumstance & EXEMPT) !== 0;
    specialGroup[row] = +isSpecial;
    hasRefund[row] = +(exitReason[row] !== 0 && exitReason[row] !== DUPLICATE);
    const isOpen = paid >= D2024_09_01 && paid <= D2025_12_31;
    hasWindow[row] = hasPaid[row]!;
    window[row] =
      hasPaid[row] === 0 ? 0 : !isOpen ? CLOSED : paid < D2025_01_01 ? 0 : paid < D2025_03_01 ? EXTENDED : MAKE_UP;
    const pays = isOpen && isEligible && hasPaid[row] !== 0;
    mayPay[row] = +pays;
    familyAccountPayment[row] = +(pays && paid < D2025_03_01);
    if (!pays) continue;

    let assessed = 40000;
    let tenths = 0;
    let direct = 0;
    if (held === 0) {
      if (paid >= D2025_07_01 && !isSpecial) assessed = 107000;
    } else {
      const role = familyRole[row]!;
      const isRural = ruralResident[row] !== 0;
      if (
        (held & FULL_BEFORE_PNEUMOCONIOSIS) !== 0 ||
        ((held & DAUGHTERS) !== 0 && isRural && (role === PARENT || (role === CHILD && married[row] === 0)))
      ) {
        tenths = 10;
        direct = DIRECT;
      } else if ((held & PNEUMOCONIOSIS) !== 0) {
        tenths = 10;
        direct = REIMBURSED;
      } else if ((held & FULL_AFTER_PNEUMOCONIOSIS) !== 0) {
        tenths = 10;
        direct = DIRECT;
      } else if ((held & NINETY) !== 0) {
        tenths = 9;
        direct = DIRECT;
      } else if ((held & MARGIN) !== 0 && ((held & DISABLED) !== 0 || age < DAYS_18_YEARS || age >= DAYS_60_YEARS)) {
        tenths = 7;
        direct = DIRECT;
      } else if ((held & ONLY_SON) !== 0 && isRural && (role === PARENT || (role === CHILD && age < DAYS_18_YEARS))) {
        direct = REIMBURSED;
      }
    }
    hasPremium[row] = hasRate[row] = hasAmount[row] = hasSource[row] = hasSettlement[row] = hasSelfPay[row] = 1;
    premium[row] = assessed;
    numerator[row] = tenths;
    denominator[row] = 10;
    amount[row] = tenths * 4000;
    source[row] = direct === 0 ? 0 : GOVERNMENT;
    settlement[row] = direct;
    selfPay[row] = direct === DIRECT ? assessed - tenths * 4000 : assessed;

    let wait = 0;
    let covered = 1;
    let from = D2025_01_01;
    if (paid >= D2025_03_01) {
      if (isSpecial) {
        if (!isNewborn || age > 90) from = paid;
        else if (birthDate[row]! > D2025_01_01) from = birthDate[row]!;
      } else {
        wait = 3;
        if (paid >= D2025_10_01) covered = 0;
        else from = paid + ((paid >= D2025_03_31 && paid < D2025_05_01) || paid >= D2025_08_31 ? 91 : 92);
      }
    } else if (isNewborn) {
      if (age > 90) from = paid > D2025_01_01 ? paid : D2025_01_01;
      else if (birthDate[row]! > D2025_01_01) from = birthDate[row]!;
    } else if ((circumstance & UNIVERSITY) !== 0) {
      if ((circumstance & NEW_ENTRANT) !== 0) from = D2024_09_01;
    } else if (paid > D2025_01_01) {
      from = paid;
    }
    hasWaiting[row] = 1;
    months[row] = wait;
    hasStart[row] = hasEnd[row] = covered;
    start[row] = covered === 0 ? 0 : from;
    end[row] = covered === 0 ? 0 : D2025_12_31;
  }
}
