import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { directionWords, roundingModes, tiesWords } from "../../grammar/print/allotments.ts";
import { writtenRoundingUnit } from "../../grammar/print/literals.ts";
import { keyFactName } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { asksAround } from "../../ir/asks-around.ts";
import { recordsOf } from "../../ir/outward.ts";
import { askedOfItems } from "../../ir/walk.ts";
import { bool, isOrdered, type Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import { findSource } from "./aggregate.ts";
import type { Elaborator } from "./elaborator.ts";
import { enteringEntity, levelOf, present, reachedFrom, type Scope, type Typed } from "./scope.ts";
import { asWholeAmount } from "./whole-amount.ts";

/** What the record at hand gets of a limit that it shares with its like. */
export function elaborateAllotment(e: Elaborator, node: ast.Allotment, scope: Scope): Typed {
  const over = listSource(e, node.over, scope);
  const level = over === null ? null : levelOfItem(e, node.over, over.entity, scope);
  if (over === null || level === null) return e.poison(node, scope);
  const holder = over.list.kind === "fact" ? over.list.entity : over.entity;
  const around = reachedFrom(scope, holder);
  const limit = limitOf(e, node, around);
  const item = enteringEntity(around, over.entity);
  const where = node.where === null ? null : e.check(node.where, bool, item);
  const inner = where === null ? item : e.after(item, where, true);
  const manner = mannerOf(e, node.manner, over.entity, limit.type, inner);
  const wish = e.check(node.wish, limit.type, inner);
  const allotment: ir.Allotment = {
    kind: "allotment",
    level,
    limit,
    over,
    where,
    manner,
    wish,
    type: limit.type,
    origin: e.origin(node, scope),
  };
  reportAskedOfItem(e, allotment, around);
  return present(allotment);
}

function listSource(e: Elaborator, over: ast.QualifiedName, scope: Scope): ir.ListSource | null {
  const source = findSource(e, over, scope);
  if (source === null || source.kind === "list") return source;
  e.expected(over, { en: "a list of records", zh: "列表" }, { en: "a table of data", zh: "数据表" });
  return null;
}

/** The level of the record at hand, to which as one of its like it goes what is allotted; null where none is at hand. */
function levelOfItem(e: Elaborator, over: ast.QualifiedName, entity: string, scope: Scope): number | null {
  const reach = entity === scope.decided ? scope.entities.find(({ name }) => name === entity) : undefined;
  if (reach !== undefined) return levelOf(scope, reach);
  e.reporter.report("allotment-without-item", over.span, { list: over.name.text, entity });
  return null;
}

/** The limit is asked of the record in whose list the items stand; it says whether amounts or numbers are allotted. */
function limitOf(e: Elaborator, { limit }: ast.Allotment, around: Scope): ir.Expression {
  const elaborated = asWholeAmount(e.present(limit, around));
  const { kind } = elaborated.type;
  if (kind === "int" || kind === "money" || kind === "unknown") return elaborated;
  e.expected(limit, { en: "a whole number or an amount of money", zh: "整数或金额" }, typeName(elaborated.type));
  return e.poison(limit, around).expression;
}

function mannerOf(
  e: Elaborator,
  node: ast.Allotment["manner"],
  entity: string,
  type: Type,
  scope: Scope,
): ir.Allotment["manner"] {
  if (node.kind === "InOrder")
    return { kind: "inOrder", order: orderOf(e, node.order, entity, scope), whole: node.order.whole };
  const unit = unitOf(e, node, type);
  if (node.rest === null) e.reporter.report("rest-not-said", node.span, {});
  if (node.rest === null || node.rest === "unspent") return { kind: "inProportion", unit, rest: null };
  reportBeyondUnits(e, node.rest);
  return { kind: "inProportion", unit, rest: orderOf(e, node.rest, entity, scope) };
}

/** The multiple to which shares are rounded down: rounded otherwise they could come to more than there is. */
function unitOf(e: Elaborator, { rounding, span }: ast.InProportion, type: Type): number {
  const said = rounding?.unit ?? null;
  const step = said?.kind === "money" && said.fen > 0 ? said : null;
  const wanted = type.kind === "money" ? (step ?? ({ kind: "money", fen: 1 } as const)) : null;
  const isFit = rounding?.mode === "down" && (wanted === null ? said === null : step !== null);
  if (!isFit && type.kind !== "unknown")
    e.reporter.report("share-not-rounded-down", span, { words: roundedDown(wanted) });
  return wanted?.fen ?? 1;
}

function roundedDown(unit: ast.RoundingUnit | null): TypeWords {
  const words = (surface: Surface): string =>
    [
      spell(roundingModes.down, surface),
      ...(unit === null ? [] : [spell("To", surface), writtenRoundingUnit(unit, surface)]),
    ].join(" ");
  return { en: words("en"), zh: words("zh") };
}

/** The rest goes a unit to each: nobody wishes it whole, and those who tie could not be given it together. */
function reportBeyondUnits(e: Elaborator, { ties, whole, span }: ast.ServingOrder): void {
  const words = [...(ties === "together" ? [tiesWords.together] : []), ...(whole ? (["WholeOrNothing"] as const) : [])];
  for (const word of words) e.reporter.report("rest-by-units", span, { word: bothSpellings(word) });
}

function bothSpellings(word: Parameters<typeof spell>[0]): TypeWords {
  return { en: spell(word, "en"), zh: spell(word, "zh") };
}

function orderOf(e: Elaborator, node: ast.ServingOrder, entity: string, scope: Scope): ir.ServingOrder {
  const keys = node.keys.map((key) => orderKey(e, key, scope));
  if (node.ties === null && !keys.some(({ value }) => tellsApart(e, value, entity))) {
    const facts = [...(e.entity(entity)?.facts ?? [])];
    const key = keyFactName({ facts });
    const found = facts.find(({ name }) => name === key);
    e.reporter.report("order-may-tie", node.span, {
      key: found === undefined ? null : { en: found.name, zh: found.label },
    });
  }
  return { keys, ties: node.ties ?? "failure" };
}

/** Whether a value is the fact that tells a record from others of its kind: no list has two of one number. */
function tellsApart(e: Elaborator, value: ir.Expression, entity: string): boolean {
  if (value.kind !== "fact" || value.entity !== entity || value.level > 0) return false;
  return value.name === keyFactName({ facts: [...e.entity(entity)!.facts] });
}

const directions: { readonly [K in Type["kind"]]?: readonly ast.KeyDirection[] } = {
  bool: ["yes"],
  int: ["highest", "lowest"],
  money: ["highest", "lowest"],
  exactMoney: ["highest", "lowest"],
  rate: ["highest", "lowest"],
  date: ["earliest", "latest"],
};

/** Dates and texts go forward where nothing is said: the earlier application is served first. */
function orderKey(e: Elaborator, node: ast.OrderKey, scope: Scope): ir.OrderKey {
  const value = e.present(node.value, scope);
  const { type } = value;
  const first = node.from === "highest" || node.from === "latest" || node.from === "yes" ? "greatest" : "least";
  if (type.kind !== "text" && type.kind !== "bool" && !isOrdered(type)) {
    e.reporter.report("not-ordered", node.value.span, { type: typeName(type) });
    return { value, first };
  }
  const allowed = directions[type.kind] ?? [];
  const goesForward = node.from === null && (type.kind === "text" || type.kind === "date");
  const isSaid = node.from !== null && allowed.includes(node.from);
  if (!goesForward && !isSaid && type.kind !== "unknown")
    e.reporter.report("order-direction", node.span, {
      key: e.reporter.textOf(node.value.span),
      type: typeName(type),
      said: node.from === null ? null : bothSpellings(directionWords[node.from]),
      allowed: allowed.map((each) => bothSpellings(directionWords[each])),
    });
  return { value, first };
}

/** All who share must see the same: what is asked is each item's own, or asked of the records around the list. */
function reportAskedOfItem(e: Elaborator, allotment: ir.Allotment, around: Scope): void {
  const { entity } = allotment.over;
  const within = new Map([[recordsOf(entity), 1]]);
  const asked = [
    ...asksAround(allotment.limit),
    ...askedOfItems(allotment).flatMap((each) => asksAround(each, within)),
  ];
  const reached = around.entities.map(({ name }) => name);
  for (const { of, name, by } of asked)
    if (of === "record" && (name === entity || !reached.includes(name)))
      e.reporter.report("allotment-asks-item", by.origin.span, { name: e.reporter.textOf(by.origin.span) });
}
