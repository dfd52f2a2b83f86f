import { redo, undo } from "@codemirror/commands";
import { openSearchPanel } from "@codemirror/search";
import { useSignal } from "@preact/signals";
import { files } from "../state/files.ts";
import { language, say, type Words } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import type { Laid } from "./calls.ts";
import { putLaid } from "./editor/create.ts";
import { currentEditor, steps } from "./editor/current.ts";
import { InsertMenu } from "./insert-menu.tsx";

const surfaces: { readonly zh: Words; readonly en: Words } = {
  zh: { zh: "换成中文", en: "In Chinese" },
  en: { zh: "换成英文", en: "In English" },
};

/** What may be done with the whole file. */
export function Toolbar({ path }: { readonly path: string }) {
  const refusal = useSignal("");
  const surface = useAnswer(() => compiler.surface(path), [path]).value ?? "zh";
  const view = currentEditor.value;
  const other = surface === "zh" ? "en" : "zh";
  const { back, forth } = steps.value;

  const put = async (answer: Promise<Laid>): Promise<void> => {
    const before = files.peek().get(path)?.text;
    const laid = await answer;
    // What was typed meanwhile is not to be lost.
    if (view === null || files.peek().get(path)?.text !== before) return;
    refusal.value = "refusal" in laid ? laid.refusal : "";
    if ("text" in laid) putLaid(view, laid.text);
  };

  return (
    <div class="toolbar" role="toolbar" aria-label={say({ zh: "编辑", en: "Editing" })}>
      <InsertMenu surface={surface} />
      <button type="button" disabled={back === 0} onClick={() => view !== null && undo(view)}>
        {say({ zh: "撤销", en: "Undo" })}
      </button>
      <button type="button" disabled={forth === 0} onClick={() => view !== null && redo(view)}>
        {say({ zh: "重做", en: "Redo" })}
      </button>
      <button type="button" onClick={() => view !== null && openSearchPanel(view)}>
        {say({ zh: "查找", en: "Find" })}
      </button>
      <button type="button" onClick={() => put(compiler.format(path, language.value))}>
        {say({ zh: "整理版式", en: "Tidy" })}
      </button>
      <button type="button" onClick={() => put(compiler.translate(path, other, language.value))}>
        {say(surfaces[other])}
      </button>
      {refusal.value === "" ? null : (
        <p role="alert">
          {say({ zh: "须先改正：", en: "First put right: " })}
          {refusal.value}
        </p>
      )}
    </div>
  );
}
