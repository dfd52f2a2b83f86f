import type { Compiled } from "../compiler/compile.ts";
import type * as located from "../grammar/diagnostics/diagnostic.ts";
import type { Surface } from "../grammar/keywords.ts";
import { format as formatText, type FormatResult } from "../grammar/print/format.ts";
import type { SourceFile } from "../grammar/source.ts";
import { type Diagnostic, type Language, plainDiagnostic } from "./diagnostic.ts";
import { type Host, memoryHost } from "./host.ts";
import { compilationOf, fileOf } from "./kept.ts";

/** A text laid out, or what keeps it from being laid out. */
export type Formatted =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The file at a path of a host in the one layout, on the surface that it is written on. It needs no meaning, only a text without syntax errors. */
export async function format(path: string, host: Host): Promise<Formatted> {
  return formatted(path, host, undefined);
}

/** The file at a path of a host on a surface of the language. It must compile, and have names on both surfaces. */
export async function translate(path: string, host: Host, to: Language): Promise<Formatted> {
  return formatted(path, host, to);
}

/** Whether the file at a path of a host is in the one layout. */
export async function isLaidOut(path: string, host: Host): Promise<boolean> {
  const result = await format(path, host);
  return result.ok && result.text === fileOf(path, host).text;
}

/** A text in place of the file's, laid out where the file is and the text can be. */
export async function laidOutAs(path: string, host: Host, text: string): Promise<string> {
  if (!(await isLaidOut(path, host))) return text;
  const result = await format(path, memoryHost({ [path]: text }, host));
  return result.ok ? result.text : text;
}

async function formatted(path: string, host: Host, to: Surface | undefined): Promise<Formatted> {
  const compilation = compilationOf(path, host);
  const result = await layOut(compilation.source, compilation, to);
  return result.ok ? result : { ok: false, diagnostics: result.diagnostics.map(plainDiagnostic) };
}

/** Lays out a file that was compiled. Names are put right where it compiles; to be translated, it must. */
export async function layOut(file: SourceFile, compiled: Compiled, to: Surface | undefined): Promise<FormatResult> {
  const result = await layOutUnix(file, compiled, to);
  return result.ok ? { ok: true, text: withLineEndsOf(file.text, result.text) } : result;
}

async function layOutUnix(file: SourceFile, compiled: Compiled, to: Surface | undefined): Promise<FormatResult> {
  const errors = compiled.diagnostics.filter(isUnclear);
  if (compiled.tree === null || errors.length === 0)
    return formatText(file.text, {
      path: file.path,
      names: namesIn(file, compiled),
      ...(to === undefined ? {} : { to }),
    });
  return to === undefined ? formatText(file.text, { path: file.path }) : { ok: false, diagnostics: errors };
}

/** What the names in a file refer to, by the offsets where they stand there: of a notice that amends another more was compiled. */
function namesIn(file: SourceFile, { file: whole, references }: Compiled): Compiled["references"] {
  if (whole === file) return references;
  const places = [...references].map(([offset, named]) => ({ ...whole.locate(offset), named }));
  return new Map(places.filter((each) => each.file === file).map(({ offset, named }) => [offset, named]));
}

/** Whether it leaves the meaning of a name in doubt: a value to be confirmed does not. */
function isUnclear({ code, severity }: located.Diagnostic): boolean {
  return severity === "error" && code !== "unconfirmed-value";
}

/** A text with the line ends of another, whose first tells: version control and editors choose them, not the layout. */
function withLineEndsOf(other: string, text: string): string {
  return /^[^\n]*\r\n/.test(other) ? text.replaceAll(/\r?\n/g, "\r\n") : text;
}
