import type { Language, Text } from "../runtime/messages.ts";

export type { Language, Text };

const languages: readonly string[] = ["en", "zh"];

/** Whether a word names a language of the program. */
export function isLanguage(word: string): word is Language {
  return languages.includes(word);
}

/** The language to speak: `--lang` wherever it stands, else that of the locale. Wrong words are reported later. */
export function chooseLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const given = givenLanguage(args);
  if (given !== null && isLanguage(given)) return given;
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^zh/iu.test(locale) ? "zh" : "en";
}

function givenLanguage(args: readonly string[]): string | null {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const at = options.findLastIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return null;
  return options[at] === "--lang" ? (options[at + 1] ?? null) : options[at]!.slice("--lang=".length);
}
