/** Names that every JavaScript object knows are names like any other; none reaches what it inherits. */
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import { SourceFile } from "../../grammar/source.ts";
import { runSuite } from "../../harness/index.ts";
import { formatOutcome } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";

const vocabulary = `vocabulary people "居民"
enumeration Kind "类别"
  hasOwnProperty "甲"
  toLocaleString "乙"
entity person "居民"
  fact toString "次数": int default 1
  fact children "子女": list of constructor?
  decision constructor "金额": money
  decision isPrototypeOf "类": Kind
  decision propertyIsEnumerable "各类": set of Kind
  decision total "合计": int
entity constructor "子女"
  fact name "姓名": text
  fact hasOwnProperty "年数": int
  decision toString "结果": int
`;

const notice = `notice small-2025 "小县"
  year 2025
  uses people

clause 一 "甲"
  parameter valueOf "标准": 3 yuan
  table lines "表"
    | toLocaleString "数": int |
    | 1 |
    | 2 |
  rule constructor
    is valueOf * toString
  rule isPrototypeOf
    is hasOwnProperty
  rule propertyIsEnumerable
    is {hasOwnProperty}
  rule total
    is (sum over lines: toLocaleString) + (if children is known then sum over children: hasOwnProperty else 0)
  rule constructor.toString
    is hasOwnProperty + 1
  example "甲"
    given toString: 2
    expect constructor: 6 yuan, isPrototypeOf: hasOwnProperty
`;

test("such names decide", async () => {
  const host = { vocabulary: () => ({ file: new SourceFile("people.pol", vocabulary), path: "people.pol" }) };
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), host);
  expect(diagnostics).toEqual([]);
  const { schema, evaluate } = createEvaluator(program!, "person");
  const parsed = parseRecord(schema, { toString: 2, children: [{ name: "甲", hasOwnProperty: 4 }] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(formatOutcome(schema, evaluate(parsed.value))).toEqual({
    constructor: "6.00",
    isPrototypeOf: "hasOwnProperty",
    propertyIsEnumerable: ["hasOwnProperty"],
    total: 7,
    children: [{ name: "甲", toString: 5 }],
  });
  expect(interpretOutcome(program!, "person", parsed.value)).toMatchObject({ constructor: 600, total: 7 });
  expect((await runSuite(program!)).map(({ failure }) => failure)).toEqual([null]);
});
