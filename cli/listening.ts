/** What the commands share that listen until they are told to stop. */
import type { Context } from "./context.ts";
import { rosterMessage, streamProblem } from "../roster/problem.ts";

/** Waits for the signal to stop, and passes on the one to read files again to who wants it. */
export function stopped(reload?: () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      if (reload !== undefined) process.off("SIGHUP", reload);
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve();
    };
    if (reload !== undefined) process.on("SIGHUP", reload);
    process.on("SIGINT", stop).on("SIGTERM", stop);
  });
}

/** A whole number from 0; undefined where none is given, null, reported, for anything else. */
export function numberOf(
  option: string,
  given: string | undefined,
  most: number,
  context: Context,
): number | undefined | null {
  if (given === undefined) return undefined;
  if (/^\d{1,10}$/u.test(given) && Number(given) <= most) return Number(given);
  context.fail({
    en: `${option} takes a number from 0 to ${most}, not \`${given}\``,
    zh: `${option} 须为 0 至 ${most} 的整数，而不是“${given}”`,
  });
  return null;
}

/** Why a server cannot listen at a place, in words. */
export function listenMessage(error: NodeJS.ErrnoException, place: string, { language }: Context): string {
  if (error.code === "EADDRINUSE") {
    return language === "en"
      ? `${place} is taken by another program; --port takes another number`
      : `${place} 已被其他程序占用，可用 --port 另选端口`;
  }
  return rosterMessage(streamProblem(error), place, language);
}
