/** A whole file: the one way into the printer. */
import type * as ast from "../ast.ts";
import { headerKeywords } from "../header-keywords.ts";
import type { Surface } from "../keywords.ts";
import { itemIndentation, printClauseItem } from "./clause-items.ts";
import { CommentQueue } from "./comments.ts";
import { PrintContext, trailingComment } from "./context.ts";
import { printDeclaredName, printMark, printText } from "./declarations.ts";
import { printRange } from "./expressions.ts";
import { type Doc, hardline, indent, laidOut } from "./documents.ts";
import { writtenClause, writtenDate, writtenNumber } from "./literals.ts";
import { writtenName } from "./names.ts";
import { block, closingComments, type PrintedPart, printedLine, printSequence } from "./sequence.ts";
import { printVocabularyItem } from "./vocabulary.ts";

/** The canonical text of a tree; `source` is what the tree's spans point into. */
export function printTree(tree: ast.SourceTree, source: string, surface: Surface): string {
  const context = new PrintContext(surface, new CommentQueue(source, tree.comments));
  const opening = openingComments(tree, context);
  const body = tree.kind === "NoticeFile" ? printNotice(tree, context) : printVocabulary(tree, context);
  return laidOut([opening, body, lastComments(context), hardline]);
}

function printVocabulary(tree: ast.VocabularyFile, context: PrintContext): Doc {
  const items = printSequence(tree.items, context, {
    indentation: 0,
    boundary: Infinity,
    blankLines: "all",
    isContinued: true,
    print: (item, boundary) => printVocabularyItem(item, boundary, context),
  });
  const head = `${context.word("Vocabulary")} ${printDeclaredName(tree.name, tree.label, context)}`;
  return [head, items];
}

function printNotice(tree: ast.NoticeFile, context: PrintContext): Doc {
  const parts = [...tree.clauses, ...tree.struck].sort((left, right) => left.span.start - right.span.start);
  const headers = printSequence(tree.headers, context, {
    indentation: itemIndentation,
    boundary: parts[0]?.span.start ?? Infinity,
    blankLines: "drop",
    print: (header) => printHeader(header, context),
  });
  const closing = closingComments(context, parts[0]?.span.start ?? Infinity, 0);
  const clauses = printSequence(parts, context, {
    indentation: 0,
    boundary: Infinity,
    blankLines: "all",
    isContinued: true,
    print: (clause, boundary) => printClause(clause, boundary, context),
  });
  const head = `${context.word("Notice")} ${printDeclaredName(tree.name, tree.title, context)}`;
  return [head, indent([headers, closing]), clauses];
}

function printHeader({ key, value, unconfirmed }: ast.Header, context: PrintContext): PrintedPart {
  const columns = [
    { joint: "", doc: printMark(unconfirmed, context) + context.word(headerKeywords[key]) },
    { joint: " ", doc: printHeaderValue(value, context) },
  ];
  return printedLine(
    columns,
    columns.map(({ joint, doc }) => [joint, doc]),
    itemIndentation,
  );
}

function printHeaderValue(value: ast.Header["value"], context: PrintContext): Doc {
  switch (value.kind) {
    case "Text":
      return printText(value, context);
    case "Name":
      return writtenName(value.text);
    case "IntLiteral":
      return writtenNumber(value.value);
    case "DateLiteral":
      return writtenDate(value, context.surface);
    case "DateRange":
      return printRange(value, context);
  }
}

function printClause(clause: ast.Clause | ast.StruckClause, boundary: number, context: PrintContext): PrintedPart {
  if (clause.kind === "StruckClause") {
    const doc = `${context.word("StrikesClause")} ${writtenClause(clause.ref.id, context.surface)}`;
    return printedLine([{ joint: "", doc }], doc, 0);
  }
  const head = [
    `${context.word(clause.replaces ? "ReplacesClause" : "Clause")} ${writtenClause(clause.ref.id, context.surface)}`,
    ...(clause.title === null ? [] : [printText(clause.title, context)]),
    ...(clause.fingerprint === null ? [] : [context.word("Fingerprint"), printText(clause.fingerprint, context)]),
    ...(clause.narrative ? [context.word("Narrative")] : []),
  ].join(" ");
  const items = printSequence(clause.items, context, {
    indentation: itemIndentation,
    boundary,
    blankLines: "separate",
    print: (item, next) => printClauseItem(item, next, context),
  });
  const closing = closingComments(context, boundary, context.comments.column(clause.span.start));
  return block([head, indent([items, closing])]);
}

/** The comments before the first word, each on its line. */
function openingComments(tree: ast.SourceTree, context: PrintContext): Doc {
  const { trailing, own } = context.comments.takeBefore(tree.name.span.start);
  const texts = [...(trailing === null ? [] : [{ text: trailing, blankBefore: false }]), ...own];
  const isBlankAtEnd = context.comments.blankAbove(tree.name.span.start);
  return texts.map(({ text }, index): Doc => {
    const isBlankAfter = texts[index + 1]?.blankBefore ?? isBlankAtEnd;
    return [text, hardline, isBlankAfter ? hardline : ""];
  });
}

/** The comments after everything else. */
function lastComments(context: PrintContext): Doc {
  const taken = context.comments.takeBefore(Infinity);
  const lines = taken.own.map(({ text, blankBefore }): Doc => [hardline, blankBefore ? hardline : "", text]);
  return [...trailingComment(taken), ...lines];
}
