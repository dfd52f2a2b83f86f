/** What a diagnostic says besides its code: the notice's words, and help that can be typed in. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { en } from "../../grammar/diagnostics/en.ts";
import type { Words } from "../../grammar/diagnostics/words.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const english = ({ code, parameters }: Diagnostic): Words => en[code](parameters as never);

const inNotice = (body: string): string =>
  `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${body}\n` +
  `clause 九 "其他"\n  silent on window, premium, share, documents, township.completion, hamlet.rank\n`;

const inVocabulary = (body: string): string => `vocabulary people "居民"\n${body}\n`;

test.each<readonly [what: string, text: string, told: readonly string[]]>([
  ["an unclosed name", inNotice("parameter 「a: 1"), ["close it with `」`"]],
  ["an empty name", inNotice("parameter 「」: 1"), ["there is no name in `「」`"]],
  ["a Chinese text", inNotice("parameter a “甲\n : 1"), ["close it with `”`"]],
  ["a division by zero", inNotice("rule premium is (1 / 0) * 1 yuan rounded to fen"), ["divide by another number"]],
  [
    "a label that another thing has",
    inNotice('parameter gap "断保年数": 1'),
    ["the label `断保年数` of `gap` is that of `missedYears` already"],
  ],
  ["a parameter twice", inNotice("define f(a, a): a + 1"), ["`a` is declared twice"]],
  [
    "a fact that is called",
    inNotice("rule share when missedYears(1) > 1\nis 1%"),
    ["`missedYears` takes 0 arguments, not 1"],
  ],
  [
    "a function in small letters",
    inNotice("rule share when fullyears(birthDate, 2025-01-01) > 3\nis 1%"),
    ["did you mean `fullYears`?"],
  ],
  ["a misspelt unit", inNotice("rule premium is 400 yaun"), ["expected `yuan` or"]],
  [
    "a keyword in a table of examples",
    inNotice('examples "a"\n| given x | => share |\n| 1 | 2% |'),
    ["expected `=>` or"],
  ],
  ["a unit in the plural", inNotice("rule premium is 5 yuans"), ["expected `yuan` or"]],
  [
    "an amount of 15 digits",
    inNotice("rule premium is 999999999999999 yuan"),
    ["an amount goes up to 100 billion yuan"],
  ],
  [
    "rules of one clause in a circle",
    inNotice(
      "rule premium notwithstanding b when enrolled\nis 1 yuan\nrule premium named b notwithstanding 一\nis 2 yuan",
    ),
    ["一 (line 5) → b → 一 (line 5)"],
  ],
  [
    "rules with names in a circle",
    inNotice("rule share named a notwithstanding b\nis 1%\nrule share named b notwithstanding a\nis 2%"),
    ["a → b → a"],
  ],
  [
    "a misspelt name of a rule",
    inNotice("rule share named deferred is 1%\nrule share notwithstanding defered when enrolled\nis 2%"),
    ["did you mean `deferred`?"],
  ],
  [
    "a fact of another entity",
    inNotice("rule share when target > 1\nis 1%"),
    ["`target` is of `hamlet`, and there is none at hand here / ask for it in a rule of `hamlet`"],
  ],
  [
    "a fact where a fixed value must stand",
    inNotice("parameter a: missedYears + 1"),
    ["this must be a fixed value, known without any record"],
  ],
  [
    "a define that takes an argument, without one",
    inNotice("define f(a): a > 1\nrule share when f\nis 1%"),
    ["`f` takes 1 argument, not 0"],
  ],
  [
    "a decision of another entity",
    inNotice("rule rank is 1\nrule township.premium is 1 yuan\nrule 村.completion is 1%"),
    ["did you mean `hamlet.rank`?", "did you mean `premium`?", "did you mean `township.completion`?"],
  ],
])("%s", (_, text, told) => {
  const words = compileFixture(text).diagnostics.map(english);
  const all = words.map(({ message, help }) => `${message} / ${help ?? ""}`).join("\n");
  for (const each of told) expect(all).toContain(each);
});

test("options that are keywords are reported, and what comes after them", () => {
  const text = inVocabulary(
    'enumeration Kind "类"\n  of "甲"\n  date\n  plain "乙"\nentity person "人"\n  fact k "类": Kindd',
  );
  const { diagnostics } = compileFixture(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(["keyword-as-name", "keyword-as-name", "unknown-type"]);
});

test.each(["é", "Éa", "ñandú", "ÿ", "Ā", "ǅ"])("%s begins a name", (name) =>
  expect(compileFixture(inNotice(`parameter ${name}: 1`)).diagnostics.map(({ code }) => code)).toEqual([]),
);

describe("a circle is shown where the notice decides what is in it", () => {
  test.each<readonly [what: string, body: string, line: number]>([
    [
      "a table by its own condition, below another table",
      "table u by standing\n| category | window |\n| student | late |\n" +
        "table t by standing\n| category | premium | share | provided |\n| student | 1 yuan | 1% | documents has student |\n" +
        "rule documents when share is known\nis {student}",
      8,
    ],
    [
      "a rule below one of another entity on a decision of the same name",
      "rule township.completion is 1%\ndecision completion: rate\nrule completion is completion or else 1%",
      7,
    ],
  ])("%s", (_, body, line) => {
    const circles = compileFixture(inNotice(body)).diagnostics.filter(({ code }) => code === "circular-definition");
    expect(circles.map(({ place }) => place.file.position(place.span.start).line)).toEqual([line]);
  });
});

test.each<readonly [what: string, amount: string, help: string]>([
  [
    "a product of which a factor is rounded",
    "(1.01 yuan * 33%) rounded to fen * 33%",
    "the whole of it is rounded: `(…)",
  ],
  ["a part of a sum", "1.01 yuan * 33% + 1 yuan", "the whole of it is rounded: `(1.01 yuan * 33%) rounded to fen`"],
])("to round what is shown of %s mends it", (_, amount, help) => {
  const text = inNotice(`rule premium is ${amount}`);
  const [found] = compileFixture(text).diagnostics;
  expect(english(found!).help).toContain(help);
  const { start, end } = found!.place.span;
  const rounded = `(${text.slice(start, end)}) rounded to fen`;
  expect(compileFixture(text.slice(0, start) + rounded + text.slice(end)).diagnostics).toEqual([]);
});

describe("of a vocabulary of its own", () => {
  const wordsOf = (vocabulary: string, clause: string): readonly string[] => {
    const notice = `notice own-2025 "甲"\n  year 2025\n  uses own\nclause 一 "甲"\n${clause}\n`;
    const { diagnostics } = compile(new SourceFile("notice.pol", notice), {
      vocabulary: () => ({ file: new SourceFile("own.pol", `vocabulary own "甲"\n${vocabulary}\n`), path: "own.pol" }),
    });
    return diagnostics.map((each) => {
      const { file, span } = each.place;
      return `${file.path}:${file.position(span.start).line} ${english(each).message} / ${english(each).help ?? ""}`;
    });
  };

  test("an example says what is missing where", () => {
    const facts = 'fact age "年龄": int\nfact paid "已缴": int by date\ndecision n "数": int';
    const examples =
      'example "甲"\ngiven age: 1\nexpect n: 1\nexamples "乙"\n| age | => n |\n| | 1 |\nexamples "丙"\n| => n |\n| 1 |\n| 2 |';
    const missing = "the example does not give `paid` (已缴), which every record must have";
    expect(wordsOf(`entity person "人"\n${facts}`, `rule n is age\n${examples}`)).toEqual([
      `notice.pol:6 ${missing} / add \`paid: …\` after \`given\``,
      `notice.pol:9 ${missing} / add a column \`paid\` before \`=>\``,
      "notice.pol:11 the example does not give `age` (年龄), which every record must have / fill in the cell of the column `age`",
      "notice.pol:12 the example does not give `age` (年龄), which every record must have / add a column `age` before `=>`",
      `notice.pol:12 ${missing} / add a column \`paid\` before \`=>\``,
    ]);
  });

  test("without an entity it is the vocabulary that is wrong", () => {
    const told = wordsOf('enumeration E "类"\n  a "甲"', "rule n is 1");
    expect(told).toEqual([
      "notice.pol:3 the vocabulary own.pol has errors / mend the vocabulary first",
      "own.pol:1 the vocabulary has no entity of which a notice could speak" +
        ' / declare one in own.pol: `entity person "…"` with its facts and decisions',
    ]);
  });

  test("duties say once what the vocabulary lacks for them", () => {
    const duties = 'duty office "a" due by 2025-01-01\nduty office "b" due within 3 days after event born';
    expect(wordsOf('entity person "人"\nfact age "年龄": int', duties)).toEqual([
      "notice.pol:5 the vocabulary has no enumeration `Actor`, which says who has duties" +
        ' / declare it in own.pol: `enumeration Actor "…"` with an option for each of them',
      "notice.pol:6 the vocabulary has no enumeration `Event`, which says from what times run" +
        ' / declare it in own.pol: `enumeration Event "…"` with an option for each of them',
    ]);
  });
});

test("a rate of the items of a list is not taken for the record's own of that name", () => {
  const vocabulary = `vocabulary kin "户"
entity person "户"
  fact kids "子女": list of kid
  decision share "比例": rate
  decision total "合计": money
entity kid "子女"
  fact age "年龄": int
  decision share "比例": rate
`;
  const notice = `notice kin-2025 "通知"
  year 2025
  uses kin
clause 一 "一"
  rule share
    is 50%
  rule kid.share
    is 33.3%
  rule total
    is sum over kids: share * 50 fen
`;
  const { diagnostics } = compileFixture(notice, {}, new SourceFile("kin.pol", vocabulary));
  expect(diagnostics.map(({ code }) => code)).toEqual(["amount-not-rounded"]);
});

test("a table that decides is no table of data, and is not called unknown", () => {
  const table = "table t by standing\n| category | premium |\n| student | 1 yuan |";
  const { diagnostics } = compileFixture(inNotice(`${table}\nrule share is if (count over t) > 1 then 1% else 2%`));
  expect(diagnostics.filter(({ severity }) => severity === "error").map((each) => english(each).message)).toEqual([
    "expected a table of data or a list of records, found a table that decides",
  ]);
});

test("a test for absence in a define is told of only where it is idle for every use", () => {
  const defines = "define late(d): d is known and d after 2025-06-30\ndefine onDay(d): d or else yearStart\n";
  const codes = (uses: string): string[] =>
    compileFixture(inNotice(defines + uses)).diagnostics.map(({ code }) => code);
  const rule = (condition: string): string => `rule share when ${condition}\nis 1%\n`;
  const both = rule("late(birthDate) or late(paidOn)") + rule("onDay(birthDate) = onDay(paidOn)");
  expect(codes(both)).toEqual([]);
  expect(codes(rule("late(birthDate) and onDay(birthDate) = yearStart"))).toEqual(["always-known", "always-known"]);
  expect(codes(rule("birthDate is known"))).toContain("always-known");
});
