import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { visibleLine } from "../../runtime/visible-text.ts";
import type { Context } from "../context.ts";
import { writeEmittedFiles } from "../emitted-files.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { fileStat } from "../file-stat.ts";
import { completedManifest, projectFiles, type ProjectVersions } from "../init/project.ts";
import { rosterMessage } from "../../roster/problem.ts";

const { version, devDependencies } = packageJson;

const versions: ProjectVersions = {
  pol: `^${version}`,
  typescript: devDependencies.typescript,
  vite: devDependencies.vite,
  vitest: devDependencies.vitest,
};

/** `pol init [FOLDER]`: a small project that works. Nothing that is there is overwritten; `package.json` is completed. */
export async function init([folder = "."]: readonly string[], _: object, context: Context): Promise<ExitCode> {
  const files = projectFiles(context.language);
  const taken = files.find(({ path }) => fileStat(join(folder, path)) !== null);
  if (taken !== undefined) return refuseTaken(join(folder, taken.path), context);
  const manifest = manifestIn(folder);
  if (manifest === null) return refuseManifest(join(folder, "package.json"), context);
  const all = [{ path: "package.json", text: manifest }, ...files];
  const failed = writeEmittedFiles(folder, all);
  if (failed !== null) {
    context.fail(rosterMessage(failed.problem, failed.path, context.language));
    return exitCode.usage;
  }
  for (const { path } of all) context.print(`${visibleLine(join(folder, path))}\n`);
  context.remark({
    en: "`npm install`, then `npm test` runs the examples and `npm run dev` shows the page",
    zh: "先运行 npm install；npm test 运行示例，npm run dev 打开页面",
  });
  return exitCode.done;
}

/** The manifest that a folder is to have; null where the one that is there cannot be read. */
function manifestIn(folder: string): string | null {
  const path = join(folder, "package.json");
  const name =
    basename(resolve(folder))
      .toLowerCase()
      .replace(/[^a-z0-9-]+/gu, "-") || "notices";
  if (fileStat(path) === null) return completedManifest({}, name, versions);
  try {
    const own: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof own === "object" && own !== null && !Array.isArray(own)
      ? completedManifest(own as Readonly<Record<string, unknown>>, name, versions)
      : null;
  } catch {
    return null;
  }
}

function refuseTaken(path: string, context: Context): ExitCode {
  context.fail(
    { en: `${path} exists already`, zh: `${path} 已存在` },
    { en: "name a new folder, as in `pol init notices`", zh: "请指定新的文件夹，如“pol init notices”" },
  );
  return exitCode.usage;
}

function refuseManifest(path: string, context: Context): ExitCode {
  context.fail({ en: `${path} cannot be read as JSON`, zh: `${path} 不是可读的 JSON` });
  return exitCode.usage;
}
