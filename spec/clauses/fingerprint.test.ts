import { describe, expect, test } from "vitest";
import { fingerprint } from "../../compiler/clauses/fingerprint.ts";

const original = "每户3棵，树苗（含运费）由县里承担90%；2031年3月1日-4月30日完成。";

describe("a fingerprint", () => {
  test("is twelve hexadecimal digits", () => {
    expect(fingerprint(original)).toMatch(/^[0-9a-f]{12}$/u);
  });

  test.each([
    ["white space", "每户 3 棵， 树苗（含运费）由县里承担 90%；2031 年 3 月 1 日-4 月 30 日完成。"],
    ["line breaks", "每户3棵，树苗（含运\n\n费）由县里承担90%；2031年3月1日-4月3\r\n0日完成。"],
    ["the width of signs", "每户３棵,树苗(含运费)由县里承担90％;2031年3月1日－4月30日完成。"],
    ["the kind of dash", "每户3棵，树苗（含运费）由县里承担90%；2031年3月1日—4月30日完成。"],
    ["Markdown", "- **每户3棵**，树苗（含运费）由县里承担90%；2031年3月1日-4月30日完成。\n# "],
  ])("does not change with %s", (_what, text) => {
    expect(fingerprint(text)).toBe(fingerprint(original));
  });

  test.each([
    ["a word", original.replace("县里", "镇里")],
    ["an amount", original.replace("90%", "80%")],
    ["a percent sign", original.replace("90%", "90")],
    ["a date", original.replace("30日", "29日")],
  ])("changes with %s", (_what, text) => {
    expect(fingerprint(text)).not.toBe(fingerprint(original));
  });

  test("tells a decimal from a whole number, and a range from a number", () => {
    expect(fingerprint("1.5亩")).not.toBe(fingerprint("15亩"));
    expect(fingerprint("10-20棵")).not.toBe(fingerprint("1020棵"));
    expect(fingerprint("10—20棵")).toBe(fingerprint("10-20棵"));
  });
});
