/**
 * Notices in Vite and vitest: `import { evaluate } from "./nanan-2025.pol"`, with types, and `.pol`
 * files among the test files. Development and builds see the evaluator only, tests both.
 */
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { SourceFile } from "../grammar/source.ts";
import { visibleLine } from "../runtime/visible-text.ts";
import { type CompiledNotice, compileNoticeFile } from "./compile-notice.ts";

/** What the plugin is told. */
export interface PolOptions {
  /** Whether `nanan-2025.pol.d.ts` is written beside each `nanan-2025.pol` in the project; so is by default. */
  readonly types?: boolean;
}

/** What Vite asks of a plugin, as far as this one answers. */
export interface PolPlugin {
  readonly name: string;
  readonly enforce: "pre";
  readonly configResolved: (config: { readonly root: string }) => void;
  readonly transform: (this: TransformContext, text: string, id: string) => Promise<Module | null>;
}

interface Module {
  readonly code: string;
  readonly map: null;
  readonly moduleType: "js";
}

interface TransformContext {
  readonly addWatchFile?: (path: string) => void;
}

const isSource = import.meta.url.endsWith(".ts");
const runtime = fileURLToPath(new URL(isSource ? "../runtime/index.ts" : "./runtime.js", import.meta.url));
const testRunner = fileURLToPath(new URL(isSource ? "./define-tests.ts" : "./vite-tests.js", import.meta.url));

/** What Vite answers itself, whatever the file. */
const vitesOwn = /[?&](?:worker|sharedworker|raw|url)\b/u;

/**
 * The plugin, for `plugins: [pol()]` in a Vite or vitest configuration. It takes the text of a notice from Vite and never
 * reads it, because Vite alone knows which files its development server may show.
 */
export function pol({ types = true }: PolOptions = {}): PolPlugin {
  let root: string | null = null;
  return {
    name: "pol",
    enforce: "pre",
    configResolved(config) {
      root = config.root;
    },
    async transform(text, id) {
      const path = id.replace(/[?#].*$/u, "");
      if (!path.endsWith(".pol") || vitesOwn.test(id)) return null;
      const notice = compileNoticeFile(sourceOf(path, text));
      for (const each of notice.vocabularies) this.addWatchFile?.(each);
      const source = await evaluatorSource(notice);
      if (types && root !== null && isWithin(root, path)) await writeTypes(path, source);
      const { transform } = await import("esbuild");
      const { code } = await transform(withRuntime(source, runtime), {
        loader: "ts",
        format: "esm",
        target: "es2022",
      });
      const whole = process.env["VITEST"] === undefined ? code : `${code}\n${testCode(path)}`;
      return { code: whole, map: null, moduleType: "js" };
    },
  };
}

/** A file as Vite read it, which drops no byte order mark and puts U+FFFD for what is not UTF-8. */
function sourceOf(path: string, text: string): SourceFile {
  if (text.includes("\uFFFD")) throw new Error(`${visibleLine(path)} cannot be read (wrong-encoding)`);
  return new SourceFile(path, text.replace(/^\uFEFF/u, ""));
}

/** Whether a file is there and in a folder, wherever links on the way to either lead. */
function isWithin(folder: string, path: string): boolean {
  if (!existsSync(path)) return false;
  const way = relative(realpathSync(folder), realpathSync(path));
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
}

async function evaluatorSource({ program }: CompiledNotice): Promise<string> {
  const { emitTypeScript } = await import("../emit/typescript/emit.ts");
  const [file] = await emitTypeScript(program);
  return file!.text;
}

/** The same code with the runtime taken from elsewhere; its one import stands before all texts of the notice that are code. */
function withRuntime(source: string, path: string): string {
  return source.replace(
    /^(import \{[^}]*\} from )"\.\/runtime\/index\.js";$/mu,
    (_, names: string) => `${names}${JSON.stringify(path)};`,
  );
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
  const text = declarationsOf(withRuntime(source, "pol/runtime"));
  if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
}
