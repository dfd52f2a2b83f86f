import { closeSync, existsSync, lstatSync, openSync, readSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type DecodingOptions, TextDecoding } from "../roster/text-decoding.ts";
import { fileStat } from "./file-stat.ts";
import type { Language } from "./language.ts";
import { placeText } from "./render/diagnostic.ts";
import { fileProblem, rosterMessage, type RosterProblem } from "../roster/problem.ts";
import type { Place } from "../grammar/diagnostics/diagnostic.ts";
import { SourceFile, type Span } from "../grammar/source.ts";
import { compile, type Compiled, type CompileOptions } from "../compiler/compile.ts";
import type { CompilerHost, FindFile } from "../compiler/host.ts";

/** The vocabularies that come with the program; beside `cli/` in the sources and beside `dist/` when built. */
const ownPolicies = fileURLToPath(new URL("../policies/", import.meta.url));

/** Reads a text file, or says why it cannot be read. */
export function readSource(path: string, options: DecodingOptions = {}): SourceFile | RosterProblem {
  try {
    return decoded(path, readBytes(path), options);
  } catch (error) {
    return fileProblem(error);
  }
}

/** Notices have some ten thousand bytes; much more would fill the memory, and a device may never end. */
const longestSource = 8 * 1024 * 1024;

/** The bytes of a file; null where there are too many. */
function readBytes(path: string): Buffer | null {
  const file = openSync(path, "r");
  try {
    const chunks: Buffer[] = [];
    for (let length = 0; length <= longestSource;) {
      const chunk = Buffer.allocUnsafe(64 * 1024);
      const read = readSync(file, chunk);
      if (read === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, read));
      length += read;
    }
    return null;
  } finally {
    closeSync(file);
  }
}

/** Each file once, by the path that names it first. */
export function distinctFiles(paths: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const path of paths) {
    const file = existsSync(path) ? realpathSync(path) : resolve(path);
    if (!first.has(file)) first.set(file, path);
  }
  return [...first.values()];
}

/** Reads standard input, which is called `-`. */
export async function readStandardInput(stdin: Readable): Promise<SourceFile | RosterProblem> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk as Buffer | string));
    length += chunks.at(-1)!.length;
    if (length > longestSource) return decoded("-", null, {});
  }
  return decoded("-", Buffer.concat(chunks), {});
}

function decoded(path: string, bytes: Buffer | null, options: DecodingOptions): SourceFile | RosterProblem {
  if (bytes === null) return { problem: "source-too-long" };
  const decoding = new TextDecoding(options);
  const text = decoding.push(bytes) + decoding.end();
  return decoding.problem ?? new SourceFile(path, text);
}

/** The vocabularies read so far by path: one that has not changed is the same file, and need not be parsed again. */
const lastRead = new Map<string, SourceFile>();

/** The vocabulary at a path, or null where there is none; any other file there is not to be passed over. */
function readVocabulary(path: string, uses: Place): SourceFile | null {
  const file = isPipeOrDevice(path) ? ({ problem: "not-a-plain-file" } as const) : readSource(path);
  if (!(file instanceof SourceFile)) {
    if (file.problem === "missing-file" && !isLink(path)) return null;
    throw new UnusableVocabulary(path, file, uses);
  }
  const last = lastRead.get(path);
  if (last?.text === file.text) return last;
  lastRead.set(path, file);
  return file;
}

/** Reading one may never end. */
function isPipeOrDevice(path: string): boolean {
  const found = fileStat(path);
  return found !== null && !found.isFile() && !found.isDirectory();
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Leaves the compiler, which knows no files, where a vocabulary is there and cannot be used. */
export class UnusableVocabulary extends Error {
  readonly #path: string;
  readonly #problem: RosterProblem;
  readonly #uses: Place;

  constructor(path: string, problem: RosterProblem, uses: Place) {
    super(`${placeText(uses)}: ${rosterMessage(problem, path, "en")}`);
    this.#path = path;
    this.#problem = problem;
    this.#uses = uses;
  }

  /** Why it cannot be used, after the place where the notice names it. */
  words(language: Language): string {
    const colon = language === "en" ? ": " : "：";
    return `${placeText(this.#uses)}${colon}${rosterMessage(this.#problem, this.#path, language)}`;
  }
}

/** Compiles a file; what is wrong with the file of the vocabulary that it uses comes in place of the result. */
export function compileSource(
  file: SourceFile,
  host: VocabularyFiles,
  options: CompileOptions = {},
): Compiled | UnusableVocabulary {
  try {
    return compile(file, host, options);
  } catch (error) {
    if (error instanceof UnusableVocabulary) return error;
    throw error;
  }
}

/** Where the file of a name is looked for that a notice names: beside it, then among what comes with the program. */
export function placesOf(name: string, notice: string): readonly [string, string] {
  return [join(dirname(notice), `${name}.pol`), join(ownPolicies, `${name}.pol`)];
}

/** Finds what a notice names beside it, else among what comes with the program; keeps what it has read. */
export class VocabularyFiles implements CompilerHost {
  readonly read: SourceFile[] = [];

  readonly vocabulary: FindFile = (name, notice, uses) => this.#find(name, notice, uses);
  readonly notice: FindFile = (name, notice, amends) => this.#find(name, notice, amends);

  #find(name: string, notice: SourceFile, uses: Span): ReturnType<FindFile> {
    const places = placesOf(name, notice.path);
    for (const candidate of places) {
      const file = readVocabulary(candidate, { file: notice, span: uses });
      if (file === null) continue;
      if (!this.read.includes(file)) this.read.push(file);
      return { file, path: candidate };
    }
    return { file: null, path: places[0] };
  }
}
