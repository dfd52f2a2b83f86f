import { extname } from "node:path";
import { choiceOf } from "./choice.ts";
import type { Context } from "./context.ts";
import {
  type FormatName,
  formatNames,
  formatOf,
  inputFormats,
  type InputFormatName,
  rosterFormats,
  writtenFormatOf,
} from "./roster/formats.ts";

/** The formats of a roster and of what is decided of it. */
export interface RosterFormats {
  readonly input: InputFormatName;
  readonly output: FormatName;
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
 * cannot be told, or where a terminal would be given what is no text.
 */
export function rosterFormatsFor({ input, output, format }: FormatWords, context: Context): RosterFormats | null {
  const given = choiceOf("--format", format, formatNames, context);
  if (given === null) return null;
  const inputFormat = (input === "-" ? null : formatOf(input)) ?? given;
  if (inputFormat === undefined) return refuse(input, context);
  if (output !== undefined && extname(output) !== "") {
    const outputFormat = writtenFormatOf(output) ?? given;
    return outputFormat === undefined ? refuse(output, context) : { input: inputFormat, output: outputFormat };
  }
  const unnamed = given ?? (isTextFormat(inputFormat) ? inputFormat : "csv");
  if (output === undefined && context.io.stdout.isTTY === true && !rosterFormats[unnamed].isText) {
    context.fail(
      { en: `${unnamed} is no text, and a terminal cannot show it`, zh: `${unnamed} 不是文本，终端无法显示` },
      { en: "name a file by --output", zh: "请用 --output 指定文件" },
    );
    return null;
  }
  return { input: inputFormat, output: unnamed };
}

function isTextFormat(format: InputFormatName): format is FormatName {
  return inputFormats[format].isText;
}

/** What the command line says of the columns and the sheet of a roster. */
export interface TableWords {
  readonly ignoreColumns?: boolean;
  readonly sheet?: string;
}

/** Whether an option speaks of what a format has not, which is reported. */
export function asksForNoTable(
  { ignoreColumns, sheet }: TableWords,
  format: InputFormatName,
  context: Context,
): boolean {
  const hasNoColumns = ignoreColumns === true && !inputFormats[format].isTable;
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

/** The names of the formats in words: `.json, .jsonl or .csv`. */
export function formatWords(prefix = ""): { readonly en: string; readonly zh: string } {
  const names = formatNames.map((name) => prefix + name);
  const [last, before] = [names.at(-1)!, names.slice(0, -1)];
  return { en: `${before.join(", ")} or ${last}`, zh: `${before.join("、")} 或 ${last}` };
}

function refuse(path: string, context: Context): null {
  const [endings, names] = [formatWords("."), formatWords()];
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
