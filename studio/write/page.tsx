import { files } from "../state/files.ts";
import { language, say } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { Editor } from "./editor.tsx";
import { ProblemList } from "./problem-list.tsx";

/** The file, and what is wrong with it. */
export function WritePage({ path }: { readonly path: string }) {
  const problems = useAnswer(() => compiler.problems(path, language.value), [path, language.value]);
  if (!files.value.has(path)) return <p>{say({ zh: "没有这个文件。", en: "There is no such file." })}</p>;
  return (
    <div class="write">
      <Editor path={path} />
      <ProblemList problems={problems.value ?? []} pending={problems.pending} />
    </div>
  );
}
