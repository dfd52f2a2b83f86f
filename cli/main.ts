#!/usr/bin/env node
/** The program on the terminal: the one place that knows the process. */
import { exitCode } from "./exit-code.ts";
import { chooseLanguage } from "./language.ts";
import { pol } from "./pol.ts";
import { fileProblem, rosterMessage } from "./roster/problem.ts";

const args = process.argv.slice(2);
const { stdin, stdout, stderr, env } = process;
// The bundle is minified: who asks where a defect happened is told in terms of the sources.
if (env["POL_TRACE"] === "1") process.setSourceMapsEnabled(true);

let outputError: NodeJS.ErrnoException | null = null;
stdout.on("error", (error: NodeJS.ErrnoException) => (outputError ??= error));
stderr.on("error", () => {});

const code = await pol(args, { stdin, stdout, stderr, env });
// Errors of the stream come a moment after the write that caused them.
await new Promise((resolve) => stdout.write("", resolve));
process.exitCode = code === exitCode.usage ? code : reportOutputError(code);

/** A reader of the pipe that has gone away has seen enough; any other error means that results are lost. */
function reportOutputError(ended: number): number {
  if (outputError === null || outputError.code === "EPIPE") return ended;
  const language = chooseLanguage(args, env);
  const place = language === "en" ? "standard output" : "标准输出";
  stderr.write(`${rosterMessage(fileProblem(outputError), place, language)}\n`);
  return exitCode.usage;
}
