import { sha256Hex } from "../sha256.ts";

const dashBetweenDigits = /(?<=\d)[\p{Pd}~](?=\d)/gu;
/** Punctuation carries no wording, but for a percent sign and what stands inside a number. */
const mark = /(?!%)(?!(?<=\d)[.,:/-](?=\d))[\p{P}`|~^]/gu;

/**
 * The wording of a text alone: without white space, line breaks, the width of signs, Markdown and
 * punctuation. Two prints of one text have the same wording.
 */
export function wording(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(dashBetweenDigits, "-")
    .replace(mark, "");
}

/** Twelve hexadecimal digits that change where the wording of a clause does. */
export function fingerprint(text: string): string {
  return sha256Hex(wording(text)).slice(0, 12);
}
