/** Lists, records and series as they are written in examples. */
import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import { dayOf, monthOf } from "../../runtime/date.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { int, text, type Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import { among, givenFacts, givenValue, reportMissing } from "./given.ts";
import type { Scope, Typed } from "./scope.ts";

const aList: TypeWords = { en: "a list `[…]`", zh: "列表“[……]”" };
const aRecord: TypeWords = { en: "a record `{…}`", zh: "记录“{……}”" };
const aSeries: TypeWords = { en: "a series of numbers", zh: "数列" };

/** `[a, b]` where a list of records or of texts is wanted. */
export function elaborateList(e: Elaborator, node: ast.ListLiteral, scope: Scope, wanted: Type | null): Typed {
  if (wanted?.kind === "texts") {
    const texts = node.items.map((each) => e.constantValue(e.check(each, text, scope)));
    return e.constant(node, scope, wanted, texts);
  }
  if (wanted?.kind !== "list") return unwanted(e, node, aList, "[…]", scope, wanted);
  return e.constant(
    node,
    scope,
    wanted,
    node.items.map((each) => recordOf(e, each, wanted.entity, scope)),
  );
}

/** A whole record: what is given, and the default of everything else; an empty one stands for what is none. */
function recordOf(e: Elaborator, node: ast.Expression, name: string, scope: Scope): FactRecord {
  const entity = e.entity(name);
  const isNone = node.kind === "SetLiteral" && node.members.length === 0;
  if (entity === undefined || (node.kind !== "RecordLiteral" && !isNone)) {
    e.expected(node, aRecord, { en: "something else", zh: "其他内容" });
    return {};
  }
  const assignments = node.kind === "RecordLiteral" ? node.assignments : [];
  reportMissing(e, entity, among(assignments.map((each) => each.name)), node.span, "record");
  const given = givenFacts(e, entity, assignments, scope);
  return Object.fromEntries(
    [...entity.facts].map((fact) => [
      fact.name,
      Object.hasOwn(given, fact.name) ? given[fact.name]! : (e.facts.get(fact)?.default ?? null),
    ]),
  );
}

/** `{a: 1}` stands in a list of records and nowhere else. */
export function elaborateRecord(e: Elaborator, node: ast.RecordLiteral, scope: Scope, wanted: Type | null): Typed {
  return unwanted(e, node, aRecord, "{…}", scope, wanted);
}

/** `{2024-10-31: 4}` where a whole number for some dates or months is wanted. */
export function elaborateSeries(e: Elaborator, node: ast.SeriesLiteral, scope: Scope, wanted: Type | null): Typed {
  if (wanted?.kind !== "series") return unwanted(e, node, aSeries, "{…}", scope, wanted);
  const numbers = new Map<number, number>();
  for (const { key, value } of node.entries) {
    const at = placeOf(key);
    if ((key.kind === "DateLiteral") !== (wanted.by === "date"))
      e.expected(key, words[wanted.by], words[wanted.by === "date" ? "month" : "date"]);
    if (numbers.has(at)) e.reporter.report("duplicate-name", key.span, { name: e.reporter.textOf(key.span) });
    numbers.set(at, Number(givenValue(e, value, { type: int, optional: false, range: null }, scope)));
  }
  return e.constant(node, scope, wanted, numbers);
}

const words = {
  date: { en: "a date", zh: "日期" },
  month: { en: "a month", zh: "月份" },
} as const satisfies Record<"date" | "month", TypeWords>;

function placeOf(key: ast.SeriesEntry["key"]): number {
  return key.kind === "DateLiteral" ? dayOf(key.year, key.month, key.day) : monthOf(dayOf(key.year, key.month, 1));
}

function unwanted(
  e: Elaborator,
  node: ast.Expression,
  actual: TypeWords,
  name: string,
  scope: Scope,
  wanted: Type | null,
): Typed {
  if (wanted === null) e.reporter.report("type-unclear", node.span, { name });
  else if (wanted.kind !== "unknown") e.expected(node, typeName(wanted), actual);
  return e.poison(node, scope);
}
