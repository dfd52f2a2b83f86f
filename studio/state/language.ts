/** The language that the studio speaks: Chinese first, English where the reader chose it or the browser speaks no Chinese. */
import { effect, signal } from "@preact/signals";
import type { Language } from "../../api/index.ts";

/** A text in both languages. */
export type Words = { readonly [L in Language]: string };

const kept = "pol.language";

export const language = signal<Language>(firstLanguage());

effect(() => {
  document.documentElement.lang = language.value === "zh" ? "zh-CN" : "en";
  localStorage.setItem(kept, language.value);
});

/** The words in the language that is spoken; what calls it while it draws is drawn again when the language changes. */
export function say(words: Words): string {
  return words[language.value];
}

function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept);
  if (chosen === "zh" || chosen === "en") return chosen;
  return navigator.languages.some((each) => /^zh/iu.test(each)) ? "zh" : "en";
}
