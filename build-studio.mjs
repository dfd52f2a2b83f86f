import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

/** Bundles the studio into a folder, as static files that any web server can serve. */
export async function buildStudio(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "samples"), { recursive: true });

  await build({
    entryPoints: {
      studio: "studio/main.tsx",
      "studio-look": "studio/studio.css",
      "compiler-worker": "studio/work/compiler-worker.ts",
      "language-worker": "studio/work/language-worker.ts",
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    chunkNames: "[name]-[hash]",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".pol": "text" },
    minify: true,
    // What the compiler makes of TypeScript's compiler is not made in a page.
    external: ["ts-morph"],
    legalComments: "none",
    logLevel: "warning",
  });

  await copyFile("studio/page.html", join(folder, "index.html"));
  await copyFile("studio/icon.svg", join(folder, "icon.svg"));
  const samples = (await readdir("policies")).filter((name) => name.endsWith(".pol")).sort();
  for (const name of samples) await copyFile(join("policies", name), join(folder, "samples", name));
  await writeFile(join(folder, "samples", "index.json"), JSON.stringify(samples));
}
