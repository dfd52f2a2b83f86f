/** What a help quotes is typed in where the message stands, and the message is gone. */
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { wordsOf } from "../../grammar/diagnostics/words-of.ts";
import { SourceFile } from "../../grammar/source.ts";

const vocabulary = new SourceFile(
  "kids.pol",
  `vocabulary kids "子女"
enumeration Kind "类别"
  one "一类"
  two "二类"
entity person "人"
  fact paidOn "缴费日期": date?
  fact soldier "军人": bool default no
  fact kids "子女": list of kid
  decision fee "费用": money
  decision oldest "最大": int
  decision kinds "类别们": set of Kind
entity kid "孩子"
  fact age "年龄": int from 0
`,
);

/** A notice that says nothing of what its clause does not decide. */
function notice(body: string): string {
  const silent = ["fee", "oldest", "kinds"].filter((name) => !body.includes(`rule ${name}`));
  const silence = silent.length === 0 ? "" : `  silent on ${silent.join(", ")}\n`;
  return `notice kids-2025 "通知"\n  year 2025\n  uses kids\n\nclause 一 "甲"\n${body}\n${silence}`;
}

function problemsOf(text: string): readonly Diagnostic[] {
  const file = new SourceFile("kids-2025.pol", text);
  return compile(file, { vocabulary: () => ({ file: vocabulary, path: "kids.pol" }) }).diagnostics;
}

/** What a help quotes as something to write, on either surface; `…` is what the writer adds. */
function quotedIn(problem: Diagnostic, language: "en" | "zh"): readonly string[] {
  const { help = "" } = wordsOf(problem, language);
  return [...help.matchAll(language === "en" ? /`([^`]+)`/gu : /“([^”]+)”/gu)].map(([, text = ""]) => text);
}

/** The text with what is quoted in place of what the message is about. */
function applied(text: string, { place: { span } }: Diagnostic, quoted: string, value: string): string {
  const asked = text.slice(span.start, span.end);
  const isTest = quoted.includes("is known") || quoted.includes("已填写");
  const written = quoted.replace(/[(（]…+[)）]/u, `(${asked})`).replace(/…+/u, isTest ? asked : value);
  return text.slice(0, span.start) + written + text.slice(span.end);
}

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test.each<readonly [what: string, body: string, code: string, value: string]>([
    [
      "a fact that may be absent",
      "  rule fee\n    when paidOn before 2025-01-01\n    is 1 yuan\n  silent on fee",
      "absent-not-handled",
      "2025-01-01",
    ],
    [
      "an argument that is worked out",
      "  define early(d): d before 2025-01-01\n  rule fee\n    when early(if soldier then paidOn else paidOn)\n    is 1 yuan\n  silent on fee",
      "absent-not-handled",
      "2025-01-01",
    ],
    [
      "an argument that is a name",
      "  define early(d): d before 2025-01-01\n  rule fee\n    when early(paidOn)\n    is 1 yuan\n  silent on fee",
      "absent-not-handled",
      "2025-01-01",
    ],
    [
      "an aggregate among others",
      "  rule fee\n    when (highest over kids: age) > 3\n    is 1 yuan\n  silent on fee",
      "absent-not-handled",
      "0",
    ],
    ["an aggregate as a value", "  rule oldest\n    is highest over kids: age", "decision-needs-value", "0"],
    [
      "a choice as a value",
      "  rule oldest\n    is if soldier then (highest over kids: age) else 1",
      "decision-needs-value",
      "0",
    ],
    ["an amount without its unit", "  rule fee\n    is 10", "type-mismatch", ""],
    ["an option for a set", "  rule kinds adds one", "unknown-name", ""],
    [
      "`&&`",
      "  rule fee\n    when soldier && paidOn is known\n    is 1 yuan\n  silent on fee",
      "unknown-character",
      "",
    ],
    [
      "`||`",
      "  rule fee\n    when soldier || paidOn is known\n    is 1 yuan\n  silent on fee",
      "unknown-character",
      "",
    ],
    ["`==`", "  rule fee\n    when (count over kids) == 1\n    is 1 yuan\n  silent on fee", "unknown-character", ""],
  ])("%s", (_, body, code, value) => {
    const text = notice(body);
    const [problem] = problemsOf(text).filter((each) => each.code === code);
    const { type = null } = problem!.parameters as { type?: string | null };
    const others = [`${type}?`, "silent on", "未规定"];
    const quoted = quotedIn(problem!, language).filter((each) => !others.some((other) => each.startsWith(other)));
    expect(quoted).not.toEqual([]);
    for (const each of quoted)
      expect(
        problemsOf(applied(text, problem!, each, value)).map((left) => left.code),
        each,
      ).toEqual([]);
  });

  test("a number that is worked out gets no unit, for none can stand behind it", () => {
    const text = notice("  rule fee\n    is (count over kids) + 1");
    const [problem] = problemsOf(text);
    expect([problem!.code, quotedIn(problem!, language)]).toEqual(["type-mismatch", []]);
  });
});
