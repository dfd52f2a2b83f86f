/** The notice of Nanan for 2025 as a plain function, read straight from the contract. Test oracle only. */

import type { AssistanceRule, Decisions, Document, PaymentWindow, PersonRecord, Standing } from "./model.ts";
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

const PLAN_FIRST_DAY = "2025-01-01";
const PLAN_LAST_DAY = "2025-12-31";
const INDIVIDUAL = 400;
const FISCAL = 670;
const SURCHARGE_FROM = "2025-07-01"; // N12

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

/** Clause 二; both ends inclusive (R10). */
function windowOf(paidOn: string): PaymentWindow {
  if (paidOn >= "2024-09-01" && paidOn <= "2024-12-31") return "concentrated";
  if (paidOn >= "2025-01-01" && paidOn <= "2025-02-28") return "extended";
  if (paidOn >= "2025-03-01" && paidOn <= "2025-12-31") return "makeUp";
  return "closed";
}

/** Decides everything that the Nanan notice for 2025 decides about a person. Throws on a payment before the birth. */
export function decide(record: PersonRecord): Decisions {
  const person = withDefaults(record);
  const { paidOn, birthDate } = person;

  // R3: unpaid, newborn and ages are taken on the plan year's first day.
  const referenceDay = paidOn ?? PLAN_FIRST_DAY;
  const newborn = isNewbornOn(referenceDay, birthDate);
  const universityStudent = person.circumstances.includes("universityStudent");
  const newEntrant = person.circumstances.includes("newEntrantStudent");

  // R9: a listed standing and no employee insurance. N1: other insurance excludes only those who rest on the
  // residence permit alone; standings that the notice does not list do not help.
  const listed = person.standing.filter((standing) => LISTED_STANDINGS.includes(standing));
  const onlyResidencePermit = listed.length === 1 && listed[0] === "residencePermit";
  const eligible = listed.length > 0 && !person.employeeInsured && !(person.otherInsured && onlyResidencePermit);

  // R12.
  const registrationRequired = !(person.enrolledLastYear && !person.registrationChanged);

  // R14 and N10, in the declaration order of Document.
  const documents: Document[] = [];
  if (registrationRequired) {
    documents.push("idCard", "hukouBook", "residencePermitCard");
    if (person.standing.includes("hkMacaoTaiwanResident")) documents.push("travelPermit");
    if (newborn && !person.hukouSettled) documents.push("birthCertificate");
  }

  // R10.
  const window = paidOn === null ? null : windowOf(paidOn);
  const mayPay = eligible && window !== null && window !== "closed";

  // N2: any category of the vocabulary will do, assisted or not.
  const specialGroup =
    newborn || newEntrant || person.circumstances.includes("transferFromEmployee") || person.assistance.length > 0;

  // N9: clause 四(七) covers every reason but these two.
  const refundable = person.exitReason === "none" || person.exitReason === "duplicate" ? null : false;

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
      refundable,
    };
  }

  // Clause 三 and N12.
  const assessedPremium = paidOn >= SURCHARGE_FROM && !specialGroup ? INDIVIDUAL + FISCAL : INDIVIDUAL;

  // Clause 五 in its own order.
  const under18 = !hasTurned(18, paidOn, birthDate);
  const from60 = hasTurned(60, paidOn, birthDate);
  const isParent = person.familyRole === "parent";
  const isChild = person.familyRole === "child";
  // N4: for onlySonFamily too, the words on rural residence are read as governing the parent and the child alike.
  const daughterFamilyCounts = person.ruralResident && (isParent || (isChild && !person.married));
  const sonFamilyCounts = person.ruralResident && (isParent || (isChild && under18));
  // N5.
  const marginCounts =
    person.assistance.includes("disabled") || person.assistance.includes("severelyDisabled") || from60 || under18;
  const government = { source: "government" } as const; // N6
  const direct = { ...government, settlement: "direct" } as const;
  const reimbursed = { ...government, settlement: "reimbursed" } as const; // N4
  const rules: AssistanceRule[] = [
    { category: "extremePoor", counts: true, tenths: 10, ...direct },
    { category: "orphan", counts: true, tenths: 10, ...direct },
    { category: "unsupportedChild", counts: true, tenths: 10, ...direct },
    { category: "revolutionaryElder", counts: true, tenths: 10, ...direct },
    { category: "retrenchedWorker", counts: true, tenths: 10, ...direct },
    { category: "subsistence", counts: true, tenths: 9, ...direct },
    { category: "subsistenceMargin", counts: marginCounts, tenths: 7, ...direct },
    { category: "liftedFromPoverty", counts: true, tenths: 9, ...direct },
    { category: "povertyRisk", counts: true, tenths: 9, ...direct },
    { category: "onlyDaughterFamily", counts: daughterFamilyCounts, tenths: 10, ...direct },
    { category: "twoDaughterFamily", counts: daughterFamilyCounts, tenths: 10, ...direct },
    { category: "familyPlanningSpecial", counts: true, tenths: 10, ...direct },
    { category: "onlySonFamily", counts: sonFamilyCounts, tenths: 0, ...reimbursed },
    { category: "pneumoconiosis", counts: true, tenths: 10, ...reimbursed },
    { category: "severelyDisabled", counts: true, tenths: 10, ...direct },
    { category: "multiDisabledHousehold", counts: true, tenths: 10, ...direct },
    { category: "entitledVeteran", counts: true, tenths: 10, ...direct },
    { category: "needyStudent", counts: true, tenths: 10, ...direct },
  ];
  const assistance = bestAssistance(rules, person.assistance);
  const tenths = assistance === null ? 0 : assistance.tenths;
  const assistanceAmount = (INDIVIDUAL * tenths) / 10;
  const assistanceSource = assistance === null ? "none" : assistance.source;
  const assistanceSettlement = assistance === null ? "none" : assistance.settlement;
  // R8.
  const selfPay = assistanceSettlement === "direct" ? assessedPremium - assistanceAmount : assessedPremium;

  // Clause 二(三) and N2; R13 elsewhere.
  const waitingMonths = window === "makeUp" && !specialGroup ? 3 : 0;

  // A newborn's own rule is put before the university students' rule: benefits cannot precede the birth.
  let coverageStart: string | null;
  if (newborn && daysBetween(birthDate, paidOn) <= 90) {
    // N7, R1 and R4: whatever the window, the later of the birth and the plan year's first day.
    coverageStart = birthDate > PLAN_FIRST_DAY ? birthDate : PLAN_FIRST_DAY;
  } else if (newborn) {
    // N7: from the payment, but R5 and R4.
    coverageStart = paidOn > PLAN_FIRST_DAY ? paidOn : PLAN_FIRST_DAY;
  } else if (universityStudent && paidOn >= "2024-09-01" && paidOn <= "2025-02-28") {
    // N3.
    coverageStart = newEntrant ? "2024-09-01" : PLAN_FIRST_DAY;
  } else if (window === "concentrated") {
    // R5.
    coverageStart = PLAN_FIRST_DAY;
  } else {
    // Extended period: from the payment. Make-up: N2 without a wait, else R6.
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
    familyAccountPayment: window === "concentrated" || window === "extended", // N8
    refundable,
  };
}
