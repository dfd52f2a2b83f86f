import type * as ast from "../../grammar/ast.ts";
import type { Reporter } from "../reporter.ts";

const kinds: { readonly [K in ast.HeaderKey]: ast.Header["value"]["kind"] } = {
  issuer: "Text",
  number: "Text",
  issued: "DateLiteral",
  year: "IntLiteral",
  uses: "Name",
};

/** Demands that each header stands once and holds what its word says, and that the plan year is told. */
export function checkHeaders(tree: ast.NoticeFile, reporter: Reporter): void {
  const seen = new Set<ast.HeaderKey>();
  for (const header of tree.headers) {
    const { key, value, span } = header;
    if (seen.has(key)) reporter.report("duplicate-name", span, { name: key });
    else if (!isOfItsKind(header)) reporter.report("wrong-header", value.span, { header: key });
    seen.add(key);
  }
  if (!seen.has("year")) reportMissing("year", tree, reporter);
}

function isOfItsKind({ key, value }: ast.Header): boolean {
  if (value.kind !== kinds[key]) return false;
  return key !== "year" || (value.kind === "IntLiteral" && value.value >= 1000 && value.value <= 9999);
}

/** Reports a header that is not there. */
export function reportMissing(header: ast.HeaderKey, tree: ast.NoticeFile, reporter: Reporter): void {
  if (reporter.isComplete) reporter.report("missing-header", tree.name.span, { header });
}
