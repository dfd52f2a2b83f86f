import type { Host } from "../api/host.ts";
import { SourceFile } from "../grammar/source.ts";
import { rosterMessage, type RosterProblem } from "../roster/problem.ts";
import { placesOf, readSource } from "./source-files.ts";

/** A file is there and cannot be read. */
export class UnreadableText extends Error {
  readonly path: string;
  readonly problem: RosterProblem;

  constructor(path: string, problem: RosterProblem) {
    super(rosterMessage(problem, path, "en"));
    this.name = "UnreadableText";
    this.path = path;
    this.problem = problem;
  }
}

/**
 * A host of files. A vocabulary is looked for beside the notice that uses it, then among those that come with the package. Its `text`
 * throws an `Error` that says why, where a file is there and cannot be read: a folder, no right to, not UTF-8.
 */
export function fileHost(): Host {
  return { text: textAt, pathsOf: placesOf };
}

function textAt(path: string): string | null {
  const file = readSource(path);
  if (file instanceof SourceFile) return file.text;
  if (file.problem === "missing-file") return null;
  throw new UnreadableText(path, file);
}
