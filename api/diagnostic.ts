import { clauseText } from "../explain/clause-text.ts";
import type { Code, Parameters, Severity, TypeWords } from "../grammar/diagnostics/catalogue.ts";
import type * as located from "../grammar/diagnostics/diagnostic.ts";
import { wordsOf } from "../grammar/diagnostics/words-of.ts";
import type { Surface } from "../grammar/keywords.ts";

export type { Code, Parameters, Severity, TypeWords };

/** A language of words. */
export type Language = Surface;

/** A stretch of a file. Offsets and columns count UTF-16 code units; the end is exclusive. */
export interface Stretch {
  readonly file: string;
  /** Offsets from 0. */
  readonly start: number;
  readonly end: number;
  /** Lines and columns from 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A further place that a diagnostic concerns, with its clause and the value that it gives where it has them. */
export interface Related extends Stretch {
  readonly clause: string | null;
  readonly value: TypeWords | null;
}

/** A text that mends the problem, in place of what stands there. */
export interface Fix extends Stretch {
  readonly text: string;
}

/** One problem of a file as plain data; `code` tells which `parameters` it has. */
export type Diagnostic = {
  [C in Code]: Stretch & {
    readonly code: C;
    readonly severity: Severity;
    readonly parameters: Parameters[C];
    readonly related: readonly Related[];
    readonly fix: Fix | null;
  };
}[Code];

/** A diagnostic in words. */
export interface DiagnosticWords {
  readonly message: string;
  /** A record that shows it. */
  readonly example: string | null;
  readonly help: string | null;
  /** For each further place its clause and its value, as far as it has them. */
  readonly related: readonly string[];
}

/** The words of a diagnostic in a language. */
export function diagnosticWords(diagnostic: Diagnostic, language: Language): DiagnosticWords {
  const { message, example, help } = wordsOf(diagnostic, language);
  const related = diagnostic.related.map(({ clause, value }) =>
    [clauseText(clause, language), value?.[language] ?? ""].filter((each) => each !== "").join(": "),
  );
  return { message, example: example ?? null, help: help ?? null, related };
}

/** The plain form of a diagnostic. */
export function plainDiagnostic({ place, related, fix, ...rest }: located.Diagnostic): Diagnostic {
  return {
    ...rest,
    ...stretch(place),
    related: related.map(({ clause, value, ...at }) => ({ ...stretch(at), clause, value })),
    fix: fix === null ? null : { ...stretch({ file: place.file, span: fix.span }), text: fix.text },
  } as Diagnostic;
}

/** The plain form of a place. */
export function stretch({ file, span }: located.Place): Stretch {
  const [start, end] = [file.position(span.start), file.position(span.end)];
  return {
    file: file.path,
    ...span,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
