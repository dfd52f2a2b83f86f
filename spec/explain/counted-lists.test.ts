import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { explain, explanationText } from "../../explain/index.ts";
import { SourceFile } from "../../grammar/source.ts";

const vocabulary = new SourceFile(
  "kin.pol",
  `vocabulary kin "户"
entity person "户"
  fact kids "子女": list of kid
  decision most "最高": money?
  decision total "合计": money
entity kid "子女" in person
  fact id "编号": text?
  fact cost "费用": money
  fact paid "已缴": bool default yes
  decision place "名次": int?
`,
);
const notice = `notice kin-2025 "通知"
  year 2025
  uses kin

clause 一 "一"
  rule most
    is highest over kids where paid: cost
  rule total
    is sum over kids where paid: cost
  rule kid.place
    is rank from highest among kids where paid: cost
`;
const { program } = compile(new SourceFile("kin-2025.pol", notice), {
  vocabulary: (name) => ({ file: vocabulary, path: `${name}.pol` }),
});

function told(names: readonly string[], language: "en" | "zh", kids: readonly object[]): string {
  const explanation = explain(program!, "person", { kids: kids as never }, { policyHash: "" });
  return explanationText(explanation, names, language);
}

const kid = (id: string | null, cost: number, paid = true): object => ({ id, cost, paid });
const three = [kid("A", 1000), kid(null, 35000), kid("C", 90000, false)];

describe("a value over a list", () => {
  test("tells the items that counted, and which was the highest, by key or position", () => {
    expect(told(["most"], "en", three)).toBe(`kin-2025  通知

most: 350 yuan = highest over kids where paid: cost — clause 一
├─ highest over kids where paid: cost: 2 of 3 counted
│  ├─ kid 2: 350 yuan, which is it
│  └─ kid A: 10 yuan
└─ fact kids: 3 records
`);
    expect(told(["most"], "zh", three)).toContain(`├─ 最高值子女其中已缴：费用：3条中计入2条
│  ├─ 子女第2条：350元，取此条
│  └─ 子女 A：10元
`);
  });

  test("of a rank tells who is ahead, and nothing for one that is left out", () => {
    const text = told(["place"], "en", three);
    expect(text).toContain("1 of 3 ahead\n│  └─ kid 2: 350 yuan\n");
    expect(text.slice(text.indexOf("kid C"))).not.toContain("ahead");
  });

  test("tells the first of a long list and how many more there are", () => {
    const many = Array.from({ length: 300 }, (_, index) => kid(`K${index}`, 100));
    const text = told(["total"], "en", many);
    expect(text).toContain("300 of 300 counted");
    expect(text).toContain("│  ├─ kid K4: 1 yuan\n│  └─ and 295 more\n");
    expect(text).not.toContain("K5");
  });
});
