import type { HeaderKey } from "./ast.ts";
import type { KeywordId } from "./keywords.ts";

/** The word with which each header of a notice begins. */
export const headerKeywords = {
  issuer: "Issuer",
  number: "Number",
  issued: "Issued",
  year: "Year",
  uses: "Uses",
  inForce: "InForce",
  amends: "Amends",
} as const satisfies Record<HeaderKey, KeywordId>;
