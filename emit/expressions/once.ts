/** What is worked out once for all records that ask it. */
import type * as ir from "../../ir/ir.ts";
import type { Asked } from "../../ir/asks-around.ts";
import { recordsOf, rowsOf } from "../../ir/outward.ts";
import { literalCode } from "../names.ts";
import { call, type Printer } from "../printer.ts";

/** Work that is done once for all who ask it of the same records and rows. */
export function onceCode(printer: Printer, list: string, asked: readonly Asked[], code: string): string {
  const { context, place } = printer;
  const work = context.pool.work(`${place.entity}.${place.decision} among ${list}`, code);
  const records = new Set(asked.map((each) => askedName(printer, each)));
  const once = printer.mention(place.locals.once());
  return call(`${once}.of`, literalCode(work), `[${[...records].join(", ")}]`, `() => ${code}`);
}

/** The local name of a record or a row around what is printed. */
export function askedName(printer: Printer, { of, name, level }: Asked): string {
  const { around, locals } = printer.place;
  const depth = (around.get(of === "record" ? recordsOf(name) : rowsOf(name)) ?? 1) - 1 - level;
  return printer.mention(of === "record" ? locals.record(name, depth) : locals.tableRow(name, depth));
}

/** The name of a list. */
export function nameOf({ list }: ir.ListSource): string {
  return list.kind === "fact" ? list.name : "";
}
