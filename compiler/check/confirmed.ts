import type * as ast from "../../grammar/ast.ts";
import type { Span } from "../../grammar/source.ts";
import type { Reporter } from "../reporter.ts";

/** Demands that nothing taken over from last year's notice is left unconfirmed. */
export function checkConfirmed(tree: ast.NoticeFile, reporter: Reporter): void {
  const rows = (item: ast.ClauseItem): readonly ast.Row[] => (item.kind === "Table" || item.kind === "Rows" ? item.rows : []);
  const all = tree.clauses.flatMap(({ items }) => items.flatMap((item) => [item, ...rows(item)]));
  for (const each of all) {
    if ("unconfirmed" in each && each.unconfirmed) {
      reporter.report("unconfirmed-value", each.span, { what: firstLine(reporter.file.text, each.span) });
    }
  }
}

function firstLine(text: string, { start, end }: Span): string {
  const declaration = text.slice(start, end).replace(/^(?:unconfirmed|待确认)\s*/u, "");
  return `\`${declaration.split("\n")[0]!.trim()}\``;
}
