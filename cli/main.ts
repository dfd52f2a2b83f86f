/** The program on the terminal: the one place that knows the process. */
import { Context } from "./context.ts";
import { exitCode } from "./exit-code.ts";
import { chooseLanguage } from "./language.ts";
import { pol } from "./pol.ts";
import { rosterMessage, streamProblem } from "../roster/problem.ts";

export { pol };

/** What the thread of the service runs that compares notices; no other start pays for it. */
export async function answerComparisons(): Promise<void> {
  (await import("./serve/comparison-thread.ts")).answerComparisons();
}

/** Runs the program with the words of the command line, and ends the process with its code. */
export async function main(): Promise<never> {
  const args = process.argv.slice(2);
  const { stdout, stderr } = process;
  let outputError: NodeJS.ErrnoException | null = null;
  stdout.on("error", (error: NodeJS.ErrnoException) => (outputError ??= error));
  stderr.on("error", () => {});

  // As it stands: its standard input is only opened where it is read.
  const code = await pol(args, process);
  // Errors of the stream come a moment after the write that caused them.
  await flushed(stdout);
  const ended = code === exitCode.usage ? code : reportOutputError(outputError, code, args);
  await flushed(stderr);
  // Left to itself the process would first tidy up memory that nobody needs any more.
  process.exit(ended);
}

function flushed(stream: NodeJS.WritableStream): Promise<unknown> {
  return new Promise((resolve) => stream.write("", resolve));
}

/** A reader of the pipe that has gone away has seen enough; any other error means that results are lost. */
function reportOutputError(error: NodeJS.ErrnoException | null, ended: number, args: readonly string[]): number {
  if (error === null || error.code === "EPIPE") return ended;
  const context = new Context(process, chooseLanguage(args, process.env));
  const place = context.say({ en: "standard output", zh: "标准输出" });
  context.fail(rosterMessage(streamProblem(error), place, context.language));
  return exitCode.usage;
}
