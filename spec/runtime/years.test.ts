/** Sets of years as bits, against sets of numbers; and how records hold them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatValue } from "../../runtime/format.ts";
import { inputMessage } from "../../runtime/messages.ts";
import type { InputError } from "../../runtime/input-error.ts";
import { cellReader } from "../../runtime/read-cell.ts";
import { valueReader } from "../../runtime/read-value.ts";
import { unbrokenYearsIn, unbrokenYearsNotIn, yearsIn, yearsNotIn } from "../../runtime/years.ts";

const first = 2019;
const year = fc.integer({ min: 2010, max: 2060 });

/** The years from one to another, of which those at the end count that all fulfil something. */
function counted(from: number, to: number, counts: (year: number) => boolean, isRow: boolean): number {
  const years = Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
  return isRow ? years.length - 1 - years.findLastIndex((each) => !counts(each)) : years.filter(counts).length;
}

test("counts are those of the years one by one", () => {
  const bits = fc.integer({ min: 0, max: 0x7fffffff });
  fc.assert(
    fc.property(bits, year, year, (set, from, to) => {
      const held = new Set(Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => (set >> bit) & 1));
      const isIn = (each: number): boolean => held.has(each - first);
      const isOut = (each: number): boolean => !isIn(each);
      expect(yearsIn(set, first, from, to)).toBe(counted(from, to, isIn, false));
      expect(yearsNotIn(set, first, from, to)).toBe(counted(from, to, isOut, false));
      expect(unbrokenYearsIn(set, first, from, to)).toBe(counted(from, to, isIn, true));
      expect(unbrokenYearsNotIn(set, first, from, to)).toBe(counted(from, to, isOut, true));
    }),
    { seed: 2019, numRuns: 5000 },
  );
});

test("years without end take no time", () => {
  expect(yearsNotIn(1, first, -1e12, 1e12)).toBe(2e12);
  expect(unbrokenYearsNotIn(1, first, -1e12, 1e12)).toBe(1e12 - first);
  expect(unbrokenYearsNotIn(0, first, -1e12, 2000)).toBe(1e12 + 2001);
});

describe("in a record", () => {
  const type = { kind: "years", range: { from: 2019, to: 2030 } } as const;
  const place = { inside: null, name: "insuredYears", label: "参保年度" };
  const read = (input: unknown): unknown => {
    const errors: InputError[] = [];
    const value = valueReader(type)(input, place, errors);
    return value === undefined ? errors.map((each) => inputMessage(each, "record", "en")) : formatValue(type, value);
  };
  const readCell = (cell: string): unknown => {
    const errors: InputError[] = [];
    const value = cellReader(type)(cell, place, errors);
    return value === undefined ? errors.map((each) => inputMessage(each, "record", "zh")) : formatValue(type, value);
  };

  test("they are a list of numbers, in any order", () => {
    expect(read([2024, 2019, 2024])).toEqual([2019, 2024]);
    expect(read([])).toEqual([]);
  });

  test("what is no such list is refused", () => {
    expect(read(2024)).toEqual([expect.stringContaining("a list of years, such as `[2024, 2025]`, from 2019 to 2030")]);
    expect(read([2018, "2024", 2024])).toHaveLength(2);
    expect(read([2018])).toEqual([expect.stringContaining("2018; expected a whole number, 2019 to 2030")]);
  });

  test("in a cell they stand with semicolons between them", () => {
    expect(readCell(" 2023; 2024；2025、2026 ")).toEqual([2023, 2024, 2025, 2026]);
    expect(readCell("")).toEqual([]);
    expect(readCell("二〇二四")).toHaveLength(1);
    expect(readCell("2031")).toEqual([expect.stringContaining("不小于 2019，不大于 2030")]);
  });
});
