/** What may be inserted at a press, in both surfaces: each with the places that are to be filled. */
import { closeCompletion, nextSnippetField, snippet, startCompletion } from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";
import { type Command, EditorView, keymap } from "@codemirror/view";
import type { Language } from "../../../api/index.ts";
import type { Words } from "../../state/language.ts";

export interface Snippet {
  readonly label: Words;
  /** When it is used, in a line. */
  readonly purpose: Words;
  readonly text: Words;
}

export const snippets: readonly Snippet[] = [
  {
    label: { zh: "规则", en: "Rule" },
    purpose: { zh: "什么情形得出什么结论", en: "in which case which answer" },
    text: { zh: "规则 ${}\n  当 ${}\n  为 ${}", en: "rule ${}\n  when ${}\n  is ${}" },
  },
  {
    label: { zh: "一般规则", en: "General rule" },
    purpose: { zh: "没有条件，对所有人如此", en: "the answer for everyone" },
    text: { zh: "规则 ${}\n  为 ${}", en: "rule ${}\n  is ${}" },
  },
  {
    label: { zh: "例外规则", en: "Exception" },
    purpose: { zh: "不受另一条款限制的规则", en: "a rule that prevails over another clause" },
    text: {
      zh: "规则 ${} 不受 ${} 限制\n  当 ${}\n  为 ${}",
      en: "rule ${} notwithstanding ${}\n  when ${}\n  is ${}",
    },
  },
  {
    label: { zh: "参数", en: "Parameter" },
    purpose: { zh: "通知写明的金额、比例、日期、期限", en: "an amount, rate, date or term that the notice states" },
    text: { zh: "参数 ${名称}：${400元}", en: "parameter ${name}: ${400 yuan}" },
  },
  {
    label: { zh: "时段", en: "Period" },
    purpose: { zh: "缴费期等起止日期", en: "from one day to another" },
    text: { zh: "时段 ${}：${2025年1月1日} 至 ${2025年12月31日}", en: "period ${}: ${2025-01-01} to ${2025-12-31}" },
  },
  {
    label: { zh: "定义", en: "Definition" },
    purpose: { zh: "给一个条件起名，多处使用", en: "a name for a condition that is used more than once" },
    text: { zh: "定义 ${名称}：${}", en: "define ${name}: ${}" },
  },
  {
    label: { zh: "职责", en: "Duty" },
    purpose: { zh: "谁在何时前办什么", en: "who does what by when" },
    text: { zh: "职责 ${} “${事项}” 不迟于 ${2025年12月31日}", en: 'duty ${} "${what}" due by ${2025-12-31}' },
  },
  {
    label: { zh: "示例", en: "Example" },
    purpose: { zh: "一个具体的人和应得的结论", en: "one person and the answers expected" },
    text: {
      zh: "示例 “${标题}”\n  已知 ${}：${}\n  应得 ${}：${}",
      en: 'example "${title}"\n  given ${}: ${}\n  expect ${}: ${}',
    },
  },
  {
    label: { zh: "未规定", en: "Silence" },
    purpose: { zh: "通知对此没有规定", en: "the notice says nothing of it" },
    text: { zh: "未规定 ${}", en: "silent on ${}" },
  },
];

/** Inserts one at the end of the clause in which the cursor is, and offers what may stand in its first place. */
export function insertSnippet(view: EditorView, { text }: Snippet, surface: Language): void {
  const { doc, selection } = view.state;
  let line = doc.lineAt(selection.main.head);
  while (line.number < doc.lines && !/^\S/u.test(doc.line(line.number + 1).text)) line = doc.line(line.number + 1);
  while (line.number > 1 && line.text.trim() === "") line = doc.line(line.number - 1);
  const gap = `${/^\S/u.test(line.text) ? "\n" : "\n\n"}  `;
  view.dispatch({ changes: { from: line.to, insert: gap } });
  const at = line.to + gap.length;
  snippet(text[surface])(view, null, at, at);
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "center" }) });
  view.focus();
  startCompletion(view);
}

/** From one place to the next with what may stand there. What is offered is taken by Enter or a click alone. */
const toNextPlace: Command = (view) => {
  const closed = closeCompletion(view);
  return nextSnippetField(view) ? startCompletion(view) : closed;
};

/** The keys between the places of what was inserted. */
export const placeKeys: Extension = Prec.highest(keymap.of([{ key: "Tab", run: toNextPlace }]));
