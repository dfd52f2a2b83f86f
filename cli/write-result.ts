import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { rosterMessage } from "../roster/problem.ts";
import { shownText } from "./shown-text.ts";
import { writeText } from "./write-text.ts";

/** Writes a result to a file, which is there whole or not at all, or to standard output where none is named. */
export async function writeResult(path: string | undefined, text: string, context: Context): Promise<ExitCode> {
  if (path === undefined) {
    context.print(text);
    return exitCode.done;
  }
  // The mark without which a spreadsheet takes UTF-8 for another encoding is no sign of the text.
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const problem = await writeText(path, mark + shownText(text.slice(mark.length), false));
  if (problem === null) return exitCode.done;
  context.fail(rosterMessage(problem, path, context.language));
  return exitCode.usage;
}
