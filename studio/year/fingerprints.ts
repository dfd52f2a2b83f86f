import type { TextEdit } from "../../api/index.ts";
import { files } from "../state/files.ts";
import { withEdits } from "../shared/with-edits.ts";
import { step } from "./steps.ts";

/** Notes the wordings of clauses in the file. */
export function noteFingerprints(path: string, edits: readonly TextEdit[]): void {
  const file = files.peek().get(path);
  if (file !== undefined) step(path, withEdits(file.text, edits));
}
