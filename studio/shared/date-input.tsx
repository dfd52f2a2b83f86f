import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { say } from "../state/language.ts";
import { isDate, readDate, shownDate } from "./dates.ts";

/** A date, typed as people write dates or picked from the browser's calendar. */
export function DateInput({
  id,
  value,
  range,
  describedBy,
  invalid,
  onChange,
}: {
  readonly id: string;
  /** `2025-03-01`, empty where there is none, or what was typed that is no date. */
  readonly value: string;
  readonly range: { readonly from: string; readonly to: string } | null;
  readonly describedBy?: string;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  /** What is being typed; null while nothing is, and the date stands there as it is read. */
  const typed = useSignal<string | null>(null);
  return (
    <span class="date">
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={typed.value ?? shownDate(value)}
        placeholder={say({ zh: "如 2025.3.1", en: "2025-03-01" })}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          onChange(readDate(currentTarget.value));
        }}
        onBlur={() => (typed.value = null)}
      />
      <button
        type="button"
        class="quiet"
        aria-label={say({ zh: "选择日期", en: "Pick a date" })}
        onClick={() => picker.current?.showPicker()}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 4h12v10H2zM2 7h12M5 2v3M11 2v3" />
        </svg>
      </button>
      <input
        ref={picker}
        class="picker"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={isDate(value) ? value : ""}
        min={range?.from}
        max={range?.to}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </span>
  );
}
