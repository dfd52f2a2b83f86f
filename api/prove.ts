import { theoremsJson, type TheoremJson } from "../explain/theorem-json.ts";
import type { Notice } from "./compile.ts";

export type { TheoremJson as Theorem };

/**
 * What holds for every record: each invariant, and of every decision that each record gets a value and only one. In the
 * form that `pol prove --json` prints.
 */
export function prove({ program }: Pick<Notice, "program">): readonly TheoremJson[] {
  return theoremsJson(program);
}
