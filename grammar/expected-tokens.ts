/** Which tokens could have stood where one does not fit. */
import { EOF, type IRecognitionException, type IToken } from "chevrotain";
import type { KeywordId } from "./keywords.ts";
import { keyword } from "./tokens.ts";

/** What may stand where a declaration ends and only the end of the file could still follow. */
const betweenDeclarations: Readonly<Record<string, readonly (KeywordId | "Declaration")[]>> = {
  head: ["Issuer", "Number", "Issued", "Year", "Uses", "Clause"],
  clause: ["Declaration", "Clause"],
  vocabulary: ["Enumeration", "Entity", "MainEntity"],
};

/** The names of the tokens that could have stood there. */
export function expectedTokens(error: IRecognitionException, tokens: readonly IToken[]): readonly string[] {
  return isBetween(error) ? betweenDeclarations[placeBetween(error, tokens)]! : named(error);
}

/** Whether something does not fit behind what is complete: only the end, or what begins another declaration, could stand there. */
export function isBetween(error: IRecognitionException): boolean {
  const names = named(error);
  return names.length === 1 && names[0] === EOF.name;
}

function named({ message }: IRecognitionException): readonly string[] {
  const single = /--> (\w+) <--/u.exec(message);
  return single === null ? [...new Set([...message.matchAll(/\[(\w+)/gu)].map(([, name]) => name!))] : [single[1]!];
}

function placeBetween({ context, token }: IRecognitionException, tokens: readonly IToken[]): string {
  if (context.ruleStack.at(-1) !== "notice") return "vocabulary";
  const clause = tokens.find(({ tokenType }) => tokenType === keyword("Clause"));
  return clause !== undefined && clause.startOffset < token.startOffset ? "clause" : "head";
}

/** How many tokens stand before an offset, found by halves: a file may have as many errors as tokens. */
export function countBefore(offset: number, tokens: readonly IToken[]): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.startOffset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of a token among all; that of the end is behind them. */
export function indexOf({ tokenType, startOffset }: IToken, tokens: readonly IToken[]): number {
  return tokenType === EOF ? tokens.length : countBefore(startOffset, tokens);
}

/** The last token that stands before another. */
export function tokenBefore(token: IToken, tokens: readonly IToken[]): IToken | undefined {
  return tokens[indexOf(token, tokens) - 1];
}
