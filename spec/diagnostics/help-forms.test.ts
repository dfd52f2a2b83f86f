/**
 * What a help advises is done, and the message is gone: here each form of a help that the page of its code does not have, since its
 * wrong file shows one. No help has words that are tried nowhere.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkExactly } from "../../explain/exact.ts";
import type { Code } from "../../grammar/diagnostics/catalogue.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { wordsOf } from "../../grammar/diagnostics/words-of.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";
import { helpForms } from "../support/help-forms.ts";

/** A file, the help that is given for it, and ways to do what it says: what is written, and in whose place. */
interface Form {
  readonly what: string;
  readonly code: Code;
  readonly help: readonly string[];
  readonly text: string;
  readonly heeded: readonly (readonly [written: string | RegExp, instead: string])[];
  /** The vocabulary of the notice, where it is not that of the fixtures. */
  readonly vocabulary?: string;
}

const decisions = ["window", "premium", "share", "documents", "township.completion", "hamlet.rank"];

/** A notice that says nothing of what its clause does not decide. */
function inNotice(body: string): string {
  const isDecided = (name: string): boolean =>
    body.includes(`rule ${name}`) || (body.includes("table ") && body.includes(` ${name} |`));
  const silent = decisions.filter((name) => !isDecided(name));
  const headers = 'notice small-2025 "小县"\n  year 2025\n  uses small\n';
  return `${headers}clause 一 "甲"\n${body}\nclause 九 "其他"\n  silent on ${silent.join(", ")}\n`;
}

/** A vocabulary with an enumeration less than duties need. */
function withoutEnumeration(lacking: "Actor" | "Event"): string {
  const has =
    lacking === "Actor" ? 'enumeration Event "事件"\n  received "收到"' : 'enumeration Actor "主体"\n  office "窗口"';
  return `vocabulary duties "职责"\n${has}\nentity person "人"\n  decision fee "费用": money\n`;
}

const duty = 'notice duties-2025 "通知"\n  year 2025\n  uses duties\nclause 一 "甲"\n  silent on fee\n';
const chain = Array.from(
  { length: 302 },
  (_, index) => `  define d${index}: ${index === 0 ? "1" : `d${index - 1} + 1`}`,
);
const exceptions =
  "rule share\n  is 1%\nrule share notwithstanding 一\n  when enrolled\n  is 2%\nrule share notwithstanding 一\n  when missedYears > 3\n  is 3%";
const examples = (columns: string, cells: string): string =>
  inNotice(`examples "甲"\n  | ${columns} => share |\n  | ${cells} absent |`);
const room = (order: string): string =>
  'notice room-2025 "阅览室"\n  year 2025\n  uses room\nclause 一 "分配"\n  rule reader.copies\n' +
  `    is allot places among readers in order of ${order}id: wanted\n  rule reader.grant\n    is 0 yuan\n`;

const forms: readonly Form[] = [
  {
    what: "an operator of another language",
    code: "unknown-character",
    help: ["write `and`"],
    text: inNotice(
      "rule share\n  when enrolled && missedYears > 1\n  is 1%\nrule share\n  when not (enrolled and missedYears > 1)\n  is 2%",
    ),
    heeded: [["&&", "and"]],
  },
  {
    what: "a blank that only looks like a space",
    code: "hidden-character",
    help: ["write a space"],
    text: inNotice('rule share named a "甲\u00a0乙" is 1%'),
    heeded: [["\u00a0", " "]],
  },
  {
    what: "a name without any sign",
    code: "text-not-closed",
    help: ["write one"],
    text: inNotice("rule share named 「」\n  is 1%"),
    heeded: [["「」", "「a」"]],
  },
  {
    what: "definitions that rest on one another",
    code: "too-deep",
    help: ["let some of them not rest on the one before"],
    text: inNotice(`${chain.join("\n")}\n  rule premium is (d301 + d149) * 1 yuan`),
    heeded: [["d149 + 1", "d0 + 1"]],
  },
  {
    what: "a vocabulary that does not say who has duties",
    code: "vocabulary-lacks",
    help: ["declare it in", '`enumeration Actor "…"` with an option for each of them'],
    text: `${duty}  duty office "甲" due by 2025-01-31\n`,
    vocabulary: withoutEnumeration("Actor"),
    heeded: [["entity person", 'enumeration Actor "主体"\n  office "窗口"\nentity person']],
  },
  {
    what: "a vocabulary that does not say from what times run",
    code: "vocabulary-lacks",
    help: ["declare it in", '`enumeration Event "…"` with an option for each of them'],
    text: `${duty}  duty office "甲" due within 3 days after event received\n`,
    vocabulary: withoutEnumeration("Event"),
    heeded: [["entity person", 'enumeration Event "事件"\n  received "收到"\nentity person']],
  },
  {
    what: "a fact of another entity",
    code: "unknown-name",
    help: ["ask for it in a rule of `hamlet`", ", or in an aggregate over a list of `hamlet`"],
    text: inNotice("rule township.completion\n  is if target > 3 then 1% else 2%"),
    heeded: [
      ["if target > 3", "if (sum over villages: target) > 3"],
      [
        /rule township\.completion\n {2}is if target > 3 then 1% else 2%([^]*)silent on (.*), hamlet\.rank/u,
        "rule hamlet.rank\n  is if target > 3 then 1 else 2$1silent on $2, township.completion",
      ],
    ],
  },
  {
    what: "a value that may be absent",
    code: "decision-needs-value",
    help: ["write `(…) or else …`, or declare it as"],
    text: inNotice(
      "rule hamlet.rank\n  is lowest over places where place > target: place\ntable places\n| place: int |\n| 1 |",
    ),
    heeded: [
      ["lowest over places where place > target: place", "(lowest over places where place > target: place) or else 0"],
    ],
  },
  {
    what: "a division by nothing",
    code: "divisor-may-be-zero",
    help: ["divide by another number"],
    text: inNotice("parameter half: 1 yuan / 0\nrule premium is half"),
    heeded: [["/ 0", "/ 1"]],
  },
  {
    what: "a table of examples without a column",
    code: "example-without-fact",
    help: ["add a column `birthDate` before `=>`"],
    text: examples("enrolled |", "yes |"),
    heeded: [["| enrolled | => share |\n  | yes |", "| enrolled | birthDate | => share |\n  | yes | 1980-01-01 |"]],
  },
  {
    what: "an empty cell of a table of examples",
    code: "example-without-fact",
    help: ["fill in the cell of the column `birthDate`"],
    text: examples("birthDate | enrolled |", "| yes |"),
    heeded: [["| | yes |", "| 1980-01-01 | yes |"]],
  },
  {
    what: "an item of a list in an example",
    code: "example-without-fact",
    help: ["add `target: …` in the braces"],
    text: inNotice(
      'example township "甲"\n  given name: "甲", enrolledCount: 1, villages: [{name: "乙", paid: {}}]\n  expect completion: absent',
    ),
    heeded: [["paid: {}", "paid: {}, target: 1"]],
  },
  {
    what: "a misspelt name of a rule",
    code: "overrides-nothing",
    help: ["did you mean `ordinary`?"],
    text: inNotice("rule share named ordinary\n  is 1%\nrule share notwithstanding ordinry\n  when enrolled\n  is 2%"),
    heeded: [["ordinry", "ordinary"]],
  },
  {
    what: "two tables of which neither can prevail",
    code: "rule-conflict",
    help: ["change the condition of one of them"],
    text: inNotice(
      "table a by relief\n| category | share |\n| half | 1% |\n" +
        "table b by relief\n| category | share |\n| half | 2% |\n| full | 2% |\nrule share when relief is none\nis 3%",
    ),
    heeded: [["| half | 2% |\n", ""]],
  },
  {
    what: "exceptions side by side, of which the first has no name",
    code: "rule-conflict",
    help: [
      "prevails, give the first a name, `rule share named …`, and write `notwithstanding` and that name on the second",
    ],
    text: inNotice(exceptions),
    heeded: [
      [
        /rule share notwithstanding 一([^]*)rule share notwithstanding 一/u,
        "rule share named a notwithstanding 一$1rule share notwithstanding 一, a",
      ],
    ],
  },
  {
    what: "a column of a table that decides nothing",
    code: "rule-never-applies",
    help: ["correct the conditions in the table's rows or of what prevails, or take the column out"],
    text: inNotice(
      "table t\n| missedYears | => share |\n| < 3 | 1% |\n| >= 3 | 2% |\n" +
        "rule share notwithstanding 一\n  when missedYears < 3\n  is 2%\nrule share notwithstanding 一\n  when missedYears >= 3\n  is 3%",
    ),
    heeded: [["when missedYears < 3", "when missedYears < 2"]],
  },
  {
    what: "an order of a text that says a direction",
    code: "order-direction",
    help: ["remove `from highest`"],
    text: room("id from highest, "),
    heeded: [["id from highest, ", ""]],
  },
];

function problemsOf(text: string, own: string | undefined): readonly Diagnostic[] {
  const vocabulary = own === undefined ? null : new SourceFile("duties.pol", own);
  const { program, diagnostics } = compileFixture(text, {}, vocabulary);
  return program === null || diagnostics.length > 0
    ? diagnostics
    : checkExactly(program, new SourceFile("notice.pol", text));
}

const told = new Map<string, string>();

describe.each(forms)("$what", ({ code, help, text, heeded, vocabulary }) => {
  test("is told with this help", () => {
    const problem = problemsOf(text, vocabulary).find((each) => each.code === code);
    const words = problem === undefined ? "" : (wordsOf(problem, "en").help ?? "");
    for (const part of help) expect(words).toContain(part);
    expect(problem === undefined ? undefined : wordsOf(problem, "zh").help).toBeDefined();
    told.set(code, `${told.get(code) ?? ""}\n${words}`);
  });

  test.each(heeded)("%s becomes %s, and nothing is told any more", (written, instead) => {
    const isVocabulary = vocabulary !== undefined && vocabulary.search(written) >= 0;
    const changed = isVocabulary ? text : text.replace(written, instead);
    const words = isVocabulary ? vocabulary.replace(written, instead) : vocabulary;
    expect([changed, words]).not.toEqual([text, vocabulary]);
    expect(problemsOf(changed, words).map((each) => each.code)).toEqual([]);
  });
});

test("of every help each form is tried, here or on the page of its code", () => {
  const folder = new URL(".", import.meta.url);
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".txt"))) {
    const code = name.replace(/\.txt$/u, "");
    told.set(code, `${told.get(code) ?? ""}\n${readFileSync(new URL(name, folder), "utf8")}`);
  }
  expect(helpForms().filter(([code, words]) => !(told.get(code) ?? "").includes(words))).toEqual([]);
});
