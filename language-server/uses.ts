/** Where a thing is named: over the open documents and the files beside them. */
import {
  isSamePlace,
  namesIn,
  type NameUse,
  nameAt,
  type Place,
  type SourceFile,
  viewOf,
} from "../api/editing/index.ts";
import type { AtPosition, Session } from "./session.ts";

/** A use of a name with the file that it stands in. */
export interface UseIn extends NameUse {
  readonly file: SourceFile;
}

/** The name at a position; null where none stands. */
export function nameAtPosition(session: Session, at: AtPosition): NameUse | null {
  return nameAt(session.view(at.textDocument.uri), session.offsetAt(at));
}

/** Every use of what is declared at a place, its declaration included. */
export function usesOf(session: Session, declared: Place): readonly UseIn[] {
  return session.paths.flatMap((path) => {
    const view = viewOf(path, session.host);
    return namesIn(view)
      .filter(({ declaration }) => isSamePlace(declaration, declared))
      .map((use) => ({ ...use, file: view.file }));
  });
}
