import { setFlagsFromString } from "node:v8";

/**
 * How much a function runs before V8 optimises it, in bytes of its code: some six times what V8 11 takes.
 * Optimising for the half second of a `check` costs more than it gives; a roster is long enough all the same.
 * Later versions of V8 count otherwise and do not know the flag.
 */
export function optimiseLate(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=400000");
}

/** Takes that back, for a command that runs for hours. */
export function optimiseAsUsual(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=67584");
}
