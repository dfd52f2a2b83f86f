import { compile } from "../compiler/compile.ts";
import type { Program } from "../ir/ir.ts";
import { SourceFile } from "../grammar/source.ts";
import { readSource, VocabularyFiles } from "./source-files.ts";

/** Compiles a notice that has compiled before, each time with one reading taken in another option. */
export function recompiler(path: string): (reading: string, option: string) => Program {
  const file = readSource(path);
  const host = new VocabularyFiles();
  return (reading, option) => {
    const program =
      file instanceof SourceFile ? compile(file, host, { readings: { [reading]: option } }).program : null;
    if (program === null) throw new Error(`${path} no longer compiles`);
    return program;
  };
}
