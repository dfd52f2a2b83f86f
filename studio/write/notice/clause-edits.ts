/** What a press on a clause of the text does in the file. */
import type { ClauseRemark, TextEdit } from "../../../api/index.ts";
import { withEdits } from "../../shared/with-edits.ts";
import { edit, files } from "../../state/files.ts";
import { showPlace } from "../../state/place.ts";
import { compiler } from "../../work/compiler.ts";

/** Shows a clause in the file, where it is by now: what is on the screen may be older than the last keys. */
export async function showInFile(path: string, text: string, id: string): Promise<void> {
  const { clauses } = await compiler.clauses(path, text);
  const place = clauses.find((each) => each.id === id)?.place;
  if (place != null) showPlace({ path, start: place.start, end: place.start });
}

/** Begins clauses that the file lacks, or those that are named, and shows the first of them. */
export async function begin(path: string, text: string, only?: readonly string[]): Promise<void> {
  await put(path, await compiler.beginClauses(path, text, only));
}

/** Says of a clause that nothing in it is to be decided; where the file lacks it, begins it so. */
export async function markNarrative(path: string, text: string, id: string, isMissing: boolean): Promise<void> {
  if (isMissing) await put(path, await compiler.beginClauses(path, text, [id]));
  await remark(path, text, id, "narrative");
}

/** Says something of a clause that the file has. */
export async function remark(path: string, text: string, id: string, what: ClauseRemark): Promise<void> {
  const found = await compiler.remarkOnClause(path, text, id, what);
  if (found !== null) await put(path, [found]);
}

async function put(path: string, edits: readonly TextEdit[]): Promise<void> {
  const file = files.peek().get(path);
  const [first] = edits;
  if (file === undefined || first === undefined) return;
  edit(path, withEdits(file.text, edits));
  const at = first.start + first.text.search(/\S/u);
  showPlace({ path, start: at, end: at });
}
