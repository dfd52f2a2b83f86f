import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EmittedFile } from "../api/build.ts";

/** The runtime's sources: beside `cli/` in the repository, beside `dist/` when built. */
const folder = fileURLToPath(new URL("../runtime/", import.meta.url));

/** The runtime as a folder that stands beside generated evaluators and compiles wherever they do. */
export function runtimeFiles(): readonly EmittedFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => ({ path: `runtime/${name}`, text: withJsImports(readFileSync(join(folder, name), "utf8")) }));
}

/** Node's form of an import, which needs no setting of the TypeScript compiler. */
function withJsImports(source: string): string {
  return source.replace(/(from "\.\/[^"]+)\.ts"/gu, '$1.js"');
}
