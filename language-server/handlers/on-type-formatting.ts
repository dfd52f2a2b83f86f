/** What a new line brings: the line that was finished in the one layout, and the new one as deep as what may stand there. */
import type { DocumentOnTypeFormattingParams, TextEdit } from "vscode-languageserver";
import { type EditorToken, type KeywordId, tokensIn } from "../../api/editing/index.ts";
import { format } from "../../api/index.ts";
import { rangeIn, type Session } from "../session.ts";

/** Edits of the line above the position, where the document has no syntax errors, and of the indentation at it. */
export async function onTypeFormatting(
  session: Session,
  { textDocument: { uri }, position }: DocumentOnTypeFormattingParams,
): Promise<TextEdit[]> {
  const path = session.pathOf(uri);
  const document = session.document(path);
  const text = document.getText();
  const start = document.offsetAt({ line: position.line, character: 0 });
  const tokens = tokensIn(session.view(uri).file).filter(({ span }) => span.start < start);
  const formatted = await format(path, session.host);
  const finished = formatted.ok ? finishedLine(text, start, formatted.text) : null;
  const indentation = { start, end: start + /^[ \t]*/u.exec(text.slice(start))![0].length };
  return [finished, { span: indentation, newText: " ".repeat(depthBelow(text.slice(0, start), tokens)) }]
    .filter((edit) => edit !== null)
    .filter(({ span, newText }) => text.slice(span.start, span.end) !== newText)
    .map(({ span, newText }) => ({ range: rangeIn(document, span), newText }));
}

interface Edit {
  readonly span: { readonly start: number; readonly end: number };
  readonly newText: string;
}

/** The line that ends before an offset as the layout has it; null where the layout parts lines otherwise. */
function finishedLine(text: string, end: number, formatted: string): Edit | null {
  const line = /([^\n]*?)\r?\n$/u.exec(text.slice(0, end));
  if (line === null || line[1]!.trim() === "") return null;
  // The layout moves and adds space only, so that the signs before the line tell where it is.
  const before = signsIn(text.slice(0, line.index));
  let signs = 0;
  for (const each of formatted.split(/\r?\n/u)) {
    if (signs === before && each.replaceAll(/\s/gu, "") === line[1]!.replaceAll(/\s/gu, ""))
      return { span: { start: line.index, end: line.index + line[1]!.length }, newText: each };
    signs += signsIn(each);
    if (signs > before) return null;
  }
  return null;
}

function signsIn(text: string): number {
  return text.replaceAll(/\s/gu, "").length;
}

const step = 2;

/** Keywords behind which the next line stands deeper. */
const opening: ReadonlySet<KeywordId> = new Set<KeywordId>([
  "Notice",
  "Vocabulary",
  "Clause",
  "Entity",
  "Enumeration",
  "Rule",
  "Reading",
  "Table",
  "Rows",
  "Example",
  "Examples",
]);

/** Signs and words after which something must still come. */
const unfinished: ReadonlySet<EditorToken["kind"]> = new Set(["colon", "comma", "openBrace", "openParen"]);

/** How deep the line behind a text is to stand. */
function depthBelow(text: string, tokens: readonly EditorToken[]): number {
  const lines = text.split("\n").slice(0, -1);
  const last = lines.findLastIndex((line) => line.trim() !== "");
  if (last < 0) return 0;
  const depth = /^ */u.exec(lines[last]!)![0].length;
  // Behind an empty line another item begins, or another clause.
  if (last < lines.length - 1) return Math.min(depth, step);
  const offset = lines.slice(0, last).join("\n").length;
  const inLine = tokens.filter(({ span }) => span.start >= offset);
  const [first, end] = [inLine[0]?.keyword?.id, inLine.at(-1)];
  const isOpen = (first !== undefined && opening.has(first)) || (end !== undefined && unfinished.has(end.kind));
  return isOpen ? depth + step : depth;
}
