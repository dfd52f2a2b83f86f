import type * as ir from "../ir/ir.ts";
import type { Magnitudes } from "../ir/magnitude.ts";
import type { ConstantPool } from "./constant-pool.ts";
import type { ModuleNames } from "./module-names.ts";

/** What all code of a module shares. */
export interface CodeContext {
  readonly program: ir.Program;
  readonly names: ModuleNames;
  readonly style: Style;
  readonly pool: ConstantPool;
  readonly magnitudes: Magnitudes;
}

/** How values and names are written where the two kinds of code differ. */
export interface Style {
  /** The name of a parameter of the notice. */
  readonly parameter: (name: string, value: string) => string;
  /** The bits of a set of an enumeration's members. */
  readonly set: (enumeration: ir.Enumeration, bits: number) => string;
  /** A remark beside a value; empty where code is only run. */
  readonly remark: (text: string) => string;
  /** What stands above a decision; nothing where code is only run. */
  readonly heading: (decision: ir.Decision) => readonly string[];
  /** Marks a value as known to be present, where the type checker cannot see it. */
  readonly present: (code: string) => string;
  /** A choice of which every option counts as possible, where the type checker sees that some are never given. */
  readonly anyOption: (code: string, enumeration: ir.Enumeration, optional: boolean) => string;
}
