import type { InputError } from "../runtime/input-error.ts";
import { inputMessage, type Language } from "../runtime/messages.ts";
import { cutText, visibleText } from "../runtime/visible-text.ts";
import type { RosterRecord } from "./batch.ts";

/** As many of one record's errors are told: more of them are likely one mistake. */
const mostErrors = 20;

/** What is wrong with a record, each error in words. */
export function recordMessages(
  record: RosterRecord,
  errors: readonly InputError[],
  language: Language,
): readonly string[] {
  const name = recordName(record, language);
  const messages = errors.slice(0, mostErrors).map((error) => inputMessage(error, name, language));
  if (errors.length <= mostErrors) return messages;
  return [...messages, language === "en" ? `${name}: further errors are not shown` : `${name}：其余错误未列出`];
}

const longestKey = 40;

/** What a record is called in a message: its number, its key where it has one, and its line. */
export function recordName({ index, id, line }: RosterRecord, language: Language): string {
  const key = id === null ? null : visibleText(cutText(String(id), longestKey));
  if (language === "en")
    return `record ${index + 1}${key === null ? "" : ` \`${key}\``}${line === null ? "" : ` (line ${line})`}`;
  const details = [...(key === null ? [] : [`“${key}”`]), ...(line === null ? [] : [`第 ${line} 行`])];
  return `第 ${index + 1} 条记录${details.length === 0 ? "" : `（${details.join("，")}）`}`;
}
