/** Compiles small notices against the vocabularies of spec/fixtures/. */
import { existsSync, readFileSync } from "node:fs";
import { compile, type Compiled, type CompileOptions, type CompilerHost } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";

const fixtures = new URL("../fixtures/", import.meta.url);

/** The fixture of a name, as the compiler asks for it. */
export function fixtureFile(name: string): { readonly file: SourceFile | null; readonly path: string } {
  const path = `${name}.pol`;
  const url = new URL(path, fixtures);
  return { file: existsSync(url) ? new SourceFile(path, readFileSync(url, "utf8")) : null, path };
}

/** Compiles a text that stands beside the fixtures, or beside a vocabulary of its own. */
export function compileFixture(text: string, options: CompileOptions = {}, own: SourceFile | null = null): Compiled {
  const vocabulary: CompilerHost["vocabulary"] = own === null ? fixtureFile : () => ({ file: own, path: own.path });
  return compile(new SourceFile("notice.pol", text), { vocabulary, notice: fixtureFile }, options);
}

/** The program of a text that must compile. */
export function fixtureProgram(text: string): Program {
  const { program, diagnostics } = compileFixture(text);
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return program;
}
