/** Generated TypeScript as a developer's bundler would load it. */
import { build, type Plugin } from "esbuild";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import type { Program } from "../../ir/ir.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { fileURLToPath } from "node:url";

/** What a generated module gives out, as far as tests ask for it. */
export type GeneratedModule = Readonly<Record<string, (facts: FactRecord) => FactRecord>>;

const runtime = fileURLToPath(new URL("../../runtime/index.ts", import.meta.url));

/** The runtime stands beside generated code; here it is the project's own. */
const besideRuntime: Plugin = {
  name: "runtime",
  setup: ({ onResolve }) => onResolve({ filter: /runtime.index\.js$/ }, () => ({ path: runtime })),
};

const loaded = new WeakMap<Program, Promise<GeneratedModule>>();

/** The module of a program, emitted and bundled once. */
export function loadGenerated(program: Program): Promise<GeneratedModule> {
  const known = loaded.get(program) ?? load(program);
  loaded.set(program, known);
  return known;
}

/** Emits a program, bundles it and runs the bundle. */
async function load(program: Program): Promise<GeneratedModule> {
  const [file] = await emitTypeScript(program);
  const { outputFiles } = await build({
    stdin: { contents: file!.text, loader: "ts", sourcefile: file!.path },
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "error",
    globalName: "generated",
    target: "node20",
    plugins: [besideRuntime],
  });
  return new Function(`${outputFiles[0]!.text}\nreturn generated;`)() as GeneratedModule;
}
