/** What the TypeScript compiler says of generated modules in a developer's project. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { runtimeFiles } from "../../cli/runtime-source.ts";
import type { EmittedFile } from "../../emit/emitted-file.ts";

/** What a developer's project would ask of the compiler, and more. */
const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noEmit: true,
  types: [],
};

/** The problems of some modules that stand beside the runtime. */
export async function typeProblems(modules: readonly EmittedFile[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "pol-emit-"));
  await mkdir(join(folder, "runtime"));
  const settings = { path: "package.json", text: '{ "type": "module" }' };
  for (const { path, text } of [...modules, ...runtimeFiles(), settings]) await writeFile(join(folder, path), text);
  const program = ts.createProgram(
    modules.map(({ path }) => join(folder, path)),
    strict,
  );
  const problems = ts.getPreEmitDiagnostics(program).map(describeProblem);
  await rm(folder, { recursive: true });
  return problems;
}

function describeProblem({ file, start, messageText }: ts.Diagnostic): string {
  const line = file === undefined ? "" : file.text.slice(0, start).split("\n").at(-1)!;
  const rest = file === undefined ? "" : file.text.slice(start).split("\n")[0]!;
  return `${line}${rest}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
