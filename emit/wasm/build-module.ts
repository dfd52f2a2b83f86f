/** Columnar modules in WebAssembly. */
import type * as ir from "../../ir/ir.ts";
import type { ColumnarForm } from "../columnar/form.ts";
import { lowerToColumns } from "../columnar/lower.ts";
import type { MemoryLayout } from "./memory-layout.ts";
import { moduleText } from "./module-text.ts";

/** A module in the binary format, with what it is made of. */
export interface ColumnarModule {
  readonly bytes: Uint8Array;
  readonly form: ColumnarForm;
  readonly layout: MemoryLayout;
}

/** Compiles what is decided of an entity to a module. Throws `NotColumnar` where columns cannot hold what its rules ask. */
export async function buildModule(program: ir.Program, entityName: string): Promise<ColumnarModule> {
  const form = lowerToColumns(program, entityName);
  const { text, layout } = moduleText(form);
  // Large, so it is loaded only where a module is built.
  const { default: openEncoder } = await import("wabt");
  const encoder = await openEncoder();
  const features = { simd: true, sat_float_to_int: true };
  const module = encoder.parseWat(`${program.notice.name}.wat`, text, features);
  const { buffer: bytes } = module.toBinary({});
  module.destroy();
  return { bytes, form, layout };
}
