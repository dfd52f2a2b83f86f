import { useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import type { Folder } from "../files/folder.ts";
import { sampleFolder, uploadedFolder } from "../files/kept-folder.ts";
import { canPickFolders, pickFolder } from "../files/picked-folder.ts";
import { folder, openFolder } from "../state/files.ts";
import { say } from "../state/language.ts";

/** Which folder is open, and others that can be. What `pol studio` serves is all that it serves. */
export function FolderMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const refusal = useSignal("");
  const opened = folder.value;
  if (opened?.id.startsWith("served:") === true) return <span class="folder-name">{opened.name}</span>;
  const open = async (picked: Promise<Folder | null> | Folder): Promise<void> => {
    menu.current?.removeAttribute("open");
    try {
      const found = await picked;
      if (found !== null) await openFolder(found);
      refusal.value = "";
    } catch (error) {
      refusal.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <details class="menu" ref={menu} onKeyDown={({ key }) => key === "Escape" && menu.current?.removeAttribute("open")}>
      <summary>{opened?.name || say({ zh: "示例通知", en: "Sample notices" })}</summary>
      <div>
        {canPickFolders() ? (
          <button type="button" onClick={() => open(pickFolder())}>
            {say({ zh: "打开文件夹…", en: "Open a folder…" })}
            <small>{say({ zh: "直接读写本机的文件夹", en: "reads and writes it on this machine" })}</small>
          </button>
        ) : null}
        <button type="button" onClick={() => input.current?.click()}>
          {say({ zh: "打开文件…", en: "Open files…" })}
          <small>{say({ zh: "保存时下载", en: "saved as downloads" })}</small>
        </button>
        <button type="button" onClick={() => open(sampleFolder())}>
          {say({ zh: "示例通知", en: "Sample notices" })}
        </button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".pol,.txt,.docx"
        aria-label={say({ zh: "选择文件", en: "Choose files" })}
        onChange={({ currentTarget }) => void open(uploadedFolder([...(currentTarget.files ?? [])]))}
      />
      {refusal.value === "" ? null : <p role="alert">{refusal.value}</p>}
    </details>
  );
}
