import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenRequirements } from "../../harness/facts.ts";
import { entityOf } from "../../ir/entity.ts";
import { arbitraryPerson, shrunk } from "../../harness/generate/arbitrary.ts";
import { findCutPoints } from "../../ir/generate/cut-points.ts";
import { Random } from "../../ir/generate/random.ts";
import { createSampler } from "../../harness/generate/sampler.ts";
import { addMonths, dayOf, fullYears } from "../../runtime/date.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { smallNotice } from "./small-notice.ts";

function sampled(program: Parameters<typeof createSampler>[0], seed: number, count: number): readonly FactRecord[] {
  const sampler = createSampler(program);
  const random = new Random(seed);
  return Array.from({ length: count }, () => sampler(random));
}

describe.each(noticeNames)("generated people of %s", (name) => {
  const program = programOf(name);
  const people = sampled(program, 1, 20_000);

  test("are the same for the same seed", () => {
    expect(sampled(program, 1, 100)).toEqual(people.slice(0, 100));
    expect(sampled(program, 2, 100)).not.toEqual(people.slice(0, 100));
  });

  test("meet the vocabulary's requirements", () => {
    const person = entityOf(program, "person");
    expect(people.slice(0, 1000).flatMap((facts) => brokenRequirements(program, person, facts))).toEqual([]);
  });

  test("pay on every date that payments are held against, and on the days beside it", () => {
    const paid = new Set(people.map(({ paidOn }) => paidOn));
    const wanted = findCutPoints(program, "person")
      .datesOf.get("paidOn")!
      .flatMap((date) => [date - 1, date, date + 1]);
    expect(wanted.filter((date) => !paid.has(date))).toEqual([]);
  });

  test("reach each age that counts on the day of payment, and on the days beside it", () => {
    const ages = findCutPoints(program, "person").offsets.filter(({ months, days }) => days === 0 && months % 12 === 0);
    for (const { months } of ages) {
      const distances = new Set(
        people.map(({ birthDate, paidOn }) => (paidOn as number) - addMonths(birthDate as number, months)),
      );
      expect([-1, 0, 1].filter((distance) => !distances.has(distance))).toEqual([]);
    }
    expect(ages).not.toEqual([]);
  });

  test("hold each pair of categories that a table knows, somewhere", () => {
    const held = new Set(people.map(({ assistance }) => assistance));
    expect(held.size).toBeGreaterThan(200);
  });
});

describe("shrinking", () => {
  const program = smallNotice("");

  test("ends at the plainest person for whom a property fails", () => {
    const failing = { birthDate: dayOf(1999, 9, 9), paidOn: dayOf(2025, 8, 20), kinds: 0b11 };
    const facts = shrunk(program, "person", failing, ({ kinds }) => ((kinds as number) & 0b10) === 0);
    expect(facts).toEqual({ birthDate: dayOf(1985, 5, 1), paidOn: null, kinds: 0b10 });
  });

  test("serves properties of one's own", () => {
    const run = fc.check(
      fc.property(
        arbitraryPerson(program),
        ({ birthDate, paidOn }) => paidOn === null || fullYears(birthDate as number, paidOn as number) < 18,
      ),
      { seed: 7 },
    );
    expect(run.failed).toBe(true);
    expect(run.counterexample![0]).toMatchObject({ birthDate: dayOf(1985, 5, 1), kinds: 0 });
  });
});
