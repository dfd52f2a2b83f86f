import type { CstNode, IToken } from "chevrotain";
import type * as ast from "../ast.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source.ts";
import { Incomplete, isToken, nodes, spanOfToken } from "./cst.ts";

/** What the builders of one file share. */
export class Build {
  readonly file: SourceFile;
  /** The file's text as it was read, with the signs that were meant. */
  readonly text: string;
  readonly comments: readonly ast.Comment[];
  readonly diagnostics: Diagnostic[] = [];
  /** Every name in a declaration that was left out, so that its uses are not reported as well. */
  readonly lostNames = new Set<string>();

  constructor(file: SourceFile, text: string, comments: readonly IToken[]) {
    this.file = file;
    this.text = text;
    this.comments = comments.map((token) => ({
      kind: "Comment",
      text: token.image.replace(/^＃/u, "#").trimEnd(),
      span: spanOfToken(token),
    }));
  }

  /** A declaration, or null where the parser left it incomplete. */
  attempt<T>(cst: CstNode, build: () => T): T | null {
    try {
      return build();
    } catch (problem) {
      if (!(problem instanceof Incomplete)) throw problem;
      this.#recordLostNames(cst);
      return null;
    }
  }

  #recordLostNames(cst: CstNode): void {
    for (const elements of Object.values(cst.children)) {
      for (const element of elements) {
        if (!isToken(element)) this.#recordLostNames(element);
        else this.lostNames.add(element.image.replace(/^[「“"]|[」”"]$/gu, ""));
      }
    }
  }

  /** Every node of a rule as `build` makes it, without those that are incomplete. */
  all<T>(parent: CstNode, rule: string, build: (child: CstNode) => T): T[] {
    return nodes(parent, rule)
      .map((child) => this.attempt(child, () => build(child)))
      .filter((each): each is Awaited<T> & NonNullable<T> => each !== null) as T[];
  }

  report(...[code, span, parameters]: SyntaxProblem): void {
    this.diagnostics.push(diagnostic(code, { file: this.file, span }, parameters as never));
  }
}

type SyntaxProblem =
  | readonly [code: "nothing-to-confirm", span: Span, parameters: Record<string, never>]
  | readonly [code: "unit-without-number", span: Span, parameters: { readonly unit: string }]
  | readonly [code: "number-not-whole" | "number-too-long", span: Span, parameters: { readonly number: string }]
  | readonly [code: "amount-below-fen", span: Span, parameters: { readonly amount: string }]
  | readonly [code: "no-such-date", span: Span, parameters: { readonly date: string }];
