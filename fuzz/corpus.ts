/** The sources and notices that are damaged: the notices, the samples of the language, both surfaces. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compile, type Compiled, type CompilerHost } from "../compiler/compile.ts";
import type { Program } from "../ir/ir.ts";
import { SourceFile } from "../grammar/source.ts";

const folders = ["policies", "spec/fixtures", "spec/language", "spec/format/samples"];

/** Every `.pol` file below the folders, by its path; the folder at hand is the project's. */
export const sources: ReadonlyMap<string, string> = new Map(
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".pol"))
      .sort()
      .map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")] as const),
  ),
);

const byName = new Map([...sources].map(([path, text]) => [basename(path, ".pol"), { path, text }]));

const host: CompilerHost = {
  vocabulary: (name) => {
    const found = byName.get(name);
    const path = found?.path ?? `${name}.pol`;
    return { file: found === undefined ? null : new SourceFile(path, found.text), path };
  },
};

/** Compiles a text beside the vocabularies of the corpus. */
export function compiled(text: string): Compiled {
  return compile(new SourceFile("damaged.pol", text), host);
}

/** The notices of `policies/`, compiled, in the order of their names. */
export function notices(): readonly Program[] {
  return [...sources]
    .filter(([path]) => path.startsWith("policies"))
    .flatMap(([, text]) => compiled(text).program ?? []);
}
