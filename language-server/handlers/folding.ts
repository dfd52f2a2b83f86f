import type { FoldingRange } from "vscode-languageserver";
import { type ast, tokensIn } from "../../api/editing/index.ts";
import type { Session } from "../session.ts";

/** Clauses, entities, what stands in them, and comments of several lines. */
export function foldingRanges(
  session: Session,
  { textDocument }: { readonly textDocument: { readonly uri: string } },
): FoldingRange[] {
  const { tree, file } = session.view(textDocument.uri);
  const document = session.document(file.path);
  const lineOf = (offset: number): number => document.positionAt(offset).line;
  const nodes = tree === null ? [] : foldable(tree);
  const regions = nodes.map(({ span }) => ({ startLine: lineOf(span.start), endLine: lineOf(span.end) }));
  const comments = tokensIn(file).filter(({ kind }) => kind === "comment");
  const lines = comments.map(({ span }) => lineOf(span.start));
  return [...regions, ...runsOf(lines).map((run) => ({ ...run, kind: "comment" }))].filter(
    ({ startLine, endLine }) => endLine > startLine,
  );
}

function foldable(tree: ast.SourceTree): readonly ast.AstNode[] {
  if (tree.kind === "VocabularyFile")
    return tree.items.flatMap((item) => [item, ...(item.kind === "Entity" ? item.items : [])]);
  return tree.clauses.flatMap((clause) => [clause, ...clause.items]);
}

/** Lines that follow one another, from the first to the last. */
function runsOf(lines: readonly number[]): { startLine: number; endLine: number }[] {
  const runs: { startLine: number; endLine: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && line === last.endLine + 1) last.endLine = line;
    else runs.push({ startLine: line, endLine: line });
  }
  return runs;
}
