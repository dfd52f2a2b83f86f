import { FileSink } from "./roster/file-sink.ts";
import type { RosterProblem } from "../roster/problem.ts";

/** Writes a file whole or not at all, as `FileSink` does; says what went wrong, or null. */
export async function writeText(path: string, text: string): Promise<RosterProblem | null> {
  const sink = new FileSink(path);
  await sink.write(text);
  await sink.finish();
  return sink.problem;
}
