/** What the page "Write" asks of the compiler. */
import {
  beginClauses,
  type ClauseRemark,
  type ClausesOfNotice,
  clausesOf,
  diagnosticWords,
  format,
  type Formatted,
  headOf,
  type Host,
  type Language,
  type NewNotice,
  newNotice,
  type NoticeHead,
  remarkOnClause,
  type TextEdit,
  translate,
} from "../../api/index.ts";
import { viewOf } from "../../api/editing/index.ts";

/** A text, or in words why there is none. */
export type Laid = { readonly text: string } | { readonly refusal: string };

export const writeCalls = (host: Host) => ({
  /** The surface of a file. */
  surface: (path: string): Language => viewOf(path, host).surface,
  clauses: (path: string, text: string): ClausesOfNotice => clausesOf(path, host, text),
  beginClauses: (path: string, text: string, only?: readonly string[]): readonly TextEdit[] =>
    beginClauses(path, host, text, only),
  remarkOnClause: (path: string, text: string, id: string, remark: ClauseRemark): TextEdit | null =>
    remarkOnClause(path, host, text, id, remark),
  head: (text: string): NoticeHead => headOf(text),
  newNotice: (notice: NewNotice, surface: Language): Promise<string> => newNotice(notice, surface),
  translate: async (path: string, to: Language, language: Language): Promise<Laid> =>
    laid(await translate(path, host, to), language),
  format: async (path: string, language: Language): Promise<Laid> => laid(await format(path, host), language),
});

function laid(result: Formatted, language: Language): Laid {
  if (result.ok) return { text: result.text };
  const [first] = result.diagnostics;
  if (first === undefined) return { refusal: "" };
  const { message } = diagnosticWords(first, language);
  return { refusal: language === "zh" ? `第 ${first.line} 行${message}` : `line ${first.line}: ${message}` };
}
