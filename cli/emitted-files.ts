import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { EmittedFile } from "../compiler/emit/emitted-file.ts";
import { fileProblem, type RosterProblem } from "./roster/problem.ts";

/**
 * Writes files into a folder, which is made where it is missing. All are written beside their place first and only then
 * take their names, so that neither an error nor Ctrl-C leaves one half written. Says what went wrong, or null.
 */
export function writeEmittedFiles(folder: string, files: readonly EmittedFile[]): RosterProblem | null {
  const temporary = join(folder, `.pol-${randomBytes(6).toString("hex")}`);
  const clear = (): void => {
    // Where the folder could not be made there is nothing to remove.
    if (existsSync(temporary)) rmSync(temporary, { recursive: true, force: true });
  };
  const clearOnSignal = (signal: NodeJS.Signals): void => {
    clear();
    process.kill(process.pid, signal);
  };
  process.once("SIGINT", clearOnSignal).once("SIGTERM", clearOnSignal);
  try {
    for (const { path, text } of files) writeNew(join(temporary, path), text);
    for (const { path } of files) moveTo(join(temporary, path), join(folder, path));
    return null;
  } catch (error) {
    return fileProblem(error);
  } finally {
    clear();
    process.off("SIGINT", clearOnSignal).off("SIGTERM", clearOnSignal);
  }
}

function writeNew(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function moveTo(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
