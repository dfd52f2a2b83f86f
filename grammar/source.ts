/** A stretch of one source text: offsets in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: both numbers start at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One source text with its path, and the way from offsets to lines. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
  }

  /** Line and column of an offset; an offset beyond the end counts as the end. */
  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - this.#lineStarts[low]! + 1 };
  }

  /** The text of a line, without its end; `line` starts at 1. */
  line(line: number): string {
    const start = this.#lineStarts[line - 1] ?? this.text.length;
    const next = this.#lineStarts[line] ?? this.text.length + 1;
    return this.text.slice(start, next - 1).replace(/\r$/, "");
  }

  /** Where what stands at an offset was written: here, unless the text is put together from others. */
  locate(offset: number): Location {
    return { file: this, offset };
  }
}

/** An offset in a file that was read. */
export interface Location {
  readonly file: SourceFile;
  readonly offset: number;
}

/** A part of a text that is put together: a stretch of another, or words that are put in for what stands at a place of it. */
export interface SourcePart {
  readonly file: SourceFile;
  readonly span: Span;
  /** The words put in; null where the stretch is copied. */
  readonly inserted: string | null;
}

/** A text put together from parts of others, which knows where each was written. */
export class ComposedSource extends SourceFile {
  readonly #parts: readonly SourcePart[];
  readonly #starts: readonly number[];

  /** `path` is that of the file which asks for the text. */
  constructor(path: string, parts: readonly SourcePart[]) {
    const texts = parts.map(({ file, span, inserted }) => inserted ?? file.text.slice(span.start, span.end));
    super(path, texts.join(""));
    this.#parts = parts;
    let length = 0;
    this.#starts = texts.map((text) => {
      const start = length;
      length += text.length;
      return start;
    });
  }

  override locate(offset: number): Location {
    const index = Math.max(
      0,
      this.#starts.findLastIndex((start) => start <= offset),
    );
    const { file, span, inserted } = this.#parts[index]!;
    const within = inserted === null ? Math.min(offset - this.#starts[index]!, span.end - span.start) : 0;
    return file.locate(span.start + within);
  }
}

/** A stretch of a file as it was written. A stretch is never of several files. */
export function written<P extends { readonly file: SourceFile; readonly span: Span }>(place: P): P {
  const { file, span } = place;
  const start = file.locate(span.start);
  return { ...place, file: start.file, span: { start: start.offset, end: start.offset + (span.end - span.start) } };
}
