import { useSignal } from "@preact/signals";
import { say } from "../state/language.ts";

interface TypedFigureProps {
  readonly now: string;
  readonly isWaiting: boolean;
  readonly onText: (text: string) => void;
}

/** Another figure than those that are offered, typed. */
export function TypedFigure({ now, isWaiting, onText }: TypedFigureProps) {
  const isOpen = useSignal(false);
  const typed = useSignal("");
  if (!isOpen.value)
    return (
      <button type="button" class="quiet" onClick={() => (isOpen.value = true)}>
        {say({ zh: "另填", en: "Another" })}
        <span class="hidden">{say({ zh: `，不用 ${now}`, en: ` than ${now}` })}</span>
      </button>
    );
  return (
    <form
      class="typed"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.value.trim() !== "" && !isWaiting) onText(typed.value);
      }}
    >
      <input
        ref={(input) => input?.focus()}
        type="text"
        autoComplete="off"
        aria-label={say({ zh: `代替 ${now} 的数值`, en: `In place of ${now}` })}
        placeholder={now}
        value={typed.value}
        onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === "Escape") isOpen.value = false;
        }}
      />
      <button class="main" disabled={typed.value.trim() === ""}>
        {say({ zh: "填入", en: "Put in" })}
      </button>
    </form>
  );
}
