import { join } from "node:path";
import type { EmittedBytes, EmittedFile } from "../../emit/emitted-file.ts";
import { NotInDmn } from "../../emit/dmn/not-in-dmn.ts";
import { type DialectName, dialects } from "../../emit/sql/dialect.ts";
import { NotInSql } from "../../emit/sql/names.ts";
import { NotColumnar } from "../../emit/columnar/lowering.ts";
import type { SourceFile } from "../../grammar/source.ts";
import type { Origin, Program } from "../../ir/ir.ts";
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { writeEmittedFiles } from "../emitted-files.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { answering, type LoadedProgram, loadPrograms } from "../load-program.ts";
import { rosterMessage } from "../roster/problem.ts";
import { runtimeFiles } from "../runtime-source.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface BuildOptions {
  readonly out: string;
  readonly target?: string;
  readonly dialect?: string;
  readonly runtime?: string;
  readonly reading: readonly string[];
}

/** What is generated of a program, and what stands beside it once. An emitter is loaded only when it is asked for. */
interface BuildTarget {
  readonly emit: (
    program: Program,
    context: Context,
    words: TargetWords,
  ) => Promise<readonly (EmittedFile | EmittedBytes)[]>;
  readonly beside: (runtime: RuntimePlace) => readonly EmittedFile[];
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

const targets = {
  ts: {
    emit: async (program, _, { runtime }) => {
      const { emitTypeScript } = await import("../../emit/typescript/emit.ts");
      return runtime === "beside" ? emitTypeScript(program) : emitTypeScript(program, "pol/runtime");
    },
    beside: (runtime) => (runtime === "beside" ? runtimeFiles() : []),
  },
  schema: {
    emit: async (program) => (await import("../../emit/json-schema.ts")).emitJsonSchema(program),
    beside: () => [],
  },
  html: {
    emit: async (program, { language }) => (await import("../../report/notice-page.ts")).emitHtml(program, language),
    beside: () => [],
  },
  sql: {
    emit: async (program, _, { dialect }) => (await import("../../emit/sql/emit.ts")).emitSql(program, dialect),
    beside: () => [],
  },
  dmn: {
    emit: async (program) => (await import("../../emit/dmn/emit.ts")).emitDmn(program),
    beside: () => [],
  },
  wasm: {
    emit: async (program) => (await import("../../emit/wasm/emit.ts")).emitWasm(program),
    beside: () => [],
  },
} as const satisfies Record<string, BuildTarget>;

type Target = keyof typeof targets;

/** `pol build FILE… --out DIR`: nothing is written unless every file compiles. */
export async function build(paths: readonly string[], options: BuildOptions, context: Context): Promise<ExitCode> {
  const name = choiceOf("--target", options.target, Object.keys(targets) as Target[], context);
  const runtime = choiceOf("--runtime", options.runtime, ["beside", "package"], context);
  const dialect = choiceOf("--dialect", options.dialect, Object.keys(dialects) as DialectName[], context);
  if (name === null || runtime === null || dialect === null) return exitCode.usage;
  if (isStandardOutput(options.out, context)) return exitCode.usage;
  const asked = name ?? "ts";
  if (isIdle("--runtime", runtime, asked, context) || isIdle("--dialect", dialect, asked, context))
    return exitCode.usage;
  const target: BuildTarget = targets[asked];
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
  const failed = writeEmittedFiles(options.out, [...files, ...target.beside(words.runtime)]);
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

/** What a target makes of a notice; where it cannot, reported, how the command ends. */
async function emitted(
  { program, file, sources }: LoadedProgram,
  target: BuildTarget,
  words: TargetWords,
  context: Context,
): Promise<BuiltNotice | ExitCode> {
  try {
    return { path: file.path, files: await target.emit(program, context, words) };
  } catch (problem) {
    if (problem instanceof NotColumnar) reportNotColumnar(problem, sources, context);
    else if (problem instanceof NotInSql) reportNotInSql(problem, file.path, context);
    else if (problem instanceof NotInDmn) reportNotInDmn(problem, sources, context);
    else throw problem;
    return exitCode.failed;
  }
}

function reportNotColumnar({ by: { origin } }: NotColumnar, sources: readonly SourceFile[], context: Context): void {
  const place = placeOf(origin, sources);
  context.fail(
    {
      en: `${place}: columns cannot hold what is asked here: a list of records, a series, or a record around`,
      zh: `${place}：此处用到记录列表、数列或外层记录，按列计算无法容纳`,
    },
    {
      en: "--target ts makes an evaluator that decides records one by one",
      zh: "请用 --target ts 生成逐条计算的程序",
    },
  );
}

function reportNotInDmn({ what, origin }: NotInDmn, sources: readonly SourceFile[], context: Context): void {
  const place = placeOf(origin, sources);
  const { en, zh } = unsayable[what];
  context.fail(
    { en: `${place}: DMN cannot say what is asked here: ${en}`, zh: `${place}：DMN 无法表达此处的要求：${zh}` },
    {
      en: "--target ts makes an evaluator that decides records one by one",
      zh: "请用 --target ts 生成逐条计算的程序",
    },
  );
}

const unsayable: Readonly<Record<NotInDmn["what"], { readonly en: string; readonly zh: string }>> = {
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

function reportNotInSql({ about }: NotInSql, path: string, context: Context): void {
  context.fail(
    {
      en: `${path}: SQL cannot say what is asked of \`${about}\`: texts that no rule names are not told apart, durations are no facts, and names differ by more than capitals and are not \`problem\``,
      zh: `${path}：SQL 无法表达对“${about}”的要求：规则未写明的文本不作区分，时长不能作为事实，名称不能只有大小写之别，也不能是 problem`,
    },
    {
      en: "--target ts makes an evaluator that decides records one by one",
      zh: "请用 --target ts 生成逐条计算的程序",
    },
  );
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
