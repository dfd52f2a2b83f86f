/** Text to tree: the lexer, the parser and the builder in one call. */
import { EOF, type ILexingError, type IRecognitionException, type IToken } from "chevrotain";
import type { SourceTree } from "./ast.ts";
import { buildAst } from "./build-ast.ts";
import { findConfusables } from "./confusables.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { type Keyword, keywords } from "./keywords.ts";
import { PolParser } from "./parser.ts";
import type { SourceFile } from "./source.ts";
import { lexer } from "./tokens.ts";

export interface ParsedFile {
  readonly file: SourceFile;
  /** Null where not even the first line could be read. */
  readonly tree: SourceTree | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Names in declarations that could not be read; their uses are not reported as well. */
  readonly lostNames: ReadonlySet<string>;
}

let parser: PolParser | null = null;

/** Parses a file. Every problem of the text is in `diagnostics`; nothing is thrown. */
export function parse(file: SourceFile): ParsedFile {
  parser ??= new PolParser();
  const { tokens, errors, groups } = lexer.tokenize(file.text);
  parser.input = tokens;
  const cst = parser.file();
  const syntaxErrors = parser.errors;
  const built = buildAst(file, cst, groups["comments"] ?? []);
  return {
    file,
    tree: built.tree,
    lostNames: built.lostNames,
    diagnostics: [
      ...errors.map((error) => lexingDiagnostic(file, error)),
      ...firstOnEachToken(syntaxErrors).map((error) => syntaxDiagnostic(file, error)),
      ...built.diagnostics,
      ...(built.tree === null ? [] : findConfusables(file, built.tree)),
    ],
  };
}

function lexingDiagnostic(file: SourceFile, { offset, length }: ILexingError): Diagnostic {
  const found = file.text.slice(offset, offset + length);
  const span = { start: offset, end: offset + length };
  if (/^["“「]/u.test(found)) return diagnostic("text-not-closed", { file, span }, {});
  const meant = found.normalize("NFKC");
  if (/^[\x20-\x7e]+$/u.test(meant) && meant !== found) {
    return diagnostic("confusable-character", { file, span }, { character: found, meant }, { fix: { span, text: meant } });
  }
  return diagnostic("unknown-character", { file, span }, { character: found }, { fix: { span, text: "" } });
}

/** Recovery may stumble twice over one token; the first report says what is wrong. */
function firstOnEachToken(errors: readonly IRecognitionException[]): IRecognitionException[] {
  const seen = new Set<number>();
  return errors.filter(({ token }) => {
    const isNew = !seen.has(token.startOffset);
    seen.add(token.startOffset);
    return isNew;
  });
}

function syntaxDiagnostic(file: SourceFile, error: IRecognitionException): Diagnostic {
  const { token } = error;
  const atEnd = token.tokenType === EOF;
  const end = file.text.trimEnd().length;
  const span = atEnd ? { start: end, end } : { start: token.startOffset, end: token.startOffset + token.image.length };
  return diagnostic("syntax-error", { file, span }, { found: atEnd ? "" : shortened(token), expected: expectedTokens(error) });
}

function shortened({ image }: IToken): string {
  return image.length > 40 ? `${image.slice(0, 40)}…` : image;
}

const byId = new Map<string, Keyword>(keywords.map((keyword) => [keyword.id, keyword]));

/** What could have stood there, as it is written; a long list says nothing and is left out. */
function expectedTokens({ message }: IRecognitionException): string[] {
  const single = /--> (\w+) <--/u.exec(message);
  const names = single === null ? [...message.matchAll(/\[(\w+)/gu)].map(([, name]) => name!) : [single[1]!];
  const words = [...new Set(names)].map(spelling);
  return words.length > 8 ? [] : words;
}

function spelling(tokenName: string): string {
  const keyword = byId.get(tokenName);
  return keyword === undefined ? (tokenWords[tokenName] ?? tokenName) : `\`${keyword.en || keyword.zh}\``;
}

const tokenWords: Readonly<Record<string, string>> = {
  Colon: "`:`",
  Comma: "`,`",
  LeftParen: "`(`",
  RightParen: "`)`",
  LeftBrace: "`{`",
  RightBrace: "`}`",
  Bar: "`|`",
  RowEnd: "`|`",
  TextToken: "\"…\"",
  NumberToken: "1",
  ClauseToken: "一(一)",
  DateToken: "2025-01-01",
};
