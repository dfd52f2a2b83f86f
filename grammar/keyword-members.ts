/** Options of an enumeration that are spelt like a word of the language. */
import type { IToken } from "chevrotain";
import { spanOfToken } from "./build-ast/cst.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import { keywords } from "./keywords.ts";
import type { SourceFile } from "./source.ts";
import { Identifier, keyword, TextToken } from "./tokens.ts";

const words = new Set(keywords.map(({ id }) => keyword(id)));
const ends = [keyword("Enumeration"), keyword("Entity")];

/** Tokens with the keywords read as names where they name options. */
export interface ReadAsNames {
  /** The tokens with each such option as a name, so that what comes after it is read. */
  readonly tokens: IToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a keyword that stands where an option does, at the start of a line and with no more than a label, as a name. */
export function keywordMembersAsNames(file: SourceFile, tokens: readonly IToken[]): ReadAsNames {
  const diagnostics: Diagnostic[] = [];
  let isInside = false;
  const read = tokens.map((token, index) => {
    if (ends.includes(token.tokenType)) isInside = token.tokenType === keyword("Enumeration");
    if (!isInside || !words.has(token.tokenType) || !isAlone(tokens, index)) return token;
    diagnostics.push(diagnostic("keyword-as-name", { file, span: spanOfToken(token) }, { word: token.image }));
    return asName(token);
  });
  return { tokens: read, diagnostics };
}

/** A keyword read as the name that was meant. */
export function asName(token: IToken): IToken {
  return { ...token, tokenType: Identifier, tokenTypeIdx: Identifier.tokenTypeIdx! };
}

/** Whether a token stands on a line of its own, but for a text behind it. */
function isAlone(tokens: readonly IToken[], index: number): boolean {
  const [before, token, after, next] = [tokens[index - 1], tokens[index]!, tokens[index + 1], tokens[index + 2]];
  const last = after?.tokenType === TextToken && after.startLine === token.startLine ? next : after;
  return before?.startLine !== token.startLine && last?.startLine !== token.startLine;
}
