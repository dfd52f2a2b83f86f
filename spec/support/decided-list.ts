import { readFileSync } from "node:fs";
import { compile, decideList, type DecidedList, type ListOptions, memoryHost, type Notice } from "../../api/index.ts";
import { optionWays } from "../../cli/option-ways.ts";

/** A notice that stands in a file, its vocabulary beside it. */
export function noticeAt(path: string): Notice {
  const text = (each: string): string | null => {
    try {
      return readFileSync(each, "utf8");
    } catch {
      return null;
    }
  };
  const { notice } = compile(path, memoryHost({}, { text }));
  if (notice === null) throw new Error(`${path} has errors`);
  return notice;
}

/** What becomes of the bytes of a list, in the words of the program. */
export function decidedList(
  notice: Notice,
  name: string,
  bytes: string | Uint8Array,
  options: Partial<ListOptions> = {},
): Promise<DecidedList> {
  const content = new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]);
  return decideList(notice, { name, content }, { language: "en", output: "csv", ways: optionWays, ...options });
}
