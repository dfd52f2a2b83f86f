import { language } from "../state/language.ts";

/** Each language goes by its own name, for who does not read the other. */
const names = { zh: "中文", en: "English" } as const;

export function LanguageChoice() {
  const other = language.value === "zh" ? "en" : "zh";
  return (
    <button type="button" class="quiet" lang={other} onClick={() => (language.value = other)}>
      {names[other]}
    </button>
  );
}
