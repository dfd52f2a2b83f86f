import type { Diagnostic, Place } from "../../grammar/diagnostics/diagnostic.ts";
import type { Severity } from "../../grammar/diagnostics/catalogue.ts";
import type { Language } from "../language.ts";
import { wordsOf } from "../../grammar/diagnostics/words-of.ts";
import { relatedWords } from "./diagnostic.ts";

interface RangeJson {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A diagnostic for programs; lines and columns start at 1, columns count UTF-16 code units. */
export interface DiagnosticJson extends RangeJson {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly message: string;
  /** A record that shows it. */
  readonly example: string | null;
  readonly help: string | null;
  readonly fix: (RangeJson & { readonly text: string }) | null;
  readonly related: readonly (RangeJson & { readonly file: string; readonly message: string })[];
}

/** The JSON form of a diagnostic. */
export function diagnosticJson(diagnostic: Diagnostic, language: Language): DiagnosticJson {
  const { code, severity, place, related, fix } = diagnostic;
  const { message, example, help } = wordsOf(diagnostic, language);
  return {
    code,
    severity,
    file: place.file.path,
    ...range(place),
    message,
    example: example ?? null,
    help: help ?? null,
    fix: fix === null ? null : { ...range({ file: place.file, span: fix.span }), text: fix.text },
    related: related.map((other) => ({
      file: other.file.path,
      ...range(other),
      message: relatedWords(other, language).join(": "),
    })),
  };
}

function range({ file, span }: Place): RangeJson {
  const start = file.position(span.start);
  const end = file.position(span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
