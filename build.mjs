/** Bundles the command line, the demonstration and the Prettier plugin into `dist/`. */
import { execFileSync } from "node:child_process";
import { chmod, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { buildStudio } from "./build-studio.mjs";

const common = {
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  // Node reads and compiles all of it anew each time; the maps are for who looks into a defect.
  minify: true,
  sourcemap: true,
  // Heavy, and loaded only by the commands that need them.
  external: [
    "@duckdb/node-api",
    "esbuild",
    "vitest",
    "vite",
    "ts-morph",
    "prettier",
    "fast-check",
    "chinese-days",
    "fastify",
    "ical-generator",
    "pinyin-pro",
    "prom-client",
    "saxes",
    "wabt",
    "yauzl",
    "yazl",
  ],
  metafile: true,
  logLevel: "warning",
};

/** Lists of holidays are required rather than imported, which Node.js 20 warns of; so a newer release of their package counts. */
const holidaysByRequire = {
  name: "holidays-by-require",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^chinese-days\// }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "holidays" } : { path, external: true },
    );
    onLoad({ filter: /.*/, namespace: "holidays" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)})`,
    }));
  },
};

// The compiler as a library, which runs wherever JavaScript does.
const library = await build({
  ...common,
  platform: "browser",
  target: "es2022",
  external: ["ts-morph", "prettier"],
  entryPoints: { index: "api/index.ts", "language-server-worker": "language-server/worker.ts" },
  splitting: true,
  format: "esm",
  chunkNames: "[name]-[hash]",
});

// What other programs import in Node.js.
const modules = await build({
  ...common,
  entryPoints: {
    demo: "demo/start.ts",
    bench: "bench/bench.ts",
    fuzz: "fuzz/main.ts",
    harness: "harness/index.ts",
    node: "cli/file-host.ts",
    runtime: "runtime/index.ts",
    "compile-notice": "./vite/compile-notice.ts",
    vite: "./vite/plugin.ts",
    "vite-tests": "./vite/define-tests.ts",
    "prettier-plugin": "grammar/print/plugin.ts",
  },
  splitting: true,
  format: "esm",
  chunkNames: "[name]-[hash]",
  plugins: [holidaysByRequire],
  // Packages in the older module format ask for Node's own modules with `require`.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});

// A cache counts as made from a bundle of the same length, so that of an earlier build must not be left beside a new one.
await rm("dist/program.cache", { force: true });

// The command line, in the one format that can be compiled from a cache; see cli/launch/bundle.ts.
const program = await build({
  ...common,
  entryPoints: { pol: "cli/launch/pol.ts", program: "cli/main.ts", "write-cache": "cli/launch/write-cache.ts" },
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  // A script from the cache cannot import, only require.
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "moduleUrl" },
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
});
await chmod("dist/pol.cjs", 0o755);
execFileSync(process.execPath, ["dist/write-cache.cjs"], { stdio: "inherit" });

// The studio: static files for any web server, and for `pol studio`.
await buildStudio("dist/studio");

// Chunks of an earlier build, whose names end in another hash.
const written = new Set(
  [library, modules, program].flatMap(({ metafile }) => Object.keys(metafile.outputs).map((path) => basename(path))),
);
for (const name of await readdir("dist")) {
  if (/\.[cm]?js(?:\.map)?$/.test(name) && !written.has(name)) await rm(join("dist", name));
}
