/** The notice of Shishi for 2026 as a plain function, read straight from the contract. Test oracle only. */

import type {
  Assistance,
  AssistanceRule,
  Decisions,
  Document,
  PaymentWindow,
  PersonRecord,
  Standing,
} from "./model.ts";
import {
  addMonths,
  bestAssistance,
  daysBetween,
  hasTurned,
  isNewbornOn,
  money,
  months,
  rate,
  withDefaults,
} from "./model.ts";

const PLAN_FIRST_DAY = "2026-01-01";
const PLAN_LAST_DAY = "2026-12-31";
const INDIVIDUAL = 400;
const FISCAL = 700;
const SURCHARGE_FROM = "2026-07-01"; // S7

/** Clause 一. */
const LISTED_STANDINGS: readonly Standing[] = [
  "localHukou",
  "localStudent",
  "armedPolice",
  "hkMacaoTaiwanResident",
  "residencePermit",
  "foreignPermanentResident",
  "migrantChild",
];

/** S2: the categories that clause 四 pays from the medical aid fund. */
const MEDICAL_AID: readonly Assistance[] = [
  "extremePoor",
  "orphan",
  "unsupportedChild",
  "revolutionaryElder",
  "subsistence",
  "povertyRisk",
  "familyPlanningSpecial",
  "entitledVeteran",
  "severelyDisabled",
];

/** Clause 二, and S4 for a university student's concentrated period; both ends inclusive (R10). */
function windowOf(paidOn: string, universityStudent: boolean): PaymentWindow {
  const concentratedFrom = universityStudent ? "2025-09-01" : "2025-10-20";
  if (paidOn >= concentratedFrom && paidOn <= "2025-12-31") return "concentrated";
  if (paidOn >= "2026-01-01" && paidOn <= "2026-02-28") return "extended";
  if (paidOn >= "2026-03-01" && paidOn <= "2026-12-31") return "makeUp";
  return "closed";
}

/** Which of the notice's declared readings are switched away from their default. */
export interface ShishiReadings {
  /** S5: true takes the alternative reading, in which each missed year adds a month to the three. */
  countMissedYears?: boolean;
}

/** Decides everything that the Shishi notice for 2026 decides about a person. Throws on a payment before the birth. */
export function decide(record: PersonRecord, readings: ShishiReadings = {}): Decisions {
  const person = withDefaults(record);
  const { paidOn, birthDate } = person;

  // R3: unpaid, newborn and ages are taken on the plan year's first day.
  const referenceDay = paidOn ?? PLAN_FIRST_DAY;
  const newborn = isNewbornOn(referenceDay, birthDate);
  const universityStudent = person.circumstances.includes("universityStudent");

  // R9: a listed standing and no employee insurance. S1 (as N1): other insurance excludes only those who rest on the
  // residence permit alone; standings that the notice does not list do not help.
  const listed = person.standing.filter((standing) => LISTED_STANDINGS.includes(standing));
  const onlyResidencePermit = listed.length === 1 && listed[0] === "residencePermit";
  const eligible = listed.length > 0 && !person.employeeInsured && !(person.otherInsured && onlyResidencePermit);

  // R12.
  const registrationRequired = !(person.enrolledLastYear && !person.registrationChanged);

  // R14 and S1 (as N10, with one more), in the declaration order of Document.
  const documents: Document[] = [];
  if (registrationRequired) {
    documents.push("idCard", "hukouBook", "residencePermitCard");
    if (person.standing.includes("hkMacaoTaiwanResident")) documents.push("travelPermit");
    if (newborn && !person.hukouSettled) documents.push("birthCertificate");
    if (person.standing.includes("foreignPermanentResident")) documents.push("permanentResidenceCard");
  }

  // R10 and S4.
  const window = paidOn === null ? null : windowOf(paidOn, universityStudent);
  const mayPay = eligible && window !== null && window !== "closed";

  // S2.
  const medicalAidRecipient = person.assistance.some((category) => MEDICAL_AID.includes(category));
  const specialGroup = newborn || medicalAidRecipient || person.circumstances.includes("dischargedSoldier");

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
      familyAccountPayment: false, // R15
      refundable: null, // S7
    };
  }

  // Clause 三 and S7.
  const assessedPremium = paidOn >= SURCHARGE_FROM && !specialGroup ? INDIVIDUAL + FISCAL : INDIVIDUAL;

  // Clause 四 in its own order.
  const under18 = !hasTurned(18, paidOn, birthDate);
  const from60 = hasTurned(60, paidOn, birthDate);
  const isParent = person.familyRole === "parent";
  const isChild = person.familyRole === "child";
  // S3, and N5 for subsistenceMargin.
  const onlyChildFamilyCounts = isParent || (isChild && under18);
  const twoDaughterFamilyCounts = person.ruralResident && (isParent || (isChild && under18));
  const marginCounts =
    person.assistance.includes("disabled") || person.assistance.includes("severelyDisabled") || from60 || under18;
  const needyStudentCounts = person.standing.includes("localStudent"); // S8
  const medicalAid = { source: "medicalAidFund", settlement: "direct" } as const;
  const finance = { source: "finance", settlement: "direct" } as const;
  const rules: AssistanceRule[] = [
    { category: "extremePoor", counts: true, tenths: 10, ...medicalAid },
    { category: "orphan", counts: true, tenths: 10, ...medicalAid },
    { category: "unsupportedChild", counts: true, tenths: 10, ...medicalAid },
    { category: "revolutionaryElder", counts: true, tenths: 10, ...medicalAid },
    { category: "subsistence", counts: true, tenths: 9, ...medicalAid },
    { category: "povertyRisk", counts: true, tenths: 9, ...medicalAid },
    { category: "retrenchedWorker", counts: true, tenths: 10, ...finance },
    { category: "subsistenceMargin", counts: marginCounts, tenths: 7, ...finance },
    { category: "needyStudent", counts: needyStudentCounts, tenths: 10, ...finance },
    { category: "familyPlanningSpecial", counts: true, tenths: 10, ...medicalAid },
    { category: "onlyChildFamily", counts: onlyChildFamilyCounts, tenths: 10, ...finance },
    { category: "twoDaughterFamily", counts: twoDaughterFamilyCounts, tenths: 10, ...finance },
    { category: "entitledVeteran", counts: true, tenths: 10, ...medicalAid },
    { category: "severelyDisabled", counts: true, tenths: 10, ...medicalAid },
    { category: "multiDisabledHousehold", counts: true, tenths: 10, ...finance },
  ];
  const assistance = bestAssistance(rules, person.assistance);
  const tenths = assistance === null ? 0 : assistance.tenths;
  const assistanceAmount = (INDIVIDUAL * tenths) / 10;
  const assistanceSource = assistance === null ? "none" : assistance.source;
  const assistanceSettlement = assistance === null ? "none" : assistance.settlement;
  // R7: a share of the individual standard, also where the fiscal share is charged. R8.
  const selfPay = assistanceSettlement === "direct" ? assessedPremium - assistanceAmount : assessedPremium;

  // Clause 二(三) and S5; R13 elsewhere.
  let waitingMonths = 0;
  if (window === "makeUp" && !specialGroup) {
    waitingMonths = readings.countMissedYears === true ? 3 + person.missedYears : 3;
  }

  // A newborn's own rule is put before the university students' rule: benefits cannot precede the birth.
  let coverageStart: string | null;
  if (newborn && daysBetween(birthDate, paidOn) <= 90) {
    // Clause 五(三), R1 and R4: whatever the window, the later of the birth and the plan year's first day.
    coverageStart = birthDate > PLAN_FIRST_DAY ? birthDate : PLAN_FIRST_DAY;
  } else if (newborn) {
    // Clause 五(三): from the payment, but R5 and R4.
    coverageStart = paidOn > PLAN_FIRST_DAY ? paidOn : PLAN_FIRST_DAY;
  } else if (window === "concentrated") {
    // S4 for the entrants of the province's universities, else R5.
    const provincialEntrant =
      universityStudent &&
      person.enrolledLastYear &&
      person.circumstances.includes("newEntrantStudent") &&
      person.circumstances.includes("inProvinceUniversity");
    coverageStart = provincialEntrant ? "2025-09-01" : PLAN_FIRST_DAY;
  } else {
    // Extended period: from the payment. Make-up: R6, with no months to wait for a special group.
    coverageStart = addMonths(paidOn, waitingMonths);
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
    waiting: months(waitingMonths),
    coverageStart,
    coverageEnd,
    familyAccountPayment: paidOn <= "2026-06-30", // S6; mayPay says that it is within a window
    refundable: null, // S7
  };
}
