import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "../../ir/ir.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { surfaceOf } from "../../grammar/print/format.ts";
import type { SourceFile } from "../../grammar/source.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { fileStat } from "../file-stat.ts";
import { type LoadedProgram, loadPrograms } from "../load-program.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

/** A notice whose tests are run. */
export interface TestedNotice {
  readonly path: string;
  readonly file: SourceFile;
  readonly sources: readonly SourceFile[];
  readonly program: Program;
  readonly surface: Surface;
  readonly policyHash: string;
}

/** The notices of the files named, those in `policies/` where none is; with how bad the files were that could not be loaded. */
export function loadNotices(
  paths: readonly string[],
  readings: readonly string[],
  context: Context,
): { readonly notices: readonly TestedNotice[]; readonly worst: ExitCode } {
  const wanted = paths.length > 0 ? paths : policiesIn("policies");
  if (wanted.length === 0) {
    context.fail(
      { en: "there is no notice in policies/", zh: "policies/ 中没有通知文件" },
      { en: "name the files to test", zh: "请写明要测试的文件" },
    );
    return { notices: [], worst: exitCode.usage };
  }
  const { programs, worst } = loadPrograms(wanted, context, readings);
  return { notices: programs.map(testedNotice), worst };
}

function testedNotice({ program, tree, file, sources, policyHash }: LoadedProgram): TestedNotice {
  return { path: file.path, file, sources, program, surface: surfaceOf(tree, file), policyHash };
}

function policiesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".pol"))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => fileStat(path)?.isFile() === true);
}

/** `policies/nanan-2025.pol:31:5`. */
export function placeIn({ path, file }: TestedNotice, { span }: { readonly span: { readonly start: number } }): string {
  const { file: written = path, line, column } = positionIn(file, span);
  return `${visibleLine(written)}:${line}:${column}`;
}

/** Line and column of what stands in a notice; with the file where it stands in a notice that this one amends. */
export function positionIn(
  notice: SourceFile,
  span: { readonly start: number },
): { readonly file?: string; readonly line: number; readonly column: number } {
  const { file, offset } = notice.locate(span.start);
  return { ...(file.path === notice.path ? {} : { file: file.path }), ...file.position(offset) };
}
