import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "../../compiler/ir/ir.ts";
import { spell, type Surface } from "../../grammar/keywords.ts";
import { surfaceOf } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadProgram } from "../load-program.ts";
import { distinctFiles, readSource } from "../source-files.ts";
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
  const wanted = paths.length > 0 ? distinctFiles(paths) : noticesBeside("policies");
  if (wanted.length === 0) {
    context.fail(
      { en: "there is no notice in policies/", zh: "policies/ 中没有通知文件" },
      { en: "name the files to test", zh: "请写明要测试的文件" },
    );
    return { notices: [], worst: exitCode.usage };
  }
  const notices: TestedNotice[] = [];
  let worst: ExitCode = exitCode.done;
  for (const path of wanted) {
    const notice = loadNotice(path, readings, context);
    if (typeof notice === "number") worst = notice > worst ? notice : worst;
    else notices.push(notice);
  }
  return { notices, worst };
}

function loadNotice(path: string, readings: readonly string[], context: Context): TestedNotice | ExitCode {
  const loaded = loadProgram(path, context, readings);
  if (typeof loaded === "number") return loaded;
  const { program, tree, file, sources, policyHash } = loaded;
  return { path, file, sources, program, surface: surfaceOf(tree, file), policyHash };
}

/** The notices of a folder; vocabularies hold no tests. */
function noticesBeside(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".pol"))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => {
      const file = readSource(path);
      return file instanceof SourceFile && !isVocabulary(file);
    });
}

function isVocabulary({ text }: SourceFile): boolean {
  const opening = text.replace(/^(?:\s|[#＃][^\n]*)*/u, "");
  return (["en", "zh"] as const).some((surface) => opening.startsWith(spell("Vocabulary", surface)));
}

/** `policies/nanan-2025.pol:31:5`. */
export function placeIn({ path, file }: TestedNotice, { span }: { readonly span: { readonly start: number } }): string {
  const { line, column } = file.position(span.start);
  return `${visibleLine(path)}:${line}:${column}`;
}
