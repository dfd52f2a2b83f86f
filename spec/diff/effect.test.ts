import { describe, expect, test } from "vitest";
import { effectOf, type Judged } from "../../diff/effect.ts";
import type { Outcome } from "../../analysis/index.ts";
import { bool, date, durationType, money, type Type } from "../../ir/types.ts";
import { dayOf } from "../../runtime/date.ts";
import type { Value } from "../../runtime/schema.ts";

const value = (given: Value): Outcome => ({ kind: "value", value: given });
const paid = (...months: readonly number[]): Outcome => ({
  kind: "date",
  date: { fact: "paidOn", shifts: months.map((amount) => ({ unit: "months", amount })) },
});

function effect(decision: string, type: Type, old: Outcome, next: Outcome, more: Partial<Judged> = {}) {
  return effectOf({ decision, type, old, new: next, monthsAhead: 0, boxes: null, ...more });
}

describe("a change is better or worse for the person", () => {
  test("where less is due, more is granted, or something is allowed", () => {
    expect(effect("selfPay", money, value(40000), value(30000))).toBe("better");
    expect(effect("assistanceAmount", money, value(40000), value(30000))).toBe("worse");
    expect(effect("mayPay", bool, value(true), value(false))).toBe("worse");
    expect(effect("registrationRequired", bool, value(true), value(false))).toBe("better");
  });

  test("not where a decision knows no better, or a value is absent", () => {
    expect(effect("assistanceSource", { kind: "text" }, value("a"), value("b"))).toBeNull();
    expect(effect("selfPay", money, value(40000), value(null))).toBeNull();
    expect(effect("coverageStart", date, value(dayOf(2025, 1, 1)), value(null))).toBe("worse");
  });

  test("of waiting periods only where months and days can be compared", () => {
    const days = (count: number): Outcome => value({ months: 0, days: count });
    expect(effect("waiting", durationType, value({ months: 3, days: 0 }), days(60))).toBe("better");
    expect(effect("waiting", durationType, value({ months: 3, days: 0 }), days(90))).toBeNull();
  });

  test("of dates that move with one fact where one is always later", () => {
    expect(effect("coverageStart", date, paid(), paid(3))).toBe("worse");
    expect(effect("coverageStart", date, paid(3), paid())).toBe("better");
  });

  test("of a fixed and a moving date as far as the payment dates concerned tell", () => {
    const january = value(dayOf(2025, 1, 1));
    const from = (first: number | null) => [
      [{ kind: "date" as const, fact: "paidOn", absent: false, ranges: [{ from: first, to: null }] }],
    ];
    expect(effect("coverageStart", date, january, paid(), { boxes: from(dayOf(2025, 1, 2)) })).toBe("worse");
    expect(effect("coverageStart", date, january, paid(), { boxes: from(null) })).toBeNull();
    expect(effect("coverageStart", date, january, paid(), { boxes: from(dayOf(2025, 1, 2)), monthsAhead: 12 })).toBe(
      "worse",
    );
  });
});
