import { formatMoney } from "../../runtime/money.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";
import { walk } from "../ir/walk.ts";
import type { Reporter } from "../reporter.ts";
import { PossibleValues } from "./possible-values.ts";

/** Demands that an amount which may fall between two fen says how it is rounded. */
export function checkRounding(program: ir.Program, reporter: Reporter): void {
  for (const entity of program.entities) {
    const invariants = program.invariants.filter((invariant) => invariant.entity === entity.name);
    const conditions = [
      ...entity.requirements.map(({ condition }) => condition),
      ...invariants.flatMap(({ when, then }) => [when, then]),
    ];
    checkEntityRounding(entity.decisions, conditions, reporter);
  }
}

/** The same for the decisions of one entity, and for conditions on it. */
export function checkEntityRounding(
  decisions: readonly ir.Decision[],
  conditions: readonly (ir.Expression | null)[],
  reporter: Reporter,
): void {
  const values = new PossibleValues(decisions);
  for (const root of [...decisions.flatMap(({ gate, otherwise, body }) => [gate, otherwise, body]), ...conditions]) {
    for (const each of root === null ? [] : walk(root)) {
      if (each.kind === "share" && each.mode === "exact") checkShare(each, values, reporter);
    }
  }
}

function checkShare(node: ir.Share, values: PossibleValues, reporter: Reporter): void {
  // What stands in the vocabulary is reported with the vocabulary.
  if (node.origin.file !== reporter.file.path) return;
  const amounts = values.of(node.amount);
  const shares = values.of(node.share);
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
