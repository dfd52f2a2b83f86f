import { formatMoney } from "../../runtime/money.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";
import { walk } from "../ir/walk.ts";
import type { Reporter } from "../reporter.ts";
import { possibleValues } from "./possible-values.ts";

/** Demands that an amount which may fall between two fen says how it is rounded. */
export function checkRounding(program: ir.Program, reporter: Reporter): void {
  for (const entity of program.entities) {
    for (const { body } of entity.decisions) {
      for (const each of walk(body)) {
        if (each.kind === "share" && each.mode === "exact") checkShare(each, entity, reporter);
      }
    }
  }
}

function checkShare(node: ir.Share, entity: ir.EntityProgram, reporter: Reporter): void {
  const amounts = possibleValues(node.amount, entity);
  const shares = possibleValues(node.share, entity);
  if (amounts === null || shares === null) {
    reporter.report("amount-not-rounded", node.origin.span, { amount: "" });
    return;
  }
  for (const amount of amounts) {
    for (const share of shares) {
      if (isWhole(amount, share)) continue;
      const { numerator, denominator } = share as Rate;
      const example = `${numerator}/${denominator} × ${formatMoney(amount as number)}`;
      reporter.report("amount-not-rounded", node.origin.span, { amount: example });
      return;
    }
  }
}

function isWhole(amount: Value, share: Value): boolean {
  if (amount === null || share === null) return true;
  const { numerator, denominator } = share as Rate;
  return ((amount as number) * numerator) % denominator === 0;
}
