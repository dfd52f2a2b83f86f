/** References to clauses in a form that none has, such as `一(1)` or `3.2`, or `notwithstanding clause 一`. */
import type { IToken } from "chevrotain";
import { spanOfToken } from "./build-ast/cst.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { TypeWords } from "./diagnostics/catalogue.ts";
import type { Mend, Misfit } from "./mend.ts";
import type { SourceFile } from "./source.ts";
import { ClauseToken, Comma, keyword, TextToken } from "./tokens.ts";

/** What a reference to a clause looks like. */
export const aClause: TypeWords = { en: "a clause such as `三(二)`", zh: "条款号，如“三（二）”" };

/** Tokens with each misread reference as one, so that what stands in its clause is read. */
export interface MendedClauses {
  readonly tokens: readonly IToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Takes all that follows the word `clause` without a blank for the reference that was meant. */
export function mendClauses(file: SourceFile, tokens: readonly IToken[]): MendedClauses {
  const mended: IToken[] = [];
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < tokens.length; index++) {
    mended.push(tokens[index]!);
    const run = tokens[index]!.tokenType === keyword("Clause") ? runAfter(tokens, index) : [];
    const [first] = run;
    if (first === undefined || (run.length === 1 && first.tokenType === ClauseToken)) continue;
    const image = run.map((token) => token.image).join("");
    const span = spanOfToken({ ...first, image });
    diagnostics.push(diagnostic("syntax-error", { file, span }, { found: image, expected: [aClause] }));
    const end = { endOffset: span.end - 1 };
    mended.push({ ...first, ...end, image, tokenType: ClauseToken, tokenTypeIdx: ClauseToken.tokenTypeIdx! });
    index += run.length;
  }
  return { tokens: mended, diagnostics };
}

/** The tokens behind one, on its line, with no blank between them; a text begins the title. */
function runAfter(tokens: readonly IToken[], index: number): readonly IToken[] {
  const run: IToken[] = [];
  for (let next = index + 1; next < tokens.length; next++) {
    const token = tokens[next]!;
    const before = run.at(-1);
    const isNext =
      before === undefined ? isOnLine(tokens[index]!, token) : spanOfToken(before).end === token.startOffset;
    if (!isNext || token.tokenType === TextToken) break;
    run.push(token);
  }
  return run;
}

/** What mends the word `clause` before a clause that a rule prevails over; null where that is not what went wrong. */
export function clauseAmongTargets({ file, tokens, next }: Misfit): Mend | null {
  const token = tokens.at(-1)!;
  const before = tokens.at(-2)?.tokenType;
  const isTarget = before === keyword("Notwithstanding") || before === Comma;
  if (token.tokenType !== keyword("Clause") || !isTarget || next?.tokenType !== ClauseToken) return null;
  const fix = { span: { start: token.startOffset, end: next.startOffset }, text: "" };
  return {
    span: { start: token.startOffset, end: spanOfToken(next).end },
    by: next,
    diagnostic: diagnostic(
      "syntax-error",
      { file, span: spanOfToken(token) },
      { found: token.image, expected: [aClause] },
      { fix },
    ),
  };
}

function isOnLine(before: IToken, token: IToken): boolean {
  return before.startLine === token.startLine;
}
