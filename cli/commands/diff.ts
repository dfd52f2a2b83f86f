import pc from "picocolors";
import { differingPart, diffJson, diffReport, type DiffReport, type RosterCount } from "../../diff/index.ts";
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { countRoster } from "../diff/count-roster.ts";
import { reportText } from "../diff/report-text.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadAnswering, type LoadedProgram } from "../load-program.ts";
import { namedFile } from "../named-file.ts";
import { rosterFile } from "../roster/database/database-name.ts";
import { overwritesInput } from "../overwrites-input.ts";
import { writeResult } from "../write-result.ts";
import { writeWorkbook } from "../write-workbook.ts";

interface DiffOptions {
  readonly format?: string;
  readonly absolute?: true;
  readonly roster?: string;
  readonly ignoreColumns?: true;
  readonly withoutRefused?: true;
  readonly sheet?: string;
  readonly exitCode?: true;
  readonly output?: string;
  readonly json?: true;
}

/** `pol diff OLD NEW`: what two notices of one vocabulary declare differently, and whom they treat differently. */
export async function diff(
  [oldPath = "", newPath = ""]: readonly string[],
  options: DiffOptions,
  context: Context,
): Promise<ExitCode> {
  const output = namedFile(options.output);
  const format = choiceOf("--format", options.format, formats, context);
  if (format === null || isIdle(format, options, context) || lacksFile(format, output, context)) return exitCode.usage;
  const [old, next] = [loadAnswering(oldPath, context), loadAnswering(newPath, context)];
  if (typeof old === "number" || typeof next === "number") return worse(old, next);
  const read = [...old.sources, ...next.sources].map(({ path }) => path);
  if (overwritesInput(output, options.roster === undefined ? read : [...read, rosterFile(options.roster)], context))
    return exitCode.usage;
  if (old.program.vocabulary.name !== next.program.vocabulary.name) {
    context.fail({
      en: `${oldPath} and ${newPath} use different vocabularies: ${old.program.vocabulary.name}, ${next.program.vocabulary.name}`,
      zh: `${oldPath} 与 ${newPath} 采用的词汇表不同：${old.program.vocabulary.label}、${next.program.vocabulary.label}`,
    });
    return exitCode.usage;
  }
  const differing = differingPart(old.program, next.program);
  if (differing !== null) {
    const { name, label } = old.program.vocabulary;
    context.fail({
      en: `the vocabularies \`${name}\` of ${oldPath} and ${newPath} differ in \`${differing.name}\`, so their records cannot be compared`,
      zh: `${oldPath} 与 ${newPath} 的词汇表“${label}”在“${differing.label}”上不同，记录无法对照`,
    });
    return exitCode.usage;
  }
  const report = diffReport(old.program, next.program, { alignYears: options.absolute !== true });
  const roster = options.roster === undefined ? null : await countRoster(options.roster, report, options, context);
  if (typeof roster === "number") return roster;
  const ended = await write(format ?? (options.json === true ? "json" : "text"), output, report, roster, context);
  const isFailed = (options.exitCode === true && differs(report)) || (roster !== null && roster.refused > 0);
  return ended === exitCode.done && isFailed ? exitCode.failed : ended;
}

/** The forms in which a comparison is written. */
const formats = ["text", "json", "html", "xlsx"] as const;
type Format = (typeof formats)[number];

/** Whether a workbook is asked for and no file to hold it, which is reported. */
function lacksFile(format: Format | undefined, output: string | undefined, context: Context): boolean {
  if (format !== "xlsx" || output !== undefined) return false;
  context.fail(
    { en: "a workbook needs a file", zh: "工作簿须写入文件" },
    { en: "name it by --output, as in --output diff.xlsx", zh: "请用 --output 指定，如 --output diff.xlsx" },
  );
  return true;
}

/** Whether an option would do nothing beside the others, which is reported. */
function isIdle(
  format: Format | undefined,
  { json, ignoreColumns, sheet, withoutRefused, roster }: DiffOptions,
  context: Context,
): boolean {
  const isOtherForm = json === true && format !== undefined && format !== "json";
  if (isOtherForm)
    context.fail({
      en: `--json and --format ${format} ask for different forms`,
      zh: `--json 与 --format ${format} 相互矛盾`,
    });
  const idle = [
    ...(ignoreColumns === true ? ["--ignore-columns"] : []),
    ...(sheet === undefined ? [] : ["--sheet"]),
    ...(withoutRefused === true ? ["--without-refused"] : []),
  ][0];
  const isWithoutRoster = idle !== undefined && roster === undefined;
  if (isWithoutRoster) context.fail({ en: `${idle} does nothing without --roster`, zh: `${idle} 须与 --roster 同用` });
  return isOtherForm || isWithoutRoster;
}

async function write(
  format: Format,
  output: string | undefined,
  report: DiffReport,
  roster: RosterCount | null,
  context: Context,
): Promise<ExitCode> {
  if (format !== "xlsx")
    return writeResult(output, await written(format, report, roster, context, output === undefined), context);
  const { diffTables } = await import("../../report/diff-tables.ts");
  return writeWorkbook(output!, diffTables(report, roster, context.language), context);
}

async function written(
  format: Exclude<Format, "xlsx">,
  report: DiffReport,
  roster: RosterCount | null,
  context: Context,
  isShown: boolean,
): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(diffJson(report, roster), null, 2)}\n`;
    case "html":
      return (await import("../../report/diff-page.ts")).diffPage(report, roster, context.language);
    case "text":
      return reportText(report, roster, {
        language: context.language,
        colours: isShown ? context.colours.out : pc.createColors(false),
      });
  }
}

/** A difference, or something that is not known to be none. */
function differs({ changes, entities }: DiffReport): boolean {
  return changes.length > 0 || entities.some(({ groups, unknown }) => groups.length + unknown.length > 0);
}

function worse(...ended: readonly (LoadedProgram | ExitCode)[]): ExitCode {
  const codes = ended.filter((each): each is ExitCode => typeof each === "number");
  return Math.max(...codes) as ExitCode;
}
