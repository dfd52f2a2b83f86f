import { createService } from "../../service/server.ts";
import { defaultLimits, type Limits } from "../../service/limits.ts";
import { Registry } from "../../service/registry.ts";
import { ServedNotice } from "../../service/served-notice.ts";
import packageJson from "../../package.json" with { type: "json" };
import { choiceOf } from "../choice.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { listenMessage, numberOf, stopped } from "../listening.ts";
import { answering, loadPrograms } from "../load-program.ts";
import { Comparisons } from "../serve/comparisons.ts";

interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly log?: string;
  readonly maxBody?: string;
  readonly batchSilence?: string;
  readonly reading: readonly string[];
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
const defaultPort = 8400;

/** Only this machine, unless another address is asked for. */
const defaultHost = "127.0.0.1";

/** `pol serve FILE…`: answers requests until it is told to stop; SIGHUP reads the files again. */
export async function serve(paths: readonly string[], options: ServeOptions, context: Context): Promise<ExitCode> {
  const level = choiceOf("--log", options.log, logLevels, context);
  const port = numberOf("--port", options.port, 65_535, context);
  const body = numberOf("--max-body", options.maxBody, 2 ** 30, context);
  const silence = numberOf("--batch-silence", options.batchSilence, 86_400, context);
  if (level === null || port === null || body === null || silence === null) return exitCode.usage;
  const comparisons = new Comparisons();
  const registry = await readNotices(paths, options.reading, comparisons, context);
  if (typeof registry === "number") return registry;
  const limits: Limits = {
    ...defaultLimits,
    body: body ?? defaultLimits.body,
    silence: silence ?? defaultLimits.silence,
  };
  const { server, replace, keepOld } = createService(registry, {
    limits,
    version: packageJson.version,
    compare: comparisons.compare,
    log: { level: level ?? "info", stream: { write: (line) => context.note(line) } },
  });
  try {
    const address = await server.listen({ port: port ?? defaultPort, host: options.host ?? defaultHost });
    context.print(`${context.say({ en: `listening on ${address}`, zh: `服务地址：${address}` })}\n`);
  } catch (error) {
    const place = `${options.host ?? defaultHost}:${port ?? defaultPort}`;
    context.fail(listenMessage(error as NodeJS.ErrnoException, place, context));
    return exitCode.usage;
  }
  const reload = async (): Promise<void> => {
    const next = await readNotices(paths, options.reading, comparisons, context);
    if (typeof next === "number") {
      keepOld();
      context.warn({ en: "the notices that were read before are served still", zh: "仍按此前读取的通知提供服务" });
    } else {
      replace(next);
      context.remark({ en: "the notices were read again", zh: "已重新读取通知" });
    }
  };
  await stopped(() => void reload());
  await server.close();
  await comparisons.close();
  return exitCode.done;
}

/** The notices of some files, or how the command ends where one of them has errors or leaves a record without its answer. */
async function readNotices(
  paths: readonly string[],
  readings: readonly string[],
  comparisons: Comparisons,
  context: Context,
): Promise<Registry | ExitCode> {
  const { programs, worst } = loadPrograms(paths, context, readings);
  if (worst !== exitCode.done) return worst;
  const served: ServedNotice[] = [];
  for (const loaded of programs) {
    const answers = answering(loaded, context);
    if (typeof answers === "number") return answers;
    const notice = await ServedNotice.of({ ...answers, files: answers.sources.map(({ path }) => path) });
    comparisons.add(notice, answers.sources);
    served.push(notice);
  }
  return new Registry(served);
}
