import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { rosterMessage } from "./roster/problem.ts";
import { shownText } from "./shown-text.ts";
import { writeText } from "./write-text.ts";

/** Writes a result to a file, which is there whole or not at all, or to standard output where none is named. */
export async function writeResult(path: string | undefined, text: string, context: Context): Promise<ExitCode> {
  if (path === undefined) {
    context.print(text);
    return exitCode.done;
  }
  const problem = await writeText(path, shownText(text, false));
  if (problem === null) return exitCode.done;
  context.fail(rosterMessage(problem, path, context.language));
  return exitCode.usage;
}
