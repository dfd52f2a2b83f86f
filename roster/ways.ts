import type { Language, Text } from "../runtime/messages.ts";

/**
 * How what helps with a roster is done where it is decided: by options of a command, or at a press in a page. Each is the end
 * of a sentence.
 */
export interface Ways {
  /** How columns that the vocabulary does not have are passed over. */
  readonly ignoreColumns: Text;
  /** How one of several sheets is chosen. */
  readonly chooseSheet: Text;
  /** How the records of a group are decided without those that are refused. */
  readonly withoutRefused: Text;
}

/** The end of a sentence that tells a way, where there is one. */
export function waysText(way: Text | undefined, language: Language): string {
  return way === undefined ? "" : `${language === "en" ? "; " : "，"}${way[language]}`;
}
