import type { SourceFile } from "../grammar/source.ts";
import type { Program } from "../ir/ir.ts";
import { sha256Hex } from "./sha256.ts";

/** The hashes by which a notice is known: of all its texts with the readings taken, and of its vocabulary's text alone. */
export interface PolicyHashes {
  readonly policyHash: string;
  readonly vocabularyHash: string;
}

/** The hashes of a program by the files that it was made from, the notice's first. */
export function hashesOf(files: readonly SourceFile[], program: Program): PolicyHashes {
  const name = `${program.vocabulary.name}.pol`;
  const vocabulary = files.find(({ path }) => path === name || path.endsWith(`/${name}`) || path.endsWith(`\\${name}`));
  return { policyHash: policyHash(files, program), vocabularyHash: sha256Hex(vocabulary?.text ?? "") };
}

/** SHA-256 of the texts that a program was made from, the notice's first, and of the readings taken. */
export function policyHash(files: readonly SourceFile[], { readings }: Program): string {
  const content = [files.map(({ text }) => text), readings.map(({ name, taken }) => [name, taken])];
  return sha256Hex(JSON.stringify(content));
}
