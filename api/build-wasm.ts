/** Apart from the other targets, because its assembler asks for Node.js by name, which keeps bundlers for browsers from taking it. */
import type { EmittedBytes, EmittedFile } from "../emit/emitted-file.ts";
import { orCannotBuild } from "./build.ts";
import type { Notice } from "./compile.ts";

export type { EmittedBytes };

/** A notice as a WebAssembly module with its loader. Throws `CannotBuild` where columns cannot hold what the notice asks. */
export async function buildWasm({
  program,
}: Pick<Notice, "program">): Promise<readonly (EmittedFile | EmittedBytes)[]> {
  const { emitWasm } = await import("../emit/wasm/emit.ts");
  return orCannotBuild("wasm", emitWasm(program));
}
