import type { Surface } from "../../grammar/keywords.ts";
import type { Reason, Unknown } from "../../analysis/index.ts";

/** Why the analysis has no answer, in words. */
export function reasonText(reason: Reason, surface: Surface): string {
  switch (reason.kind) {
    case "fact":
      return { en: `\`${reason.fact}\` is not looked into`, zh: `不分析“${reason.fact}”的取值` }[surface];
    case "moving":
      return {
        en: `the value of \`${reason.operation}\` on facts that move`,
        zh: `“${reason.operation}”的结果随事实变化`,
      }[surface];
    case "budget":
      return { en: `the budget of ${reason.size} ${reason.of} is spent`, zh: spentText(reason.of, reason.size) }[
        surface
      ];
    default:
      return words[reason.kind][surface];
  }
}

/** Why there is no answer, and what a search among records that were made up came to; that is never a proof. */
export function unknownText({ reason, searched }: Pick<Unknown, "reason" | "searched">, surface: Surface): string {
  const text = reasonText(reason, surface);
  if (searched === undefined) return text;
  return {
    en: `${text}; none was found among ${searched} records made up for it, which is no proof`,
    zh: `${text}；试编${searched}条记录未发现，不作为证明`,
  }[surface];
}

/** The same as data. */
export function unknownJson({ reason, searched }: Pick<Unknown, "reason" | "searched">): {
  readonly reason: string;
  readonly searched?: number;
} {
  return { reason: reasonText(reason, "en"), ...(searched === undefined ? {} : { searched }) };
}

function spentText(of: "nodes" | "steps", size: number): string {
  return of === "nodes" ? `已用完 ${size} 个节点的限额` : `已用完 ${size} 步的限额`;
}

const words = {
  list: { en: "an aggregate over a list", zh: "对名单的汇总" },
  outer: { en: "a fact of the record around", zh: "上级记录的事实" },
  series: { en: "the value of a series", zh: "时间序列的取值" },
  "unknown-date": { en: "a date that is not looked into", zh: "无法分析的日期" },
  "unbounded-move": { en: "a date moved by a count without a bound", zh: "按不设上限的数量推算的日期" },
  "moving-comparison": { en: "a comparison of two counts that both move", zh: "比较两个都随事实变化的数" },
  "no-record": { en: "no record meets the requirements", zh: "没有任何记录符合填写要求" },
  "no-common-record": { en: "no record exists under both", zh: "没有任何记录同时适用于两者" },
  unconfirmed: { en: "the interpreter does not confirm the witness", zh: "解释器未能证实所举的例子" },
} as const;
