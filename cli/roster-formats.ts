import { extname } from "node:path";
import { choiceOf } from "./choice.ts";
import type { Context } from "./context.ts";
import type { RosterBatch } from "./roster/batch.ts";
import {
  type FormatName,
  formatNames,
  formatOf,
  isWritten,
  rosterFormats,
  type WrittenFormat,
  writtenFormatOf,
} from "./roster/formats.ts";

/** The formats of a roster and of what is decided of it. */
export interface RosterFormats {
  readonly input: FormatName;
  readonly output: WrittenFormat;
}

/** What the command line says of the formats. */
export interface FormatWords {
  readonly input: string;
  readonly output?: string;
  readonly format?: string;
}

/**
 * The format of each file by its name, and `--format` where the name does not tell. Standard output and a file without an
 * ending have the format that is given, else that of the input, or CSV where that is no text. Null, reported, where a format
 * cannot be told.
 */
export function rosterFormatsFor({ input, output, format }: FormatWords, context: Context): RosterFormats | null {
  const given = choiceOf("--format", format, formatNames, context);
  if (given === null) return null;
  const inputFormat = (input === "-" ? null : formatOf(input)) ?? given;
  if (inputFormat === undefined) return refuse(input, formatNames, context);
  const isNamed = output !== undefined && extname(output) !== "";
  const unnamed = given ?? inputFormat;
  if (!isNamed) return { input: inputFormat, output: isWritten(unnamed) ? unnamed : "csv" };
  const outputFormat = writtenFormatOf(output) ?? (given !== undefined && isWritten(given) ? given : null);
  return outputFormat === null
    ? refuse(output, formatNames.filter(isWritten), context)
    : { input: inputFormat, output: outputFormat };
}

/** What the command line says of the columns and the sheet of a roster. */
export interface TableWords {
  readonly ignoreColumns?: boolean;
  readonly sheet?: string;
}

/** Whether an option speaks of what a format has not, which is reported. */
export function asksForNoTable({ ignoreColumns, sheet }: TableWords, format: FormatName, context: Context): boolean {
  const hasNoColumns = ignoreColumns === true && !rosterFormats[format].isTable;
  if (hasNoColumns)
    context.fail({
      en: `--ignore-columns is for tables; ${format} has no columns`,
      zh: `--ignore-columns 用于表格，${format} 没有列`,
    });
  const hasNoSheets = sheet !== undefined && format !== "xlsx";
  if (hasNoSheets)
    context.fail({
      en: `--sheet is for workbooks; ${format} has no sheets`,
      zh: `--sheet 用于工作簿，${format} 没有工作表`,
    });
  return hasNoColumns || hasNoSheets;
}

/** Tells which columns of a roster are passed over. */
export function remarkIgnored({ ignored = [] }: Pick<RosterBatch, "ignored">, input: string, context: Context): void {
  if (ignored.length === 0) return;
  const named = ignored.map(({ name, near }) => ({
    en: near === null ? `\`${name}\`` : `\`${name}\` (did you mean \`${near}\`?)`,
    zh: near === null ? `“${name}”` : `“${name}”（是否应为“${near}”？）`,
  }));
  context.remark({
    en: `${input}: columns passed over: ${named.map(({ en }) => en).join(", ")}`,
    zh: `${input}：已忽略以下各列：${named.map(({ zh }) => zh).join("、")}`,
  });
}

/** Names of formats in words: `.json, .jsonl or .csv`. */
export function formatWords(formats: readonly FormatName[], prefix = ""): { readonly en: string; readonly zh: string } {
  const names = formats.map((name) => prefix + name);
  const [last, before] = [names.at(-1)!, names.slice(0, -1)];
  return { en: `${before.join(", ")} or ${last}`, zh: `${before.join("、")} 或 ${last}` };
}

function refuse(path: string, formats: readonly FormatName[], context: Context): null {
  const [endings, names] = [formatWords(formats, "."), formatWords(formats)];
  context.fail(
    path === "-"
      ? { en: "the format of standard input is not given", zh: "未写明标准输入的格式" }
      : { en: `the name of ${path} does not tell its format`, zh: `从文件名 ${path} 看不出格式` },
    path === "-"
      ? { en: `add --format ${names.en}`, zh: `请加上 --format ${names.zh}` }
      : {
          en: `name it ${endings.en}, or add --format ${names.en}`,
          zh: `请使用 ${endings.zh} 文件，或加上 --format ${names.zh}`,
        },
  );
  return null;
}
