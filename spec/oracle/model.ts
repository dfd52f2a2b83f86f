/**
 * What the reference models share: the vocabulary as plain TypeScript, the facts with their defaults, and calendar
 * arithmetic on ISO dates. It imports nothing, so that it can be wrong only by itself.
 *
 * Two ISO dates with four-digit years compare as strings in the order of the days they name; the models rely on that.
 */

export const STANDINGS = [
  "localHukou",
  "localStudent",
  "armedPolice",
  "hkMacaoTaiwanResident",
  "residencePermit",
  "foreignPermanentResident",
  "migrantChild",
  "longTermResident",
  "foreignExpertFamily",
  "foreignResident",
  "stateDesignated",
] as const;
export type Standing = (typeof STANDINGS)[number];

export const ASSISTANCES = [
  "extremePoor",
  "orphan",
  "unsupportedChild",
  "aidsChild",
  "revolutionaryElder",
  "retrenchedWorker",
  "subsistence",
  "subsistenceMargin",
  "liftedFromPoverty",
  "povertyRisk",
  "returnedToPoverty",
  "onlyDaughterFamily",
  "onlySonFamily",
  "onlyChildFamily",
  "twoDaughterFamily",
  "familyPlanningSpecial",
  "pneumoconiosis",
  "severelyDisabled",
  "disabled",
  "multiDisabledHousehold",
  "entitledVeteran",
  "needyStudent",
] as const;
export type Assistance = (typeof ASSISTANCES)[number];

export const CIRCUMSTANCES = [
  "newEntrantStudent",
  "universityStudent",
  "inProvinceUniversity",
  "transferFromEmployee",
  "dischargedSoldier",
  "militarySpouse",
  "releasedPrisoner",
  "migrantWorker",
] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

export const DOCUMENTS = [
  "idCard",
  "hukouBook",
  "residencePermitCard",
  "travelPermit",
  "birthCertificate",
  "permanentResidenceCard",
] as const;
export type Document = (typeof DOCUMENTS)[number];

export const EXIT_REASONS = [
  "none",
  "emigrated",
  "military",
  "employeeInsurance",
  "movedOut",
  "deceased",
  "duplicate",
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];

export const FAMILY_ROLES = ["none", "parent", "child"] as const;
export type FamilyRole = (typeof FAMILY_ROLES)[number];

export type PaymentWindow = "concentrated" | "extended" | "makeUp" | "closed";
export type AssistanceSource = "none" | "medicalAidFund" | "finance" | "government";
export type AssistanceSettlement = "none" | "direct" | "reimbursed";

/** A person's facts in JSON form. Everything but `birthDate` may be left out. */
export interface PersonRecord {
  id?: string | null;
  birthDate: string;
  paidOn?: string | null;
  standing?: Standing[];
  employeeInsured?: boolean;
  otherInsured?: boolean;
  enrolledLastYear?: boolean;
  registrationChanged?: boolean;
  assistance?: Assistance[];
  assistanceRecognizedOn?: string | null;
  circumstances?: Circumstance[];
  otherCoverageEndedOn?: string | null;
  missedYears?: number;
  hukouSettled?: boolean;
  ruralResident?: boolean;
  familyRole?: FamilyRole;
  married?: boolean;
  exitReason?: ExitReason;
  expenseIncurred?: boolean;
}

/** A person's facts with every default filled in. */
export type Facts = Required<PersonRecord>;

/** Every decision about a person, in the vocabulary's order and in JSON form. */
export interface Decisions {
  eligible: boolean;
  registrationRequired: boolean;
  documents: Document[];
  window: PaymentWindow | null;
  mayPay: boolean;
  specialGroup: boolean;
  assessedPremium: string | null;
  assistanceRate: string | null;
  assistanceAmount: string | null;
  assistanceSource: AssistanceSource | null;
  assistanceSettlement: AssistanceSettlement | null;
  selfPay: string | null;
  waiting: string | null;
  coverageStart: string | null;
  coverageEnd: string | null;
  familyAccountPayment: boolean | null;
  refundable: boolean | null;
}

/** Fills in the vocabulary's defaults, and refuses a payment before the birth (R3). */
export function withDefaults(person: PersonRecord): Facts {
  const facts: Facts = {
    id: person.id ?? null,
    birthDate: person.birthDate,
    paidOn: person.paidOn ?? null,
    standing: person.standing ?? [],
    employeeInsured: person.employeeInsured ?? false,
    otherInsured: person.otherInsured ?? false,
    enrolledLastYear: person.enrolledLastYear ?? false,
    registrationChanged: person.registrationChanged ?? false,
    assistance: person.assistance ?? [],
    assistanceRecognizedOn: person.assistanceRecognizedOn ?? null,
    circumstances: person.circumstances ?? [],
    otherCoverageEndedOn: person.otherCoverageEndedOn ?? null,
    missedYears: person.missedYears ?? 0,
    hukouSettled: person.hukouSettled ?? true,
    ruralResident: person.ruralResident ?? false,
    familyRole: person.familyRole ?? "none",
    married: person.married ?? false,
    exitReason: person.exitReason ?? "none",
    expenseIncurred: person.expenseIncurred ?? false,
  };
  if (facts.paidOn !== null && facts.paidOn < facts.birthDate) {
    throw new Error("paidOn is before birthDate");
  }
  return facts;
}

/** One category of assistance that a notice names. A list of these stands in the notice's order. */
export interface AssistanceRule {
  category: Assistance;
  /** Whether the category, if held, counts for this person. */
  counts: boolean;
  /** The rate in tenths: 10 is the whole individual standard. */
  tenths: number;
  source: AssistanceSource;
  settlement: AssistanceSettlement;
}

/** R7: of the rules that apply, the one with the highest rate; between equal rates, the one that stands first. */
export function bestAssistance(rules: AssistanceRule[], held: Assistance[]): AssistanceRule | null {
  let best: AssistanceRule | null = null;
  for (const rule of rules) {
    if (!rule.counts || !held.includes(rule.category)) continue;
    if (best === null || rule.tenths > best.tenths) best = rule;
  }
  return best;
}

/** Yuan with two decimals, from a whole number of yuan. */
export function money(yuan: number): string {
  return `${yuan}.00`;
}

/** A rate in tenths as a decimal fraction: 10 is "1", 9 is "0.9", 0 is "0". */
export function rate(tenths: number): string {
  if (tenths === 0) return "0";
  if (tenths === 10) return "1";
  return `0.${tenths}`;
}

/** A period of whole months as an ISO duration; none is "P0D". */
export function months(count: number): string {
  return count === 0 ? "P0D" : `P${count}M`;
}

/** A calendar day in its parts; the month is 1 to 12. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** Whether the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days in a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads an ISO date and refuses anything that is not a day of the calendar. */
export function parseDate(iso: string): CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (match === null) throw new Error(`not a date: ${iso}`);
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw new Error(`not a date: ${iso}`);
  return { year, month, day };
}

/** Writes a calendar day as an ISO date. */
export function formatDate(date: CivilDate): string {
  const year = String(date.year).padStart(4, "0");
  const month = String(date.month).padStart(2, "0");
  const day = String(date.day).padStart(2, "0");
  return `${year}-${month}-${day}`;
}

/** Days before 1 January of a year, counted from 1 January of year 1. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

const EPOCH = daysBeforeYear(1970);

/** The day's number, where 1970-01-01 is 0. */
export function toDayNumber(iso: string): number {
  const { year, month, day } = parseDate(iso);
  let days = daysBeforeYear(year);
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days + day - 1 - EPOCH;
}

/** The ISO date of a day number. */
export function fromDayNumber(dayNumber: number): string {
  const days = dayNumber + EPOCH;
  let year = Math.floor(days / 366) + 1;
  while (daysBeforeYear(year + 1) <= days) year += 1;
  let rest = days - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return formatDate({ year, month, day: rest + 1 });
}

/** The calendar days from one date to another (R1); the same day is 0. */
export function daysBetween(from: string, to: string): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** A date some days later, or earlier where `days` is negative. */
export function addDays(iso: string, days: number): string {
  return fromDayNumber(toDayNumber(iso) + days);
}

/** R2: keeps the day of the month, clamped to the last day of a shorter month. */
export function addMonths(iso: string, count: number): string {
  const date = parseDate(iso);
  const monthIndex = date.year * 12 + (date.month - 1) + count;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  return formatDate({ year, month, day: Math.min(date.day, daysInMonth(year, month)) });
}

/** R3: the day on which somebody turns `age`; someone born on 29 February does so on 28 February in other years. */
export function birthday(birthDate: string, age: number): string {
  return addMonths(birthDate, age * 12);
}

/** R3: a newborn's first birthday is after the day. */
export function isNewbornOn(day: string, birthDate: string): boolean {
  return birthday(birthDate, 1) > day;
}

/** Whether the person has turned `age` on the day or before it. */
export function hasTurned(age: number, day: string, birthDate: string): boolean {
  return birthday(birthDate, age) <= day;
}
