/** Recorded decisions as they stand in files. */
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { type KeptDecision, readDecision, type RecordFault } from "../../api/index.ts";
import { InexactNumber } from "../../runtime/inexact-number.ts";
import { readJson } from "../../runtime/json-text.ts";
import { fileStat } from "../file-stat.ts";
import { fileProblem, type RosterProblem } from "../../roster/problem.ts";

/** A decision that was read, or why it could not be, with the place where it stands. */
export interface ReadDecision {
  /** The file, and the line or the number in it where there may be several. */
  readonly place: string;
  readonly kept: KeptDecision | RecordFault | "not-json";
}

/** The decisions of a file: a line each in `.jsonl`, else one or a list of them in JSON. Throws a `UnreadableFile`. */
export async function* decisionsIn(path: string): AsyncGenerator<ReadDecision> {
  if (fileStat(path)?.isDirectory() === true) throw new UnreadableFile({ problem: "directory" });
  try {
    if (path.endsWith(".jsonl")) yield* inLines(path);
    else yield* inJson(path);
  } catch (error) {
    throw error instanceof Error && "code" in error ? new UnreadableFile(fileProblem(error)) : error;
  }
}

/** A file of decisions that cannot be read. */
export class UnreadableFile extends Error {
  readonly problem: RosterProblem;

  constructor(problem: RosterProblem) {
    super(problem.problem);
    this.name = "UnreadableFile";
    this.problem = problem;
  }
}

async function* inLines(path: string): AsyncGenerator<ReadDecision> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number++;
    if (line.trim() !== "") yield decisionIn(line, `${path}:${number}`);
  }
}

function* inJson(path: string): Generator<ReadDecision> {
  const text = readFileSync(path, "utf8");
  const whole = readText(text);
  if (typeof whole === "string" || !Array.isArray(whole.value)) return yield decisionIn(text, path);
  for (const [index, value] of whole.value.entries())
    yield { place: `${path} (${index + 1})`, kept: readDecision(value) };
}

function decisionIn(text: string, place: string): ReadDecision {
  const found = readText(text);
  return { place, kept: typeof found === "string" ? found : readDecision(found.value) };
}

/** A JSON text without what reading would pass over: a field given twice, or digits that a number does not keep. */
function readText(text: string): { readonly value: unknown } | "not-json" | "changed" {
  const found = readJson(text.replace(/^\uFEFF/u, ""));
  if (!found.ok) return "not-json";
  const isWhole = found.repeated.length === 0 && !holdsInexact(found.value);
  return isWhole ? { value: found.value } : "changed";
}

/** Whether some number was written with more digits than it keeps. */
function holdsInexact(value: unknown): boolean {
  const open = [value];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (next instanceof InexactNumber) return true;
    if (typeof next === "object" && next !== null) open.push(...Object.values(next));
  }
  return false;
}
