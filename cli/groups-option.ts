import type { GroupOptions } from "../roster/in-groups.ts";
import type { Context } from "./context.ts";

/** Whether an option speaks of groups where each record is alone, which is reported. */
export function isForNoGroups({ withoutRefused }: GroupOptions, isAlone: boolean, context: Context): boolean {
  const isIdle = withoutRefused === true && isAlone;
  if (isIdle)
    context.fail({
      en: "--without-refused is for records that form groups, of which the vocabulary has none",
      zh: "--without-refused 用于记录组成户或全体的情形，此词汇表中没有",
    });
  return isIdle;
}
