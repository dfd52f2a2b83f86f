import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { Compiled } from "../../compiler/compile.ts";
import { type Draft, draftNewYear, planYear } from "../../compiler/new-year/new-year.ts";
import type { NoticeFile } from "../../grammar/ast.ts";
import { hasErrors } from "../../grammar/diagnostics/diagnostic.ts";
import { parse } from "../../grammar/parse.ts";
import { printed, surfaceOf } from "../../grammar/print/format.ts";
import { isWritable } from "../../grammar/print/names.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { overwritesInput } from "../overwrites-input.ts";
import { diagnosticText, placeText } from "../render/diagnostic.ts";
import { rosterMessage } from "../roster/problem.ts";
import { compileSource, readSource, UnusableVocabulary, VocabularyFiles } from "../source-files.ts";
import { writeText } from "../write-text.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface NewOptions {
  readonly from: string;
  readonly year: string;
  readonly force?: true;
}

interface OldNotice {
  readonly file: SourceFile;
  readonly tree: NoticeFile;
  readonly year: number;
}

/** `pol new FILE --from OLD --year N`: last year's notice as the draft of the new one. */
export async function startNewYear(
  [path = ""]: readonly string[],
  options: NewOptions,
  context: Context,
): Promise<ExitCode> {
  const year = readYear(options.year, context);
  const name = readName(path, context);
  if (year === null || name === null) return exitCode.usage;
  const old = readOld(options.from, context);
  if (typeof old === "number") return old;
  if (year <= old.year) {
    context.fail(
      {
        en: `${options.from} is of ${old.year}, and --year ${year} is no later year`,
        zh: `${options.from} 为${old.year}年度，--year ${year} 并非其后的年度`,
      },
      {
        en: `a new year's notice starts from an earlier one: --year ${old.year + 1}`,
        zh: `新年度通知以此前年度为底稿，如 --year ${old.year + 1}`,
      },
    );
    return exitCode.usage;
  }
  if (overwritesInput(path, [options.from], context)) return exitCode.usage;
  if (options.force !== true && existsSync(path)) {
    context.fail(
      { en: `${path} exists already`, zh: `${path} 已存在` },
      { en: "--force overwrites it", zh: "加上 --force 可覆盖" },
    );
    return exitCode.usage;
  }
  const draft = draftNewYear(old.tree, old.year, { name, year });
  const problem = await writeText(path, await printed(draft.tree, old.file, surfaceOf(old.tree, old.file)));
  if (problem !== null) {
    context.fail(rosterMessage(problem, path, context.language));
    return exitCode.usage;
  }
  noteLeapDays(draft, old.file, context);
  context.print(`${visibleLine(path)}\n`);
  return exitCode.done;
}

/** The new notice is called as its file is; null, reported, where that is no name. */
function readName(path: string, context: Context): string | null {
  const name = basename(path, ".pol");
  if (name.trim() !== "" && isWritable(name)) return name;
  context.fail(
    { en: `a notice cannot be called \`${name}\``, zh: `通知不能命名为“${name}”` },
    { en: "name the file after place and year, as in nanan-2026.pol", zh: "请以地名和年度命名文件，如 nanan-2026.pol" },
  );
  return null;
}

function readYear(word: string, context: Context): number | null {
  if (/^[1-9]\d{3}$/u.test(word)) return Number(word);
  context.fail({
    en: `--year takes a year of four digits, not \`${word}\``,
    zh: `--year 应为四位数年份，而不是“${word}”`,
  });
  return null;
}

/** The notice to start from, or how the command ends where it is none, or has errors, or states no year. */
function readOld(path: string, context: Context): OldNotice | ExitCode {
  const file = readSource(path);
  if (!(file instanceof SourceFile)) {
    context.fail(rosterMessage(file, path, context.language));
    return exitCode.usage;
  }
  const read = wholeOf(file);
  if (read instanceof UnusableVocabulary) {
    context.fail(read.words(context.language));
    return exitCode.usage;
  }
  const { file: whole, tree, diagnostics } = read;
  for (const each of diagnostics) context.note(`${diagnosticText(each, context.language, context.colours.error)}\n`);
  if (tree === null || hasErrors(diagnostics)) return exitCode.failed;
  if (tree.kind === "VocabularyFile") {
    context.fail({
      en: `${path} is a vocabulary; a new year starts from a notice`,
      zh: `${path} 是词汇表；新年度须以通知文件为底稿`,
    });
    return exitCode.usage;
  }
  const year = planYear(tree);
  if (year !== null) return { file: whole, tree, year };
  context.fail(
    { en: `${path} does not state its plan year`, zh: `${path} 未写明年度` },
    { en: "add a line `year …` under its title", zh: "请在标题下补一行“年度 ……”" },
  );
  return exitCode.failed;
}

/** The file as it stands; of a notice that amends another what then holds, which the new year begins with. */
function wholeOf(file: SourceFile): Pick<Compiled, "file" | "tree" | "diagnostics"> | UnusableVocabulary {
  const parsed = parse(file);
  const amends = parsed.tree?.kind === "NoticeFile" && parsed.tree.headers.some(({ key }) => key === "amends");
  return amends ? compileSource(file, new VocabularyFiles()) : parsed;
}

/** The mark stands where the date does; that a day was lost is not seen there. */
function noteLeapDays({ lostLeapDays }: Draft, file: SourceFile, context: Context): void {
  for (const { span, year } of lostLeapDays) {
    const place = placeText({ file, span });
    context.remark({
      en: `${place}: ${year}-02-29 became 28 February, as the new year has no 29th`,
      zh: `${place}：${year}年2月29日改为2月28日，因新年度没有29日`,
    });
  }
}
