/** The range of the values of a fact or a column: declared with its type, else that of every value of the type. */
import type * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import { dayOf } from "../../runtime/date.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import { formatBound, inRange, type Range, type RangedKind } from "../../runtime/range.ts";
import type { Value } from "../../runtime/schema.ts";
import { noticeDays } from "../resolve/notice-days.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { findNamed } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";
import { constantScope } from "./scope.ts";

/** What a record may hold where its vocabulary says nothing else: days of living people and of plans, all numbers that are exact. */
const ordinaryRanges: { readonly [K in RangedKind]: Range } = {
  int: { from: -mostInt, to: mostInt },
  money: { from: -mostFen, to: mostFen },
  date: { from: dayOf(1900, 1, 1), to: dayOf(2100, 12, 31) },
};

/** What a record can hold at all; a bound beyond would be proved of records that nobody can write. */
const widestRanges: { readonly [K in RangedKind]: Range } = {
  ...ordinaryRanges,
  date: { from: dayOf(1, 1, 1), to: dayOf(9999, 12, 31) },
};

/** The range that goes with a type, elaborated in the file where the type stands; null for types that have none. */
export function elaborateRange(e: Elaborator, node: ast.TypeNode, type: Type): Range | null {
  if (type.kind !== "int" && type.kind !== "money" && type.kind !== "date") return null;
  const ordinary = ordinaryRanges[type.kind];
  const simple = node.kind === "OptionalType" ? node.of : node;
  if (simple.kind !== "SimpleType") return ordinary;
  const from = boundOf(e, simple.from, type) ?? ordinary.from;
  const to = boundOf(e, simple.to, type) ?? ordinary.to;
  if (isOfUnknownYear(e, simple)) return ordinary;
  if (from <= to) return { from, to };
  reportEmpty(e, simple, type.kind, { from, to });
  return ordinary;
}

/** A bound in which there is an error counts as none. */
function boundOf(e: Elaborator, node: ast.Expression | null, type: Type): number | null {
  if (node === null) return null;
  const { diagnostics } = e.reporter;
  const before = diagnostics.length;
  const value = e.constantValue(e.check(node, type, constantScope(null)));
  checkInRange(e, node, type, widestRanges[type.kind as RangedKind], value);
  return typeof value === "number" && diagnostics.length === before ? value : null;
}

function reportEmpty(e: Elaborator, { span }: ast.SimpleType, kind: RangedKind, { from, to }: Range): void {
  e.reporter.report("range-empty", span, { from: formatBound(kind, from), to: formatBound(kind, to) });
}

/** In a vocabulary alone a bound of the year is that of any year, which says nothing of the notice's. */
function isOfUnknownYear({ times }: Elaborator, node: ast.AstNode): boolean {
  return times === null && speaksOfYear(node);
}

function speaksOfYear(node: ast.AstNode): boolean {
  if (node.kind === "NameRef" && findNamed(noticeDays, node.name.text) !== undefined) return true;
  return childrenOf(node).some(speaksOfYear);
}

/** Where the values of what an expression reads from a record or a row lie; null where that is not known. */
export function rangeOf(e: Elaborator, read: ir.Expression): Range | null {
  if (read.kind === "column") {
    return e.dataTables.get(read.table)?.columns.find(({ name }) => name === read.name)?.range ?? null;
  }
  const fact = read.kind === "fact" ? e.entity(read.entity)?.facts.find(read.name) : undefined;
  return fact === undefined ? null : (e.facts.get(fact)?.range ?? null);
}

/** Reports a fixed value that no record could have. */
export function checkInRange(e: Elaborator, node: ast.Expression, type: Type, range: Range | null, value: Value): void {
  if (range === null || typeof value !== "number" || inRange(range, value) || isOfUnknownYear(e, node)) return;
  const kind = type.kind as RangedKind;
  const [number, from, to] = [value, range.from, range.to].map((each) => formatBound(kind, each));
  e.reporter.report("outside-range", node.span, { value: number!, from: from!, to: to! });
}
