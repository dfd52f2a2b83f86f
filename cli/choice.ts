import type { Context } from "./context.ts";

/**
 * The value of an option that takes one of a few words; undefined where it is not given, null, reported, where it is
 * none of them.
 */
export function choiceOf<T extends string>(
  flag: string,
  given: string | undefined,
  words: readonly T[],
  context: Context,
): T | undefined | null {
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  context.fail(
    { en: `${flag} has no value \`${given}\``, zh: `${flag} 不能取“${given}”` },
    { en: `it takes ${words.join(", ")}`, zh: `可取：${words.join("、")}` },
  );
  return null;
}
