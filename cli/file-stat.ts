import { type BigIntStats, statSync } from "node:fs";

/** What the system knows of a file; null where it does not tell, which whoever opens the file will report. */
export function fileStat(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}
