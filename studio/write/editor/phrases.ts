/** What CodeMirror says itself, in Chinese: https://codemirror.net/examples/translate/ lists its phrases. */
import { EditorState, type Extension } from "@codemirror/state";
import type { Language } from "../../../api/index.ts";

const chinese: Readonly<Record<string, string>> = {
  "Control character": "控制字符",
  "Selection deleted": "已删除所选内容",
  "Folded lines": "已折叠的行",
  "Unfolded lines": "已展开的行",
  to: "至",
  "folded code": "已折叠",
  unfold: "展开",
  "Fold line": "折叠",
  "Unfold line": "展开",
  "Go to line": "转到行",
  go: "转到",
  Find: "查找",
  Replace: "替换为",
  next: "下一处",
  previous: "上一处",
  all: "全部选中",
  "match case": "区分大小写",
  "by word": "整词",
  regexp: "正则表达式",
  replace: "替换",
  "replace all": "全部替换",
  close: "关闭",
  "current match": "当前匹配",
  "replaced $ matches": "已替换 $ 处",
  "replaced match on line $": "已替换第 $ 行的匹配",
  "on line": "在第几行",
  Completions: "可选的写法",
  Diagnostics: "问题",
  "No diagnostics": "没有问题",
  "New name": "新名称",
  rename: "重命名",
  "Reference list": "使用之处",
};

/** The words of the editor in a language; its own are English. */
export function phrases(language: Language): Extension {
  return language === "zh" ? EditorState.phrases.of(chinese) : [];
}
