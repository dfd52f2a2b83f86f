/**
 * Notices in Vite and vitest: `import { evaluate } from "./nanan-2025.pol"`, with types, and `.pol`
 * files among the test files. Development and builds see the evaluator only, tests both.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type CompiledNotice, compileNotice } from "./compile-notice.ts";

/** What the plugin is told. */
export interface PolOptions {
  /** Whether `nanan-2025.pol.d.ts` is written beside `nanan-2025.pol`; so is by default. */
  readonly types?: boolean;
}

/** What Vite asks of a plugin, as far as this one answers. */
export interface PolPlugin {
  readonly name: string;
  readonly enforce: "pre";
  readonly load: (this: LoadContext, id: string) => Promise<{ readonly code: string; readonly map: null } | null>;
}

interface LoadContext {
  readonly addWatchFile?: (path: string) => void;
}

const isSource = import.meta.url.endsWith(".ts");
const runtimeIndex = fileURLToPath(new URL("../runtime/index.ts", import.meta.url));
const testRunner = fileURLToPath(new URL(isSource ? "./define-tests.ts" : "./vite-tests.js", import.meta.url));

/** The plugin, for `plugins: [pol()]` in a Vite or vitest configuration. */
export function pol({ types = true }: PolOptions = {}): PolPlugin {
  return {
    name: "pol",
    enforce: "pre",
    async load(id) {
      const path = id.replace(/\?.*$/u, "");
      if (!path.endsWith(".pol")) return null;
      const notice = compileNotice(path);
      for (const each of notice.files) this.addWatchFile?.(each);
      const source = await evaluatorSource(notice);
      if (types) await writeTypes(path, source);
      const { transform } = await import("esbuild");
      const { code } = await transform(withRuntime(source, runtimeIndex), {
        loader: "ts",
        format: "esm",
        target: "es2022",
      });
      return { code: process.env["VITEST"] === undefined ? code : `${code}\n${testCode(path)}`, map: null };
    },
  };
}

async function evaluatorSource({ program }: CompiledNotice): Promise<string> {
  const { emitTypeScript } = await import("../compiler/emit/typescript/emit.ts");
  const [file] = await emitTypeScript(program);
  return file!.text;
}

/** The same code with the runtime taken from elsewhere. */
function withRuntime(source: string, path: string): string {
  return source.replace(/"\.\/runtime\/index\.(?:js|ts)"/gu, JSON.stringify(path));
}

/** A file that vitest runs itself, rather than one that a test imports, defines its tests. */
function testCode(path: string): string {
  return [
    `if (globalThis.__vitest_worker__?.filepath === ${JSON.stringify(path)}) {`,
    `  const { defineTests } = await import(${JSON.stringify(testRunner)});`,
    `  defineTests(${JSON.stringify(path)});`,
    "}",
  ].join("\n");
}

/** The declarations of a notice's evaluator; the file is only touched where they change. */
async function writeTypes(path: string, source: string): Promise<void> {
  const { declarationsOf } = await import("./declarations.ts");
  const target = `${path}.d.ts`;
  const runtime = relative(dirname(path), runtimeIndex);
  const text = declarationsOf(withRuntime(source, runtime.startsWith(".") ? runtime : `./${runtime}`));
  if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
}
