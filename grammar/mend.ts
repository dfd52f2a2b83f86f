/** One token, or none, in place of what was written instead, so that what stands behind it is read and nothing follows from it. */
import type { IToken } from "chevrotain";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "./source.ts";

/** A text that is being read, and something in it that does not fit. */
export interface Misfit {
  readonly file: SourceFile;
  /** The file's text as it was read, with the signs that were meant. */
  readonly text: string;
  /** The tokens of one statement up to the one that does not fit. */
  readonly tokens: readonly IToken[];
  /** The token behind it. */
  readonly next: IToken | undefined;
}

/** What was meant by a stretch of a file, and what is told of it. */
export interface Mend {
  readonly span: Span;
  /** Null where nothing is read in its place. */
  readonly by: IToken | null;
  readonly diagnostic: Diagnostic;
}

/** Tokens with what was meant in place of what was written; of mends that meet the first is made. */
export function withMends(tokens: readonly IToken[], mends: readonly Mend[]): IToken[] {
  const ordered = [...mends].sort((left, right) => left.span.start - right.span.start);
  const mended: IToken[] = [];
  let at = 0;
  let end = 0;
  for (const { span, by } of ordered) {
    if (span.start < end) continue;
    end = span.end;
    while (at < tokens.length && tokens[at]!.startOffset < span.start) mended.push(tokens[at++]!);
    while (at < tokens.length && tokens[at]!.startOffset < span.end) at++;
    if (by !== null) mended.push(by);
  }
  return [...mended, ...tokens.slice(at)];
}
