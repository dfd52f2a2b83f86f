/** The first run: every notice that comes with the project decides a small roster of made-up persons. */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { exitCode } from "../cli/exit-code.ts";
import { Context } from "../cli/context.ts";
import { chooseLanguage } from "../cli/language.ts";
import { type LoadedProgram, loadProgram } from "../cli/load-program.ts";
import { readSource } from "../cli/source-files.ts";
import { SourceFile } from "../grammar/source.ts";
import { decidedTable, readPersons } from "./decided.ts";
import { explainOne } from "./explained.ts";

/** Beside `demo/` in the sources, beside `dist/` when built. */
const policies = fileURLToPath(new URL("../policies/", import.meta.url));
const roster = fileURLToPath(new URL("../demo/roster.csv", import.meta.url));

const { stdin, stdout, stderr, env, argv } = process;
const context = new Context({ stdin, stdout, stderr, env }, chooseLanguage(argv.slice(2), env));
// Whoever reads a pipe may have seen enough.
stdout.on("error", () => {});
process.exitCode = await demonstrate();

async function demonstrate(): Promise<number> {
  const loaded: LoadedProgram[] = [];
  for (const path of noticePaths()) {
    const notice = loadProgram(path, context);
    if (typeof notice === "number") return notice;
    loaded.push(notice);
  }
  for (const { program } of loaded) {
    const persons = await readPersons(program, roster);
    context.print(decidedTable(program, persons, context));
  }
  const [first] = loaded;
  if (first !== undefined) context.print(explainOne(first, await readPersons(first.program, roster), context));
  return exitCode.done;
}

/** The files in `policies/` that begin with a notice; the others are vocabularies. */
function noticePaths(): readonly string[] {
  return readdirSync(policies)
    .filter((name) => name.endsWith(".pol"))
    .sort()
    .map((name) => relative(process.cwd(), join(policies, name)))
    .filter((path) => {
      const file = readSource(path);
      return file instanceof SourceFile && !/^\s*(?:#.*\s+)*(?:vocabulary|词汇表)\s/u.test(file.text);
    });
}
