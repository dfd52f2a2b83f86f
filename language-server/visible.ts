import { type Declaration, declarationsIn, type FileView } from "../api/editing/index.ts";

/** What may be named in a file: what it declares, and what the files that it rests on do, each thing once. */
export function visibleDeclarations({ file, compilation }: FileView): readonly Declaration[] {
  const files = [file, ...compilation.sources.filter((source) => source !== file)];
  const all = files.flatMap(declarationsIn);
  const first = new Map<string, Declaration>();
  for (const each of all) {
    const key = [each.kind, each.owner?.names.name ?? "", each.names.name].join(" ");
    if (!first.has(key)) first.set(key, each);
  }
  return [...first.values()];
}

/** The things that go by a name, as identifier or as label. */
export function declaredAs(view: FileView, text: string): readonly Declaration[] {
  return visibleDeclarations(view).filter(({ names }) => names.name === text || names.label === text);
}
