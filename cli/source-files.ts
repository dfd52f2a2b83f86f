import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { newlines } from "./roster/text-source.ts";
import { fileProblem, type RosterProblem } from "./roster/problem.ts";
import { SourceFile } from "../grammar/source.ts";
import type { CompilerHost } from "../compiler/compile.ts";

/** The vocabularies that come with the program; beside `cli/` in the sources and beside `dist/` when built. */
const ownPolicies = fileURLToPath(new URL("../policies/", import.meta.url));

/** Reads a text file in UTF-8, or says why it cannot be read. */
export function readSource(path: string): SourceFile | RosterProblem {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return fileProblem(error);
  }
  return decoded(path, bytes);
}

/** Reads standard input, which is called `-`. */
export async function readStandardInput(stdin: Readable): Promise<SourceFile | RosterProblem> {
  return decoded("-", await buffer(stdin));
}

function decoded(path: string, bytes: Buffer): SourceFile | RosterProblem {
  try {
    return new SourceFile(path, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const sound = new TextDecoder().decode(bytes).split("\uFFFD", 1)[0]!;
    return { problem: "wrong-encoding", line: 1 + newlines(sound) };
  }
}

/** The vocabularies read so far by path: one that has not changed is the same file, and need not be parsed again. */
const lastRead = new Map<string, SourceFile>();

function readVocabulary(path: string): SourceFile | null {
  const file = readSource(path);
  if (!(file instanceof SourceFile)) return null;
  const last = lastRead.get(path);
  if (last?.text === file.text) return last;
  lastRead.set(path, file);
  return file;
}

/** Finds vocabularies beside the notice, else among those that come with the program; keeps what it has read. */
export class VocabularyFiles implements CompilerHost {
  readonly read: SourceFile[] = [];

  readonly vocabulary = (
    name: string,
    notice: SourceFile,
  ): { readonly file: SourceFile | null; readonly path: string } => {
    const path = join(dirname(notice.path), `${name}.pol`);
    for (const candidate of [path, join(ownPolicies, `${name}.pol`)]) {
      const file = readVocabulary(candidate);
      if (file === null) continue;
      this.read.push(file);
      return { file, path: candidate };
    }
    return { file: null, path };
  };
}
