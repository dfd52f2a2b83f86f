import type { RecordCounts } from "../roster/record-counts.ts";
import type { Context } from "./context.ts";

/** Ends the reading of a roster with its counts, on standard error. */
export function noteCounts({ decided, refused, isCutShort }: RecordCounts, context: Context): void {
  const counts = context.say({
    en: `${decided} decided, ${refused} refused`,
    zh: `已裁定 ${decided} 条，不予受理 ${refused} 条`,
  });
  const rest = isCutShort ? context.say({ en: "; the rest was not read", zh: "，其余未读取" }) : "";
  context.note(`${counts}${rest}\n`);
}
