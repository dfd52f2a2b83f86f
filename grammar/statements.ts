/** Where a declaration, a header or a row ends and the next begins: what is wrong in one tells nothing of the next. */
import { EOF, type IToken } from "chevrotain";
import { headerKeywords } from "./header-keywords.ts";
import { declarationKeywords } from "./parser.ts";
import type { Span } from "./source.ts";
import { keyword, RowEnd } from "./tokens.ts";

const declarations = new Set(declarationKeywords.map(keyword));
const headers = new Set(Object.values(headerKeywords).map(keyword));

/** Whether a token begins a statement, as words of headers do at the start of a line alone: a `year` is a unit as well. */
function begins({ tokenType, startLine }: IToken, before: IToken | undefined): boolean {
  return declarations.has(tokenType) || (headers.has(tokenType) && before?.startLine !== startLine);
}

/** The statements of a file: declarations and headers, and the rows of tables, which stand in a declaration. */
export class Statements {
  readonly #declarations: readonly number[];
  readonly #starts: readonly number[];

  constructor(tokens: readonly IToken[]) {
    const isFirst = (token: IToken, index: number): boolean => begins(token, tokens[index - 1]);
    const isRow = (_: IToken, index: number): boolean => tokens[index - 1]?.tokenType === RowEnd;
    const offsets = (found: readonly IToken[]): number[] => [0, ...found.map(({ startOffset }) => startOffset)];
    this.#declarations = offsets(tokens.filter(isFirst));
    this.#starts = offsets(tokens.filter((token, index) => isFirst(token, index) || isRow(token, index)));
  }

  /** The statement in which something stands. With the head of a table that is the whole of it: its rows mean nothing without. */
  around(offset: number): Span {
    const row = between(this.#starts, offset);
    const declaration = between(this.#declarations, offset);
    return row.start === declaration.start ? declaration : row;
  }

  /**
   * The statement that cannot be read where a token does not fit: where the token begins another, the one before, unless that is complete.
   */
  broken(token: IToken, before: IToken | undefined, isComplete: boolean): Span {
    const isNext = before !== undefined && (token.tokenType === EOF || (begins(token, before) && !isComplete));
    return this.around(isNext ? before.startOffset : token.startOffset);
  }
}

/** The last of rising offsets that is not after another, and the next. */
function between(starts: readonly number[], offset: number): Span {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return { start: starts[low - 1]!, end: starts[low] ?? Infinity };
}
