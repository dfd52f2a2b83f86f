/** Builds the extension for VS Code with the language server in it: `pol.vsix` in `dist/`, or in the folder that is named. */
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const out = resolve(process.argv[2] ?? "dist");
const bundles = `${out}/vscode`;
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
const packer = `${out}/pack-vscode.cjs`;
await build({
  entryPoints: ["editors/vscode/vsix.ts"],
  outfile: packer,
  bundle: true,
  platform: "node",
  format: "cjs",
  logLevel: "warning",
});
const { writeVsix } = await import(pathToFileURL(packer).href);
await writeVsix(`${out}/pol.vsix`, {
  bundles,
  policies: "policies",
  walkthrough: "editors/vscode/walkthrough",
  readme: "editors/vscode/README.md",
});
await rm(packer);
