/** The files that a page makes as it goes, in a folder of their own beside the notices that come with the program. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { joinPolicy } from "./policy-text.ts";
import type { Block } from "./page.ts";

export class CountyFolder {
  readonly path = mkdtempSync(join(tmpdir(), "pol-docs-"));
  readonly #policies = new Map<string, string>();

  constructor() {
    symlinkSync(fileURLToPath(new URL("../../policies", import.meta.url)), join(this.path, "policies"));
  }

  /** Writes what a block with the mark `file` shows; a policy grows by its blocks. */
  write({ language, marks, body }: Block): void {
    const { file = "" } = marks;
    if (language !== "pol") {
      writeFileSync(join(this.path, file), body);
      return;
    }
    const text = joinPolicy(this.#policies.get(file) ?? "", body);
    this.#policies.set(file, text);
    writeFileSync(join(this.path, `${file}.pol`), text);
  }

  /** The policy files as they stand, by name. */
  get policies(): ReadonlyMap<string, string> {
    return this.#policies;
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
