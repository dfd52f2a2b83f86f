/**
 * The columnar form as WebAssembly text: a loop over groups of four records, each operation on all four at once. A mask is
 * all ones or all zeros in a lane; doubles are two vectors.
 */
import type { ColumnarForm } from "../columnar/form.ts";
import { usesIn } from "../columnar/uses.ts";
import { calendarBytes, calendarText } from "./calendar-text.ts";
import { FixedNumbers } from "./fixed-numbers.ts";
import { laneByLaneText } from "./lanes-text.ts";
import { layOut, type MemoryLayout } from "./memory-layout.ts";
import { SimdPrinter } from "./simd-printer.ts";

/** A module as text, with the layout of its memory. */
export interface ModuleText {
  readonly text: string;
  readonly layout: MemoryLayout;
}

/** Prints a form. The module exports its `memory` and `decide(count)`, which decides the records whose facts stand there. */
export function moduleText(form: ColumnarForm): ModuleText {
  const nodes = [...usesIn(form).keys()];
  const fixed = new FixedNumbers();
  for (const { operation, lane } of nodes) {
    if (operation.kind === "entry") fixed.entries(operation.entries, lane);
    if (operation.kind === "call" && operation.calendar !== null) fixed.useCalendar(operation.calendar);
  }
  const lists = fixed.workdayLists();
  const tablesAt = fixed.end;
  const callsCalendar = nodes.some(({ operation }) => operation.kind === "call");
  const layout = layOut(form, tablesAt + (callsCalendar ? calendarBytes : 0));
  const printer = new SimdPrinter(fixed, layout);
  const worked = nodes.flatMap((node) => printer.assign(node));
  const written = form.outputs.map((output, index) => printer.write(output, layout.outputs[index]!));
  const text = `(module
(memory (export "memory") ${layout.pages})
(data (i32.const 0) "${fixed.text()}")
${callsCalendar ? `${calendarText(tablesAt, lists)}${laneByLaneText}` : ""}
(func (export "decide") (param $count i32)
(local $row i32) (local $word i32) (local $double i32) (local $at v128)
${printer.locals().join("\n")}
(loop $group
(if (i32.lt_s (local.get $row) (local.get $count)) (then
(local.set $word (i32.shl (local.get $row) (i32.const 2)))
(local.set $double (i32.shl (local.get $row) (i32.const 3)))
${[...worked, printer.writeMask(form.again, layout.again), ...written].join("\n")}
(local.set $row (i32.add (local.get $row) (i32.const 4)))
(br $group))))))
`;
  return { text, layout };
}
