/** No text makes the compiler throw, and none is passed over without a word. Seeds are pinned. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type Compiled } from "../../compiler/compile.ts";
import { hasErrors } from "../../grammar/diagnostics/diagnostic.ts";
import { SourceFile } from "../../grammar/source.ts";
import { lexer } from "../../grammar/tokens.ts";
import { fixtureFile } from "../support/compile-fixture.ts";

const root = new URL("../../", import.meta.url);
const inFolder = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".pol"))
    .sort()
    .map((name) => readFileSync(new URL(folder + name, root), "utf8"));

/** Small files more often than long ones, for they take less time and break as well. */
const small = [...inFolder("spec/fixtures/"), ...inFolder("spec/language/")];
const files = fc.oneof(
  { arbitrary: fc.constantFrom(...small), weight: 4 },
  { arbitrary: fc.constantFrom(...inFolder("policies/")), weight: 1 },
);
const words = [...new Set(small.flatMap((text) => lexer.tokenize(text).tokens.map(({ image }) => image)))];
const signs = [
  "\0",
  "\t",
  "\n",
  "\r",
  '"',
  "“",
  "「",
  "#",
  "(",
  ")",
  "{",
  "}",
  "|",
  "　",
  "\uFEFF",
  "４",
  "𠮷",
  "\uD800",
  "=>",
  "-",
];

const vocabularies = new Map(
  readdirSync(new URL("policies/", root)).map((name) => [name.replace(/\.pol$/u, ""), name]),
);
const host = {
  vocabulary: (name: string) => {
    const path = vocabularies.get(name);
    if (path === undefined) return fixtureFile(name);
    return { file: new SourceFile(path, readFileSync(new URL(`policies/${path}`, root), "utf8")), path };
  },
};
const compiled = (text: string): Compiled => compile(new SourceFile("damaged.pol", text), host);

type Damage = (text: string) => string;

/** A change at one token of a text: taken away, doubled, replaced, followed by another, cut short. */
const damage: fc.Arbitrary<Damage> = fc
  .record({ at: fc.nat(), how: fc.nat(5), word: fc.constantFrom(...words), sign: fc.constantFrom(...signs) })
  .map(({ at, how, word, sign }) => (text) => {
    const { tokens } = lexer.tokenize(text);
    const token = tokens[at % Math.max(1, tokens.length)];
    if (token === undefined) return sign + word;
    const [start, end] = [token.startOffset, token.startOffset + token.image.length];
    const replacements = [
      "",
      `${token.image} ${token.image}`,
      word,
      `${token.image} ${word}`,
      sign,
      token.image.slice(1),
    ];
    return text.slice(0, start) + replacements[how]! + text.slice(end);
  });
const damaged = fc
  .tuple(files, fc.array(damage, { minLength: 1, maxLength: 4 }))
  .map(([text, all]) => all.reduce((sum, each) => each(sum), text));

/** A file either means something or is said to be wrong. */
function isAccountedFor({ tree, program, diagnostics }: Compiled): boolean {
  return tree?.kind === "VocabularyFile" || (program === null) === hasErrors(diagnostics);
}

describe("the compiler", () => {
  test("takes any damaged file, and says what is wrong where it gives no program", () => {
    fc.assert(
      fc.property(damaged, (text) => isAccountedFor(compiled(text))),
      { seed: 20250701, numRuns: 250 },
    );
  });

  test("takes any text at all", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs)), { maxLength: 60 })
        .map((each) => `notice a "b" ${each.join(" ")}`),
      fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((each) => `vocabulary a ${each.join("\n")}`),
    );
    fc.assert(
      fc.property(text, (each) => isAccountedFor(compiled(each))),
      { seed: 20250701, numRuns: 400 },
    );
  });

  const deep = {
    brackets: "(".repeat(50_000),
    denials: `${"not ".repeat(5000)}enrolled`,
    choices: "if enrolled then 1% else ".repeat(2000),
    sums: Array(5000).fill("1").join(" + "),
    units: `1${" yuan".repeat(5000)}`,
    calls: `${"least(1, ".repeat(2000)}1${")".repeat(2000)}`,
  };
  test.each(Object.entries(deep))("refuses what is nested too deeply: %s", (_name, expression) => {
    const { diagnostics } = compiled(
      `notice a "b"\n  year 2025\n  uses small\nclause 一\n  rule share\n    is ${expression}`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["too-deep"]);
  });

  test.each([
    ["names alone", (index: number) => `  define d${index}: d${index + 1}`],
    ["names among others", (index: number) => `  define d${index}: d${index + 1} or enrolled`],
    ["with parameters", (index: number) => `  define d${index}(x): d${index + 1}(x)`],
  ])("refuses definitions that rest on one another too deeply: %s", (_name, line) => {
    const chain = [...Array.from({ length: 2000 }, (_, index) => line(index)), `  define e: d0(1)`];
    const { diagnostics } = compiled(`notice a "b"\n  year 2025\n  uses small\nclause 一\n${chain.join("\n")}`);
    expect(diagnostics.map(({ code }) => code)).toContain("too-deep");
  });

  test("takes parameters that rest on one another however many they are", () => {
    const chain = Array.from({ length: 2000 }, (_, index) => `  parameter d${index}: d${index + 1}`);
    const { diagnostics } = compiled(`notice a "b"\n  year 2025\n  uses small\nclause 一\n${chain.join("\n")}`);
    const codes = diagnostics.map(({ code }) => code).filter((code) => code !== "decision-without-rule");
    expect(codes).toEqual(["unknown-name"]);
  });
});
