/** The figures that notices write, in whichever numerals and signs, and as people type them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figuresOf } from "../../api/index.ts";
import { valueOf } from "../../compiler/clauses/numerals.ts";
import { type Figure, isSame, writtenFigure } from "../../compiler/figures/figure.ts";
import { findFigures } from "../../compiler/figures/find-figures.ts";
import { readFigure } from "../../compiler/figures/read-figure.ts";

/** Each figure as the text has it, and as a file would. */
const found = (text: string, year: number | null = 2026): readonly string[] =>
  findFigures(text, year).map(({ start, end, figure }) => `${text.slice(start, end)} → ${writtenFigure(figure, "en")}`);

describe("numbers", () => {
  test.each([
    ["1,100", 1100],
    ["１２０", 120],
    ["1.5万", 15_000],
    ["1.1万", 11_000],
    ["3 千", 3000],
    ["四百", 400],
    ["一千零七十", 1070],
    ["两万三千", 23_000],
    ["一亿二千万", 120_000_000],
    ["十", 10],
    ["二十一", 21],
    ["六十点五", 60.5],
    ["二〇二六", 2026],
    ["二○二六", 2026],
  ])("%s is %d", (written, value) => {
    expect(valueOf(written)).toBe(value);
  });
});

describe("figures", () => {
  test("amounts, percentages and counts", () => {
    expect(found("个人缴费400元/人，财政补助 1,100 元，共1.5万元，按百分之六十给予补助，其余12.5％自付。")).toEqual([
      "400元 → 400 yuan",
      "1,100 元 → 1100 yuan",
      "1.5万元 → 15000 yuan",
      "百分之六十 → 60%",
      "12.5％ → 12.5%",
    ]);
    expect(found("等待3个月，九十日内办理，5个工作日内报送，满三年，年满60周岁，前三名加1分。")).toEqual([
      "3个月 → 3 months",
      "九十日 → 90 days",
      "5个工作日 → 5 workdays",
      "三年 → 3 years",
      "60周岁 → 60",
      "三名 → 3",
      "1分 → 1",
    ]);
    expect(found("给予全额资助")).toEqual(["全额 → 100%"]);
  });

  test("dates, with the year that was named last where they have none of their own", () => {
    expect(found("2025年10月20日起，12月31日止；二〇二六年三月一日；2026-06-30；2026.7.1")).toEqual([
      "2025年10月20日 → 2025-10-20",
      "12月31日 → 2025-12-31",
      "二〇二六年三月一日 → 2026-03-01",
      "2026-06-30 → 2026-06-30",
      "2026.7.1 → 2026-07-01",
    ]);
    expect(found("6月30日前；2024年度，9月底前，次年2月末；2月30日", 2026)).toEqual([
      "6月30日 → 2026-06-30",
      "9月底 → 2024-09-30",
      "次年2月末 → 2025-02-28",
    ]);
    expect(found("6月30日前", null)).toEqual([]);
  });

  test("periods, whose end may leave out the year, and each of their days", () => {
    expect(found("2025 年 9 月 1 日（含）—12 月 31 日")).toEqual([
      "2025 年 9 月 1 日（含）—12 月 31 日 → 2025-09-01 to 2025-12-31",
      "2025 年 9 月 1 日 → 2025-09-01",
      "12 月 31 日 → 2025-12-31",
    ]);
    expect(found("2025年12月1日至2月28日")[0]).toBe("2025年12月1日至2月28日 → 2025-12-01 to 2026-02-28");
    expect(found("2025年9月1日至次年2月底")[0]).toBe("2025年9月1日至次年2月底 → 2025-09-01 to 2026-02-28");
    expect(found("2026年3月1日至2025年3月1日")).toHaveLength(2);
  });

  test("what only looks like one is none", () => {
    expect(found("泉政规〔2022〕4号，二十世纪六十年代，2026年度，一人一档，一户一策，元旦，电话0595-12345")).toEqual(
      [],
    );
  });

  test("are told with their clause and the words around them", () => {
    const text = "关于做好2026年度工作的通知\n一、标准\n（一）个人缴费标准为400元/人。\n（二）6月30日前缴清。";
    expect(figuresOf(text)).toEqual([
      {
        kind: "money",
        written: { en: "400 yuan", zh: "400元" },
        clause: "一(一)",
        start: text.indexOf("400元"),
        end: text.indexOf("/人"),
        before: "（一）个人缴费标准为",
        after: "/人。",
      },
      {
        kind: "date",
        written: { en: "2026-06-30", zh: "2026年6月30日" },
        clause: "一(二)",
        start: text.indexOf("6月"),
        end: text.indexOf("前缴"),
        before: "（二）",
        after: "前缴清。",
      },
    ]);
  });
});

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));
const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.record({ kind: fc.constant("money" as const), fen: fc.integer({ min: 0, max: 10 ** 10 }) }),
  fc.record({
    kind: fc.constant("rate" as const),
    percent: fc.integer({ min: 0, max: 1000 }).map((n) => String(n / 10)),
  }),
  fc.record({ kind: fc.constant("date" as const), day }),
  fc
    .record({
      kind: fc.constant("count" as const),
      count: fc.integer({ min: 0, max: 9999 }),
      unit: fc.constantFrom("years", "months", "days", "workdays", null),
    })
    .filter(({ count, unit }) => unit !== "years" || count < 1000),
);

test("what is written on either surface is read again, whatever it is", () => {
  fc.assert(
    fc.property(figure, fc.constantFrom("zh" as const, "en" as const), (one, surface) => {
      const again = readFigure(writtenFigure(one, surface), one, null);
      expect(again !== null && isSame(again, one)).toBe(true);
    }),
    { seed: 27, numRuns: 1000 },
  );
});

test.each<[string, Figure, string | null]>([
  ["420", { kind: "money", fen: 40_000 }, "420 yuan"],
  ["四百二十元", { kind: "money", fen: 40_000 }, "420 yuan"],
  ["420 yuan", { kind: "money", fen: 40_000 }, "420 yuan"],
  ["60", { kind: "rate", percent: "50" }, "60%"],
  ["6", { kind: "count", count: 3, unit: "months" }, "6 months"],
  ["20250301", { kind: "date", day: { year: 2024, month: 3, day: 1 } }, "2025-03-01"],
  ["2025.3.1", { kind: "date", day: { year: 2024, month: 3, day: 1 } }, "2025-03-01"],
  ["2025-13-01", { kind: "date", day: { year: 2024, month: 3, day: 1 } }, null],
  [
    "2025年9月1日至12月31日",
    { kind: "range", from: { year: 2024, month: 9, day: 1 }, to: { year: 2024, month: 12, day: 31 } },
    "2025-09-01 to 2025-12-31",
  ],
  ["60%", { kind: "money", fen: 40_000 }, null],
  ["", { kind: "money", fen: 40_000 }, null],
  ["400元左右", { kind: "money", fen: 40_000 }, null],
  ["临政〔2025〕12号", { kind: "text", text: "" }, '"临政〔2025〕12号"'],
  ["a\nb", { kind: "text", text: "" }, null],
])("%j typed in place of %o", (typed, like, written) => {
  const read = readFigure(typed, like, 2026);
  expect(read === null ? null : writtenFigure(read, "en")).toBe(written);
});

test("the figures of any text stand in it, one beginning no earlier than the last", () => {
  const pieces = fc.array(
    fc.constantFrom(
      "2025年",
      "9月",
      "1日",
      "至",
      "—",
      "12",
      "四百",
      "元",
      "%",
      "百分之",
      "个",
      " ",
      "\n",
      "。",
      "月底",
      "全额",
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      let last = 0;
      for (const { start, end } of findFigures(text, 2026)) {
        expect(start >= last && end > start && end <= text.length).toBe(true);
        last = start;
      }
    }),
    { seed: 28, numRuns: 1000 },
  );
});
