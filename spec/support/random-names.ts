import fc from "fast-check";
import type { SymbolNames } from "../../grammar/symbol-names.ts";

/** Names that are hard to write: keywords, parts of keywords, numerals, digits, parentheses, quotes. */
const hardNames: readonly SymbolNames[] = [
  { name: "is", label: "为" },
  { name: "when", label: "当" },
  { name: "set", label: "多选" },
  { name: "only", label: "仅当" },
  { name: "known", label: "已填写" },
  { name: "empty", label: "空" },
  { name: "event", label: "事件" },
  { name: "silent", label: "未作规定" },
  { name: "due", label: "截止" },
  { name: "year", label: "年" },
  { name: "months", label: "个月" },
  { name: "unit2", label: "日" },
  { name: "before-word", label: "日前" },
  { name: "clauseThree", label: "三" },
  { name: "clauseTwoThree", label: "二(三)" },
  { name: "annex", label: "附件2" },
  { name: "over60", label: "60周岁以上" },
  { name: "migrantWorker", label: "外出务工人员(有务工证明)" },
  { name: "revolutionaryElder", label: "革命“五老”人员" },
  { name: "quoted", label: '"双引号"' },
  { name: "row", label: "列|表" },
  { name: "hash", label: "第#号" },
  { name: "waiting", label: "待遇等待期" },
  { name: "paidOn", label: "缴费日期" },
  { name: "resident-insurance", label: "居民医保-词汇" },
  { name: "_private", label: "内" },
  { name: "x", label: "乙" },
];

/** Ordinary names beside the hard ones, so that both surfaces see every shape. */
const anyNames: fc.Arbitrary<SymbolNames> = fc
  .tuple(fc.stringMatching(/^[a-z][A-Za-z0-9]{1,9}$/), fc.stringMatching(/^[待遇缴费参保人员年日为是三()“]{1,6}$/))
  .map(([name, label]) => ({ name, label: label.replaceAll("“", "“内”") }));

/** Symbols of which no two share a name or a label. */
export const randomSymbols: fc.Arbitrary<readonly SymbolNames[]> = fc
  .tuple(fc.shuffledSubarray([...hardNames], { minLength: 4, maxLength: 12 }), fc.array(anyNames, { maxLength: 6 }))
  .map(([hard, any]) => withoutClashes([...hard, ...any]));

function withoutClashes(symbols: readonly SymbolNames[]): SymbolNames[] {
  const taken = new Set<string>();
  return symbols.filter(({ name, label }) => {
    const isFree = !taken.has(name) && !taken.has(label) && name !== label;
    if (isFree) taken.add(name).add(label);
    return isFree;
  });
}

/** Texts that can stand in quotes, quotes of the other kind among them. */
export const randomText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", "七月补缴", "“五老”人员", 'say "yes"', "a | b # c", "新生儿（含）", "“一”与“二”", "”“"),
  fc.string({ unit: fc.constantFrom("a", "人", " ", "，", "#", "|", "“引”", "1"), maxLength: 30 }),
);
