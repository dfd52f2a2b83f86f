/** Formatting and translating one file, with the check that nothing of it was changed. */
import type { SourceTree } from "../ast.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { spell, type Surface } from "../keywords.ts";
import { parse, type ParsedFile } from "../parse.ts";
import { SourceFile } from "../source.ts";
import { type NameTable, renamed } from "./rename.ts";
import { isSameTree } from "./same-tree.ts";

/** How a file is laid out. */
export interface FormatOptions {
  /** The path that diagnostics show. */
  readonly path?: string;
  /** The surface to write; without it the one that the file's first word is written in. */
  readonly to?: Surface;
  /** The names of the symbols meant, by offset; needed to translate. */
  readonly names?: NameTable;
}

/** The text laid out, or why there is none. */
export type FormatResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The formatted text would not mean the same: a defect of the printer, not of the file. */
export class FormatDefect extends Error {
  override readonly name = "FormatDefect";
}

/** Formats a text; where it has errors, or a name cannot be translated, says so instead. */
export async function format(text: string, options: FormatOptions = {}): Promise<FormatResult> {
  return formatParsed(parse(new SourceFile(options.path ?? "", text)), options);
}

/** Formats a file that is parsed already. */
async function formatParsed(parsed: ParsedFile, options: FormatOptions = {}): Promise<FormatResult> {
  const { file, tree, diagnostics } = parsed;
  if (tree === null || hasErrors(diagnostics)) return { ok: false, diagnostics };
  const to = options.to ?? surfaceOf(tree, file);
  const translated = translate(file, tree, options, to);
  if (translated.diagnostics.length > 0) return { ok: false, diagnostics: translated.diagnostics };

  return { ok: true, text: await printed(translated.tree, file, to) };
}

/** The canonical text of a tree whose spans point into a file; parsed again, so that nothing is lost on the way. */
export async function printed(tree: SourceTree, { path, text }: SourceFile, surface: Surface): Promise<string> {
  const { printTree } = await import("./files.ts");
  const canonical = printTree(tree, text, surface);
  checkUnchanged(tree, path, canonical);
  return canonical;
}

function translate(
  file: SourceFile,
  tree: SourceTree,
  { to: wanted, names }: FormatOptions,
  to: Surface,
): ReturnType<typeof renamed> {
  if (wanted === undefined && names === undefined) return { tree, diagnostics: [] };
  return renamed(file, tree, names ?? new Map(), to, wanted === undefined ? null : surfaceOf(tree, file));
}

/** The surface that the file's first word belongs to. */
export function surfaceOf(tree: SourceTree, file: SourceFile): Surface {
  const opening = file.text
    .slice(0, tree.name.span.start)
    .replace(/[#＃][^\n\r]*/gu, "")
    .trim();
  return opening === spell(tree.kind === "NoticeFile" ? "Notice" : "Vocabulary", "zh") ? "zh" : "en";
}

function checkUnchanged(meant: SourceTree, path: string, text: string): void {
  const again = parse(new SourceFile(path, text));
  const isUnchanged = again.tree !== null && !hasErrors(again.diagnostics) && isSameTree(meant, again.tree);
  if (!isUnchanged) throw new FormatDefect(`formatting would change what ${path || "the text"} says`);
}
