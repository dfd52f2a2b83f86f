/** Examples and invariants speak of any entity that is decided alone: households are tested and proved like persons. */
import { expect, test } from "vitest";
import { proveAll } from "../../analysis/index.ts";
import type { Program } from "../../ir/ir.ts";
import { runSuite } from "../../harness/suite.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { compileFixture } from "../support/compile-fixture.ts";

const vocabulary = `vocabulary homes "户"
entity person "人"
  fact id "编号": text?
  decision fee "费用": money
entity household "家庭"
  fact members "人数": int from 1 to 20
  fact urban "城镇": bool default no
  decision relief "减免": money
`;

const notice = `notice homes-2025 "通知"
  year 2025
  uses homes

clause 一 "减免"
  rule fee
    is 10 yuan

  rule household.relief
    when members >= 3
    is members * 10 yuan

  rule household.relief
    when members < 3
    is 0 yuan

  example household "三口之家"
    given members: 3
    expect relief: 30 yuan

  examples household "人数"
    | members | => relief |
    |       2 |    0 yuan |
    |       4 |   40 yuan |

  example "一人"
    given id: "1"
    expect fee: 10 yuan

  invariant household "人多不少减"
    when members >= 3
    then relief >= 30 yuan
`;

function compiled(text: string): { readonly program: Program | null; readonly codes: readonly string[] } {
  const { program, diagnostics } = compileFixture(text, {}, new SourceFile("homes.pol", vocabulary));
  return { program, codes: diagnostics.map(({ code }) => code) };
}

test("all are run, and proved of every household", async () => {
  const { program, codes } = compiled(notice);
  expect(codes).toEqual([]);
  const results = await runSuite(program!);
  expect(results.map(({ title, entity, failure }) => [title, entity, failure])).toEqual([
    ["三口之家", "household", null],
    ["人数 1", "household", null],
    ["人数 2", "household", null],
    ["一人", "person", null],
    ["人多不少减", "household", null],
  ]);
  const [invariant] = proveAll(program!);
  expect(invariant).toMatchObject({ kind: "invariant", entity: "household", answer: { status: "proved" } });
});

test("what does not hold is refuted by a household", async () => {
  const { program } = compiled(notice.replace("relief >= 30 yuan", "relief > 30 yuan"));
  expect(proveAll(program!)[0]!.answer).toMatchObject({ status: "refuted", witness: { members: 3 } });
  const failing = (await runSuite(program!)).filter(({ failure }) => failure !== null);
  expect(failing.map(({ title, entity }) => [title, entity])).toEqual([["人多不少减", "household"]]);
});

test.each([
  ["household", "home", ["unknown-entity"]],
  ["expect relief: 30 yuan", "expect fee: 30 yuan", ["unknown-decision"]],
  ["given members: 3", "given members: 21", ["outside-range"]],
])("%s as %s is told", (from, to, codes) => {
  const text = notice.replace(
    `example household "三口之家"\n    given members: 3\n    expect relief: 30 yuan`,
    (example) => example.replace(from, to),
  );
  expect(compiled(text).codes).toEqual(codes);
});

test("they are laid out and translated there and back", async () => {
  const english = await format(notice, { path: "homes-2025.pol" });
  expect(english.ok && english.text).toBe(notice);
  const { references } = compileFixture(notice, {}, new SourceFile("homes.pol", vocabulary));
  const chinese = await format(notice, { path: "homes-2025.pol", to: "zh", names: references });
  const text = chinese.ok ? chinese.text : "";
  expect(text).toContain("示例 家庭 “三口之家”");
  expect(text).toContain("始终成立 家庭 “人多不少减”");
  const back = compileFixture(text, {}, new SourceFile("homes.pol", vocabulary));
  const again = await format(text, { path: "homes-2025.pol", to: "en", names: back.references });
  expect(again.ok && again.text).toBe(notice);
});
