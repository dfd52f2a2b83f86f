import type { DocumentHighlight, Location, ReferenceParams } from "vscode-languageserver";
import { isSamePlace } from "../../api/editing/index.ts";
import type { AtPosition, Session } from "../session.ts";
import { nameAtPosition, usesOf } from "../uses.ts";

/** Where the thing that is named at a position is named, in every notice beside the open ones. */
export function references(session: Session, at: ReferenceParams): Location[] {
  const declared = nameAtPosition(session, at)?.declaration ?? null;
  if (declared === null) return [];
  return usesOf(session, declared)
    .filter((use) => at.context.includeDeclaration || !isSamePlace(declared, use))
    .map((use) => session.locationOf(use));
}

/** The same within the document. */
export function documentHighlight(session: Session, at: AtPosition): DocumentHighlight[] {
  const declared = nameAtPosition(session, at)?.declaration ?? null;
  if (declared === null) return [];
  const path = session.pathOf(at.textDocument.uri);
  return usesOf(session, declared)
    .filter(({ file }) => file.path === path)
    .map((use) => ({ range: session.rangeOf(use) }));
}
