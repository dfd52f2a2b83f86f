import { compile } from "../compiler/compile.ts";
import type { Program } from "../ir/ir.ts";
import { diagnosticText } from "../cli/render/diagnostic.ts";
import { readSource, VocabularyFiles } from "../cli/source-files.ts";
import { hasErrors } from "../grammar/diagnostics/diagnostic.ts";
import { SourceFile } from "../grammar/source.ts";
import { visibleLine } from "../runtime/visible-text.ts";
import pc from "picocolors";

export type { Program } from "../ir/ir.ts";

/** A compiled notice with the files of the vocabularies that it was made from. */
export interface CompiledNotice {
  readonly program: Program;
  readonly vocabularies: readonly string[];
}

/** Compiles a notice from its file, or throws an error that shows what is wrong with it. */
export function compileNotice(path: string): CompiledNotice {
  const file = readSource(path);
  if (!(file instanceof SourceFile)) throw new Error(`${visibleLine(path)} cannot be read (${file.problem})`);
  return compileNoticeFile(file);
}

/** The same for a file that has been read already. */
export function compileNoticeFile(file: SourceFile): CompiledNotice {
  const host = new VocabularyFiles();
  const { program, diagnostics } = compile(file, host);
  if (program === null) {
    const errors = hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === "error") : [];
    const texts = errors.map((each) => diagnosticText(each, "en", pc.createColors(false)));
    const path = visibleLine(file.path);
    throw new Error(texts.length === 0 ? `${path} is no notice` : `${path} has errors\n${texts.join("\n")}`);
  }
  return { program, vocabularies: host.read.map(({ path }) => path) };
}
