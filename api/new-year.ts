/** Last year's notice as the draft of a later year's. */
import { draftNewYear, planYear } from "../compiler/new-year/new-year.ts";
import { hasErrors } from "../grammar/diagnostics/diagnostic.ts";
import { parse } from "../grammar/parse.ts";
import { printed, surfaceOf } from "../grammar/print/format.ts";
import { isWritable } from "../grammar/print/names.ts";
import { written } from "../grammar/source.ts";
import { type Diagnostic, plainDiagnostic, type Stretch, stretch } from "./diagnostic.ts";
import type { Host } from "./host.ts";
import { compilationOf, fileOf } from "./kept.ts";

/** What a new year's notice is called, and its plan year. */
export interface NewYear {
  readonly name: string;
  readonly year: number;
}

/** Why a file gives no draft: a vocabulary, errors, no plan year, a year that is no later one, a name that cannot be written. */
export type NoDraft = "vocabulary" | "errors" | "no-year" | "not-later" | "name";

/** The text of a new year's file, or why there is none. */
export type NewYearDraft = {
  /** The plan year of the file that it starts from; null where it states none. */
  readonly lastYear: number | null;
  /** What is wrong with that file. */
  readonly diagnostics: readonly Diagnostic[];
} & (
  | {
      readonly ok: true;
      readonly text: string;
      /** Dates of that file on a 29 February, which the new year does not have; they became the 28th. */
      readonly lostLeapDays: readonly (Stretch & { readonly year: number })[];
    }
  | { readonly ok: false; readonly why: NoDraft }
);

/**
 * The file at a path of a host as the draft of a later year's: dates moved, all that the new notice may say otherwise marked as
 * unconfirmed. Of a notice that amends another it starts from what then holds.
 */
export async function draftOfNewYear(path: string, host: Host, { name, year }: NewYear): Promise<NewYearDraft> {
  const { file, tree, diagnostics: found } = wholeOf(path, host);
  const diagnostics = found.map(plainDiagnostic);
  const lastYear = tree?.kind === "NoticeFile" ? planYear(tree) : null;
  const refused = (why: NoDraft): NewYearDraft => ({ ok: false, why, lastYear, diagnostics });
  if (!isWritable(name) || name.trim() === "") return refused("name");
  if (tree === null || hasErrors(found)) return refused("errors");
  if (tree.kind === "VocabularyFile") return refused("vocabulary");
  if (lastYear === null) return refused("no-year");
  if (year <= lastYear) return refused("not-later");
  const draft = draftNewYear(tree, lastYear, { name, year });
  const text = await printed(draft.tree, file, surfaceOf(tree, file));
  const lostLeapDays = draft.lostLeapDays.map(({ span, year }) => ({ ...stretch(written({ file, span })), year }));
  return { ok: true, text, lostLeapDays, lastYear, diagnostics };
}

/** The file as it stands; of a notice that amends another what then holds. */
function wholeOf(path: string, host: Host): Pick<ReturnType<typeof compilationOf>, "file" | "tree" | "diagnostics"> {
  const parsed = parse(fileOf(path, host));
  const amends = parsed.tree?.kind === "NoticeFile" && parsed.tree.headers.some(({ key }) => key === "amends");
  return amends ? compilationOf(path, host) : parsed;
}
