import { hiddenSigns } from "./visible-text.ts";

/** Signs that are taken for plain ones though no rule of Unicode makes them the same: letters of other scripts, dashes. */
const alike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    аеорсухіјѕһԁ: "aeopcyxijshd",
    АВЕЅІЈКМНОРСТХ: "ABESIJKMHOPCTX",
    ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο: "ABEZHIKMNOPTYXo",
    "‐‑‒–—―−": "-------",
  }).flatMap(([signs, plain]) => [...signs].map((sign, index): [string, string] => [sign, plain[index]!])),
);

/** A sign that looks like another, which is plain. */
export interface LookAlike {
  readonly sign: string;
  readonly plain: string;
}

/** The plain sign that a sign is taken for: full width, ideographs of compatibility and spaces included; else itself. */
function plainSign(sign: string): string {
  const plain = alike.get(sign) ?? sign.normalize("NFKC");
  return [...plain].length === 1 ? plain : sign;
}

/** A text as it looks: with plain signs for those that look like them, and without hidden ones. */
export function plainText(text: string): string {
  return [...text.replace(hiddenSigns, "")].map(plainSign).join("");
}

/** The signs of a text that look like others; of a text that is taken for another, only those by which it differs. */
export function lookAlikes(text: string, meant: string | null = null): readonly LookAlike[] {
  return [...new Set(text)]
    .map((sign): LookAlike => ({ sign, plain: plainSign(sign) }))
    .filter(
      ({ sign, plain }) => sign !== plain && (meant === null || (meant.includes(plain) && !meant.includes(sign))),
    );
}
