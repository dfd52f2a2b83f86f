import { watch } from "node:fs";
import { dirname } from "node:path";

/** Waits a moment after a change, since editors write a file in several steps. */
const settling = 100;

/** Runs something now and again after each change to a policy file beside those named, until the program is ended. */
export async function runOnChange(paths: readonly string[], run: () => Promise<unknown>): Promise<never> {
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  let wake: () => void = () => {};
  for (const folder of folders) {
    watch(folder, (_, name) => {
      if (name === null || name.endsWith(".pol")) wake();
    });
  }
  for (;;) {
    const changed = new Promise<void>((resolve) => (wake = resolve));
    await run();
    await changed;
    await new Promise((resolve) => setTimeout(resolve, settling));
  }
}
