/** What several kinds of declaration have in common: a name with its other name, and a value. */
import type * as ast from "../ast.ts";
import type { KeywordId } from "../keywords.ts";
import type { PrintContext } from "./context.ts";
import { type Doc, group, hardline, indent } from "./documents.ts";
import { printExpression } from "./expressions.ts";
import { writtenClause, writtenText } from "./literals.ts";
import { writtenName } from "./names.ts";
import { block, closingComments, type PrintedPart, printedLine } from "./sequence.ts";

/** A quoted text. */
export function printText(text: ast.Text, { surface }: PrintContext): string {
  return writtenText(text.value, surface);
}

/** A name and the other name in quotes behind it. */
export function printDeclaredName(name: ast.Name, label: ast.Text | null, context: PrintContext): string {
  return label === null ? writtenName(name.text) : `${writtenName(name.text)} ${printText(label, context)}`;
}

/** The entity of whose records something speaks, before its title; nothing for the main one. */
export function printOwner(entity: ast.Name | null): string {
  return entity === null ? "" : `${writtenName(entity.text)} `;
}

/** The clauses and rules that something prevails over; empty where there are none. */
export function printOverrides(overrides: readonly ast.OverrideTarget[], context: PrintContext): string {
  if (overrides.length === 0) return "";
  const targets = overrides.map((target) =>
    target.kind === "ClauseRef" ? writtenClause(target.id, context.surface) : writtenName(target.text),
  );
  const comma = context.signs.listComma + (context.signs.spaced ? " " : "");
  return enclosed("Notwithstanding", targets.join(comma), "NotwithstandingEnd", context);
}

/** Words after a keyword, and before its end where the surface writes one. */
export function enclosed(start: KeywordId, words: string, end: KeywordId, context: PrintContext): string {
  return [context.word(start), words, context.word(end)].filter((word) => word !== "").join(" ");
}

/** The mark of a value taken over from last year. */
export function printMark(unconfirmed: boolean, context: PrintContext): string {
  return unconfirmed ? `${context.word("Unconfirmed")} ` : "";
}

/** The parts of a line `head "label": value`. */
export interface ValuedLine {
  readonly head: string;
  readonly label: ast.Text | null;
  readonly valueStart: number;
  /** Printed after the comments before it are taken. */
  readonly value: () => Doc;
  /** Whether the value has places of its own to break a line, so that it begins on the first. */
  readonly startsOnFirstLine?: boolean;
}

/** `head "label": value`, aligned with its neighbours. */
export function printValued(line: ValuedLine, indentation: number, context: PrintContext): PrintedPart {
  const { colon, spaced } = context.signs;
  const quoted = line.label === null ? "" : printText(line.label, context) + colon;
  const head = quoted === "" ? line.head + colon : line.head;
  const joint = spaced ? " " : "";
  const before = context.lineBefore(line.valueStart, line.startsOnFirstLine === true ? joint : context.space);
  const value = line.value();
  return printedLine(
    [
      { joint: "", doc: head },
      { joint: " ", doc: quoted },
      { joint, doc: value },
    ],
    group([head, quoted === "" ? "" : ` ${quoted}`, indent([before, value])]),
    indentation,
  );
}

/** `name "label"`, aligned with its neighbours; `head` stands before, `end` behind. */
export function printLabelled(
  { name, label, head = "", end = "" }: { name: ast.Name; label: ast.Text | null; head?: string; end?: string },
  indentation: number,
  context: PrintContext,
): PrintedPart {
  const columns = [
    { joint: "", doc: head + writtenName(name.text) },
    { joint: " ", doc: label === null ? "" : printText(label, context) },
    { joint: " ", doc: end },
  ];
  const text = columns.map(({ joint, doc }) => (doc === "" ? "" : joint + doc)).join("");
  return printedLine(columns, text, indentation);
}

/** A line of a block behind its keyword: `when …`, `is …`. */
export function printClausePart(word: string, expression: ast.Expression, context: PrintContext): Doc {
  return [context.lineBefore(expression.span.start, hardline), `${word} `, printExpression(expression, context)];
}

/** A head with its block under it; comments that close the block stand in it. */
export function printBlock(
  node: ast.AstNode,
  head: Doc,
  body: () => Doc,
  boundary: number,
  context: PrintContext,
): PrintedPart {
  const lines = body();
  const closing = closingComments(context, boundary, context.comments.column(node.span.start));
  return block([head, indent([lines, closing])]);
}
