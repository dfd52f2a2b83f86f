import { type SourceFile, type Span, written } from "../source.ts";
import { type Code, type Parameters, severities, type Severity, type TypeWords } from "./catalogue.ts";

/** A place in a source text. */
export interface Place {
  readonly file: SourceFile;
  readonly span: Span;
}

/** A further place that a diagnostic concerns, with the clause it stands in and the value it gives where it has them. */
export interface RelatedPlace extends Place {
  readonly clause: string | null;
  readonly value: TypeWords | null;
}

/** A replacement of source text that mends the problem. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/**
 * One problem, as data: code, parameters and places. Words are chosen at the edge, by language.
 */
export type Diagnostic = {
  [C in Code]: {
    readonly code: C;
    readonly severity: Severity;
    readonly place: Place;
    readonly parameters: Parameters[C];
    readonly related: readonly RelatedPlace[];
    readonly fix: Fix | null;
  };
}[Code];

/** Builds a diagnostic; code and parameters are checked against the catalogue by the compiler. */
export function diagnostic<C extends Code>(
  code: C,
  place: Place,
  parameters: Parameters[C],
  more: { readonly related?: readonly RelatedPlace[]; readonly fix?: Fix | null } = {},
): Diagnostic {
  return {
    code,
    severity: severities[code],
    place,
    parameters,
    related: more.related ?? [],
    fix: more.fix ?? null,
  } as Diagnostic;
}

/** Whether any of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === "error");
}

/** A diagnostic of a text that was put together, at the places where it was written; any other as it is. */
export function asWritten(diagnostic: Diagnostic): Diagnostic {
  const { place, related, fix } = diagnostic;
  const mended = fix === null ? null : { ...fix, span: written({ file: place.file, span: fix.span }).span };
  return { ...diagnostic, place: written(place), related: related.map(written), fix: mended };
}
