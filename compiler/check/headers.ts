import type * as ast from "../../grammar/ast.ts";
import { headerKeywords } from "../../grammar/header-keywords.ts";
import { spell } from "../../grammar/keywords.ts";
import type { Reporter } from "../reporter.ts";

const kinds: { readonly [K in ast.HeaderKey]: readonly ast.Header["value"]["kind"][] } = {
  issuer: ["Text"],
  number: ["Text"],
  issued: ["DateLiteral"],
  year: ["IntLiteral"],
  uses: ["Name"],
  inForce: ["DateLiteral", "DateRange"],
  amends: ["Name"],
};

/**
 * Demands that each header stands once and holds what its word says, and that the plan year is told: by the notice itself,
 * or by the one that it amends.
 */
export function checkHeaders(tree: ast.NoticeFile, reporter: Reporter): void {
  const seen = new Set<ast.HeaderKey>();
  for (const header of tree.headers) {
    const { key, value, span } = header;
    if (seen.has(key)) reporter.report("duplicate-name", span, { name: wordOf(key) });
    else if (!isOfItsKind(header)) reporter.report("wrong-header", value.span, { header: wordOf(key) });
    seen.add(key);
  }
  if (!seen.has("year") && !seen.has("amends")) reportMissing("year", tree, reporter);
}

function isOfItsKind({ key, value }: ast.Header): boolean {
  if (!kinds[key].includes(value.kind)) return false;
  return key !== "year" || (value.kind === "IntLiteral" && value.value >= 1000 && value.value <= 9999);
}

/** Reports a header that is not there. */
export function reportMissing(key: ast.HeaderKey, { name }: ast.NoticeFile, reporter: Reporter): void {
  if (reporter.isComplete) reporter.report("missing-header", name.span, { header: wordOf(key) });
}

/** The word with which a header begins, as messages name it. */
export function wordOf(key: ast.HeaderKey): string {
  return spell(headerKeywords[key], "en");
}
