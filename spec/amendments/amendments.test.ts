/** A notice that amends another: what then holds, where it was written, and what each command makes of it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isWithin } from "../../compiler/clauses/within.ts";
import { compile, type Compiled } from "../../compiler/compile.ts";
import type * as ast from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import { SourceFile } from "../../grammar/source.ts";
import { noticeNames } from "../policies/notices.ts";
import { run } from "../cli/pol-run.ts";

const policies = new URL("../../policies/", import.meta.url);
const policyFile = (name: string): SourceFile =>
  new SourceFile(`${name}.pol`, readFileSync(new URL(`${name}.pol`, policies), "utf8"));
const host = {
  vocabulary: (name: string) => ({ file: policyFile(name), path: `${name}.pol` }),
  notice: (name: string) => ({ file: policyFile(name), path: `${name}.pol` }),
};

/** The same program, wherever it is written, whoever says it and in whatever order; examples stay with the notice that gives them. */
function meaning({ program, diagnostics }: Compiled): string {
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  const left = new Set(["origin", "span", "places"]);
  return JSON.stringify({ ...program, notice: null, examples: [] }, (key, value: unknown) =>
    left.has(key) ? undefined : value,
  );
}

describe.each(noticeNames)("%s", (name) => {
  const file = policyFile(name);
  const { clauses } = parse(file).tree as ast.NoticeFile;
  const before = meaning(compile(file, host));
  const tops = clauses.filter(
    ({ ref }) => !clauses.some((other) => other.ref.id !== ref.id && isWithin(ref.id, other.ref.id)),
  );

  test.each(tops.map(({ ref }) => ref.id))("is the same where clause %s is replaced by what it says", (id) => {
    const inside = clauses.filter(({ ref }) => isWithin(ref.id, id));
    const restated = inside.map(({ ref, span }) => {
      const text = file.text.slice(ref.span.start, span.end);
      return `${ref.id === id ? "replaces clause" : "clause"} ${text}`;
    });
    const supplement = `notice supplement "补充通知"\n  amends ${name}\n\n${restated.join("\n\n")}\n`;
    expect(meaning(compile(new SourceFile("supplement.pol", supplement), host))).toBe(before);
  });
});

const folder = mkdtempSync(join(tmpdir(), "pol-amendments-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, `${name}.pol`);
const write = (name: string, text: string): void => writeFileSync(path(name), text);
const shown = (text: string): string => text.replaceAll(`${folder}/`, "");

write(
  "cards",
  `vocabulary cards "借书证"

entity person "读者"
  fact age "年龄": int from 0 to 120

  decision granted "准予": bool
  decision deposit "押金": money only when granted
`,
);
write(
  "cards-2025",
  `notice cards-2025 "办证须知"
  issuer "某馆"
  year 2025
  uses cards

clause 一 "办证"
  parameter minimum "最低年龄": 7
  rule granted
    is age >= minimum

clause 二 "押金"
  rule deposit
    when age < 60
    is 100 yuan

clause 二(一) "老人"
  rule deposit
    when age >= 60
    is 50 yuan
`,
);
const supplement = `notice cards-2025-supplement "补充通知"
  in force from 2025-03-15
  amends cards-2025

replaces clause 二(一) "老人"
  rule deposit
    when age >= 65
    is 0 yuan

  example "七十岁"
    given age: 70
    expect deposit: 0 yuan
`;
write("cards-2025-supplement", supplement);

describe("a supplement", () => {
  test("may leave a gap, which is shown where it was written before", async () => {
    const { stdout } = await run(["check", path("cards-2025-supplement")]);
    expect(shown(stdout)).toMatchInlineSnapshot(`
      "error[rule-gap]: no rule decides \`deposit\` for some records
        cards-2025.pol:12:3
        12 |   rule deposit
           |   ^^^^^^^^^^^^
        cards-2025-supplement.pol:6:3  clause 二(一)
        for example  age: 60
        help  add a rule, or \`silent on deposit when …\`

      1 file: 1 error, 0 warnings
      "
    `);
  });

  test("is compared with what it amends", async () => {
    write("cards-2025-other", supplement.replace("-supplement", "-other").replaceAll("65", "60"));
    const { stdout } = await run(["diff", path("cards-2025"), path("cards-2025-other")]);
    expect(shown(stdout)).toMatchInlineSnapshot(`
      "cards-2025 → cards-2025-other
      dates are compared as they stand in the calendar

      Declarations
      rule  二(一)  deposit  50 yuan when age ≥ 60 → 0 yuan when age ≥ 60

      Treated differently: person
      deposit 押金
        50 yuan → 0 yuan
          who      age >= 60
          old      clause 二(一)
          new      clause 二(一)
          example  age: 60

      whoever is in no group above is proved to be treated the same
      proved the same for every record: granted
      looked at: every record with numbers from 0 to 120
      "
    `);
  });

  test("gives coverage for each file that it is written in", async () => {
    const { stdout } = await run(["test", path("cards-2025-other"), "--coverage", "--coverage-format", "lcov"]);
    expect(
      shown(stdout)
        .split("\n")
        .filter((line) => /^(?:SF|DA):/u.test(line)),
    ).toMatchInlineSnapshot(`
      [
        "SF:cards-2025-other.pol",
        "DA:6,1",
        "DA:7,1",
        "SF:cards-2025.pol",
        "DA:6,0",
        "DA:8,1",
        "DA:9,1",
        "DA:12,0",
        "DA:13,1",
      ]
    `);
  });

  test("is translated there and back, with the names of the notice that it amends", async () => {
    write("t", supplement.replace("cards-2025-supplement", "t"));
    const text = () => readFileSync(path("t"), "utf8");
    await run(["format", path("t")]);
    const english = text();
    expect((await run(["format", "--to", "zh", path("t")])).code).toBe(0);
    expect(text()).toMatchInlineSnapshot(`
      "通知 t “补充通知”
        施行时间 2025年3月15日
        原通知   cards-2025

      修改条款 二（一） “老人”
        规则 押金
          当 年龄 ≥ 65
          为 0元

        示例 “七十岁”
          已知 年龄：70
          应得 押金：0元
      "
    `);
    expect((await run(["format", "--to", "en", path("t")])).code).toBe(0);
    expect(text()).toBe(english);
  });

  test("cannot amend itself, by whatever name its file is found", async () => {
    write("other-name", supplement.replace("cards-2025\n", "other-name\n"));
    const { stdout } = await run(["check", path("other-name")]);
    expect(shown(stdout)).toMatchInlineSnapshot(`
      "error[amends-itself]: the notice amends itself: cards-2025-supplement → other-name
        other-name.pol:3:10
         3 |   amends other-name
           |          ^^^^^^^^^^
        help  a notice amends one that was issued before it

      1 file: 1 error, 0 warnings
      "
    `);
  });

  test("is amended in its turn", async () => {
    write(
      "second",
      `notice second "再补充通知"\n  amends cards-2025-other\n\nstrikes clause 二(一)\n\nclause 二(二) "老人"\n  rule deposit\n    when age >= 60\n    is 10 yuan\n`,
    );
    const { stdout } = await run(["explain", path("second"), "deposit", "--input", "-"], { stdin: '{"age":61}' });
    expect(stdout).toMatchInlineSnapshot(`
      "second  再补充通知

      deposit: 10 yuan — clause 二(二) when age ≥ 60
      ├─ fact age: 61
      ├─ does not apply: clause 二 needs age < 60 (age: 61)
      └─ would be 100 yuan with age: 59
      "
    `);
  });

  test("is last year's notice as it then held", async () => {
    await run(["new", path("cards-2026"), "--from", path("cards-2025-other"), "--year", "2026"]);
    expect(readFileSync(path("cards-2026"), "utf8")).toMatchInlineSnapshot(`
      "notice cards-2026 "补充通知"
        unconfirmed in force from 2026-03-15
        issuer                    "某馆"
        year                      2026
        uses                      cards

      clause 一 "办证"
        unconfirmed parameter minimum "最低年龄": 7

        unconfirmed rule granted
          is age >= minimum

      clause 二 "押金"
        unconfirmed rule deposit
          when age < 60
          is 100 yuan

      clause 二(一) "老人"
        unconfirmed rule deposit
          when age >= 60
          is 0 yuan

        example "七十岁"
          given age: 70
          expect deposit: 0 yuan
      "
    `);
  });
});
