import { officeClause } from "../../explain/index.ts";
import { counted } from "../counted.ts";
import type { Language } from "../language.ts";
import { tableText } from "../render/table.ts";
import type { ClauseContent, ContentKind, Contribution } from "./contents.ts";

const headings = { en: ["clause", "title", "contributes"], zh: ["条款", "标题", "内容"] } as const;
const otherwiseWord = { en: "otherwise", zh: "其他情形" } as const;
const narrativeWord = { en: "narrative", zh: "无需计算" } as const;

/** The clauses as a table, a line a clause; examples and invariants are only counted. */
export function contentsText(contents: readonly ClauseContent[], language: Language): string {
  const rows = contents.map(({ clause, title, narrative, contributions }) => [
    language === "zh" ? officeClause(clause) : clause,
    title ?? "",
    narrative
      ? narrativeWord[language]
      : contributions.map((each) => contributionText(each, language)).join(language === "en" ? "; " : "；"),
  ]);
  return tableText([headings[language], ...rows]);
}

const words: { readonly [K in ContentKind]: { readonly en: string; readonly zh: string } } = {
  parameter: { en: "parameter", zh: "参数" },
  period: { en: "period", zh: "时段" },
  definition: { en: "definition", zh: "定义" },
  decision: { en: "decision", zh: "结论" },
  rule: { en: "rule", zh: "规则" },
  silence: { en: "silence", zh: "未规定" },
  reading: { en: "reading", zh: "口径" },
  table: { en: "table", zh: "表" },
  row: { en: "row", zh: "表行" },
  duty: { en: "duty", zh: "职责" },
  example: { en: "example", zh: "示例" },
  invariant: { en: "invariant", zh: "恒定条件" },
};

const onlyCounted: ReadonlySet<ContentKind> = new Set<ContentKind>(["example", "invariant"]);

/** `2 rules (waiting, mayPay)`. */
function contributionText({ kind, names }: Contribution, language: Language): string {
  const list = [...new Set(names)].map((name) => (name === "otherwise" ? otherwiseWord[language] : name));
  if (language === "zh")
    return `${words[kind].zh}${names.length}项${onlyCounted.has(kind) ? "" : `（${list.join("、")}）`}`;
  return `${counted(names.length, words[kind].en)}${onlyCounted.has(kind) ? "" : ` (${list.join(", ")})`}`;
}
