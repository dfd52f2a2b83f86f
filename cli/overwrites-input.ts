import { resolve } from "node:path";
import type { Context } from "./context.ts";
import { fileStat } from "./file-stat.ts";

/** Whether the output would take the place of a file that is read, by whatever path or link; it is then refused. */
export function overwritesInput(output: string | undefined, inputs: readonly string[], context: Context): boolean {
  const file = output === undefined ? null : identityOf(output);
  if (file === null || inputs.every((input) => identityOf(input) !== file)) return false;
  context.fail(
    { en: `${output} is read and cannot be the output as well`, zh: `${output} 是输入文件，不能同时作为输出文件` },
    { en: "name another file for the output", zh: "请另行指定输出文件" },
  );
  return true;
}

/** Whether two outputs would be one file, by whatever path or link; those of the future by their folders. */
export function isSameFile(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const known = identityOf(one);
  return known === null ? resolve(one) === resolve(other) : known === identityOf(other);
}

/** What tells a regular file from every other; null where there is none, and for devices and pipes. */
function identityOf(path: string): string | null {
  const found = fileStat(path);
  return found?.isFile() === true ? `${found.dev}:${found.ino}` : null;
}
