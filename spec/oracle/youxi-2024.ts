/** The notice of Youxi for 2024 as plain functions, read straight from the contract. Test oracle only. */

import type { Assistance, AssistanceRule, Decisions, Document, Facts, PaymentWindow, PersonRecord } from "./model.ts";
import { addDays, bestAssistance, daysBetween, hasTurned, isNewbornOn, money, rate, withDefaults } from "./model.ts";
import type { TownshipDecisions, TownshipRecord } from "./township-model.ts";
import { completionOf, unassessedVillages } from "./township-model.ts";

const PLAN_FIRST_DAY = "2024-01-01";
const PLAN_LAST_DAY = "2024-12-31";
const INDIVIDUAL = 380;
const FISCAL = 640;
const SURCHARGE_FROM = "2024-07-01"; // Y3
const WAIT_FROM = "2024-03-01"; // Y2
const WAIT_DAYS = 60; // Y2
const LAST_ADJUSTMENT_DAY = "2023-12-31"; // Y4

/** Y4: one category of clause 七, before the day of recognition is looked at. */
interface Category {
  category: Assistance;
  tenths: number;
  source: "medicalAidFund" | "finance";
}

/** Y4: the first, second and third kind of clause 七, in the notice's order (R7). */
const MEDICAL_AID: readonly Category[] = [
  { category: "extremePoor", tenths: 10, source: "medicalAidFund" },
  { category: "orphan", tenths: 10, source: "medicalAidFund" },
  { category: "unsupportedChild", tenths: 10, source: "medicalAidFund" },
  { category: "entitledVeteran", tenths: 10, source: "medicalAidFund" },
  { category: "revolutionaryElder", tenths: 10, source: "medicalAidFund" },
  { category: "familyPlanningSpecial", tenths: 10, source: "medicalAidFund" },
  { category: "severelyDisabled", tenths: 10, source: "medicalAidFund" },
  { category: "subsistence", tenths: 9, source: "medicalAidFund" },
  { category: "povertyRisk", tenths: 9, source: "medicalAidFund" },
  { category: "liftedFromPoverty", tenths: 9, source: "medicalAidFund" },
];

/** Y4: the kinds that the county pays for, which stand after the others in clause 七. */
const COUNTY_FINANCED: readonly Category[] = [
  { category: "disabled", tenths: 10, source: "finance" },
  { category: "onlyDaughterFamily", tenths: 10, source: "finance" },
  { category: "twoDaughterFamily", tenths: 10, source: "finance" },
];

/** Clause 四; both ends inclusive, for newborns too (R10, Y2). */
function windowOf(paidOn: string): PaymentWindow {
  if (paidOn >= "2023-09-01" && paidOn <= "2023-12-31") return "concentrated";
  if (paidOn >= "2024-01-01" && paidOn <= "2024-02-29") return "extended";
  if (paidOn >= "2024-03-01" && paidOn <= "2024-11-01") return "makeUp";
  return "closed";
}

/** Y4: how a medical-aid category is settled; null when the recognition came too late to count. */
function settleMedicalAid(recognizedOn: string | null, paidOn: string): "direct" | "reimbursed" | null {
  if (recognizedOn === null || recognizedOn <= paidOn) return "direct";
  // Recognised after the payment: the premium paid ahead for the coming year is given back, that of the running year
  // is not.
  return recognizedOn <= LAST_ADJUSTMENT_DAY ? "reimbursed" : null;
}

/** Y4: how a county-financed category is settled; null when it does not count. */
function settleCountyFinanced(recognizedOn: string | null, paidOn: string): "direct" | "reimbursed" | null {
  if (recognizedOn === null) return "direct";
  // Too late for the register: whether before or after the payment, money comes back later.
  if (recognizedOn > LAST_ADJUSTMENT_DAY) return "reimbursed";
  return recognizedOn <= paidOn ? "direct" : null;
}

/** Y4: what counts for the person among the categories of clause 七, in the notice's order. */
function assistanceRules(person: Facts, paidOn: string): AssistanceRule[] {
  const rules: AssistanceRule[] = [];
  const medicalAid = settleMedicalAid(person.assistanceRecognizedOn, paidOn);
  for (const kind of MEDICAL_AID) {
    rules.push({ ...kind, counts: medicalAid !== null, settlement: medicalAid ?? "none" });
  }
  const county = settleCountyFinanced(person.assistanceRecognizedOn, paidOn);
  for (const kind of COUNTY_FINANCED) {
    // Y4: the two kinds of daughter families count for rural residents.
    const held = kind.category === "disabled" || person.ruralResident;
    rules.push({ ...kind, counts: county !== null && held, settlement: county ?? "none" });
  }
  return rules;
}

/** Decides everything that the Youxi notice for 2024 decides about a person. Throws on a payment before the birth. */
export function decide(record: PersonRecord): Decisions {
  const person = withDefaults(record);
  const { paidOn, birthDate } = person;

  // R3: unpaid, newborn and ages are taken on the plan year's first day.
  const referenceDay = paidOn ?? PLAN_FIRST_DAY;
  const newborn = isNewbornOn(referenceDay, birthDate);
  const under18 = !hasTurned(18, referenceDay, birthDate);

  // R9 and Y1: a listed standing, a migrant's child only under 18, and no employee insurance. Other insurance is no
  // bar.
  const hasStanding =
    person.standing.includes("localHukou") ||
    person.standing.includes("armedPolice") ||
    person.standing.includes("residencePermit") ||
    (person.standing.includes("migrantChild") && under18);
  const eligible = hasStanding && !person.employeeInsured;

  // R12, and Y6: a transfer from employee insurance always registers.
  const renewed = person.enrolledLastYear && !person.registrationChanged;
  const registrationRequired = !renewed || person.circumstances.includes("transferFromEmployee");

  // R14 and Y6, in the declaration order of Document.
  const documents: Document[] = registrationRequired ? ["idCard", "hukouBook", "residencePermitCard"] : [];

  // R10.
  const window = paidOn === null ? null : windowOf(paidOn);
  const mayPay = eligible && window !== null && window !== "closed";

  // Y2, and Y4's last sentence: whenever the category was recognised.
  const medicalAidRecipient = MEDICAL_AID.some((kind) => person.assistance.includes(kind.category));
  const specialGroup = newborn || medicalAidRecipient;

  // Y5.
  const refundable = person.exitReason === "duplicate" ? !person.expenseIncurred : null;

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
      familyAccountPayment: null, // Y6
      refundable,
    };
  }

  // Y3.
  const assessedPremium = paidOn >= SURCHARGE_FROM && !newborn ? INDIVIDUAL + FISCAL : INDIVIDUAL;

  // Y4 and R7: the highest rate of those that count; a share of the individual standard.
  const assistance = bestAssistance(assistanceRules(person, paidOn), person.assistance);
  const tenths = assistance === null ? 0 : assistance.tenths;
  const assistanceAmount = (INDIVIDUAL * tenths) / 10;
  const assistanceSource = assistance === null ? "none" : assistance.source;
  const assistanceSettlement = assistance === null ? "none" : assistance.settlement;

  // R8.
  const selfPay = assistanceSettlement === "direct" ? assessedPremium - assistanceAmount : assessedPremium;

  // Y2; R13 elsewhere.
  const waitingDays = paidOn >= WAIT_FROM && !specialGroup ? WAIT_DAYS : 0;

  let coverageStart: string | null;
  if (newborn && daysBetween(birthDate, paidOn) <= 90) {
    // Clause 四(四), R1 and R4: the later of the birth and the plan year's first day.
    coverageStart = birthDate > PLAN_FIRST_DAY ? birthDate : PLAN_FIRST_DAY;
  } else if (window === "concentrated") {
    // R5; R4 gives the same for a late newborn.
    coverageStart = PLAN_FIRST_DAY;
  } else {
    // Extended period and late newborns: from the payment. Make-up: R6, with Y2's wait if there is one.
    coverageStart = addDays(paidOn, waitingDays);
  }
  // R6: nothing is left of the plan year.
  if (coverageStart > PLAN_LAST_DAY) coverageStart = null;
  // R11.
  const coverageEnd = coverageStart === null ? null : PLAN_LAST_DAY;

  return {
    eligible,
    registrationRequired,
    documents,
    window,
    mayPay,
    specialGroup,
    assessedPremium: money(assessedPremium),
    assistanceRate: rate(tenths),
    assistanceAmount: money(assistanceAmount),
    assistanceSource,
    assistanceSettlement,
    selfPay: money(selfPay),
    waiting: `P${waitingDays}D`,
    coverageStart,
    coverageEnd,
    familyAccountPayment: null, // Y6
    refundable,
  };
}

/** Decides everything that the Youxi notice for 2024 decides about a township: Y7, no work funding, no assessment. */
export function decideTownship(township: TownshipRecord): TownshipDecisions {
  return {
    name: township.name ?? null,
    completion: completionOf(township), // R17
    workFunding: null, // Y7
    villages: unassessedVillages(township),
  };
}
