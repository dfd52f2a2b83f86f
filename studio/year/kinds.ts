import type { OpenKind } from "../../api/index.ts";
import type { Words } from "../state/language.ts";

/** What an open value is, in words. */
export const kindWords: { readonly [K in OpenKind]: Words } = {
  issuer: { zh: "发文机关", en: "Issuer" },
  number: { zh: "发文字号", en: "Number" },
  issued: { zh: "印发日期", en: "Day of issue" },
  year: { zh: "年度", en: "Year" },
  uses: { zh: "采用的词汇表", en: "Vocabulary" },
  inForce: { zh: "施行期间", en: "In force" },
  amends: { zh: "修改的通知", en: "Amends" },
  parameter: { zh: "参数", en: "Parameter" },
  period: { zh: "时段", en: "Period" },
  define: { zh: "定义", en: "Definition" },
  decision: { zh: "结论", en: "Decision" },
  rule: { zh: "规则", en: "Rule" },
  silence: { zh: "未规定", en: "Silent on" },
  reading: { zh: "口径", en: "Reading" },
  table: { zh: "表", en: "Table" },
  row: { zh: "表中一行", en: "Row" },
  duty: { zh: "职责", en: "Duty" },
  invariant: { zh: "始终成立", en: "Invariant" },
};
