import { useSignal } from "@preact/signals";
import { files } from "../state/files.ts";
import { language, say, type Words } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { Editor } from "./editor.tsx";
import { NoticePane } from "./notice/notice-pane.tsx";
import { ProblemList } from "./problem-list.tsx";
import { Toolbar } from "./toolbar.tsx";

const parts = ["notice", "file", "problems"] as const;
type Part = (typeof parts)[number];

const partWords: { readonly [P in Part]: Words } = {
  notice: { zh: "原文", en: "Text" },
  file: { zh: "文件", en: "File" },
  problems: { zh: "问题", en: "Problems" },
};

/** The notice's text, its file, and what is wrong with that; on a narrow screen one of them at a time. */
export function WritePage({ path }: { readonly path: string }) {
  const part = useSignal<Part>("file");
  const problems = useAnswer(() => compiler.problems(path, language.value), [path, language.value]);
  const text = files.value.get(path)?.text;
  if (text === undefined) return <p>{say({ zh: "没有这个文件。", en: "There is no such file." })}</p>;
  const isVocabulary = /^\s*(?:vocabulary|词汇表)/u.test(text);
  return (
    <div class={`write ${isVocabulary ? "alone" : ""}`} data-part={part.value}>
      <div class="parts">
        {parts.map((each) => (
          <button key={each} type="button" aria-pressed={part.value === each} onClick={() => (part.value = each)}>
            {say(partWords[each])}
            {each === "problems" && problems.value !== null ? ` ${problems.value.length}` : ""}
          </button>
        ))}
      </div>
      {isVocabulary ? null : <NoticePane path={path} />}
      <div class="file">
        <Toolbar path={path} />
        <Editor path={path} problems={problems.value} onShow={() => (part.value = "file")} />
      </div>
      <ProblemList problems={problems.value ?? []} pending={problems.pending} path={path} />
    </div>
  );
}
