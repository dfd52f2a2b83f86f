import { join } from "node:path";
import {
  build as buildFiles,
  CannotBuild,
  type DialectName,
  type EmittedFile,
  type Origin,
  type Target as LibraryTarget,
  type Unbuildable,
  type Unsayable,
} from "../../api/build.ts";
import { buildWasm, type EmittedBytes } from "../../api/build-wasm.ts";
import type { SourceFile } from "../../grammar/source.ts";
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { writeEmittedFiles } from "../emitted-files.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Text } from "../language.ts";
import { answering, type LoadedProgram, loadPrograms } from "../load-program.ts";
import { rosterMessage } from "../../roster/problem.ts";
import { runtimeFiles } from "../runtime-source.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface BuildWords {
  readonly out: string;
  readonly target?: string;
  readonly dialect?: string;
  readonly runtime?: string;
  readonly reading: readonly string[];
}

/** What the command line says of how a target is made. */
interface TargetWords {
  readonly runtime: RuntimePlace;
  readonly dialect: DialectName;
}

/** Where generated code takes the runtime from: a folder that is written beside it, or the installed package. */
type RuntimePlace = "beside" | "package";

interface BuiltNotice {
  readonly path: string;
  readonly files: readonly (EmittedFile | EmittedBytes)[];
}

type Target = LibraryTarget | "wasm";

const targets: readonly Target[] = ["ts", "schema", "html", "sql", "dmn", "wasm"];
const dialects: readonly DialectName[] = ["duckdb", "spark"];

/** What generated code calls the runtime that is written beside it. */
const runtimeBeside = "./runtime/index.js";

/** `pol build FILE… --out DIR`: nothing is written unless every file compiles. */
export async function build(paths: readonly string[], options: BuildWords, context: Context): Promise<ExitCode> {
  const name = choiceOf("--target", options.target, targets, context);
  const runtime = choiceOf("--runtime", options.runtime, ["beside", "package"], context);
  const dialect = choiceOf("--dialect", options.dialect, dialects, context);
  if (name === null || runtime === null || dialect === null) return exitCode.usage;
  if (isStandardOutput(options.out, context)) return exitCode.usage;
  const target = name ?? "ts";
  if (isIdle("--runtime", runtime, target, context) || isIdle("--dialect", dialect, target, context))
    return exitCode.usage;
  const built: BuiltNotice[] = [];
  const { programs, ...loading } = loadPrograms(paths, context, options.reading);
  const words: TargetWords = { runtime: runtime ?? "beside", dialect: dialect ?? "duckdb" };
  let worst = loading.worst;
  for (const each of programs) {
    const loaded = answering(each, context);
    const made = typeof loaded === "number" ? loaded : await emitted(loaded, target, words, context);
    if (typeof made === "number") worst = made > worst ? made : worst;
    else built.push(made);
  }
  if (worst !== exitCode.done) return worst;
  if (clashes(built, context)) return exitCode.usage;
  const files = built.flatMap((each) => each.files);
  const failed = writeEmittedFiles(options.out, [...files, ...filesBeside(target, words)]);
  if (failed !== null) {
    context.fail(rosterMessage(failed.problem, failed.path, context.language));
    return exitCode.usage;
  }
  for (const { path } of files) context.print(`${visibleLine(join(options.out, path))}\n`);
  return exitCode.done;
}

/** Whether a target is asked for with an option of another, which is reported. */
function isIdle(
  option: "--runtime" | "--dialect",
  given: string | undefined,
  target: Target,
  context: Context,
): boolean {
  if (given === undefined || target === targetOf[option]) return false;
  context.fail({
    en: `${option} does nothing with --target ${target}`,
    zh: `${option} 对 --target ${target} 不起作用`,
  });
  return true;
}

/** The only target for which an option says anything. */
const targetOf = { "--runtime": "ts", "--dialect": "sql" } as const;

/** What stands once beside all that is generated. */
function filesBeside(target: Target, { runtime }: TargetWords): readonly EmittedFile[] {
  return target === "ts" && runtime === "beside" ? runtimeFiles() : [];
}

/** What a target makes of a notice; where it cannot, reported, how the command ends. */
async function emitted(
  { program, file, sources }: LoadedProgram,
  target: Target,
  { runtime, dialect }: TargetWords,
  context: Context,
): Promise<BuiltNotice | ExitCode> {
  const options = { dialect, language: context.language, ...(runtime === "beside" ? { runtime: runtimeBeside } : {}) };
  try {
    return {
      path: file.path,
      files: await (target === "wasm" ? buildWasm({ program }) : buildFiles({ program }, target, options)),
    };
  } catch (problem) {
    if (!(problem instanceof CannotBuild)) throw problem;
    context.fail(unbuildableWords(problem.problem, file.path, sources), {
      en: "--target ts makes an evaluator that decides records one by one",
      zh: "请用 --target ts 生成逐条计算的程序",
    });
    return exitCode.failed;
  }
}

function unbuildableWords(problem: Unbuildable, path: string, sources: readonly SourceFile[]): Text {
  if (problem.why === "name-or-type") {
    const { about } = problem;
    return {
      en: `${path}: SQL cannot say what is asked of \`${about}\`: texts that no rule names are not told apart, durations are no facts, and names differ by more than capitals and are not \`problem\``,
      zh: `${path}：SQL 无法表达对“${about}”的要求：规则未写明的文本不作区分，时长不能作为事实，名称不能只有大小写之别，也不能是 problem`,
    };
  }
  const place = placeOf(problem.origin, sources);
  if (problem.why === "columns")
    return {
      en: `${place}: columns cannot hold what is asked here: a list of records, a series, or a record around`,
      zh: `${place}：此处用到记录列表、数列或外层记录，按列计算无法容纳`,
    };
  const { en, zh } = unsayable[problem.why];
  return { en: `${place}: DMN cannot say what is asked here: ${en}`, zh: `${place}：DMN 无法表达此处的要求：${zh}` };
}

const unsayable: Readonly<Record<Unsayable, Text>> = {
  records: { en: "a list of records, or a record around", zh: "记录列表或外层记录" },
  series: { en: "numbers by date or by month", zh: "按日期或按月的数列" },
  inexact: { en: "a number that no decimal of 34 digits holds exactly", zh: "34位小数无法准确表示的数" },
  duration: { en: "a duration that may be of months and of days", zh: "可能既有月又有日的时长" },
  "absent-sets": { en: "the union of sets that may be absent", zh: "可能缺失的集合之并集" },
  failure: {
    en: "the decisions from here on may give a number that is too large or a day beyond the calendar",
    zh: "自此处起的决定可能得出过大的数或超出日历的日期",
  },
};

function placeOf({ file, span }: Origin, sources: readonly SourceFile[]): string {
  const { line, column } = sources.find(({ path }) => path === file)!.position(span.start);
  return `${file}:${line}:${column}`;
}

/** Several files are written, which need a folder. */
function isStandardOutput(out: string, context: Context): boolean {
  if (out !== "-") return false;
  context.fail(
    { en: "--out takes a folder, not standard output", zh: "--out 须为文件夹，不能是标准输出" },
    { en: "name a folder, as in --out generated (a folder called `-` is ./-)", zh: "请指定文件夹，如 --out generated" },
  );
  return true;
}

/** Whether two notices would become one file, which is reported. */
function clashes(built: readonly BuiltNotice[], context: Context): boolean {
  const madeOf = new Map<string, string>();
  for (const { path: notice, files } of built) {
    for (const { path } of files) {
      const other = madeOf.get(path);
      if (other !== undefined) return reportClash(other, notice, path, context);
      madeOf.set(path, notice);
    }
  }
  return false;
}

function reportClash(one: string, other: string, file: string, context: Context): true {
  context.fail(
    { en: `${one} and ${other} would both become ${file}`, zh: `${one} 与 ${other} 会生成同名文件 ${file}` },
    {
      en: "give the notices different names, or build each into its own folder",
      zh: "请为通知取不同的名称，或分别生成到不同的文件夹",
    },
  );
  return true;
}
