import { InexactNumber } from "./inexact-number.ts";

/** Whether a key is a number as a spreadsheet rounds it (`3.50583E+17`), in a table or in JSON that was made of one. */
export function isDestroyedKey(key: unknown): boolean {
  if (typeof key !== "string" && !(key instanceof InexactNumber)) return false;
  return /^\s*-?\d(?:[.,]\d+)?E\+?\d+\s*$/i.test(String(key));
}
