/** An option of a reading as the argument of a define with parameters. */
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { format } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { interpret } from "../../ir/interpret.ts";

const vocabulary = new SourceFile(
  "who.pol",
  'vocabulary who "谁"\nentity person "人"\n  fact soldier "军人": bool default no\n  decision fee "费用": int\n',
);

const notice = (value: string): string => `notice who-2025 "通知"
  year 2025
  uses who

clause 一 "甲"
  reading whom "对象"
    option all "全部" default
    option some "部分"

  define takes(x) "取": whom is x
  define leaves(y) "不取": soldier and not takes(y)

  rule fee
    is ${value}
`;

const compiled = (text: string, readings = {}) =>
  compile(
    new SourceFile("who-2025.pol", text),
    { vocabulary: () => ({ file: vocabulary, path: "who.pol" }) },
    { readings },
  );

test("is the option where the define asks the reading, through other defines too, in either language", async () => {
  const text = notice("if takes(some) then 1 else if leaves(some) and takes(all) then 2 else 3");
  const { references, diagnostics } = compiled(text);
  expect(diagnostics).toEqual([]);
  const chinese = await format(text, { path: "who-2025.pol", to: "zh", names: references });
  if (!chinese.ok) throw new Error("not translated");
  expect(chinese.text).toContain("取（部分）");
  for (const each of [text, chinese.text]) {
    const feeOf = (readings: Readonly<Record<string, string>>, soldier: boolean): unknown =>
      interpret(compiled(each, readings).program!, "person", { soldier }).values["fee"];
    expect([feeOf({}, true), feeOf({}, false), feeOf({ whom: "some" }, true)]).toEqual([2, 3, 1]);
  }
});

test.each([
  ["what is no option", "if takes(other) or leaves(all) then 1 else 2", "unknown-member", "other"],
  [
    "an option that varies",
    "if takes(if soldier then all else some) or leaves(all) then 1 else 2",
    "type-mismatch",
    "x",
  ],
])("is refused where it is %s", (_, value, code, at) => {
  const { diagnostics } = compiled(notice(value));
  expect(
    diagnostics.map((each) => [each.code, each.place.file.text.slice(each.place.span.start, each.place.span.end)]),
  ).toEqual([[code, at]]);
});
