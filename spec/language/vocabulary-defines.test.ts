/** What a notice asks of a vocabulary's define is checked where it asks, with the argument that it gives. */
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { SourceFile } from "../../grammar/source.ts";

const shares = new SourceFile(
  "shares.pol",
  `vocabulary shares "词汇"
entity person "人"
  fact paid "已缴": int from 0
  fact due "应缴": int from 0
  fact fee "费用": money
  decision n "数": int
  decision r "比例": rate
  decision m "金额": money
  define share(x, y) "份额": x / y
  define third(x) "三成": x * 30%
  define next "下一": n + 1
`,
);

function problems(rules: string, vocabulary = shares): string[] {
  const file = new SourceFile(
    "notice-2025.pol",
    `notice notice-2025 "通知"\n  year 2025\n  uses ${vocabulary.path.replace(".pol", "")}\n\nclause 一 "甲"\n${rules}\n`,
  );
  const { diagnostics } = compile(file, { vocabulary: (name) => ({ file: vocabulary, path: `${name}.pol` }) });
  return diagnostics.map(({ code, place, related }) => {
    const at = place.file.text.slice(place.span.start, place.span.end);
    const there = related.map(({ file: other, span }) => ` (${other.text.slice(span.start, span.end)})`).join("");
    return `${code}: ${at}${there}`;
  });
}

const gated = new SourceFile(
  "gates.pol",
  `vocabulary gates "词汇"
entity person "人"
  fact paidOn "缴费日期": date?
  decision open "开放": bool
  decision fee "费用": int only when open otherwise 0
  decision late "迟缴": int only when paidOn is known otherwise fee
`,
);

test.each<readonly [what: string, rules: string, problems: readonly string[]]>([
  ["told at the first rule", "silent on open, late\nrule fee is 1", ["absent-not-handled: fee (open)"]],
  ["of no concern where the decision is silent too", "silent on open, fee, late", []],
  ["of no concern where it is answered", "silent on late\nrule open is yes\nrule fee is 1", []],
  [
    "told of the value beside the gate as well",
    "rule open is yes\nsilent on fee\nrule late is 1",
    ["decision-needs-value: late (fee)"],
  ],
])("a gate of a vocabulary that asks what a notice does not say is %s", (_, rules, expected) => {
  expect(problems(rules, gated)).toEqual(expected);
});

test.each<readonly [rules: string, problems: readonly string[]]>([
  ["silent on n, m\nrule r\nwhen share(paid, due) > 10%\nis 1%", ["divisor-may-be-zero: share(paid, due) (y)"]],
  [
    "silent on n, m\nrule r\nwhen due > 0 and share(paid, due) > 10%\nis 1%\nrule r\nwhen not (due > 0 and share(paid, due) > 10%)\nis 2%",
    [],
  ],
  ["silent on n, r\nrule m is third(fee)", ["amount-not-rounded: rule m is third(fee)"]],
  ["silent on n, r\nrule m is third(100 yuan)", []],
  ["silent on n, r\nrule m is third(yearStart)", ["cannot-calculate: third(yearStart) (x * 30%)"]],
  ["silent on n, m\nrule r\nwhen next > 1\nis 1%", ["absent-not-handled: next (n)"]],
  ["rule n is 1\nsilent on m\nrule r\nwhen next > 1\nis 1%\nrule r\nwhen not (next > 1)\nis 2%", []],
])("%s", (rules, expected) => {
  expect(problems(rules)).toEqual(expected);
});
