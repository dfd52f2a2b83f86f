import { join } from "node:path";
import type { EmittedFile } from "../../compiler/emit/emitted-file.ts";
import type { Program } from "../../compiler/ir/ir.ts";
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { writeEmittedFiles } from "../emitted-files.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadAnswering } from "../load-program.ts";
import { rosterMessage } from "../roster/problem.ts";
import { runtimeFiles } from "../runtime-source.ts";

interface BuildOptions {
  readonly out: string;
  readonly target?: string;
  readonly reading: readonly string[];
}

/** What is generated of a program, and what stands beside it once. An emitter is loaded only when it is asked for. */
interface BuildTarget {
  readonly emit: (program: Program, context: Context) => Promise<readonly EmittedFile[]>;
  readonly beside: () => readonly EmittedFile[];
}

const targets = {
  ts: {
    emit: async (program) => (await import("../../compiler/emit/typescript/emit.ts")).emitTypeScript(program),
    beside: runtimeFiles,
  },
  schema: {
    emit: async (program) => (await import("../../compiler/emit/json-schema.ts")).emitJsonSchema(program),
    beside: () => [],
  },
  html: {
    emit: async (program, { language }) =>
      (await import("../../compiler/emit/html/notice-page.ts")).emitHtml(program, language),
    beside: () => [],
  },
} as const satisfies Record<string, BuildTarget>;

type Target = keyof typeof targets;

/** `pol build FILE… --out DIR`: nothing is written unless every file compiles. */
export async function build(paths: readonly string[], options: BuildOptions, context: Context): Promise<ExitCode> {
  const name = choiceOf("--target", options.target, Object.keys(targets) as Target[], context);
  if (name === null) return exitCode.usage;
  const target: BuildTarget = targets[name ?? "ts"];
  const files: EmittedFile[] = [];
  let worst: ExitCode = exitCode.done;
  for (const path of new Set(paths)) {
    const loaded = loadAnswering(path, context, options.reading);
    if (typeof loaded === "number") worst = loaded > worst ? loaded : worst;
    else files.push(...(await target.emit(loaded.program, context)));
  }
  if (worst !== exitCode.done) return worst;
  const problem = writeEmittedFiles(options.out, [...files, ...target.beside()]);
  if (problem !== null) {
    context.fail(rosterMessage(problem, options.out, context.language));
    return exitCode.usage;
  }
  for (const { path } of files) context.print(`${join(options.out, path)}\n`);
  return exitCode.done;
}
