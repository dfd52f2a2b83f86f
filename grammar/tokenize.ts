/** Text to tokens. A sign that only looks like the one meant is reported and read as that one. */
import type { ILexingError, IToken } from "chevrotain";
import { spanOfToken } from "./build-ast/cst.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile } from "./source.ts";
import { foreignOperatorAt } from "./foreign-operators.ts";
import { findHiddenCharacters } from "./hidden-characters.ts";
import { withMends } from "./mend.ts";
import { lexer, TextToken } from "./tokens.ts";

/** A file as tokens, with every problem of its signs. */
export interface Tokenized {
  /** The text as it was read, of the file's length: with the signs that were meant. */
  readonly text: string;
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Splits a file into tokens; what belongs to none is reported and left out. */
export function tokenize(file: SourceFile): Tokenized {
  const written = lexer.tokenize(file.text);
  const confused = written.errors.flatMap((error) => confusable(error, file.text) ?? []);
  const text = withMeant(file.text, confused);
  const { tokens, errors, groups } = confused.length === 0 ? written : lexer.tokenize(text);
  const operators = errors.flatMap(({ offset }) => foreignOperatorAt(file, text, offset) ?? []);
  const isOperator = ({ offset }: ILexingError): boolean =>
    operators.some(({ span }) => span.start <= offset && offset < span.end);
  return {
    text,
    tokens: withMends(tokens, operators),
    comments: groups["comments"] ?? [],
    diagnostics: [
      ...confused.map((each) => confusableDiagnostic(file, each)),
      ...operators.map((each) => each.diagnostic),
      ...errors.filter((error) => !isOperator(error)).map((error) => lexingDiagnostic(file, text, error)),
      ...findHiddenCharacters(file, [...tokens, ...(groups["comments"] ?? [])]),
      ...tokens
        .filter(isUnclosed)
        .map((token) =>
          diagnostic(
            "text-not-closed",
            { file, span: spanOfToken(token) },
            { closing: token.image.startsWith("“") ? "”" : '"' },
          ),
        ),
    ],
  };
}

/** Signs that only look like others, with those. */
interface Confusable {
  readonly offset: number;
  readonly character: string;
  readonly meant: string;
}

/** What is meant by signs that are in no token; null where that is not plain, or not of one length. */
function confusable({ offset, length }: ILexingError, text: string): Confusable | null {
  const character = text.slice(offset, offset + length);
  const meant = character.normalize("NFKC");
  const isPlain = /^[\x20-\x7e]+$/u.test(meant) && lexer.tokenize(meant).errors.length === 0;
  return isPlain && meant !== character && meant.length === length ? { offset, character, meant } : null;
}

function withMeant(text: string, confused: readonly Confusable[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { offset, meant } of confused) {
    parts.push(text.slice(end, offset), meant);
    end = offset + meant.length;
  }
  return parts.join("") + text.slice(end);
}

function confusableDiagnostic(file: SourceFile, { offset, character, meant }: Confusable): Diagnostic {
  const span = { start: offset, end: offset + character.length };
  return diagnostic("confusable-character", { file, span }, { character, meant }, { fix: { span, text: meant } });
}

function lexingDiagnostic(file: SourceFile, text: string, { offset, length }: ILexingError): Diagnostic {
  const character = text.slice(offset, offset + length);
  const span = { start: offset, end: offset + length };
  if (/^「/u.test(character)) {
    return diagnostic("text-not-closed", { file, span }, { closing: text.startsWith("「」", offset) ? null : "」" });
  }
  return diagnostic("unknown-character", { file, span }, { character, meant: null }, { fix: { span, text: "" } });
}

function isUnclosed({ tokenType, image }: IToken): boolean {
  return tokenType === TextToken && (image.length === 1 || !/["”]$/u.test(image));
}
