import { useEffect } from "preact/hooks";
import { folder, unsaved } from "../state/files.ts";
import { say } from "../state/language.ts";
import { save, saving, troubles } from "../state/saving.ts";

/** Saves the file, and says whether it is saved; Ctrl+S does the same on every page. */
export function SaveState({ path }: { readonly path: string }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void save(path);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [path]);
  const isOpen = unsaved.value.includes(path);
  const isDownload = folder.value?.saving === "download";
  return (
    <span class="save-state">
      <button type="button" disabled={!isOpen || saving.value.has(path)} onClick={() => save(path)}>
        {isDownload ? say({ zh: "下载保存", en: "Download" }) : say({ zh: "保存", en: "Save" })}
      </button>
      <small role="status">{stateOf(path, isOpen)}</small>
    </span>
  );
}

function stateOf(path: string, isOpen: boolean): string {
  if (saving.value.has(path)) return say({ zh: "正在保存…", en: "saving…" });
  if (troubles.value.get(path)?.kind === "refused") return say({ zh: "没有存上", en: "not saved" });
  return isOpen ? say({ zh: "未保存", en: "not saved" }) : say({ zh: "已保存", en: "saved" });
}
