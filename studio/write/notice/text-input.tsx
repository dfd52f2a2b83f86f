import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { textOf } from "../../files/read-text.ts";
import { say } from "../../state/language.ts";

/** Takes a text that is pasted, dropped or opened. */
export function TextInput({ onText }: { readonly onText: (text: string) => void }) {
  const pasted = useSignal("");
  const refused = useSignal("");
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    refused.value = "";
    try {
      onText(await textOf(file.name, new Uint8Array(await file.arrayBuffer())));
    } catch {
      refused.value = file.name;
    }
  };
  return (
    <div
      class="text-input"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer?.files[0]);
      }}
    >
      <textarea
        aria-label={say({ zh: "通知全文", en: "The whole notice" })}
        rows={10}
        value={pasted.value}
        onInput={({ currentTarget }) => (pasted.value = currentTarget.value)}
      />
      <p class="actions">
        <button type="button" class="main" disabled={pasted.value.trim() === ""} onClick={() => onText(pasted.value)}>
          {say({ zh: "使用粘贴的原文", en: "Use this text" })}
        </button>
        <button type="button" onClick={() => input.current?.click()}>
          {say({ zh: "打开文件…", en: "Open a file…" })}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".txt,.docx"
          aria-label={say({ zh: "打开原文文件", en: "Open the text's file" })}
          onChange={({ currentTarget }) => void open(currentTarget.files?.[0])}
        />
      </p>
      {refused.value === "" ? null : (
        <p role="alert">
          {say({
            zh: `“${refused.value}”读不出文字。可打开 .txt 或 .docx；.doc、.wps 请另存为 .docx，或直接粘贴全文。`,
            en: `No text can be read of “${refused.value}”. A .txt or .docx can be opened; save a .doc or .wps as .docx, or paste the text.`,
          })}
        </p>
      )}
    </div>
  );
}
