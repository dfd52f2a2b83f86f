/** Two declarations of one kind that share a name, on whichever side, are told so, and nothing else goes wrong. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

type Declared = (head: string) => string;
type TextOf = (first: string, second: string) => string;

const inVocabulary =
  (declared: Declared): TextOf =>
  (first, second) =>
    `vocabulary v "词"\nenumeration E "选项"\n  m "项"\nentity person "人"\n  fact f "事实": int\n${declared(first)}\n${declared(second)}\n`;

const inNotice =
  (declared: Declared): TextOf =>
  (first, second) =>
    `notice n-2025 "县"\n  year 2025\n  uses small\nclause 一 "甲"\n  silent on window, premium, share, documents, township.completion, hamlet.rank\n` +
    `${declared(first)}\n${declared(second)}\n  rule rank2 is 1\n  decision rank2 "次": int\n`;

const kinds: Readonly<Record<string, TextOf>> = {
  enumeration: inVocabulary((head) => `enumeration ${head}\n  x "甲"`),
  entity: inVocabulary((head) => `entity ${head}\n  fact g "另": int`),
  fact: inVocabulary((head) => `  fact ${head}: int`),
  decision: inVocabulary((head) => `  decision ${head}: int`),
  define: (first, second) => {
    const defined = (head: string): string => head.replace(/^(\S+)/u, "  define $1") + ": 1 + f";
    return inVocabulary((head) => head)(defined(first), defined(second));
  },
  option: (first, second) =>
    `vocabulary v "词"\nenumeration E "选项"\n  ${first}\n  ${second}\nentity person "人"\n  fact f "事实": E\n`,
  parameter: inNotice((head) => `  parameter ${head}: 1`),
  reading: inNotice((head) => `  reading ${head}\n    option o "甲" default\n    option p "乙"`),
  table: inNotice((head) => `  table ${head}\n    | column "列": int |\n    | 1 |`),
  "decision of a notice": inNotice((head) => `  decision ${head}: int?\n  silent on ${head.split(" ")[0]!}`),
  "option of a reading": (first, second) =>
    inNotice(
      () => `  reading r${first.length}${second.length} "读法"\n    option ${first} default\n    option ${second}`,
    )(first, second).replace(/(  reading[^]*?)\1/u, "$1"),
  column: (first, second) =>
    inNotice(() => `  table t "表"\n    | ${first}: int | ${second}: int |\n    | 1 | 2 |`)(first, second).replace(
      /(  table[^]*?)\n  table[^]*?2 \|/u,
      "$1",
    ),
};

const shared = [
  ["an identifier", 'one "甲一"', 'one "甲二"'],
  ["a label", 'one "甲一"', 'two "甲一"'],
  ["both", 'one "甲一"', 'one "甲一"'],
  ["a label that is the other's identifier", 'one "two"', 'two "甲二"'],
] as const;

describe.each(Object.entries(kinds))("two declarations: %s", (_, textOf) => {
  test.each(shared)("that share %s", async (_, first, second) => {
    const text = textOf(first, second);
    const { diagnostics, program, references } = compileFixture(text);
    expect(program).toBe(null);
    const codes = new Set(diagnostics.map(({ code }) => code));
    codes.delete("unused-declaration");
    expect([...codes]).toEqual(["duplicate-name"]);
    for (const to of ["en", "zh"] as const) await format(text, { to, names: references });
  });
});

test("a notice that uses a vocabulary with two entities of one label is told of it", () => {
  const vocabulary = new SourceFile("v.pol", kinds["entity"]!('one "甲"', 'two "甲"'));
  const notice = new SourceFile("n.pol", 'notice n "县"\n  year 2025\n  uses v\n');
  const { diagnostics } = compile(notice, { vocabulary: () => ({ file: vocabulary, path: "v.pol" }) });
  expect(diagnostics.map(({ code, place }) => `${place.file.path} ${code}`)).toEqual([
    "n.pol vocabulary-has-errors",
    "v.pol duplicate-name",
  ]);
});
