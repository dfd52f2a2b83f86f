/** Builds the extension for VS Code, `dist/pol.vsix`, with the language server in it. */
import { rm } from "node:fs/promises";
import { build } from "esbuild";

const bundles = "dist/vscode";
const common = { outdir: bundles, bundle: true, minify: true, logLevel: "warning" };
const ownAddress = {
  define: { "import.meta.url": "moduleUrl" },
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

await rm(bundles, { recursive: true, force: true });
await build({
  ...common,
  ...ownAddress,
  entryPoints: { extension: "editors/vscode/extension.ts", server: "editors/vscode/server.ts" },
  platform: "node",
  target: "node20",
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  external: ["vscode"],
});
await build({
  ...common,
  entryPoints: { "web-extension": "editors/vscode/web-extension.ts" },
  platform: "browser",
  target: "es2022",
  format: "cjs",
  external: ["vscode"],
});
await build({
  ...common,
  entryPoints: { worker: "editors/vscode/worker.ts" },
  platform: "browser",
  target: "es2022",
  format: "iife",
});

// What packs them is TypeScript as well.
await build({
  entryPoints: { "pack-vscode": "editors/vscode/vsix.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  logLevel: "warning",
});
const { writeVsix } = await import("./dist/pack-vscode.mjs");
await writeVsix("dist/pol.vsix", {
  bundles,
  policies: "policies",
  walkthrough: "editors/vscode/walkthrough",
  readme: "editors/vscode/README.md",
});
