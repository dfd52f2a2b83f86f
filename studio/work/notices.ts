/** Calls about a file as a whole. */
import { check, compile, diagnosticWords, type Diagnostic, type DiagnosticWords, type Host } from "../../api/index.ts";
import { type Remedy, remediesOf, viewOf } from "../../api/editing/index.ts";
import type { Language } from "../../api/index.ts";

/** What there is to say of a file before one looks into it. */
export interface Summary {
  /** Null for a vocabulary, and where errors leave no meaning. */
  readonly notice: { readonly name: string; readonly title: string } | null;
}

/** A problem in words, and what may be done about it at a press. */
export type Problem = Diagnostic & { readonly words: DiagnosticWords; readonly remedies: readonly Remedy[] };

export const noticeCalls = (host: Host) => ({
  summary: (path: string): Summary => {
    const { notice } = compile(path, host);
    return {
      notice: notice === null ? null : { name: notice.program.notice.name, title: notice.program.notice.title },
    };
  },
  problems: (path: string, language: Language): readonly Problem[] => {
    const view = viewOf(path, host);
    return check(path, host).map((problem) => ({
      ...problem,
      words: diagnosticWords(problem, language),
      remedies: remediesOf(problem, view, language),
    }));
  },
});
