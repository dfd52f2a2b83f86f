/** Tables and tables of examples: a row a line, columns aligned by the width of what is seen. */
import type * as ast from "../ast.ts";
import type { PrintContext } from "./context.ts";
import { printBlock, printDeclaredName, printMark, printOwner, printText } from "./declarations.ts";
import { type Doc, flatText, hardline } from "./documents.ts";
import { printExpression } from "./expressions.ts";
import { writtenName } from "./names.ts";
import { type PrintedPart, printSequence, unaligned } from "./sequence.ts";
import { printType } from "./types.ts";
import { displayWidth, padTo } from "./width.ts";

/** A table with its columns and rows. */
export function printTable(node: ast.Table, boundary: number, context: PrintContext): PrintedPart {
  const entity = node.entity === null ? "" : `${writtenName(node.entity.text)}.`;
  const head = [
    `${printMark(node.unconfirmed, context)}${context.word("Table")} ${entity}`,
    printDeclaredName(node.name, node.label, context),
    node.key === null ? "" : ` ${context.word("By")} ${writtenName(node.key.text)}`,
    node.taking === null ? "" : ` ${printTaking(node.taking, context)}`,
  ].join("");
  const titles = node.columns.map((column) => printColumn(column, context.withoutComments()));
  const headerEnd = node.columns.at(-1)?.span.end ?? node.span.start;
  return printBlock(
    node,
    head,
    () => printGrid({ titles, headerEnd }, node.rows, boundary, context),
    boundary,
    context,
  );
}

const taken = { first: "TakingFirst", highest: "TakingHighest", lowest: "TakingLowest" } as const;

function printTaking({ which, column }: ast.Taking, context: PrintContext): string {
  return [context.word(taken[which]), ...(column === null ? [] : [writtenName(column.text)])].join(" ");
}

/** More rows of a table. */
export function printMoreRows(node: ast.Rows, boundary: number, context: PrintContext): PrintedPart {
  const head = `${context.word("Rows")} ${writtenName(node.table.text)}`;
  return printBlock(node, head, () => printGrid(null, node.rows, boundary, context), boundary, context);
}

/** Examples of one shape; an arrow stands before the first expected decision. */
export function printExampleTable(node: ast.ExampleTable, boundary: number, context: PrintContext): PrintedPart {
  const head = `${context.word("Examples")} ${printOwner(node.entity)}${printText(node.title, context)}`;
  const names = [...node.given, ...node.expect];
  const titles = names.map(({ text }, index) =>
    index === node.given.length ? `=> ${writtenName(text)}` : writtenName(text),
  );
  const headerEnd = names.at(-1)?.span.end ?? node.span.start;
  return printBlock(
    node,
    head,
    () => printGrid({ titles, headerEnd }, node.rows, boundary, context),
    boundary,
    context,
  );
}

function printColumn(column: ast.Column, context: PrintContext): string {
  return (column.hasArrow ? "=> " : "") + printHead(column, context);
}

function printHead({ role, name, label, type }: ast.Column, context: PrintContext): string {
  if (role === "category") return context.word("Category");
  if (role === "provided") return context.word("Provided");
  const declared = name === null ? "" : printDeclaredName(name, label, context);
  if (type === null) return declared;
  const written = flatText(printType(type, context)) ?? "";
  return declared + context.signs.colon + (context.signs.spaced ? " " : "") + written;
}

interface Header {
  readonly titles: readonly string[];
  readonly headerEnd: number;
}

function printGrid(header: Header | null, rows: readonly ast.Row[], boundary: number, context: PrintContext): Doc {
  const texts = alignRows(header?.titles ?? null, rows, context);
  const title: Doc = header === null ? "" : [context.lineBefore(header.headerEnd, hardline), texts.title];
  const lines = printSequence(rows, context, {
    indentation: 4,
    boundary,
    blankLines: "keep",
    // A row is one line, so a comment inside it moves above it.
    commentsUntil: (row) => row.span.end,
    print: (row) => unaligned(texts.rows.get(row)!),
  });
  return [title, lines];
}

interface AlignedRows {
  readonly title: string;
  readonly rows: ReadonlyMap<ast.Row, string>;
}

function alignRows(titles: readonly string[] | null, rows: readonly ast.Row[], context: PrintContext): AlignedRows {
  const silent = context.withoutComments();
  const texts = rows.map(({ cells }) => cells.map((cell) => printCell(cell, silent)));
  const count = Math.max(titles?.length ?? 0, ...texts.map((cells) => cells.length));
  const columns = Array.from({ length: count }, (_, index) => ({
    width: Math.max(...[titles ?? [], ...texts].map((cells) => displayWidth(cells[index] ?? ""))),
    side: rows.every(({ cells }) => isNumeral(cells[index])) ? ("left" as const) : ("right" as const),
  }));
  const mark = rows.some(({ unconfirmed }) => unconfirmed) ? `${context.word("Unconfirmed")} ` : "";
  const noMark = " ".repeat(displayWidth(mark));
  const join = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const row = (cells: readonly string[]): string =>
    join(cells.map((text, index) => padTo(text, columns[index]!.width, columns[index]!.side)));
  return {
    title: noMark + join((titles ?? []).map((text, index) => padTo(text, columns[index]!.width))),
    rows: new Map(rows.map((each, index) => [each, (each.unconfirmed ? mark : noMark) + row(texts[index]!)])),
  };
}

/** Numerals stand to the right; an empty cell does not matter. */
function isNumeral(cell: ast.Cell | undefined): boolean {
  const content = cell?.content ?? null;
  if (content === null) return true;
  if (content === "otherwise") return false;
  return content.kind === "IntLiteral" || content.kind === "MoneyLiteral" || content.kind === "RateLiteral";
}

function printCell({ content }: ast.Cell, context: PrintContext): string {
  if (content === null) return "";
  if (content === "otherwise") return context.word("Otherwise");
  // The left side of a test, which is not written, leaves the space that would part it from the test.
  return (flatText(printExpression(content, context)) ?? "").trimStart();
}
