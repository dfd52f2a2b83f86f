/** Aggregates over the rows of a data table or the items of a list. */
import { enclosingOf, takesOnce } from "../../ir/asking.ts";
import type * as ir from "../../ir/ir.ts";
import { type Asked, asksAround } from "../../ir/asks-around.ts";
import { isOfGroupAround } from "../../ir/grouping.ts";
import { isRank, ofOwnRecord, recordsOf, sourceOf } from "../../ir/outward.ts";
import { isFractional } from "../../ir/types.ts";
import { aroundCodes } from "../around-codes.ts";
import { choice } from "../brackets.ts";
import { call, type Printer } from "../printer.ts";
import { nameOf, onceCode } from "./once.ts";
import { depthOf, onceArgument, recordsAround } from "./references.ts";

/** An aggregate over the rows of a data table or the items of a list; over a group it is worked out once for all who stand in it. */
export function aggregateCode(printer: Printer, node: ir.Aggregate): string {
  const { over } = node;
  const { program } = printer.context;
  if (over.kind === "table" || !isOfGroupAround(program, printer.place.entity, over)) return itsCode(printer, node);
  const asked = askedOver(node, over);
  if (asked.some(({ of, name }) => of === "row" || name === printer.place.entity)) return itsCode(printer, node);
  if (isRank(node)) return placeCode(printer, node, over, asked);
  return onceCode(printer, `${node.operator} over ${nameOf(over)}`, asked, itsCode(printer, node));
}

/** What is asked of the records around a list and of those around its items. */
function askedOver({ where, monthOf, body }: ir.Aggregate, over: ir.ListSource): readonly Asked[] {
  const within = new Map([[sourceOf(over), 1]]);
  const ofItems = [where, monthOf, body].filter((each) => each !== null);
  return [...asksAround(over.list), ...ofItems.flatMap((each) => asksAround(each, within))];
}

/** A place among values that are put in order once. */
function placeCode(printer: Printer, node: ir.Aggregate, over: ir.ListSource, asked: readonly Asked[]): string {
  const { where, body, operator } = node;
  if (body === null) return "1";
  const values = call(
    "inOrder",
    filteredCode(printer, node),
    ofItem(printer, over, (item) => item.value(body)),
  );
  const sorted = onceCode(printer, `order of ${nameOf(over)}`, asked, values);
  const place = operator === "rankFromHighest" ? "placeFromHighest" : "placeFromLowest";
  const rank = call(place, sorted, printer.value(ofOwnRecord(node, body)));
  return where === null ? rank : choice(printer.operand(ofOwnRecord(node, where)), rank, "null");
}

function filteredCode(printer: Printer, { over, where }: ir.Aggregate): string {
  const all = over.kind === "table" ? printer.context.names.table(over.table).rows : printer.value(over.list);
  return where === null ? all : `${all}.filter(${ofItem(printer, over, (item) => item.value(where))})`;
}

function itsCode(printer: Printer, node: ir.Aggregate): string {
  const { over, monthOf, body } = node;
  const filtered = filteredCode(printer, node);
  const combined = (inner: Printer, items: string): string =>
    combine(inner, node, items, body === null ? null : ofItem(inner, over, (item) => item.value(body)));
  if (monthOf === null) return combined(printer, filtered);
  const month = ofItem(printer, over, (item) => call("monthOf", item.value(monthOf)));
  const items = printer.place.locals.items();
  const ofMonth = lambda(printer, items, (inner) => combined(inner, inner.mention(items)));
  return call("byMonth", filtered, month, ofMonth);
}

/** A function of a row of a table or an item of a list. */
export function ofItem(printer: Printer, over: ir.AggregateSource, print: (item: Printer) => string): string {
  const { locals, around, enclosing } = printer.place;
  const source = sourceOf(over);
  const depth = around.get(source) ?? 0;
  const place = { ...printer.place, around: new Map(around).set(source, depth + 1) };
  if (over.kind === "table") return lambda(printer, locals.tableRow(over.table, depth), print, place);
  const record = locals.record(over.entity, depth);
  const decided = (item: Printer): string => withDecisions(item, over.entity, depth, print(item));
  return lambda(printer, record, decided, {
    ...place,
    enclosing: new Map(enclosing).set(record, enclosingItems(printer, over)),
  });
}

/** A function of one parameter, which it does not name where it does not ask it. */
function lambda(printer: Printer, parameter: string, print: (inner: Printer) => string, place = printer.place): string {
  const inner = printer.at(place);
  const body = print(inner);
  const isAsked = inner.mentions.delete(parameter);
  for (const name of inner.mentions) printer.mention(name);
  return `(${isAsked ? parameter : ""}) => ${body}`;
}

/** The records around the items of a list: the one that holds it may be an item itself. */
function enclosingItems(printer: Printer, { entity, list }: ir.ListSource): readonly string[] {
  if (list.kind !== "fact") throw new RangeError("only a fact is a list of records");
  const { context, place } = printer;
  const holder = place.locals.record(list.entity, depthOf(printer, list));
  const further = enclosingOf(context.program, list.entity);
  const around = (each: string): string =>
    each === list.entity ? holder : (place.enclosing.get(holder)?.[further.indexOf(each)] ?? place.locals.record(each));
  const once = takesOnce(context.program, place.entity) ? place.locals.once() : null;
  const name = place.locals.record(entity, place.around.get(recordsOf(entity)) ?? 0);
  return aroundCodes(context.program, { name, entity, holder: list.entity, once }, around);
}

/** Where the code names decisions of an item, they are worked out for it once. */
function withDecisions(printer: Printer, entity: string, depth: number, code: string): string {
  const decided = printer.place.locals.decided(entity, depth);
  if (!printer.mentions.delete(decided)) return code;
  const { evaluate } = printer.context.names.entity(entity);
  return `{ const ${decided} = ${call(evaluate, ...recordsAround(printer, entity, depth), ...onceArgument(printer, entity))}; return ${code}; }`;
}

function combine(printer: Printer, node: ir.Aggregate, items: string, lambda: string | null): string {
  const { operator, over, type, body, where } = node;
  if (lambda === null || body === null) return `${items}.length`;
  switch (operator) {
    case "count":
      return `${items}.length`;
    case "sum":
      return call(isFractional(type) ? "sumExactOver" : "sumOver", items, lambda);
    case "list":
      return `${items}.map(${lambda})`;
    case "highest":
      return call("highestOver", items, lambda);
    case "lowest":
      return call("lowestOver", items, lambda);
    case "rankFromHighest":
    case "rankFromLowest": {
      if (over.kind === "table") return "1";
      const rank = call(operator, items, printer.value(ofOwnRecord(node, body)), lambda);
      return where === null ? rank : choice(printer.operand(ofOwnRecord(node, where)), rank, "null");
    }
  }
}
