import { type InlayHint, type InlayHintParams, InlayHintKind } from "vscode-languageserver";
import { isSamePlace, namesIn } from "../../api/editing/index.ts";
import type { Session } from "../session.ts";

/** The other name behind each name: labels behind identifiers, identifiers behind labels; none where both are written anyway. */
export function inlayHints(session: Session, { textDocument, range }: InlayHintParams): InlayHint[] {
  const view = session.view(textDocument.uri);
  const document = session.document(view.file.path);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return namesIn(view)
    .filter(({ span, names }) => span.end >= start && span.start <= end && names.name !== names.label)
    .filter((use) => !isSamePlace(use.declaration, { file: view.file, span: use.span }))
    .map(({ span, text, names }) => ({
      position: document.positionAt(span.end),
      label: text === names.name ? names.label : names.name,
      kind: InlayHintKind.Type,
      paddingLeft: true,
    }));
}
