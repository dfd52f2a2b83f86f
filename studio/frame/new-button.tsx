import { useSignal } from "@preact/signals";
import { say } from "../state/language.ts";
import { NewNoticeDialog } from "../write/new-notice.tsx";

/** Begins a new notice. */
export function NewButton() {
  const isOpen = useSignal(false);
  return (
    <>
      <button type="button" onClick={() => (isOpen.value = true)}>
        {say({ zh: "新建", en: "New" })}
      </button>
      {isOpen.value ? <NewNoticeDialog onClose={() => (isOpen.value = false)} /> : null}
    </>
  );
}
