import type { TextEdit } from "vscode-languageserver";
import { format } from "../../api/index.ts";
import { type Session, wholeRange } from "../session.ts";

/** The whole document in the one layout; nothing is changed where it has syntax errors. */
export async function formatting(
  session: Session,
  { textDocument }: { readonly textDocument: { readonly uri: string } },
): Promise<TextEdit[]> {
  const path = session.pathOf(textDocument.uri);
  const document = session.document(path);
  const formatted = await format(path, session.host);
  if (!formatted.ok || formatted.text === document.getText()) return [];
  return [{ range: wholeRange(document), newText: formatted.text }];
}
