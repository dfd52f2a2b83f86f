/** Operators of other languages, with the keywords that say the same here. */
const meanings: ReadonlyMap<string, { readonly en: string; readonly zh: string }> = new Map([
  ["&&", { en: "and", zh: "且" }],
  ["||", { en: "or", zh: "或" }],
  ["==", { en: "=", zh: "＝" }],
  ["===", { en: "=", zh: "＝" }],
  ["!==", { en: "≠", zh: "≠" }],
]);

/** An operator of another language in a text, and what it means here. */
export interface ForeignOperator {
  readonly start: number;
  readonly written: string;
  readonly meant: { readonly en: string; readonly zh: string };
}

/** The operator of another language of which a sign at an offset is a part; null where it is none. */
export function foreignOperatorAt(text: string, offset: number): ForeignOperator | null {
  const isSign = (at: number): boolean => /[&|=!]/u.test(text.charAt(at));
  let start = offset;
  while (start > 0 && isSign(start - 1)) start--;
  let end = offset;
  while (isSign(end)) end++;
  const written = text.slice(start, end);
  const meant = meanings.get(written);
  return meant === undefined ? null : { start, written, meant };
}
