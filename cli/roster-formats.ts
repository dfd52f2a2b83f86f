import { extname } from "node:path";
import { choiceOf } from "./choice.ts";
import type { Context } from "./context.ts";
import type { RosterBatch } from "./roster/batch.ts";
import { type FormatName, formatOf, rosterFormats } from "./roster/formats.ts";

/** The formats of a roster and of what is decided of it. */
export interface RosterFormats {
  readonly input: FormatName;
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
 * ending have the format that is given, else that of the input. Null, reported, where a format cannot be told.
 */
export function rosterFormatsFor({ input, output, format }: FormatWords, context: Context): RosterFormats | null {
  const given = choiceOf("--format", format, Object.keys(rosterFormats) as FormatName[], context);
  if (given === null) return null;
  const inputFormat = (input === "-" ? null : formatOf(input)) ?? given;
  if (inputFormat === undefined) return refuse(input, context);
  const isNamed = output !== undefined && extname(output) !== "";
  if (!isNamed) return { input: inputFormat, output: given ?? inputFormat };
  const outputFormat = formatOf(output) ?? given;
  return outputFormat === undefined ? refuse(output, context) : { input: inputFormat, output: outputFormat };
}

/** Whether columns are to be passed over in a format that has none, which is reported. */
export function ignoresNoColumns(isIgnoring: boolean | undefined, format: FormatName, context: Context): boolean {
  if (isIgnoring !== true || format === "csv") return false;
  context.fail({
    en: `--ignore-columns is for tables; ${format} has no columns`,
    zh: `--ignore-columns 用于表格，${format} 没有列`,
  });
  return true;
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

function refuse(path: string, context: Context): null {
  context.fail(
    path === "-"
      ? { en: "the format of standard input is not given", zh: "未写明标准输入的格式" }
      : { en: `the name of ${path} does not tell its format`, zh: `从文件名 ${path} 看不出格式` },
    path === "-"
      ? { en: "add --format json, jsonl or csv", zh: "请加上 --format json、jsonl 或 csv" }
      : {
          en: "name it .json, .jsonl or .csv, or add --format json, jsonl or csv",
          zh: "请使用 .json、.jsonl 或 .csv 文件，或加上 --format json、jsonl 或 csv",
        },
  );
  return null;
}
