/**
 * Parts one under the other: their comments, the empty lines between them, and columns that align
 * over neighbours of one kind.
 */
import type { AstNode } from "../ast.ts";
import type { TakenComments } from "./comments.ts";
import { type PrintContext, trailingComment } from "./context.ts";
import { type Doc, fittingText, flatText, hardline, printWidth } from "./documents.ts";
import { displayWidth, padTo } from "./width.ts";

/** One part, printed. */
export interface PrintedPart {
  readonly doc: Doc;
  /** Whether it is of a kind that always takes several lines: a head with a block under it. */
  readonly isBlock: boolean;
  /** What it is made of where it stands on one line, otherwise null. */
  readonly columns: readonly Column[] | null;
}

/** A column of a line, with what stands between it and the one before. */
export interface Column {
  readonly joint: string;
  readonly text: string;
}

/**
 * Empty lines between parts: `drop` them, `keep` one where the author had some, `separate` blocks,
 * or separate `all`. The width of a line does not count, as it differs between the surfaces.
 */
export type BlankLines = "drop" | "keep" | "separate" | "all";

/** How a sequence is laid out. */
export interface SequenceOptions<T> {
  readonly indentation: number;
  /** Where the next thing after the whole sequence starts. */
  readonly boundary: number;
  readonly blankLines: BlankLines;
  /** Whether the first part follows others, rather than the head of its block. */
  readonly isContinued?: boolean;
  /** Prints a part; `boundary` is where the next thing after it starts. */
  readonly print: (part: T, boundary: number) => PrintedPart;
  /** Up to where comments belong before a part; its start unless said otherwise. */
  readonly commentsUntil?: (part: T) => number;
}

interface Entry {
  readonly kind: string;
  readonly comments: TakenComments;
  readonly blankBefore: boolean;
  readonly part: PrintedPart;
}

/** The parts, each beginning with its line break; the caller indents. */
export function printSequence<T extends AstNode>(
  parts: readonly T[],
  context: PrintContext,
  options: SequenceOptions<T>,
): Doc {
  const entries = parts.map((part, index): Entry => {
    const comments = context.comments.takeBefore(options.commentsUntil?.(part) ?? part.span.start);
    return {
      kind: part.kind,
      comments,
      blankBefore: context.comments.blankBefore(part.span.start),
      part: options.print(part, parts[index + 1]?.span.start ?? options.boundary),
    };
  });
  const gaps = entries.map((entry, index) => gapBefore(entry, entries[index - 1] ?? null, options));
  const docs = alignRuns(entries, gaps, options.indentation);
  return entries.map((_entry, index) => [gaps[index]!.doc, docs[index]!]);
}

// ---------------------------------------------------------------- between two parts

interface Gap {
  readonly doc: Doc;
  readonly hasBlankLine: boolean;
}

type BlankLineOptions = Pick<SequenceOptions<never>, "blankLines" | "isContinued">;

function gapBefore(entry: Entry, previous: Entry | null, options: BlankLineOptions): Gap {
  const blanks = blankFlags(entry, previous, options);
  return {
    doc: [...trailingComment(entry.comments), linesWithComments(entry.comments, blanks)],
    hasBlankLine: blanks.includes(true),
  };
}

function linesWithComments({ own }: TakenComments, blanks: readonly boolean[]): Doc {
  const lineBreak = (index: number): Doc => (blanks[index] === true ? [hardline, hardline] : hardline);
  return [...own.map(({ text }, index): Doc => [lineBreak(index), text]), lineBreak(own.length)];
}

/** Whether an empty line stands before each comment and before the part. */
function blankFlags(entry: Entry, previous: Entry | null, { blankLines, isContinued }: BlankLineOptions): boolean[] {
  const flags = [...entry.comments.own.map((comment) => comment.blankBefore), entry.blankBefore];
  if (blankLines === "drop") return flags.map(() => false);
  if (previous === null && isContinued !== true) return [false, ...flags.slice(1)];
  const isAtBlock = entry.part.isBlock || previous?.part.isBlock === true;
  const isSeparate = blankLines === "all" || (blankLines === "separate" && isAtBlock);
  return isSeparate && !flags.includes(true) ? [true, ...flags.slice(1)] : flags;
}

/** The comments that end an indented block, deeper than the thing that it belongs to. */
export function closingComments(context: PrintContext, boundary: number, column: number): Doc {
  const taken = context.comments.takeDeeper(boundary, column);
  const lines = taken.own.map(({ text, blankBefore }): Doc => [hardline, blankBefore ? hardline : "", text]);
  return [...trailingComment(taken), ...lines];
}

// ---------------------------------------------------------------- columns

/** A head with a block under it. */
export function block(doc: Doc): PrintedPart {
  return { doc, isBlock: true, columns: null };
}

/** A part that is never aligned with others. */
export function unaligned(doc: Doc): PrintedPart {
  return { doc, isBlock: false, columns: null };
}

/** A part made of columns, on one line where it fits and otherwise as the broken document. */
export function printedLine(
  columns: readonly { readonly joint: string; readonly doc: Doc }[],
  broken: Doc,
  indentation: number,
): PrintedPart {
  const text = fittingText(broken, indentation);
  if (text === null) return unaligned(broken);
  return {
    doc: text,
    isBlock: false,
    columns: columns.map(({ joint, doc }) => ({ joint, text: flatText(doc) ?? "" })),
  };
}

/** Aligns neighbours of one kind with no empty line between; where that is too wide, none of them. */
function alignRuns(entries: readonly Entry[], gaps: readonly Gap[], indentation: number): Doc[] {
  const docs: Doc[] = [];
  let start = 0;
  for (let index = 1; index <= entries.length; index++) {
    if (index < entries.length && isSameRun(entries[index - 1]!, entries[index]!, gaps[index]!)) continue;
    docs.push(
      ...alignRun(
        entries.slice(start, index).map(({ part }) => part),
        indentation,
      ),
    );
    start = index;
  }
  return docs;
}

function isSameRun(previous: Entry, next: Entry, gap: Gap): boolean {
  const areLines = previous.part.columns !== null && next.part.columns !== null;
  return previous.kind === next.kind && areLines && !gap.hasBlankLine;
}

function alignRun(run: readonly PrintedPart[], indentation: number): Doc[] {
  const lines = alignColumns(run.flatMap(({ columns }) => (columns === null ? [] : [columns])));
  const fits = lines.length === run.length && lines.every((text) => displayWidth(text) + indentation <= printWidth);
  return fits ? lines : run.map(({ doc }) => doc);
}

function alignColumns(rows: readonly (readonly Column[])[]): string[] {
  const widths = (rows[0] ?? []).map((_column, index) =>
    Math.max(...rows.map((columns) => displayWidth(columns[index]?.text ?? ""))),
  );
  return rows.map((columns) =>
    columns
      .map(({ joint, text }, index) => (widths[index] === 0 ? "" : joint + padTo(text, widths[index]!)))
      .join("")
      .trimEnd(),
  );
}
