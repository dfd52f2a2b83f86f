import { useRef } from "preact/hooks";
import type { Language } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { currentEditor } from "./editor/current.ts";
import { insertSnippet, type Snippet, snippets } from "./editor/snippets.ts";

/** What a clause may have, to be inserted by the mouse alone. */
export function InsertMenu({ surface }: { readonly surface: Language }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => menu.current?.removeAttribute("open");
  const insert = (snippet: Snippet): void => {
    close();
    if (currentEditor.peek() !== null) insertSnippet(currentEditor.peek()!, snippet, surface);
  };
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={({ key }) => key === "Escape" && close()}
      onFocusOut={({ relatedTarget }) => {
        if (!menu.current?.contains(relatedTarget as Node | null)) close();
      }}
    >
      <summary>{say({ zh: "插入", en: "Insert" })}</summary>
      <div>
        {snippets.map((each) => (
          <button key={each.label.en} type="button" onClick={() => insert(each)}>
            <span>{say(each.label)}</span>
            <small>{say(each.purpose)}</small>
          </button>
        ))}
      </div>
    </details>
  );
}
