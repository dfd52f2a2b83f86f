import type { Comment } from "../ast.ts";

/** A comment that stands on a line of its own. */
export interface OwnLineComment {
  readonly text: string;
  readonly blankBefore: boolean;
}

/** The comments between two parts of a file. */
export interface TakenComments {
  /** Stands at the end of the line before. */
  readonly trailing: string | null;
  readonly own: readonly OwnLineComment[];
}

const tabWidth = 4;

/**
 * The comments of a file in their order. The printer goes through the tree in the order of the
 * source and takes, at each place where a line may end, the comments that stand before that place.
 * So none is lost, and a comment moves at most over the signs between two such places.
 */
export class CommentQueue {
  readonly #source: string;
  readonly #comments: readonly Comment[];
  #next = 0;

  constructor(source: string, comments: readonly Comment[]) {
    this.#source = source;
    this.#comments = comments;
  }

  /** Takes the comments before an offset. */
  takeBefore(offset: number): TakenComments {
    return this.#takeWhile(({ span }) => span.start < offset);
  }

  /** Takes the comments before an offset that stand deeper than a column, and one at the line's end. */
  takeDeeper(offset: number, column: number): TakenComments {
    return this.#takeWhile(
      (comment) =>
        comment.span.start < offset && (this.#isTrailing(comment) || this.column(comment.span.start) > column),
    );
  }

  /** The column of an offset as seen on a screen, for places with nothing but space before them. */
  column(offset: number): number {
    let column = 0;
    for (const sign of this.#lineBefore(offset)) {
      column += sign === "\t" ? tabWidth : sign === "\u3000" ? 2 : sign === "\uFEFF" ? 0 : 1;
    }
    return column;
  }

  /** Whether an empty line stands right before an offset. */
  blankBefore(offset: number): boolean {
    let lineEnds = 0;
    for (let at = offset - 1; at >= 0 && /\s/u.test(this.#source[at]!); at--) {
      if (this.#source[at] === "\n") lineEnds++;
      if (lineEnds === 2) return true;
    }
    return false;
  }

  /** Whether an empty line stands above the line of an offset. */
  blankAbove(offset: number): boolean {
    return this.blankBefore(offset - this.#lineBefore(offset).length);
  }

  #takeWhile(belongs: (comment: Comment) => boolean): TakenComments {
    const first = this.#next;
    while (this.#next < this.#comments.length && belongs(this.#comments[this.#next]!)) this.#next++;
    const taken = this.#comments.slice(first, this.#next);
    const trailing = taken[0] !== undefined && this.#isTrailing(taken[0]) ? taken[0].text : null;
    const own = taken.slice(trailing === null ? 0 : 1);
    return {
      trailing,
      own: own.map(({ text, span }) => ({ text, blankBefore: this.blankBefore(span.start) })),
    };
  }

  #isTrailing({ span }: Comment): boolean {
    return /\S/u.test(this.#lineBefore(span.start));
  }

  #lineBefore(offset: number): string {
    const lineStart =
      Math.max(this.#source.lastIndexOf("\n", offset - 1), this.#source.lastIndexOf("\r", offset - 1)) + 1;
    return offset === 0 ? "" : this.#source.slice(lineStart, offset);
  }
}
