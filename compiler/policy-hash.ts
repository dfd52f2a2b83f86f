import type { SourceFile } from "../grammar/source.ts";
import type { Program } from "../ir/ir.ts";
import { sha256Hex } from "./sha256.ts";

/** SHA-256 of the texts that a program was made from, the notice's first, and of the readings taken. */
export function policyHash(files: readonly SourceFile[], { readings }: Program): string {
  const content = [files.map(({ text }) => text), readings.map(({ name, taken }) => [name, taken])];
  return sha256Hex(JSON.stringify(content));
}
