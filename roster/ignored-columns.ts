import type { UnknownColumn } from "./batch.ts";
import type { Reporter } from "./reporter.ts";

/** Tells which columns of a roster are passed over. */
export function remarkIgnored(ignored: readonly UnknownColumn[], input: string, reporter: Reporter): void {
  if (ignored.length === 0) return;
  const named = ignored.map(({ name, near }) => ({
    en: near === null ? `\`${name}\`` : `\`${name}\` (did you mean \`${near}\`?)`,
    zh: near === null ? `“${name}”` : `“${name}”（是否应为“${near}”？）`,
  }));
  reporter.remark({
    en: `${input}: columns passed over: ${named.map(({ en }) => en).join(", ")}`,
    zh: `${input}：已忽略以下各列：${named.map(({ zh }) => zh).join("、")}`,
  });
}
