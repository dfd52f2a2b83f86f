import type * as ast from "../../grammar/ast.ts";
import { spell } from "../../grammar/keywords.ts";
import type { Span } from "../../grammar/source.ts";
import type { Reporter } from "../reporter.ts";

type Markable = Extract<ast.ClauseItem, { readonly unconfirmed: boolean }> | ast.Row | ast.Header;

/** Demands that nothing taken over from last year's notice is left unconfirmed; the fix is to take the mark away. */
export function checkConfirmed(tree: ast.NoticeFile, reporter: Reporter): void {
  const items = tree.clauses.flatMap((clause) => clause.items.flatMap(markableParts));
  for (const each of [...tree.headers, ...items]) {
    if (!each.unconfirmed) continue;
    const mark = markOf(reporter.file.text, each.span);
    const what = inShort(each, mark.end, reporter.file.text);
    reporter.report("unconfirmed-value", each.span, { what }, { fix: { span: mark, text: "" } });
  }
}

function markableParts(item: ast.ClauseItem): readonly Markable[] {
  const rows = item.kind === "Table" || item.kind === "Rows" || item.kind === "ExampleTable" ? item.rows : [];
  return "unconfirmed" in item ? [item, ...rows] : rows;
}

const markPattern = new RegExp(String.raw`(?:${spell("Unconfirmed", "en")}|${spell("Unconfirmed", "zh")})\s*`, "uy");

/** The mark and the space behind it. */
function markOf(text: string, { start }: Span): Span {
  markPattern.lastIndex = start;
  return { start, end: start + (markPattern.exec(text)?.[0].length ?? 0) };
}

const longest = 120;

/** The declaration on one line, as far as it says what is to be confirmed. */
function inShort(node: Markable, start: number, text: string): string {
  const oneLine = (span: Span): string => text.slice(span.start, span.end).replace(/\s+/gu, " ").trim();
  const whole = essence(node, { start, end: node.span.end }).map(oneLine).join(" … ");
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}

/** Of a rule its subject and its value, of a table its head, of all else everything. */
function essence(node: Markable, whole: Span): readonly Span[] {
  switch (node.kind) {
    case "Rule":
      return [{ start: whole.start, end: node.decision.span.end }, node.value.span];
    case "Table":
      return [{ start: whole.start, end: (node.taking ?? node.key ?? node.label ?? node.name).span.end }];
    default:
      return [whole];
  }
}
