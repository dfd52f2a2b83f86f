import { spawn } from "node:child_process";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { listenMessage, numberOf, stopped } from "../listening.ts";
import { fileProblem, rosterMessage } from "../../roster/problem.ts";
import { StudioFolder } from "../studio/folder.ts";
import { createStudio } from "../studio/server.ts";

interface StudioOptions {
  readonly port?: string;
  /** False for `--no-open`. */
  readonly open: boolean;
}

/** The page's files, beside the bundle. */
const page = fileURLToPath(new URL("studio", import.meta.url));
const defaultPort = 8410;

/** The only address at which the studio is: it writes files for whoever asks. */
const host = "127.0.0.1";

/** `pol studio [FOLDER]`: serves the studio for a folder on this machine until it is told to stop. */
export async function studio(
  [path = "."]: readonly string[],
  options: StudioOptions,
  context: Context,
): Promise<ExitCode> {
  const port = numberOf("--port", options.port, 65_535, context);
  if (port === null) return exitCode.usage;
  const folder = await StudioFolder.at(path).catch((error: unknown) => fileProblem(error));
  if (!(folder instanceof StudioFolder)) {
    context.fail(rosterMessage(folder, path, context.language));
    return exitCode.usage;
  }
  const name = basename(resolve(path));
  const server = await createStudio({ folder, name, page, language: context.language });
  try {
    const address = await server.listen({ port: port ?? defaultPort, host });
    context.print(`${context.say({ en: `the studio is at ${address}`, zh: `工作台地址：${address}` })}\n`);
    if (options.open) openBrowser(address);
  } catch (error) {
    context.fail(listenMessage(error as NodeJS.ErrnoException, `${host}:${port ?? defaultPort}`, context));
    return exitCode.usage;
  }
  await stopped();
  await server.close();
  return exitCode.done;
}

/** Opens the address as this system does. Where it cannot, the address has been printed. */
function openBrowser(address: string): void {
  const [command, ...first] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform as string] ?? [
    "xdg-open",
  ];
  spawn(command!, [...first, address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
