/** Seeded random persons that crowd around everything on which the notices turn. Test data only. */

import type { Assistance, Circumstance, PersonRecord, Standing } from "./model.ts";
import {
  ASSISTANCES,
  CIRCUMSTANCES,
  EXIT_REASONS,
  FAMILY_ROLES,
  STANDINGS,
  addDays,
  addMonths,
  daysInMonth,
  formatDate,
} from "./model.ts";

export type NoticeName = "nanan-2025" | "shishi-2026" | "youxi-2024" | "yankou-2025";

interface Calendar {
  planYear: number;
  /** First and last days of every period, a group's own included. */
  periods: readonly (readonly [first: string, last: string])[];
  /** Standings that the notice lists. */
  standings: readonly Standing[];
  /** Combinations of assistance in which one category has to win, or changes what another gives. */
  assistance: readonly (readonly Assistance[])[];
  /** Combinations of circumstances that have a rule of their own. */
  circumstances: readonly (readonly Circumstance[])[];
}

const FUJIAN_STANDINGS: readonly Standing[] = [
  "localHukou",
  "localStudent",
  "armedPolice",
  "hkMacaoTaiwanResident",
  "residencePermit",
  "foreignPermanentResident",
  "migrantChild",
];

const CALENDARS: Readonly<Record<NoticeName, Calendar>> = {
  "nanan-2025": {
    planYear: 2025,
    periods: [
      ["2024-09-01", "2024-12-31"],
      ["2025-01-01", "2025-02-28"],
      ["2025-03-01", "2025-12-31"],
      ["2024-09-01", "2025-02-28"],
    ],
    standings: FUJIAN_STANDINGS,
    assistance: [
      ["subsistenceMargin"],
      ["subsistenceMargin", "disabled"],
      ["subsistenceMargin", "severelyDisabled"],
      ["subsistenceMargin", "multiDisabledHousehold"],
      ["subsistenceMargin", "onlySonFamily"],
      ["subsistence", "subsistenceMargin"],
      ["subsistence", "pneumoconiosis"],
      ["pneumoconiosis", "severelyDisabled"],
      ["familyPlanningSpecial", "pneumoconiosis"],
      ["onlyDaughterFamily", "pneumoconiosis"],
      ["onlyDaughterFamily"],
      ["twoDaughterFamily"],
      ["onlySonFamily"],
      ["onlySonFamily", "pneumoconiosis"],
      ["onlySonFamily", "disabled"],
      ["subsistence", "onlySonFamily"],
      ["povertyRisk", "onlySonFamily"],
      ["onlyChildFamily"],
      ["aidsChild"],
      ["returnedToPoverty"],
      ["disabled"],
    ],
    circumstances: [
      ["universityStudent"],
      ["newEntrantStudent"],
      ["newEntrantStudent", "universityStudent"],
      ["newEntrantStudent", "universityStudent", "inProvinceUniversity"],
      ["transferFromEmployee"],
      ["universityStudent", "transferFromEmployee"],
    ],
  },
  "shishi-2026": {
    planYear: 2026,
    periods: [
      ["2025-10-20", "2025-12-31"],
      ["2025-09-01", "2025-12-31"],
      ["2026-01-01", "2026-02-28"],
      ["2026-03-01", "2026-12-31"],
      ["2025-09-01", "2026-06-30"],
    ],
    standings: FUJIAN_STANDINGS,
    assistance: [
      ["subsistenceMargin"],
      ["subsistenceMargin", "disabled"],
      ["subsistenceMargin", "severelyDisabled"],
      ["subsistence", "subsistenceMargin"],
      ["subsistence", "retrenchedWorker"],
      ["retrenchedWorker"],
      ["retrenchedWorker", "povertyRisk"],
      ["retrenchedWorker", "familyPlanningSpecial"],
      ["retrenchedWorker", "severelyDisabled"],
      ["povertyRisk", "needyStudent"],
      ["needyStudent"],
      ["familyPlanningSpecial", "needyStudent"],
      ["severelyDisabled", "needyStudent"],
      ["onlyChildFamily"],
      ["onlyChildFamily", "entitledVeteran"],
      ["onlyChildFamily", "familyPlanningSpecial"],
      ["twoDaughterFamily"],
      ["twoDaughterFamily", "severelyDisabled"],
      ["severelyDisabled", "multiDisabledHousehold"],
      ["multiDisabledHousehold"],
      ["liftedFromPoverty"],
      ["onlyDaughterFamily"],
      ["disabled"],
    ],
    circumstances: [
      ["universityStudent"],
      ["newEntrantStudent"],
      ["newEntrantStudent", "universityStudent"],
      ["newEntrantStudent", "universityStudent", "inProvinceUniversity"],
      ["universityStudent", "inProvinceUniversity"],
      ["dischargedSoldier"],
      ["transferFromEmployee"],
    ],
  },
  "youxi-2024": {
    planYear: 2024,
    periods: [
      ["2023-09-01", "2023-12-31"],
      ["2024-01-01", "2024-02-29"],
      ["2024-03-01", "2024-11-01"],
      ["2024-03-01", "2024-06-30"],
    ],
    standings: ["localHukou", "armedPolice", "residencePermit", "migrantChild"],
    assistance: [
      ["subsistence"],
      ["subsistence", "disabled"],
      ["subsistence", "severelyDisabled"],
      ["povertyRisk", "onlyDaughterFamily"],
      ["liftedFromPoverty", "twoDaughterFamily"],
      ["extremePoor", "disabled"],
      ["severelyDisabled", "disabled"],
      ["disabled"],
      ["onlyDaughterFamily"],
      ["twoDaughterFamily"],
      ["onlySonFamily"],
      ["multiDisabledHousehold"],
      ["aidsChild"],
      ["familyPlanningSpecial", "onlyDaughterFamily"],
    ],
    circumstances: [["transferFromEmployee"], ["universityStudent"], ["dischargedSoldier"]],
  },
  "yankou-2025": {
    planYear: 2025,
    periods: [
      ["2024-09-01", "2024-12-31"],
      ["2025-01-01", "2025-02-28"],
      ["2025-03-01", "2025-12-31"],
    ],
    standings: [
      "localHukou",
      "longTermResident",
      "localStudent",
      "stateDesignated",
      "foreignExpertFamily",
      "foreignResident",
    ],
    assistance: [
      ["extremePoor"],
      ["subsistence"],
      ["subsistence", "disabled"],
      ["subsistence", "returnedToPoverty"],
      ["returnedToPoverty"],
      ["povertyRisk"],
      ["returnedToPoverty", "povertyRisk"],
      ["orphan", "severelyDisabled"],
      ["extremePoor", "entitledVeteran"],
      ["aidsChild", "disabled"],
      ["unsupportedChild", "familyPlanningSpecial"],
      ["multiDisabledHousehold"],
      ["liftedFromPoverty"],
    ],
    circumstances: [
      ["migrantWorker"],
      ["transferFromEmployee"],
      ["dischargedSoldier"],
      ["militarySpouse"],
      ["releasedPrisoner"],
      ["transferFromEmployee", "migrantWorker"],
      ["dischargedSoldier", "militarySpouse"],
    ],
  },
};

/** Mulberry32: a small seeded generator of numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Random {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = mulberry32(seed);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.between(0, values.length - 1)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  }

  /** Up to `most` different values, in no particular order. */
  some<T>(values: readonly T[], most: number): T[] {
    const chosen = new Set<T>();
    for (let count = this.between(0, most); count > 0; count -= 1) chosen.add(this.pick(values));
    return [...chosen];
  }

  /** One of the alternatives, each as likely as its weight says. */
  weighted<T>(alternatives: readonly (readonly [weight: number, make: () => T])[]): T {
    let total = 0;
    for (const [weight] of alternatives) total += weight;
    let point = this.next() * total;
    for (const [weight, make] of alternatives) {
      point -= weight;
      if (point < 0) return make();
    }
    throw new Error("no alternative");
  }
}

/** The members of a set without repetition, in declaration order. */
function inOrder<T>(declared: readonly T[], members: readonly T[]): T[] {
  return declared.filter((value) => members.includes(value));
}

function near(random: Random, date: string, days = 1): string {
  return addDays(date, random.between(-days, days));
}

function isLeapDay(date: string): boolean {
  return date.endsWith("-02-29");
}

/** A leap day of the last century or so, not after `latest`. */
function leapDayUpTo(random: Random, latest: string): string {
  for (;;) {
    const year = random.chance(50)
      ? random.pick([2024, 2020, 2012, 2008, 2008, 2004, 1968, 1964, 1964])
      : random.between(476, 506) * 4;
    if (year % 100 === 0 && year % 400 !== 0) continue;
    const date = formatDate({ year, month: 2, day: 29 });
    if (date <= latest) return date;
  }
}

function randomPaidOn(random: Random, calendar: Calendar): string | null {
  const year = calendar.planYear;
  return random.weighted<string | null>([
    [8, () => null],
    // The ends of every period and the days beside them.
    [30, () => near(random, random.pick(random.pick(calendar.periods)))],
    [10, () => random.pick([`${year}-06-30`, `${year}-07-01`, `${year}-06-29`, `${year}-07-02`])],
    // The payments whose wait of three months, or of sixty days, ends about the end of the plan year.
    [5, () => near(random, random.pick([`${year}-09-30`, `${year}-10-01`, `${year}-11-01`, `${year}-11-02`]))],
    // Ends and beginnings of months.
    [
      12,
      () => {
        const monthYear = random.chance(25) ? year - 1 : year;
        const month = monthYear === year ? random.between(1, 12) : random.between(8, 12);
        const last = formatDate({ year: monthYear, month, day: daysInMonth(monthYear, month) });
        return addDays(last, random.between(-1, 1));
      },
    ],
    // About the only leap day within reach, and the end of February.
    [4, () => near(random, random.pick(["2024-02-29", `${year}-02-28`]))],
    [25, () => addDays(`${year - 1}-08-20`, random.between(0, 510))],
    // Far outside of everything.
    [2, () => addDays(`${year}-01-01`, random.between(-900, 900))],
  ]);
}

/** A birth that makes something of the day: an age that turns about then, the ninetieth day, a leap day. */
function randomBirthDate(random: Random, paidOn: string | null, planFirstDay: string): string {
  const day = paidOn ?? planFirstDay;
  const turning = (age: number): string => near(random, addMonths(day, -12 * age));
  const birthDate = random.weighted<string>([
    [14, () => addDays(day, -random.pick([89, 90, 90, 91]))],
    [5, () => addDays(day, -random.pick([0, 0, 1, 30, 120]))],
    [8, () => turning(1)],
    [8, () => turning(18)],
    [8, () => turning(60)],
    [8, () => leapDayUpTo(random, day)],
    [5, () => near(random, planFirstDay)],
    [3, () => near(random, addDays(planFirstDay, -90))],
    [3, () => near(random, addMonths(planFirstDay, -12))],
    // The newborn who is none yet on the plan year's first day.
    [paidOn === null ? 12 : 4, () => addDays(planFirstDay, random.between(1, 300))],
    [6, () => addDays(day, -random.between(0, 400))],
    [30, () => addDays(day, -random.between(366, 36600))],
  ]);
  return paidOn !== null && birthDate > paidOn ? paidOn : birthDate;
}

/** Sometimes moves the payment of someone born on a leap day to the end of some February. */
function moveToFebruary(random: Random, birthDate: string, calendar: Calendar): string | null {
  const year = calendar.planYear;
  const paidOn = random.pick([`${year}-02-27`, `${year}-02-28`, addDays(`${year}-02-28`, 1), `${year}-03-01`]);
  return paidOn < birthDate ? null : paidOn;
}

function randomRecognition(random: Random, paidOn: string | null, calendar: Calendar): string | null {
  const year = calendar.planYear;
  const planFirstDay = `${year}-01-01`;
  const day = paidOn ?? planFirstDay;
  return random.weighted<string | null>([
    [30, () => null],
    [20, () => near(random, day)],
    [20, () => near(random, addMonths(day, -3))],
    [4, () => near(random, addMonths(day, -3), 4)],
    [12, () => near(random, planFirstDay)],
    [4, () => near(random, `${year}-12-31`)],
    // An end of a month, where three months later the day may be clamped.
    [4, () => near(random, addDays(`${day.slice(0, 7)}-01`, random.pick([-1, -32, -62, -93, -123])))],
    [6, () => addDays(day, random.between(-200, 60))],
  ]);
}

function randomStanding(random: Random, calendar: Calendar): Standing[] {
  const unlisted = STANDINGS.filter((standing) => !calendar.standings.includes(standing));
  return random.weighted<Standing[]>([
    [30, () => ["localHukou"]],
    [20, () => [random.pick(calendar.standings)]],
    [10, () => ["residencePermit"]],
    [6, () => ["residencePermit", random.pick(unlisted)]],
    [6, () => ["residencePermit", random.pick(STANDINGS)]],
    [4, () => [random.pick(unlisted)]],
    [4, () => []],
    [20, () => random.some(STANDINGS, 4)],
  ]);
}

function randomAssistance(random: Random, calendar: Calendar): Assistance[] {
  return random.weighted<Assistance[]>([
    [28, () => []],
    [20, () => [random.pick(ASSISTANCES)]],
    [28, () => [...random.pick(calendar.assistance)]],
    [6, () => [...random.pick(calendar.assistance), random.pick(ASSISTANCES)]],
    [18, () => random.some(ASSISTANCES, 4)],
  ]);
}

function randomCircumstances(random: Random, calendar: Calendar): Circumstance[] {
  return random.weighted<Circumstance[]>([
    [35, () => []],
    [10, () => [random.pick(CIRCUMSTANCES)]],
    [35, () => [...random.pick(calendar.circumstances)]],
    [5, () => [...random.pick(calendar.circumstances), random.pick(CIRCUMSTANCES)]],
    [15, () => random.some(CIRCUMSTANCES, 4)],
  ]);
}

function randomPerson(random: Random, calendar: Calendar, number: number): PersonRecord {
  const planFirstDay = `${calendar.planYear}-01-01`;
  let paidOn = randomPaidOn(random, calendar);
  const birthDate = randomBirthDate(random, paidOn, planFirstDay);
  if (paidOn !== null && isLeapDay(birthDate) && random.chance(50)) {
    paidOn = moveToFebruary(random, birthDate, calendar) ?? paidOn;
  }

  // Nearly every group is exempt from something, so some persons belong to none: the general rules need them.
  const plain = random.chance(30);
  const facts: Required<PersonRecord> = {
    id: `${number}`,
    birthDate,
    paidOn,
    standing: inOrder(STANDINGS, randomStanding(random, calendar)),
    employeeInsured: random.chance(6),
    otherInsured: random.chance(20),
    enrolledLastYear: random.chance(50),
    registrationChanged: random.chance(25),
    assistance: plain ? [] : inOrder(ASSISTANCES, randomAssistance(random, calendar)),
    assistanceRecognizedOn: randomRecognition(random, paidOn, calendar),
    circumstances: plain ? [] : inOrder(CIRCUMSTANCES, randomCircumstances(random, calendar)),
    otherCoverageEndedOn: randomRecognition(random, paidOn, calendar),
    missedYears: random.chance(40) ? 0 : random.between(0, 5),
    hukouSettled: random.chance(60),
    ruralResident: random.chance(60),
    familyRole: random.pick(FAMILY_ROLES),
    married: random.chance(40),
    exitReason: random.chance(20) ? "none" : random.pick(EXIT_REASONS),
    expenseIncurred: random.chance(50),
  };

  // A fact at its default may be left out.
  const omits = (isDefault: boolean): boolean => isDefault && random.chance(50);
  const person: PersonRecord = { birthDate: facts.birthDate };
  if (!random.chance(10)) person.id = facts.id;
  if (!omits(facts.paidOn === null)) person.paidOn = facts.paidOn;
  if (!omits(facts.standing.length === 0)) person.standing = facts.standing;
  if (!omits(!facts.employeeInsured)) person.employeeInsured = facts.employeeInsured;
  if (!omits(!facts.otherInsured)) person.otherInsured = facts.otherInsured;
  if (!omits(!facts.enrolledLastYear)) person.enrolledLastYear = facts.enrolledLastYear;
  if (!omits(!facts.registrationChanged)) person.registrationChanged = facts.registrationChanged;
  if (!omits(facts.assistance.length === 0)) person.assistance = facts.assistance;
  if (!omits(facts.assistanceRecognizedOn === null)) person.assistanceRecognizedOn = facts.assistanceRecognizedOn;
  if (!omits(facts.circumstances.length === 0)) person.circumstances = facts.circumstances;
  if (!omits(facts.otherCoverageEndedOn === null)) person.otherCoverageEndedOn = facts.otherCoverageEndedOn;
  if (!omits(facts.missedYears === 0)) person.missedYears = facts.missedYears;
  if (!omits(facts.hukouSettled)) person.hukouSettled = facts.hukouSettled;
  if (!omits(!facts.ruralResident)) person.ruralResident = facts.ruralResident;
  if (!omits(facts.familyRole === "none")) person.familyRole = facts.familyRole;
  if (!omits(!facts.married)) person.married = facts.married;
  if (!omits(facts.exitReason === "none")) person.exitReason = facts.exitReason;
  if (!omits(!facts.expenseIncurred)) person.expenseIncurred = facts.expenseIncurred;
  return person;
}

/** Random persons for a notice: the same seed gives the same persons, and nobody is paid for before the birth. */
export function randomPeople(seed: number, count: number, notice: NoticeName): PersonRecord[] {
  const random = new Random(seed);
  const calendar = CALENDARS[notice];
  const people: PersonRecord[] = [];
  for (let number = 1; number <= count; number += 1) people.push(randomPerson(random, calendar, number));
  return people;
}
