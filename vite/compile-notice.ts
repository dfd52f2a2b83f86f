import { compile } from "../compiler/compile.ts";
import type { Program } from "../compiler/ir/ir.ts";
import { diagnosticText } from "../cli/render/diagnostic.ts";
import { readSource, VocabularyFiles } from "../cli/source-files.ts";
import { hasErrors } from "../grammar/diagnostics/diagnostic.ts";
import { SourceFile } from "../grammar/source.ts";
import pc from "picocolors";

/** A compiled notice with all files that it was made from. */
export interface CompiledNotice {
  readonly program: Program;
  readonly file: SourceFile;
  readonly files: readonly string[];
}

/** Compiles a notice, or throws an error that shows what is wrong with it. */
export function compileNotice(path: string): CompiledNotice {
  const file = readSource(path);
  if (!(file instanceof SourceFile)) throw new Error(`${path} cannot be read (${file.problem})`);
  const host = new VocabularyFiles();
  const { program, diagnostics } = compile(file, host);
  if (program === null) {
    const errors = hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === "error") : [];
    const texts = errors.map((each) => diagnosticText(each, "en", pc.createColors(false)));
    throw new Error(texts.length === 0 ? `${path} is no notice` : `${path} has errors\n${texts.join("\n")}`);
  }
  return { program, file, files: [path, ...host.read.map((each) => each.path)] };
}
