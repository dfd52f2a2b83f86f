/** Allotments: each list is gone through once, whichever of its items asks. */
import type * as ir from "../../ir/ir.ts";
import { type Asked, asksAround } from "../../ir/asks-around.ts";
import { recordsOf, rowsOf, sourceOf } from "../../ir/outward.ts";
import { askedOfItems } from "../../ir/walk.ts";
import { choice } from "../brackets.ts";
import { literalCode } from "../names.ts";
import { call, type Printer } from "../printer.ts";
import { ofItem } from "./aggregates.ts";

/** What the record at hand gets of a limit that it shares with its like. */
export function allotmentCode(printer: Printer, node: ir.Allotment): string {
  const { over, level, limit } = node;
  const own: Asked = { of: "record", name: over.entity, level, by: node };
  const within = new Map([[sourceOf(over), 1]]);
  const asked = [
    ...[over.list, limit].flatMap((each) => asksAround(each)),
    ...askedOfItems(node).flatMap((each) => asksAround(each, within)),
  ];
  return `${onceCode(printer, nameOf(over), asked, claimsCode(printer, node))}.of(${askedName(printer, own)})`;
}

/** Work that is done once for all who ask it of the same records and rows. */
function onceCode(printer: Printer, list: string, asked: readonly Asked[], code: string): string {
  const { context, place } = printer;
  const work = context.pool.work(`${place.entity}.${place.decision} among ${list}`, code);
  const records = new Set(asked.map((each) => askedName(printer, each)));
  const once = printer.mention(place.locals.once());
  return call(`${once}.of`, literalCode(work), `[${[...records].join(", ")}]`, `() => ${code}`);
}

/** The local name of a record or a row around what is printed. */
function askedName(printer: Printer, { of, name, level }: Asked): string {
  const { around, locals } = printer.place;
  const depth = (around.get(of === "record" ? recordsOf(name) : rowsOf(name)) ?? 1) - 1 - level;
  return printer.mention(of === "record" ? locals.record(name, depth) : locals.tableRow(name, depth));
}

function nameOf({ list }: ir.ListSource): string {
  return list.kind === "fact" ? list.name : "";
}

function claimsCode(printer: Printer, { over, limit, where, manner, wish }: ir.Allotment): string {
  const wished = ofItem(printer, over, (item) =>
    where === null ? item.value(wish) : choice(item.operand(where), item.knowing(where, true).value(wish), "0"),
  );
  const claims = [
    `list: ${literalCode(nameOf(over))}`,
    `items: ${printer.value(over.list)}`,
    `limit: ${printer.value(limit)}`,
    `wish: ${wished}`,
  ];
  if (manner.kind === "inOrder") {
    const served = [...orderCodes(printer, over, manner.order), `whole: ${manner.whole}`];
    return call("allotInOrder", `{ ${[...claims, ...served].join(", ")} }`);
  }
  const rest = manner.rest === null ? "null" : `{ ${orderCodes(printer, over, manner.rest).join(", ")} }`;
  return call("allotInProportion", `{ ${[...claims, `unit: ${manner.unit}`, `rest: ${rest}`].join(", ")} }`);
}

function orderCodes(printer: Printer, over: ir.ListSource, { keys, ties }: ir.ServingOrder): string[] {
  const each = keys.map(
    ({ value, first }) => `{ by: ${ofItem(printer, over, (item) => item.value(value))}, first: "${first}" }`,
  );
  return [`keys: [${each.join(", ")}]`, `ties: "${ties}"`];
}
