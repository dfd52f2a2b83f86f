import type { Location } from "vscode-languageserver";
import { type ast, viewOf } from "../../api/editing/index.ts";
import type { AtPosition, Session } from "../session.ts";
import { nameAtPosition } from "../uses.ts";

/** Where the name at a position is declared; of a clause that a rule prevails over its heading; of a file's name the file. */
export function definition(session: Session, at: AtPosition): Location | null {
  const use = nameAtPosition(session, at);
  if (use?.declaration) return session.locationOf(use.declaration);
  return clauseAt(session, at) ?? fileAt(session, at);
}

function clauseAt(session: Session, at: AtPosition): Location | null {
  const { tree, file } = session.view(at.textDocument.uri);
  if (tree?.kind !== "NoticeFile") return null;
  const ref = targetsIn(tree).find(({ span }) => isWithin(span, session.offsetAt(at)));
  const clause = tree.clauses.find((each) => each.ref.id === ref?.id);
  return clause === undefined ? null : session.locationOf({ file, span: clause.ref.span });
}

/** The clauses that rules and periods say they prevail over. */
function targetsIn({ clauses }: ast.NoticeFile): readonly ast.ClauseRef[] {
  const items = clauses.flatMap((clause) => clause.items);
  const overrides = items.flatMap((item) => ("overrides" in item ? item.overrides : []));
  return overrides.filter((target) => target.kind === "ClauseRef");
}

/** The file that a header names. */
function fileAt(session: Session, at: AtPosition): Location | null {
  const { tree, compilation } = session.view(at.textDocument.uri);
  if (tree?.kind !== "NoticeFile") return null;
  const offset = session.offsetAt(at);
  const header = tree.headers.find(({ key, value }) => isFileHeader(key) && isWithin(value.span, offset));
  if (header?.value.kind !== "Name") return null;
  const { text } = header.value;
  const named = compilation.sources.find(({ path }) => viewOf(path, session.host).tree?.name.text === text);
  return named === undefined ? null : session.locationOf({ file: named, span: { start: 0, end: 0 } });
}

function isFileHeader(key: ast.HeaderKey): boolean {
  return key === "uses" || key === "amends";
}

function isWithin({ start, end }: ast.Name["span"], offset: number): boolean {
  return start <= offset && offset <= end;
}
