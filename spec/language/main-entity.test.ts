/** A vocabulary names the entity that its notices speak of; none need be called `person`. */
import { describe, expect, test } from "vitest";
import { proveAll } from "../../analysis/index.ts";
import { runSuite } from "../../harness/suite.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";
import { decided } from "../support/decided.ts";

const words = (head: string): SourceFile =>
  new SourceFile(
    "library.pol",
    `vocabulary library "图书馆"
enumeration Card "证"
  plain "普通"
  gold "金"
entity branch "分馆"
  fact name "馆名": text
${head} "读者"
  fact card "证": Card default plain
  decision fee "费用": money
`,
  );

const notice = `notice library-2025 "通知"
  year 2025
  uses library

clause 一 "费用"
  table fees "收费" by card
    | category | fee     |
    | plain    | 20 yuan |
    | gold     |  0 yuan |

  example "金证"
    given card: gold
    expect fee: 0 yuan

  invariant "不超过20元"
    then fee <= 20 yuan
`;

function programOf(head: string): Program {
  const { program, diagnostics } = compileFixture(notice, {}, words(head));
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}

describe("the main entity", () => {
  test("is the one that is called so, with rules, tables, examples and invariants", async () => {
    const program = programOf("main entity reader");
    expect(program.mainEntity).toBe("reader");
    expect(await decided(program, "reader", { card: "plain" })).toEqual({ fee: "20.00" });
    expect((await runSuite(program)).map(({ entity, failure }) => [entity, failure])).toEqual([
      ["reader", null],
      ["reader", null],
    ]);
    expect(proveAll(program).map(({ answer }) => answer.status)).toEqual(["proved", "proved", "proved"]);
  });

  test("is `person` without a word, also behind others", () => {
    expect(programOf("entity person").mainEntity).toBe("person");
  });

  test("is the first where none is called `person`", () => {
    const { diagnostics } = compileFixture(notice, {}, words("entity reader"));
    expect(diagnostics.map(({ code }) => code)).toContain("unknown-name");
  });
});
