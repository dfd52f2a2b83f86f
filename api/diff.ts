import { differingPart, diffJson, diffReport, type ReportOptions } from "../diff/index.ts";
import type { Named } from "../ir/ir.ts";
import type { Json } from "../runtime/format.ts";
import type { Notice } from "./compile.ts";

export type { ReportOptions as DiffOptions };

/** How two notices differ, or why they cannot be compared. */
export type Difference =
  | { readonly ok: true; readonly report: Json }
  /** They use different vocabularies, or the vocabularies differ in what is named: `differing` is null for the former. */
  | { readonly ok: false; readonly differing: Named | null };

/** What two notices of one vocabulary declare differently and whom they treat differently, in the form that `pol diff --json` prints. */
export function diff(old: Notice, next: Notice, options: ReportOptions = {}): Difference {
  if (old.program.vocabulary.name !== next.program.vocabulary.name) return { ok: false, differing: null };
  const differing = differingPart(old.program, next.program);
  if (differing !== null) return { ok: false, differing };
  return { ok: true, report: diffJson(diffReport(old.program, next.program, options), null) };
}
