/** Calls about a file as a whole. */
import { check, compile, diagnosticWords, type Diagnostic, type DiagnosticWords, type Host } from "../../api/index.ts";
import type { Language } from "../../api/index.ts";

/** What there is to say of a file before one looks into it. */
export interface Summary {
  /** Null for a vocabulary, and where errors leave no meaning. */
  readonly notice: { readonly name: string; readonly title: string } | null;
}

/** A problem in words. */
export type Problem = Diagnostic & { readonly words: DiagnosticWords };

export const noticeCalls = (host: Host) => ({
  summary: (path: string): Summary => {
    const { notice } = compile(path, host);
    return {
      notice: notice === null ? null : { name: notice.program.notice.name, title: notice.program.notice.title },
    };
  },
  problems: (path: string, language: Language): readonly Problem[] =>
    check(path, host).map((problem) => ({ ...problem, words: diagnosticWords(problem, language) })),
});
