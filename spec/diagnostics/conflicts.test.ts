/** A conflict is told once for all rules that have to do with it, and to do what it advises settles it. */
import { describe, expect, test } from "vitest";
import type { Colours } from "../../cli/context.ts";
import { diagnosticText } from "../../cli/render/diagnostic.ts";
import { checkExactly } from "../../explain/exact.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { en } from "../../grammar/diagnostics/en.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const plain: Colours = new Proxy({} as Colours, { get: () => (text: string) => text });

type Conflict = Extract<Diagnostic, { code: "rule-conflict" }>;

const inNotice = (clauses: string): string =>
  `notice small-2025 "小县"\n  year 2025\n  uses small\nclause 一 "甲"\n${clauses}\n` +
  `clause 九 "其他"\n  silent on window, documents, township.completion, hamlet.rank\n`;

/** A rule's head stands on one line, which is where advice is followed. */
const rule = (head: string, when: string, is: string): string => `rule ${head}\n  when ${when}\n  is ${is}\n`;

function conflictsOf(text: string): readonly Conflict[] {
  const { program, diagnostics } = compileFixture(text);
  expect(diagnostics).toEqual([]);
  return checkExactly(program!, new SourceFile("notice.pol", text)).filter((each) => each.code === "rule-conflict");
}

/** The notice with what the help of a conflict says to write. */
function heeded(text: string, { parameters: { prevailing }, related }: Conflict): string {
  const lines = text.split("\n");
  const lineOf = (which: number): number => {
    const { file, span } = related[which]!;
    return file.position(span.start).line - 1;
  };
  const [one, other] = prevailing!.which === "first" ? [0, 1] : [1, 0];
  const over = prevailing!.over?.en ?? "excepted";
  if (prevailing!.over === null) {
    lines[lineOf(other)] = lines[lineOf(other)]!.replace(/rule \S+/u, "$& named excepted");
  }
  const head = lines[lineOf(one)]!;
  lines[lineOf(one)] = head + (head.includes("notwithstanding") ? `, ${over}` : ` notwithstanding ${over}`);
  return lines.join("\n");
}

const base = "rule share\n  is 1%\nrule premium is 1 yuan\n";
const exceptions = (first: string, second: string): string =>
  base +
  rule(`share${first} notwithstanding 一`, "enrolled", "2%") +
  rule(`share${second} notwithstanding 一`, "missedYears > 3", "3%");

test.each<readonly [what: string, clauses: string, help: string]>([
  ["a rule alone in its clause", `${base}clause 二 "乙"\n${rule("share", "enrolled", "2%")}`, "notwithstanding 一"],
  ["side-by-side exceptions with names", exceptions(" named a", " named b"), "`notwithstanding a` on it"],
  ["side-by-side exceptions without names", exceptions("", ""), "give the first a name, `rule share named …`"],
  [
    "a name that is no plain word",
    exceptions(" named 「2025 a」", ""),
    "if the second prevails, write `notwithstanding 「2025 a」` on it",
  ],
  [
    "a table below a rule",
    `${base}table t by standing\n| category | share |\n| student | 2% |\n`,
    "if the first prevails, write `notwithstanding t` on it",
  ],
  [
    "a second rule that the first overrides by way of another",
    `rule premium is 1 yuan\n${rule("share named c notwithstanding b", "missedYears > 9", "1%")}` +
      `${rule("share named b notwithstanding a", "missedYears >= 5", "2%")}${rule("share named a", "yes", "3%")}`,
    "if the first prevails, write `notwithstanding a` on it",
  ],
])("%s", (_, clauses, help) => {
  const text = inNotice(clauses);
  const [conflict] = conflictsOf(text);
  expect(en["rule-conflict"](conflict!.parameters).help).toContain(help);
  expect(conflictsOf(heeded(text, conflict!))).toEqual([]);
});

describe("of many rules", () => {
  const many = (head: (index: number) => string, when: (index: number) => string): string =>
    `rule premium is 1 yuan\n${[0, 1, 2, 3, 4, 5].map((index) => rule(head(index), when(index), `${index}%`)).join("")}`;

  test("all that collide with one another are one conflict", () => {
    const conflicts = conflictsOf(
      inNotice(
        many(
          () => "share",
          (index) => `missedYears >= ${index}`,
        ),
      ),
    );
    expect(conflicts.map(({ parameters }) => parameters.more)).toEqual([4]);
    expect(conflicts[0]!.related.map(({ value }) => value?.en)).toEqual(["0%", "1%", ...Array(4).fill(undefined)]);
  });

  test("the places of the first ones are shown", () => {
    const rules = Array.from({ length: 12 }, (_, index) => rule("share", `missedYears >= ${index}`, `${index}%`));
    const [conflict] = conflictsOf(inNotice(`rule premium is 1 yuan\n${rules.join("")}`));
    expect(diagnosticText(conflict!, "en", plain).match(/clause 一/gu)).toHaveLength(8);
    expect(diagnosticText(conflict!, "en", plain)).toContain("\n  and 4 more\n");
    expect(diagnosticText(conflict!, "zh", plain)).toContain("\n  另有 4 处\n");
  });

  test("those that have nothing to do with each other are told each", () => {
    const when = (index: number): string => `missedYears = ${Math.floor(index / 2)}`;
    const text = inNotice(many(() => "share", when) + rule("share", "missedYears > 2", "9%"));
    expect(conflictsOf(text).map(({ parameters }) => parameters.more)).toEqual([0, 0, 0]);
  });

  test("a rule is told in one circle", () => {
    const others = (index: number): string =>
      [0, 1, 2, 3, 4, 5].flatMap((each) => (each === index ? [] : `r${each}`)).join(", ");
    const text = inNotice(
      many(
        (index) => `share named r${index} notwithstanding ${others(index)}`,
        () => "enrolled",
      ),
    );
    expect(compileFixture(text).diagnostics.map(({ code }) => code)).toEqual(Array(3).fill("circular-override"));
  });
});

test("periods that collide are told once, whatever decisions go by them, and not as an overlap as well", () => {
  const people = new SourceFile(
    "people.pol",
    `vocabulary people "居民"
enumeration Window "缴费期"
  early "早"
  late "晚"
entity person "居民"
  fact paidOn "缴费": date
  fact heardOn "获知": date
  decision first "甲": Window by periods of paidOn otherwise late
  decision second "乙": Window by periods of paidOn otherwise late
  decision third "丙": Window by periods of heardOn otherwise early
`,
  );
  const text =
    'notice people-2025 "通知"\n  year 2025\n  uses people\nclause 一 "甲"\n' +
    "  period early: 2025-01-01 to 2025-05-31\n  period late: 2025-03-01 to 2025-08-31\n";
  const codesOf = (body: string): readonly string[] => {
    const { program, diagnostics } = compileFixture(body, {}, people);
    expect(diagnostics).toEqual([]);
    return checkExactly(program!, new SourceFile("people-2025.pol", body)).map(({ code }) => code);
  };
  expect(codesOf(text)).toEqual(["rule-conflict"]);
  expect(
    codesOf(
      text
        .replace("2025-08-31\n", '2025-08-31 notwithstanding 二\nclause 二 "乙"\n')
        .replace(/ {2}period early.*\n/u, "")
        .concat("  period early: 2025-01-01 to 2025-05-31\n"),
    ),
  ).toEqual(["period-overlap"]);
});
