import type { ClauseState, TextClause } from "../../../api/index.ts";
import type { Words } from "../../state/language.ts";

/** How a clause is marked: by what the file has of it, or that its wording has changed since. */
export type Mark = ClauseState | "changed";

export const markWords: { readonly [M in Mark]: Words } = {
  encoded: { zh: "已编写", en: "encoded" },
  narrative: { zh: "无需计算", en: "narrative" },
  empty: { zh: "待编写", en: "begun" },
  missing: { zh: "未写入", en: "missing" },
  changed: { zh: "原文有变", en: "changed" },
};

/** What is left to do comes before what is done. */
export function markOf({ state, isChanged }: TextClause): Mark {
  return isChanged ? "changed" : state;
}
