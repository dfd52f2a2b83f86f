import type { Surface } from "../keywords.ts";
import { type KeywordId, spell } from "../keywords.ts";
import { CommentQueue, type TakenComments } from "./comments.ts";
import { type Doc, hardline, line, lineSuffix, softline } from "./documents.ts";
import { type Punctuation, punctuation } from "./punctuation.ts";

/** What every part of the printer needs: the surface and the comments not yet printed. */
export class PrintContext {
  readonly surface: Surface;
  readonly signs: Punctuation;
  readonly comments: CommentQueue;
  /** The space after a colon or comma, where a line may be broken: nothing after a full-width sign. */
  readonly space: Doc;

  constructor(surface: Surface, comments: CommentQueue) {
    this.surface = surface;
    this.signs = punctuation[surface];
    this.comments = comments;
    this.space = this.signs.spaced ? line : softline;
  }

  /** A keyword in the surface's spelling. */
  word(id: KeywordId): string {
    return spell(id, this.surface);
  }

  /** The same surface without comments, for what must stay on one line. */
  withoutComments(): PrintContext {
    return new PrintContext(this.surface, new CommentQueue("", []));
  }

  /** A place where a line may end: the comments before the offset, or the separator if there are none. */
  lineBefore(offset: number, separator: Doc): Doc {
    const taken = this.comments.takeBefore(offset);
    if (isNothing(taken)) return separator;
    return [...trailingComment(taken), ...taken.own.flatMap(({ text }) => [hardline, text]), hardline];
  }
}

/** Whether there are no comments. */
function isNothing({ trailing, own }: TakenComments): boolean {
  return trailing === null && own.length === 0;
}

/** The comment at the end of the line printed before. */
export function trailingComment({ trailing }: TakenComments): Doc[] {
  return trailing === null ? [] : [lineSuffix(`  ${trailing}`)];
}
