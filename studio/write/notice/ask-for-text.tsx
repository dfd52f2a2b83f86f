import { useSignal } from "@preact/signals";
import { say } from "../../state/language.ts";
import { putNoticeText } from "../../state/notice-text.ts";
import { TextInput } from "./text-input.tsx";

/** Asks for the notice's own text where none is beside the file. */
export function AskForText({ path }: { readonly path: string }) {
  const refusal = useSignal("");
  const take = (text: string): void => {
    putNoticeText(path, text).catch((error: unknown) => {
      refusal.value = error instanceof Error ? error.message : String(error);
    });
  };
  return (
    <div class="ask">
      <h2>{say({ zh: "通知原文", en: "The notice's own text" })}</h2>
      <p>
        {say({
          zh: "粘贴通知全文，或打开其文本文件、Word 文档。原文与文件逐条对照，看得出哪些条款已经编写。",
          en: "Paste the whole notice, or open its text file or Word document. Each clause is then held against the file.",
        })}
      </p>
      <TextInput onText={take} />
      {refusal.value === "" ? null : <p role="alert">{refusal.value}</p>}
    </div>
  );
}
