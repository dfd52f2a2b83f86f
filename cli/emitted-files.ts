import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../api/build.ts";
import type { EmittedBytes } from "../api/build-wasm.ts";
import { fileStat } from "./file-stat.ts";
import { fileProblem, type RosterProblem } from "../roster/problem.ts";

/** What is wrong with a path that was to be written. */
export interface PathProblem {
  readonly path: string;
  readonly problem: RosterProblem;
}

/**
 * Writes files into a folder, which is made where it is missing. All are written beside their place first and only then
 * take their names, so that neither an error nor Ctrl-C leaves one half written. Says what went wrong, in which case
 * nothing is left behind, or null.
 */
export function writeEmittedFiles(folder: string, files: readonly (EmittedFile | EmittedBytes)[]): PathProblem | null {
  const inTheWay = files.map(({ path }) => join(folder, path)).find(isFolder);
  if (inTheWay !== undefined) return { path: inTheWay, problem: { problem: "directory" } };
  const temporary = join(folder, `.pol-${randomBytes(6).toString("hex")}`);
  const made = firstMissing(folder);
  const clearOnSignal = (signal: NodeJS.Signals): void => {
    remove(temporary);
    process.kill(process.pid, signal);
  };
  process.once("SIGINT", clearOnSignal).once("SIGTERM", clearOnSignal);
  try {
    // One by one at first: where a file system allows no folders (`/proc`), making several at once never ends.
    if (made !== null) mkdirSync(made);
    mkdirSync(folder, { recursive: true });
    mkdirSync(temporary);
    for (const file of files) writeNew(join(temporary, file.path), "text" in file ? file.text : file.bytes);
    for (const { path } of files) mkdirSync(dirname(join(folder, path)), { recursive: true });
    for (const { path } of files) renameSync(join(temporary, path), join(folder, path));
    return null;
  } catch (error) {
    if (made !== null) remove(made);
    return { path: pathOf(error, temporary) ?? folder, problem: fileProblem(error) };
  } finally {
    remove(temporary);
    process.off("SIGINT", clearOnSignal).off("SIGTERM", clearOnSignal);
  }
}

function isFolder(path: string): boolean {
  return fileStat(path)?.isDirectory() === true;
}

/** The outermost folder on a path that is yet to be made; null where all are there. */
function firstMissing(folder: string): string | null {
  if (existsSync(folder)) return null;
  return firstMissing(dirname(folder)) ?? folder;
}

function writeNew(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function remove(path: string): void {
  // Where the folder could not be made there is nothing to remove.
  if (existsSync(path)) rmSync(path, { recursive: true, force: true });
}

/** The path that an error is about; null where that is one of ours, which means nothing to anybody. */
function pathOf(error: unknown, temporary: string): string | null {
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const found = dest ?? path ?? temporary;
  return found.startsWith(temporary) ? null : found;
}
