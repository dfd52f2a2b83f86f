import type { Language } from "../../runtime/messages.ts";
import { cutText } from "../../runtime/visible-text.ts";
import type { Refusal } from "./roster-summary.ts";

/** Why records were refused, in a few words, after the field that they all have trouble with. */
export function refusalText({ problem, field }: Refusal, language: Language): string {
  const reason = reasons[problem][language];
  if (field === null) return reason;
  return language === "en" ? `${cutText(field.name, 40)}: ${reason}` : `${cutText(field.label, 40)}：${reason}`;
}

const reasons: { readonly [P in Refusal["problem"]]: { readonly [L in Language]: string } } = {
  "not-a-record": { en: "no record", zh: "不是记录" },
  "unknown-field": { en: "no such fact", zh: "没有该字段" },
  "repeated-field": { en: "given more than once", zh: "重复填写" },
  "missing-field": { en: "missing", zh: "缺少必填内容" },
  "wrong-value": { en: "no value of its kind, or outside its range", zh: "格式不符或超出范围" },
  "not-yes-or-no": { en: "neither yes nor no", zh: "既非“是”也非“否”" },
  "unknown-value": { en: "no such option", zh: "没有该选项" },
  "repeated-item": { en: "a second item of the same name", zh: "列表中名称重复" },
  "requirement-broken": { en: "a requirement is not met", zh: "不符合要求" },
  "not-json": { en: "not valid JSON", zh: "不是有效的 JSON" },
  "broken-json": { en: "not valid JSON", zh: "不是有效的 JSON" },
  "cell-count": { en: "a row with too many or too few cells", zh: "单元格个数与表头不一致" },
  "rounded-text": { en: "rounded by a spreadsheet", zh: "被电子表格改成近似数" },
  "failed-cell": { en: "an error of a spreadsheet", zh: "电子表格的错误值" },
  "no-expectation": { en: "nothing expected", zh: "没有预期结果" },
  "stray-quote": { en: "a stray quotation mark", zh: "引号不成对" },
  "unwritable-text": { en: "a text that no notice can hold", zh: "文字不能写入通知" },
  withheld: { en: "a record of its group was refused", zh: "所属的户或全体中有记录不予受理" },
  undecided: { en: "its decisions cannot be worked out", zh: "无法得出结论" },
};
