import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, unlinkSync } from "node:fs";
import { open, readlink, realpath, rename, stat, type FileHandle } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileProblem, type RosterProblem } from "../../roster/problem.ts";
import { onEnding } from "./on-ending.ts";
import type { Sink } from "../../roster/sink.ts";

/** Where the text goes at first, and where it belongs in the end. */
interface Opened {
  readonly handle: FileHandle;
  readonly path: string;
  /** The file to rename at the end; null where the target is a device or a pipe, which is written at once. */
  readonly temporary: string | null;
}

/**
 * Writes to a temporary file beside the target, which takes the target's name only when all is written. Whatever
 * happens before, an error, a full disk, Ctrl-C, the target stays as it was and the temporary file is removed.
 */
export class FileSink implements Sink {
  readonly isFile = true;
  problem: RosterProblem | null = null;
  readonly #target: string;
  #opened: Opened | null = null;
  /** Known before it is made, so that a signal in between does not leave it behind. */
  #temporary: string | null = null;
  /** No longer removes it when the process ends. */
  #keep = (): void => {};

  constructor(target: string) {
    this.#target = target;
  }

  write(text: string | Uint8Array): Promise<boolean> {
    return this.#attempt(async () => {
      const { handle } = await this.#open();
      await handle.writeFile(text);
    });
  }

  async finish(): Promise<void> {
    await this.#attempt(async () => {
      const { handle, path, temporary } = await this.#open();
      if (temporary !== null) await handle.sync();
      await handle.close();
      if (temporary !== null) await rename(temporary, path);
      this.#forget();
    });
  }

  async abort(): Promise<void> {
    await this.#opened?.handle.close().catch(() => {});
    this.#remove();
  }

  /** Does a step; where it fails, nothing stays behind. False where it, or an earlier one, failed. */
  async #attempt(step: () => Promise<void>): Promise<boolean> {
    if (this.problem !== null) return false;
    try {
      await step();
      return true;
    } catch (error) {
      this.problem = fileProblem(error);
      if (this.problem.problem === "missing-file") this.problem = { problem: "missing-folder" };
      await this.abort();
      return false;
    }
  }

  async #open(): Promise<Opened> {
    if (this.#opened !== null) return this.#opened;
    const existing = await stat(this.#target).catch(() => null);
    if (existing !== null && !existing.isFile()) {
      return (this.#opened = { handle: await open(this.#target, "w"), path: this.#target, temporary: null });
    }
    // The rename must replace the file that a link points to, not the link.
    const path = await followed(this.#target);
    // Not made of the target's name, which may be as long as a name can be.
    removeLeftOver(dirname(path));
    const temporary = join(dirname(path), `.pol-${process.pid}-${randomBytes(6).toString("hex")}.tmp`);
    this.#temporary = temporary;
    this.#keep = onEnding(() => this.#remove());
    const handle = await open(temporary, "wx", existing?.mode ?? 0o666);
    // The mode asked for is cut down by the process's mask.
    if (existing !== null) await handle.chmod(existing.mode);
    this.#opened = { handle, path, temporary };
    return this.#opened;
  }

  #remove(): void {
    const temporary = this.#temporary;
    this.#forget();
    if (temporary === null) return;
    try {
      unlinkSync(temporary);
    } catch {
      // It is gone already, which is what is wanted.
    }
  }

  #forget(): void {
    this.#opened = null;
    this.#temporary = null;
    this.#keep();
  }
}

/** Removes the temporary files of runs that were ended without a chance to do it themselves: their process is no more. */
function removeLeftOver(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^\.pol-(\d+)-[0-9a-f]{12}\.tmp$/u.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The file that a path leads to, also where a link points to one that is not there yet. */
async function followed(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const link = await readlink(path).catch(() => null);
  return link === null ? path : followed(resolve(await realpath(dirname(path)), link));
}
