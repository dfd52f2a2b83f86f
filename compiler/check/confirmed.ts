import type * as ast from "../../grammar/ast.ts";
import { openValues } from "../new-year/open-values.ts";
import type { Reporter } from "../reporter.ts";

/** Demands that nothing taken over from last year's notice is left unconfirmed; the fix is to take the mark away. */
export function checkConfirmed(tree: ast.NoticeFile, reporter: Reporter): void {
  for (const { node, mark, words } of openValues(tree, reporter.file.text))
    reporter.report("unconfirmed-value", node.span, { what: words }, { fix: { span: mark, text: "" } });
}
