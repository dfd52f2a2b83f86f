import type { Surface } from "../keywords.ts";
import type { Code } from "./catalogue.ts";
import { en } from "./en.ts";
import type { Words, Wording } from "./words.ts";
import { zh } from "./zh.ts";

const wordings: { readonly [L in Surface]: Wording } = { en, zh };

/** A diagnostic as far as its words go by it; the parameters are those of the code. */
interface Worded {
  readonly code: Code;
  readonly parameters: unknown;
}

/** The words of a diagnostic in a language. */
export function wordsOf({ code, parameters }: Worded, language: Surface): Words {
  const words = wordings[language][code] as (parameters: unknown) => Words;
  return words(parameters);
}
