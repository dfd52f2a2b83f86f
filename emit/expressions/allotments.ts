/** Allotments: each list is gone through once, whichever of its items asks. */
import type * as ir from "../../ir/ir.ts";
import { type Asked, asksAround } from "../../ir/asks-around.ts";
import { sourceOf } from "../../ir/outward.ts";
import { askedOfItems } from "../../ir/walk.ts";
import { choice } from "../brackets.ts";
import { literalCode } from "../names.ts";
import { call, type Printer } from "../printer.ts";
import { ofItem } from "./aggregates.ts";
import { askedName, nameOf, onceCode } from "./once.ts";

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
