import { readFileSync } from "node:fs";
import { compile, type Compiled, type CompilerHost } from "../../compiler/compile.ts";
import { SourceFile } from "../../grammar/source.ts";

const policies = new URL("../../policies/", import.meta.url);
const ownVocabulary = "resident-insurance";

/** Compiles a sample against a vocabulary of its page, or one that comes with the project. */
export function compileSample(text: string, ofPage: ReadonlyMap<string, string> = new Map()): Compiled {
  const host: CompilerHost = {
    vocabulary: (name) => {
      const found =
        ofPage.get(name) ?? (name === ownVocabulary ? readFileSync(new URL(`${name}.pol`, policies), "utf8") : null);
      return { file: found === null ? null : new SourceFile(`${name}.pol`, found), path: `${name}.pol` };
    },
  };
  return compile(new SourceFile("sample.pol", text), host);
}
