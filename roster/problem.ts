import { type Language, looksOf } from "../runtime/messages.ts";
import { cutText } from "../runtime/visible-text.ts";
import { type DatabaseProblem, databaseSentences } from "./database-problem.ts";
import { type Ways, waysText } from "./ways.ts";
import { type WorkbookProblem, workbookSentences } from "./workbook/problem.ts";

/** What is wrong with a roster as a whole, or with the file that its decisions are written to; data, not words. */
export type RosterProblem =
  | { readonly problem: "missing-file" }
  | { readonly problem: "missing-folder" }
  | { readonly problem: "directory" }
  | { readonly problem: "not-a-plain-file" }
  | { readonly problem: "not-a-folder" }
  | { readonly problem: "link-loop" }
  | { readonly problem: "name-too-long" }
  | { readonly problem: "no-permission" }
  | { readonly problem: "read-only" }
  | { readonly problem: "in-use" }
  | { readonly problem: "changed-file" }
  | { readonly problem: "device-failed" }
  | { readonly problem: "disk-full" }
  /** What was written to a stream before is not taken back. */
  | { readonly problem: "output-full" }
  | { readonly problem: "file-failed"; readonly reason: string }
  | { readonly problem: "corrupt-gzip" }
  | { readonly problem: "damaged-parquet" }
  | { readonly problem: "truncated-gzip" }
  | { readonly problem: "source-too-long" }
  | { readonly problem: "empty-file" }
  | { readonly problem: "wrong-encoding"; readonly line: number; readonly mixed: boolean }
  | { readonly problem: "record-too-long"; readonly line: number }
  | { readonly problem: "row-too-long"; readonly line: number }
  | { readonly problem: "json-syntax"; readonly line: number; readonly column: number; readonly found: string | null }
  /** The place is that of the bracket behind the comma. */
  | { readonly problem: "nothing-after-comma"; readonly line: number; readonly column: number; readonly found: string }
  | { readonly problem: "not-a-list"; readonly found: string }
  | { readonly problem: "unclosed-quote"; readonly line: number }
  | { readonly problem: "other-separator"; readonly separator: Separator }
  | { readonly problem: "unnamed-column"; readonly number: number; readonly line: number }
  /** A row above the header, which stands in another line. */
  | { readonly problem: "title-row"; readonly line: number; readonly title: string; readonly header: number }
  | { readonly problem: "unknown-column"; readonly name: string; readonly near: string | null }
  | { readonly problem: "repeated-column"; readonly name: string }
  /** No column of examples says what is expected; some decision could be. */
  | { readonly problem: "no-expected-column"; readonly decision: { readonly name: string; readonly label: string } }
  | { readonly problem: "missing-column"; readonly name: string; readonly label: string }
  | DatabaseProblem
  | WorkbookProblem;

/** What separates the columns of tables that are not comma-separated. */
export type Separator = ";" | "；" | "，" | "|" | "\t";

type ProblemKind = RosterProblem["problem"];
type Sentences = {
  readonly [K in ProblemKind]: (problem: Extract<RosterProblem, { readonly problem: K }>, ways: Ways | null) => string;
};

/** The errors of the file system and of zlib that people meet, by the code that Node.js gives them. */
const codes: ReadonlyMap<string | undefined, RosterProblem> = new Map<string, RosterProblem>([
  ["ENOENT", { problem: "missing-file" }],
  ["EISDIR", { problem: "directory" }],
  ["ENOTDIR", { problem: "not-a-folder" }],
  ["EEXIST", { problem: "not-a-folder" }],
  ["ELOOP", { problem: "link-loop" }],
  ["ENAMETOOLONG", { problem: "name-too-long" }],
  ["EACCES", { problem: "no-permission" }],
  ["EPERM", { problem: "no-permission" }],
  ["EROFS", { problem: "read-only" }],
  ["EBUSY", { problem: "in-use" }],
  ["ETXTBSY", { problem: "in-use" }],
  ["EIO", { problem: "device-failed" }],
  ["ENOSPC", { problem: "disk-full" }],
  ["EDQUOT", { problem: "disk-full" }],
  ["EFBIG", { problem: "disk-full" }],
  ["Z_DATA_ERROR", { problem: "corrupt-gzip" }],
  ["Z_BUF_ERROR", { problem: "truncated-gzip" }],
]);

const fileFailures: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  ...[...codes.values()].map(({ problem }) => problem),
  "missing-folder",
  "changed-file",
  "not-a-plain-file",
  "output-full",
  "file-failed",
  "damaged-parquet",
  ...(Object.keys(databaseSentences.en) as DatabaseProblem["problem"][]),
  ...(Object.keys(workbookSentences.en) as WorkbookProblem["problem"][]),
]);

/** Whether a file could not be read or written at all (exit code 2), rather than that its content is wrong (1). */
export function isFileFailure({ problem }: RosterProblem): boolean {
  return fileFailures.has(problem);
}

/** Why the bytes of a roster cannot be had; caught where its batches are made. */
export class UnreadableRoster extends Error {
  readonly problem: RosterProblem;

  constructor(problem: RosterProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** The problem that an error of the file system, or of what stands in for one, stands for. */
export function fileProblem(error: unknown): RosterProblem {
  if (error instanceof UnreadableRoster) return error.problem;
  const { code, message } = error as NodeJS.ErrnoException;
  return codes.get(code) ?? { problem: "file-failed", reason: code ?? message ?? String(error) };
}

/** The same for an error of a stream. */
export function streamProblem(error: unknown): RosterProblem {
  const found = fileProblem(error);
  return found.problem === "disk-full" ? { problem: "output-full" } : found;
}

/**
 * A problem in words, after the name of the file and, where it is known, the line and the column or the cell; with what
 * helps, where the ways to it are told.
 */
export function rosterMessage(
  problem: RosterProblem,
  file: string,
  language: Language,
  ways: Ways | null = null,
): string {
  const sentence = sentences[language][problem.problem] as (problem: RosterProblem, ways: Ways | null) => string;
  return `${file}${place(problem)}${language === "en" ? ": " : "："}${sentence(problem, ways)}`;
}

function place(problem: RosterProblem): string {
  if ("address" in problem) return `:${problem.address}`;
  if (!("line" in problem)) return "";
  return "column" in problem ? `:${problem.line}:${problem.column}` : `:${problem.line}`;
}

const sentences: { readonly [L in Language]: Sentences } = {
  en: {
    ...databaseSentences.en,
    ...workbookSentences.en,
    "missing-file": () => "there is no such file",
    "missing-folder": () => "the folder for this file does not exist",
    directory: () => "this is a folder; expected a file",
    "not-a-plain-file": () => "this is a pipe or a device; expected a file",
    "not-a-folder": () => "a file stands where this path needs a folder",
    "link-loop": () => "the links on this path lead round in a circle",
    "name-too-long": () => "the name of this file is too long",
    "no-permission": () => "permission to open this file is denied",
    "read-only": () => "this place can only be read, not written to",
    "in-use": () => "another program is using this file",
    "changed-file": () => "this file was changed, moved or locked since it was chosen; choose it again",
    "device-failed": () => "the device that holds this file does not answer properly",
    "disk-full": () => "there is no space left to write this file; nothing was written",
    "output-full": () => "there is no space left to write more; what was written is incomplete",
    "file-failed": ({ reason }) => `the file cannot be used (${reason})`,
    "damaged-parquet": () =>
      "this is no Parquet file, or it is damaged, locked or breaks off; make it again, or copy it again from where it came",
    "corrupt-gzip": () =>
      "this is not a gzip file, or it is damaged; pack it again, or copy it again from where it came",
    "truncated-gzip": () => "this gzip file breaks off before its end; copy it again from where it came",
    "source-too-long": () =>
      "this file has more than 8 MB, as no notice or vocabulary has; is it another file that was meant?",
    "empty-file": () => "the file is empty",
    "wrong-encoding": ({ mixed }) =>
      mixed
        ? "this line is in another encoding than those before it; where files were joined, save each as UTF-8 first"
        : "the text is not UTF-8; save the file as UTF-8",
    "record-too-long": () => "a record of more than 16 million characters starts here; is a bracket not closed?",
    "row-too-long": () => "a row of more than a million characters starts here; is a line end missing?",
    "json-syntax": ({ found }) =>
      found === null ? "the JSON text ends too early" : `\`${found}\` is not expected here in JSON`,
    "nothing-after-comma": ({ found }) => `the comma before this \`${found}\` has nothing after it; remove the comma`,
    "not-a-list": ({ found }) => `the roster starts with \`${found}\`; expected a list of records, \`[{…}, {…}]\``,
    "unclosed-quote": () => "a quotation mark opened in this row is never closed",
    "other-separator": ({ separator }) =>
      `the columns are separated by ${separators[separator].en}; separate them by commas`,
    "unnamed-column": ({ number }) =>
      `column number ${number} has no name, and this row has something in it; name the column or empty it`,
    "title-row": ({ title, header }) =>
      `this row is a title, \`${cut(title)}\`, and the names of the columns stand in line ${header}; remove the rows above them`,
    "unknown-column": ({ name, near }, ways) =>
      `the vocabulary has nothing called \`${cut(name)}\`${near === null ? waysText(ways?.ignoreColumns, "en") : `; did you mean \`${near}\`?`}${looksOf(name, near, "en")}`,
    "repeated-column": ({ name }) => `there is more than one column \`${cut(name)}\``,
    "no-expected-column": ({ decision }) =>
      `no column says what is expected; call one \`=> ${decision.name}\` or by another decision`,
    "missing-column": ({ name, label }) => `the column \`${name}\` (${label}) is missing; every record needs it`,
  },
  zh: {
    ...databaseSentences.zh,
    ...workbookSentences.zh,
    "missing-file": () => "文件不存在",
    "missing-folder": () => "文件所在的文件夹不存在",
    directory: () => "这是文件夹，请指定文件",
    "not-a-plain-file": () => "这是管道或设备，请指定文件",
    "not-a-folder": () => "路径中应为文件夹的一处是文件",
    "link-loop": () => "路径中的链接循环引用",
    "name-too-long": () => "文件名过长",
    "no-permission": () => "没有打开该文件的权限",
    "read-only": () => "该位置为只读，无法写入",
    "in-use": () => "该文件正被其他程序占用",
    "changed-file": () => "文件在选定之后被改动、移走或锁定，请重新选择",
    "device-failed": () => "存放该文件的设备读写出错",
    "disk-full": () => "磁盘空间不足，未写入任何内容",
    "output-full": () => "空间不足，无法继续写入，已写内容不完整",
    "file-failed": ({ reason }) => `文件无法使用（${reason}）`,
    "damaged-parquet": () => "文件不是 Parquet 文件，或已损坏、加密、不完整，请重新生成或重新取得该文件",
    "corrupt-gzip": () => "文件不是 gzip 压缩文件或已损坏，请重新压缩，或重新取得该文件",
    "truncated-gzip": () => "gzip 压缩文件不完整，提前结束，请重新取得该文件",
    "source-too-long": () => "文件超过 8 MB，通知和词汇表不会如此之大，请核对是否选错了文件",
    "empty-file": () => "文件为空",
    "wrong-encoding": ({ mixed }) =>
      mixed
        ? "该行与前面各行的文字编码不同；如系多个文件合并而成，请先将各文件另存为 UTF-8 编码再合并"
        : "文字编码不是 UTF-8，请将文件另存为 UTF-8 编码",
    "record-too-long": () => "从此处开始的一条记录超过 1600 万字符，请检查括号是否配对",
    "row-too-long": () => "从此处开始的一行超过 100 万字符，请检查是否缺少换行",
    "json-syntax": ({ found }) =>
      found === null ? "JSON 内容不完整，提前结束" : `JSON 语法错误：此处不应出现“${found}”`,
    "nothing-after-comma": ({ found }) => `此处“${found}”之前的逗号后面没有内容，请删去该逗号`,
    "not-a-list": ({ found }) => `名册以“${found}”开头，应为记录列表，如 [{…}, {…}]`,
    "unclosed-quote": () => "该行有引号没有闭合",
    "other-separator": ({ separator }) => `各列以${separators[separator].zh}分隔，请改用英文逗号分隔`,
    "unnamed-column": ({ number }) => `第 ${number} 列没有列名，但该行此列填有内容，请补上列名或清空该列`,
    "title-row": ({ title, header }) => `该行是标题“${cut(title)}”，列名在第 ${header} 行，请删去列名以上的各行`,
    "unknown-column": ({ name, near }, ways) =>
      `词汇表中没有“${cut(name)}”${near === null ? waysText(ways?.ignoreColumns, "zh") : `，是否应为“${near}”？`}${looksOf(name, near, "zh")}`,
    "repeated-column": ({ name }) => `列“${cut(name)}”重复出现`,
    "no-expected-column": ({ decision }) => `没有写明预期结果的列，请将某列命名为“=> ${decision.label}”或其他结论`,
    "missing-column": ({ name, label }) => `缺少必需的列“${label}”（${name}）`,
  },
};

function cut(name: string): string {
  return cutText(name, 40);
}

const separators: { readonly [S in Separator]: { readonly [L in Language]: string } } = {
  ";": { en: "semicolons", zh: "分号" },
  "；": { en: "full-width semicolons", zh: "全角分号" },
  "，": { en: "full-width commas", zh: "全角逗号" },
  "|": { en: "vertical bars", zh: "竖线" },
  "\t": { en: "tabs", zh: "制表符" },
};
