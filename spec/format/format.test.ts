import * as prettier from "prettier";
import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.ts";
import { format, type FormatOptions } from "../../grammar/print/format.ts";
import * as plugin from "../../grammar/print/plugin.ts";
import { SourceFile } from "../../grammar/source.ts";
import { namesIn } from "../support/random-tree.ts";

async function formatted(text: string, options: FormatOptions = {}): Promise<string> {
  const result = await format(text, options);
  return result.ok ? result.text : result.diagnostics.map(({ code }) => code).join(", ");
}

const body = (items: string): string => `notice n\n\nclause 一\n${items}\n`;

describe("a file from anywhere", () => {
  test("comes out with plain line ends, without a mark of byte order, with one line end at its end", async () => {
    const text = '\uFEFFnotice n "题"\r\n\tyear\t2025\r\n\r\n\r\nclause 一\r\n\tparameter x: 1 # 注\r\n\r\n\r\n';
    expect(await formatted(text)).toBe('notice n "题"\n  year 2025\n\nclause 一\n  parameter x: 1  # 注\n');
  });

  test("takes full-width signs wherever half-width ones may stand", async () => {
    const text = body("  parameter x： （a ＋ b） × 2\n  silent on a， b、 c\n  table t\n    ｜ d： date？ ｜ # 注");
    expect(await formatted(text)).toBe(
      body("  parameter x: (a + b) * 2\n  silent on a, b, c\n\n  table t\n    | d: date? |  # 注"),
    );
  });

  test("is written in the language of its first word", async () => {
    expect(await formatted("# note\nnotice n\n条款 一 无需计算")).toBe("# note\nnotice n\n\nclause 一 narrative\n");
    expect(await formatted("# note\n通知 n\nclause 一 narrative")).toBe("# note\n通知 n\n\n条款 一 无需计算\n");
  });

  test("with errors is not formatted; its diagnostics are handed back", async () => {
    const result = await format(body("  parameter : 1\n  parameter y: 3000-02-31"), { path: "n.pol" });
    expect(result.ok ? [] : result.diagnostics.map(({ code }) => code)).toEqual(["syntax-error", "no-such-date"]);
  });

  test("that holds no notice is not formatted", async () => {
    expect((await format("")).ok).toBe(false);
  });
});

describe("one spelling", () => {
  test.each([
    ["400 元", "400 yuan", "400元"],
    ["15 jiao", "1.50 yuan", "1.50元"],
    ["5 fen", "0.05 yuan", "0.05元"],
    ["1 months", "1 month", "1个月"],
    ["3个月", "3 months", "3个月"],
    ["1 年度", "1 year", "1年"],
    ["90天", "90 days", "90日"],
    ["(a + 1) months", "(a + 1) months", "（a + 1） 个月"],
    ["90％", "90%", "90%"],
    ["2025-7-1", "2025-07-01", "2025年7月1日"],
    ["9007199254740991", "9007199254740991", "9007199254740991"],
    ["0.00000001", "0.00000001", "0.00000001"],
    ['"说“甲”"', '"说“甲”"', "“说“甲””"],
    ['“he said "a"”', '“he said "a"”', '“he said "a"”'],
    ["a >= 1 and b != 2", "a >= 1 and b != 2", "a ≥ 1 且 b ≠ 2"],
    ["a within 90 days of b", "a within 90 days of b", "a 在 b 后 90日内"],
    ["a is (absent)", "a is (absent)", "a 为 空缺"],
    ["{ }", "{}", "{}"],
  ])("of %s is %s and %s", async (written, en, zh) => {
    const symbols = ["x", "a", "b"].map((name) => ({ name, label: name }));
    const text = body(`  parameter x "x": ${written}`);
    const names = namesIn(parse(new SourceFile("", text)).tree!, symbols);
    expect(await formatted(text, { to: "en", names })).toBe(body(`  parameter x "x": ${en}`));
    expect(await formatted(text, { to: "zh", names })).toBe(`通知 n\n\n条款 一\n  参数 x “x”：${zh}\n`);
  });

  test.each([
    ["((a)) and ((b and c))", "a and (b and c)"],
    ["(a and b) or c", "a and b or c"],
    ["not (a is b)", "not a is b"],
    ["(not a) is b", "(not a) is b"],
    ["-(a months)", "-a months"],
    ["(-a) months", "(-a) months"],
    ["(a at b) at (c at d)", "a at b at (c at d)"],
    ["(if a then b else c) + 1", "(if a then b else c) + 1"],
    ["if a then b else (if c then d else e)", "if a then b else if c then d else e"],
    ["(sum over v: a) + 1", "(sum over v: a) + 1"],
    ["sum over v: (a + 1)", "sum over v: a + 1"],
    ["a - (b - c) - d", "a - (b - c) - d"],
  ])("of the parentheses in %s is %s", async (written, expected) => {
    expect(await formatted(body(`  parameter x: ${written}`))).toBe(body(`  parameter x: ${expected}`));
  });

  test.each(["is", "set", "known", "event", "三", "二(三)", "60周岁", "a b", "按", "附件2"])(
    "of the name %s is in 「」, as it would be read as something else",
    async (name) => {
      const text = body(`  parameter 「${name}」: 1`);
      expect(await formatted(text)).toBe(text);
    },
  );

  test.each(["years-paid", "规则说明", "三年级", "ruler", "_x", "sum", "附件说明"])(
    "of the name %s is without 「」",
    async (name) => {
      expect(await formatted(body(`  parameter 「${name}」: 1`))).toBe(body(`  parameter ${name}: 1`));
    },
  );
});

describe("empty lines", () => {
  test("between one-line declarations are the author's, but at most one; between others there is one", async () => {
    const text = body(
      "\n  parameter a: 1\n  parameter bb: 2\n\n\n\n  parameter c: 3\n  rule r\n\n    is 1\n  rule r notwithstanding 一\n    is 2",
    );
    expect(await formatted(text)).toBe(
      body(
        "  parameter a:  1\n  parameter bb: 2\n\n  parameter c: 3\n\n  rule r\n    is 1\n\n  rule r notwithstanding 一\n    is 2",
      ),
    );
  });
});

describe("what stands behind a table", () => {
  test("may be unconfirmed without being taken for a row", async () => {
    const text = body("  table t\n    | a |\n    | 1 |\n\n  unconfirmed parameter x: 1");
    expect(await formatted(text)).toBe(text);
  });
});

describe("the mark of a value to be confirmed", () => {
  const marked = [
    "notice n",
    '  unconfirmed number "一号"',
    "  year               2026",
    "",
    "clause 一",
    "  unconfirmed define limit: 60",
    "  unconfirmed decision bonus: money only when limit > 60",
    "  unconfirmed silent on refund",
    "",
    "  unconfirmed table t by kind",
    "                | category | share |",
    "    unconfirmed | elder    |   50% |",
    "                | young    |    0% |",
    "",
    '  unconfirmed invariant "甲"',
    "    then limit >= 60",
    "",
  ].join("\n");

  test("stands before a header, a declaration, the head of a table and a row", async () => {
    expect(await formatted(marked)).toBe(marked);
  });

  test.each(["example “甲”\n    given a: 1\n    expect b: 1", "rows t\n    | 1 |"])(
    "has no place before %j",
    async (item) => {
      expect(await formatted(body(`  unconfirmed ${item}`))).toBe("nothing-to-confirm");
    },
  );
});

describe("translation", () => {
  const symbols = [{ name: "standard", label: "个人缴费标准" }];
  const english = body('  parameter standard "个人缴费标准": 400 yuan\n  define half: standard / 2');
  const namesOf = (text: string): NonNullable<FormatOptions["names"]> =>
    namesIn(parse(new SourceFile("", text)).tree!, [...symbols, { name: "half", label: "" }]);

  test("reports each name without a label once, where it stands first", async () => {
    const text = `${english}  rule standard\n    is half + half\n`;
    const result = await format(text, { to: "zh", names: namesOf(text) });
    expect(result.ok ? [] : result.diagnostics.map(({ code, place }) => [code, place.span.start])).toEqual([
      ["name-without-label", text.indexOf("half")],
    ]);
  });

  test("reports a declaration whose one name serves as both: it lacks one there or back", async () => {
    const text = body("  parameter half: 1\n  parameter 两倍: 2");
    const names = namesIn(parse(new SourceFile("", text)).tree!, [
      { name: "half", label: "half" },
      { name: "两倍", label: "两倍" },
    ]);
    expect(await formatted(text, { to: "zh", names })).toBe("name-without-label, name-without-identifier");
    expect(await formatted(text, { to: "en", names })).toBe("name-without-identifier");
    expect(await formatted(text, { names })).toBe(body("  parameter half: 1\n  parameter 两倍: 2"));
  });

  test("gives a rule's name its label", async () => {
    const text = body('  rule standard named first "首条" notwithstanding first\n    is 1');
    const names = namesIn(parse(new SourceFile("", text)).tree!, [...symbols, { name: "first", label: "首条" }]);
    const chinese = await formatted(text, { to: "zh", names });
    expect(chinese).toBe("通知 n\n\n条款 一\n  规则 个人缴费标准 称为 首条 “first” 不受 首条 限制\n    为 1\n");
  });

  test("keeps the names of rules and of a definition's parameters, which have no label", async () => {
    const text = body('  define f(v) "甲": v + 1\n\n  rule standard named first notwithstanding first\n    is f(1)');
    const names = namesIn(parse(new SourceFile("", text)).tree!, [...symbols, { name: "f", label: "甲" }]);
    expect(await formatted(text, { to: "zh", names })).toBe(
      "通知 n\n\n条款 一\n  定义 甲（v） “f”：v + 1\n\n  规则 个人缴费标准 称为 first 不受 first 限制\n    为 甲（1）\n",
    );
  });

  test("of a label that could not be written as a name is an error", async () => {
    expect(await formatted(body('  parameter x "甲」乙": 1'), { to: "zh" })).toBe("name-without-label");
  });

  test("with the names at hand gives a mixed file the names of its language", async () => {
    const text = body("  parameter 个人缴费标准 “standard”: 400 yuan\n  define half: 个人缴费标准 / 2");
    expect(await formatted(text, { names: namesOf(text) })).toBe(
      body('  parameter standard "个人缴费标准": 400 yuan\n  define half: standard / 2'),
    );
  });

  test("leaves the names of files as they are", async () => {
    expect(await formatted('notice n "题"\n  uses resident-insurance\n', { to: "zh" })).toBe(
      "通知 n “题”\n  采用 resident-insurance\n",
    );
    expect(await formatted('vocabulary v "词汇"\n', { to: "zh" })).toBe("词汇表 v “词汇”\n");
  });
});

describe("the Prettier plugin", () => {
  test("lays out as the formatter does, whatever width is configured", async () => {
    const text = body(
      "  rule r\n    when aaaaaaaaaaaaaaaaaaaa and bbbbbbbbbbbbbbbbbbbbbbbbb and cccccccccccccccccccccc\n    is 1",
    );
    const options = { parser: "pol", plugins: [plugin], printWidth: 40, tabWidth: 8 };
    expect(await prettier.format(text, options)).toBe(await formatted(text));
    expect(await prettier.check(text, options)).toBe(true);
  });

  test("is found by the ending of the file", async () => {
    expect(await prettier.format("notice   n", { filepath: "n.pol", plugins: [plugin] })).toBe("notice n\n");
  });

  test("says where a file cannot be read", async () => {
    await expect(prettier.format("notice n\nclause x", { parser: "pol", plugins: [plugin] })).rejects.toThrow(
      "`x` does not fit here (2:8)",
    );
  });
});
