import { addPolicy, defaultArchive, listPolicies } from "../archive/archive.ts";
import { visibleLine } from "../../runtime/visible-text.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { answering, loadPrograms } from "../load-program.ts";
import { tableText } from "../render/table.ts";
import { rosterMessage } from "../../roster/problem.ts";

interface ArchiveOptions {
  readonly archive?: string;
  readonly reading: readonly string[];
  readonly json?: true;
}

/** `pol archive`: what is kept; `pol archive add FILE…`: keeps policies by their hashes. */
export async function archive(
  [action, ...paths]: readonly string[],
  options: ArchiveOptions,
  context: Context,
): Promise<ExitCode> {
  const folder = options.archive ?? defaultArchive;
  if (action === undefined) return list(folder, options, context);
  if (action === "add" && paths.length > 0) return add(folder, paths, options, context);
  context.fail(
    {
      en: `\`pol archive\` has no action \`${[action, ...paths].join(" ")}\``,
      zh: `“pol archive”没有“${[action, ...paths].join(" ")}”这一操作`,
    },
    {
      en: "`pol archive` lists what is kept, `pol archive add FILE…` keeps notices",
      zh: "“pol archive”列出存档，“pol archive add 文件…”存入通知",
    },
  );
  return exitCode.usage;
}

function list(folder: string, { json }: ArchiveOptions, context: Context): ExitCode {
  const kept = listPolicies(folder);
  if (json === true) context.print(`${JSON.stringify(kept, null, 2)}\n`);
  else
    context.print(
      tableText(kept.map(({ policyHash, notice, title }) => [policyHash.slice(0, 12), notice, title].map(visibleLine))),
    );
  return exitCode.done;
}

async function add(
  folder: string,
  paths: readonly string[],
  { reading }: ArchiveOptions,
  context: Context,
): Promise<ExitCode> {
  const { programs, worst } = loadPrograms(paths, context, reading);
  if (worst !== exitCode.done) return worst;
  for (const loaded of programs) {
    const answers = answering(loaded, context);
    if (typeof answers === "number") return answers;
    const { policyHash, program } = answers;
    const isNew = await addPolicy(folder, answers);
    if (typeof isNew !== "boolean") {
      context.fail(rosterMessage(isNew, folder, context.language));
      return exitCode.usage;
    }
    const line = `${policyHash.slice(0, 12)}  ${program.notice.name}`;
    context.print(
      `${context.say(isNew ? { en: `kept   ${line}`, zh: `已存入　${line}` } : { en: `there  ${line}`, zh: `已在档　${line}` })}\n`,
    );
  }
  return exitCode.done;
}
