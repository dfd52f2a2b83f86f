import type { Surface } from "../grammar/keywords.ts";
import { yuanText } from "./exact-sum.ts";
import type { AmountChange } from "./roster-amounts.ts";

/** A sum as text: yuan with two decimals where the decision is an amount. */
export function sumText({ decision }: AmountChange, sum: bigint): string {
  return decision.type.kind === "money" ? yuanText(sum) : String(sum);
}

/** By how much the sum changes, with its sign. */
export function changeText(change: AmountChange): string {
  const difference = change.new - change.old;
  return `${difference > 0n ? "+" : ""}${sumText(change, difference)}`;
}

/** What a decision comes to under both notices, in a sentence. */
export function amountText(change: AmountChange, surface: Surface): string {
  const { decision, raised, lowered } = change;
  const [was, is, by] = [sumText(change, change.old), sumText(change, change.new), changeText(change)];
  const isMoney = decision.type.kind === "money";
  if (surface === "zh") {
    const unit = isMoney ? "元" : "";
    return `${decision.label}合计：原${was}${unit}，新${is}${unit}（${by}${unit}）；增加的${raised}条，减少的${lowered}条`;
  }
  const unit = isMoney ? " yuan" : "";
  return `${decision.name} in all: ${was}${unit} by the old, ${is}${unit} by the new (${by}${unit}); more for ${raised}, less for ${lowered}`;
}
