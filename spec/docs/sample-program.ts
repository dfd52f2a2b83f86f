import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

/** The package by its own name. */
const packageItself: Plugin = {
  name: "package-itself",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^pol$/ }, () => ({ path: fileURLToPath(new URL("../../api/index.ts", import.meta.url)) })),
};

/** The TypeScript of a page, block by block, in the folder where its commands have built what it imports. */
export class SampleProgram {
  readonly #folder: string;
  #text = "";
  #lines: readonly string[] = [];
  /** What the last block prints. */
  printed = "";

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs the program with one more block. */
  async add(block: string): Promise<void> {
    const before = this.#lines.length;
    this.#text += block;
    this.#lines = await printedLines(this.#text, this.#folder);
    this.printed = this.#lines.slice(before).join("\n");
  }
}

/** Where a program finds what it prints on. */
const slot = "consoleOfSample";

async function printedLines(program: string, folder: string): Promise<string[]> {
  const { outputFiles } = await build({
    stdin: { contents: program, loader: "ts", resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["ts-morph"],
    plugins: [packageItself],
    banner: { js: `const console = globalThis.${slot};` },
  });
  const lines: string[] = [];
  const log = (...items: readonly unknown[]): void => void lines.push(items.map(asText).join(" "));
  Object.assign(globalThis, { [slot]: { log } });
  // As a file, since what a data URL says cannot be imported from where packages are.
  const path = join(folder, `sample-${Date.now()}.mjs`);
  await writeFile(path, outputFiles[0]!.text);
  await import(pathToFileURL(path).href);
  await rm(path);
  return lines;
}

function asText(item: unknown): string {
  return typeof item === "string" ? item : JSON.stringify(item);
}
