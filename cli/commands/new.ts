import { existsSync } from "node:fs";
import { basename } from "node:path";
import { draftOfNewYear, type Host, memoryHost, type NewYearDraft, type NoDraft } from "../../api/index.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { fileHost, UnreadableText } from "../file-host.ts";
import type { Text } from "../language.ts";
import { overwritesInput } from "../overwrites-input.ts";
import { libraryDiagnosticText } from "../render/diagnostic.ts";
import { rosterMessage } from "../../roster/problem.ts";
import { readSource } from "../source-files.ts";
import { writeText } from "../write-text.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface NewOptions {
  readonly from: string;
  readonly year: string;
  readonly force?: true;
}

/** `pol new FILE --from OLD --year N`: last year's notice as the draft of the new one. */
export async function startNewYear(
  [path = ""]: readonly string[],
  options: NewOptions,
  context: Context,
): Promise<ExitCode> {
  const year = readYear(options.year, context);
  if (year === null) return exitCode.usage;
  const draft = await readDraft(options.from, { name: basename(path, ".pol"), year }, context);
  if (typeof draft === "number") return draft;
  if (overwritesInput(path, [options.from], context)) return exitCode.usage;
  if (options.force !== true && existsSync(path)) {
    context.fail(
      { en: `${path} exists already`, zh: `${path} 已存在` },
      { en: "--force overwrites it", zh: "加上 --force 可覆盖" },
    );
    return exitCode.usage;
  }
  const problem = await writeText(path, draft.text);
  if (problem !== null) {
    context.fail(rosterMessage(problem, path, context.language));
    return exitCode.usage;
  }
  noteLeapDays(draft, context);
  context.print(`${visibleLine(path)}\n`);
  return exitCode.done;
}

function readYear(word: string, context: Context): number | null {
  if (/^[1-9]\d{3}$/u.test(word)) return Number(word);
  context.fail({
    en: `--year takes a year of four digits, not \`${word}\``,
    zh: `--year 应为四位数年份，而不是“${word}”`,
  });
  return null;
}

type Drafted = Extract<NewYearDraft, { readonly ok: true }>;
type Wanted = Parameters<typeof draftOfNewYear>[2];

/** The new notice, called as its file is; or, reported, how the command ends where there is none. */
async function readDraft(from: string, wanted: Wanted, context: Context): Promise<Drafted | ExitCode> {
  const file = readSource(from);
  if ("problem" in file) {
    context.fail(rosterMessage(file, from, context.language));
    return exitCode.usage;
  }
  const host = memoryHost({ [from]: file.text }, fileHost());
  try {
    return told(await draftOfNewYear(from, host, wanted), from, wanted, host, context);
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    context.fail(rosterMessage(error.problem, error.path, context.language));
    return exitCode.usage;
  }
}

function told(draft: NewYearDraft, from: string, wanted: Wanted, host: Host, context: Context): Drafted | ExitCode {
  for (const each of draft.diagnostics)
    context.note(`${libraryDiagnosticText(each, host, context.language, context.colours.error)}\n`);
  if (draft.ok) return draft;
  if (draft.why === "errors") return exitCode.failed;
  const { message, help } = refusals[draft.why](from, wanted, draft.lastYear ?? 0);
  context.fail(message, help);
  return draft.why === "no-year" ? exitCode.failed : exitCode.usage;
}

interface Refusal {
  readonly message: Text;
  readonly help: Text | null;
}

const refusals: {
  readonly [W in Exclude<NoDraft, "errors">]: (from: string, wanted: Wanted, lastYear: number) => Refusal;
} = {
  name: (_, { name }) => ({
    message: { en: `a notice cannot be called \`${name}\``, zh: `通知不能命名为“${name}”` },
    help: {
      en: "name the file after place and year, as in nanan-2026.pol",
      zh: "请以地名和年度命名文件，如 nanan-2026.pol",
    },
  }),
  vocabulary: (from) => ({
    message: {
      en: `${from} is a vocabulary; a new year starts from a notice`,
      zh: `${from} 是词汇表；新年度须以通知文件为底稿`,
    },
    help: null,
  }),
  "no-year": (from) => ({
    message: { en: `${from} does not state its plan year`, zh: `${from} 未写明年度` },
    help: { en: "add a line `year …` under its title", zh: "请在标题下补一行“年度 ……”" },
  }),
  "not-later": (from, { year }, lastYear) => ({
    message: {
      en: `${from} is of ${lastYear}, and --year ${year} is no later year`,
      zh: `${from} 为${lastYear}年度，--year ${year} 并非其后的年度`,
    },
    help: {
      en: `a new year's notice starts from an earlier one: --year ${lastYear + 1}`,
      zh: `新年度通知以此前年度为底稿，如 --year ${lastYear + 1}`,
    },
  }),
};

/** The mark stands where the date does; that a day was lost is not seen there. */
function noteLeapDays({ lostLeapDays }: Drafted, context: Context): void {
  for (const { file, line, column, year } of lostLeapDays) {
    const place = `${visibleLine(file)}:${line}:${column}`;
    context.remark({
      en: `${place}: ${year}-02-29 became 28 February, as the new year has no 29th`,
      zh: `${place}：${year}年2月29日改为2月28日，因新年度没有29日`,
    });
  }
}
