/** Bundles the command line, the demonstration and the Prettier plugin into `dist/`. */
import { chmod, readdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: {
    pol: "cli/main.ts",
    demo: "demo/start.ts",
    bench: "bench/bench.ts",
    harness: "harness/index.ts",
    vite: "harness/vite/plugin.ts",
    "vite-tests": "harness/vite/define-tests.ts",
    "prettier-plugin": "grammar/print/plugin.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  chunkNames: "[name]-[hash]",
  // Node reads and compiles all of it anew each time; the maps are for who looks into a defect.
  minify: true,
  sourcemap: true,
  // Packages in the older module format ask for Node's own modules with `require`.
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  // Heavy, and loaded only by the commands that need them.
  external: [
    "esbuild",
    "vitest",
    "vite",
    "ts-morph",
    "prettier",
    "fast-check",
    "@duckdb/node-api",
    "chinese-days",
    "ical-generator",
  ],
  metafile: true,
  logLevel: "warning",
});
await chmod("dist/pol.js", 0o755);

// Chunks of an earlier build, whose names end in another hash.
const written = new Set(Object.keys(metafile.outputs).map((path) => relative("dist", path)));
for (const name of await readdir("dist")) {
  if (/\.js(?:\.map)?$/.test(name) && !written.has(name)) await rm(join("dist", name));
}
