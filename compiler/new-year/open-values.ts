/** What is left to confirm of a file that was taken over from another year. */
import * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import { spell } from "../../grammar/keywords.ts";
import type { Span } from "../../grammar/source.ts";
import type { Figure } from "../figures/figure.ts";

/** What may bear the mark. */
export type Markable = Extract<ast.ClauseItem, { readonly unconfirmed: boolean }> | ast.Row | ast.Header;

/** Something with the mark. */
export interface OpenValue {
  readonly node: Markable;
  /** Null for a line of the head. */
  readonly clause: ast.Clause | null;
  /** The table that a row is of. */
  readonly table: ast.Table | ast.Rows | ast.ExampleTable | null;
  /** The mark and the space behind it. */
  readonly mark: Span;
  /** On one line, as far as it says what is to be confirmed. */
  readonly words: string;
}

/** All with the mark, in the order of the file. */
export function openValues(tree: ast.NoticeFile, text: string): readonly OpenValue[] {
  const head = tree.headers.map((node): Placed => ({ node, clause: null, table: null }));
  const items = tree.clauses.flatMap((clause) => clause.items.flatMap((item) => markableParts(item, clause)));
  return [...head, ...items]
    .filter(({ node }) => node.unconfirmed)
    .map((placed) => {
      const mark = markOf(text, placed.node.span);
      return { ...placed, mark, words: inShort(placed.node, mark.end, text) };
    });
}

type Placed = Pick<OpenValue, "node" | "clause" | "table">;

function markableParts(item: ast.ClauseItem, clause: ast.Clause): readonly Placed[] {
  const table = item.kind === "Table" || item.kind === "Rows" || item.kind === "ExampleTable" ? item : null;
  const rows = (table?.rows ?? []).map((node): Placed => ({ node, clause, table }));
  return "unconfirmed" in item ? [{ node: item, clause, table: null }, ...rows] : rows;
}

const markPattern = new RegExp(String.raw`(?:${spell("Unconfirmed", "en")}|${spell("Unconfirmed", "zh")})\s*`, "uy");

function markOf(text: string, { start }: Span): Span {
  markPattern.lastIndex = start;
  return { start, end: start + (markPattern.exec(text)?.[0].length ?? 0) };
}

const longest = 120;

function inShort(node: Markable, start: number, text: string): string {
  const oneLine = (span: Span): string => text.slice(span.start, span.end).replace(/\s+/gu, " ").trim();
  const whole = essence(node, { start, end: node.span.end }).map(oneLine).join(" … ");
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}

/** Of a rule its subject and its value, of a table its head, of all else everything. */
function essence(node: Markable, whole: Span): readonly Span[] {
  switch (node.kind) {
    case "Rule":
      return [{ start: whole.start, end: node.decision.span.end }, node.value.span];
    case "Table":
      return [{ start: whole.start, end: (node.taking ?? node.key ?? node.label ?? node.name).span.end }];
    default:
      return [whole];
  }
}

/** A figure in a file, where it stands. */
export interface Slot {
  readonly span: Span;
  readonly figure: Figure;
  /** Whether its number alone stands there, and the unit apart from it or nowhere. */
  readonly isBare: boolean;
}

/** The figures that are written out in something; rows of a table are apart from it. */
export function slotsIn(node: ast.AstNode): readonly Slot[] {
  const own = slotOf(node);
  if (own !== null) return [own];
  switch (node.kind) {
    case "Header":
      return node.key === "number" && node.value.kind === "Text" ? [textSlot(node.value)] : slotsIn(node.value);
    case "Table":
    case "Rows":
    case "SetLiteral":
      return [];
    case "Within":
      return [
        ...slotsIn(node.operand),
        ...counted(node.duration, node.inWorkdays ? "workdays" : null),
        ...slotsIn(node.anchor),
      ];
    case "DueAfter":
      return counted(node.amount, node.unit);
    case "DueMonthly":
      return [...counted(node.day, "days"), ...slotsIn(node.range)];
    default:
      return childrenOf(node).flatMap(slotsIn);
  }
}

function textSlot({ span, value }: ast.Text): Slot {
  return { span, figure: { kind: "text", text: value }, isBare: false };
}

/** A count whose unit stands apart from it, if it is written out and has one. */
function counted(node: ast.Expression, unit: "days" | "workdays" | null): readonly Slot[] {
  if (unit === null || node.kind !== "IntLiteral") return slotsIn(node);
  return [{ span: node.span, figure: { kind: "count", count: node.value, unit }, isBare: true }];
}

/** The figure that a node is. */
function slotOf(node: ast.AstNode): Slot | null {
  const { span } = node;
  switch (node.kind) {
    case "MoneyLiteral":
      return { span, figure: { kind: "money", fen: node.fen }, isBare: false };
    case "RateLiteral":
      return { span, figure: { kind: "rate", percent: node.percent }, isBare: false };
    case "DateLiteral":
      return { span, figure: { kind: "date", day: node }, isBare: false };
    case "DateRange":
      return node.from.kind === "DateLiteral" && node.to.kind === "DateLiteral"
        ? { span, figure: { kind: "range", from: node.from, to: node.to }, isBare: false }
        : null;
    case "Quantity":
      return node.amount.kind === "IntLiteral"
        ? { span, figure: { kind: "count", count: node.amount.value, unit: node.unit }, isBare: false }
        : null;
    case "IntLiteral":
      return { span, figure: { kind: "count", count: node.value, unit: null }, isBare: true };
    default:
      return null;
  }
}
