/**
 * The bundled program, set up for a process that lives for less than a second: V8 takes what an earlier
 * start has compiled from its cache, and is slow to optimise. A cache of another version of Node.js is not
 * taken, and all goes on without. See docs/decisions/compiled-code-is-cached.md.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import type * as main from "../main.ts";
import { optimiseLate } from "./optimise.ts";

/** What the bundle exports. */
export type Program = typeof main;

/** Where the bundle is. */
export const bundlePath = (folder: string): string => join(folder, "program.cjs");

/** Where its cache is. */
export const cachePath = (folder: string): string => join(folder, "program.cache");

/** The bundle as a script that has not run yet; `cache` is what `createCachedData` gave for the same bundle. */
export function compileBundle(folder: string, cache: Buffer | undefined): Script {
  // Before the cache is read: code that was compiled under other flags is refused.
  optimiseLate();
  const filename = bundlePath(folder);
  const source = `(function (require, module, exports, __filename) {${readFileSync(filename, "utf8")}\n})`;
  return new Script(source, { filename, ...(cache === undefined ? {} : { cachedData: cache }) });
}

/** Runs the script as a module, once. */
export function runBundle(folder: string, script: Script): Program {
  const module = { exports: {} };
  const filename = bundlePath(folder);
  script.runInThisContext()(createRequire(filename), module, module.exports, filename);
  return module.exports as Program;
}

/** The cache, where there is one. */
export function readCache(folder: string): Buffer | undefined {
  try {
    return readFileSync(cachePath(folder));
  } catch {
    return undefined;
  }
}
