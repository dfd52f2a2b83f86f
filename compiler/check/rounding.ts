import type { Span } from "../../grammar/source.ts";
import { formatMoney } from "../../runtime/money.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../ir/ir.ts";
import { childrenOf } from "../ir/walk.ts";
import type { Reporter } from "../reporter.ts";
import { type DecidedEntity, PossibleValues } from "./possible-values.ts";

/** Demands that an amount which may fall between two fen says how it is rounded. */
export function checkRounding(program: ir.Program, reporter: Reporter): void {
  for (const entity of program.entities) {
    const invariants = program.invariants.filter((invariant) => invariant.entity === entity.name);
    const conditions = [
      ...entity.requirements.map(({ condition }) => condition),
      ...invariants.flatMap(({ when, then }) => [when, then]),
    ];
    checkEntityRounding(entity, conditions, reporter);
  }
}

/** The same for the decisions of one entity, and for conditions on it. */
export function checkEntityRounding(
  entity: DecidedEntity,
  conditions: readonly (ir.Expression | null)[],
  reporter: Reporter,
): void {
  const values = new PossibleValues(entity);
  for (const root of [
    ...entity.decisions.flatMap(({ gate, otherwise, body }) => [gate, otherwise, body]),
    ...conditions,
  ]) {
    if (root !== null) checkShares(root, null, values, reporter);
  }
}

/**
 * What the vocabulary says by itself is reported with the vocabulary; where one of its defines is filled in
 * (`asking` is the expression of the file that does so), it is reported there.
 */
function checkShares(node: ir.Expression, asking: ir.Origin | null, values: PossibleValues, reporter: Reporter): void {
  const isHome = node.origin.file === reporter.file.path;
  const at = isHome ? node.origin : asking;
  if (node.kind === "share" && node.mode === "exact" && at !== null) checkShare(node, at.span, values, reporter);
  const inRules = node.kind === "cases" ? node.cases : [];
  for (const { rule, guard, value } of inRules)
    for (const part of [guard, value]) checkShares(part, rule.origin, values, reporter);
  const ofRules = new Set(inRules.flatMap(({ guard, value }) => [guard, value]));
  for (const child of childrenOf(node)) if (!ofRules.has(child)) checkShares(child, at, values, reporter);
}

function checkShare(node: ir.Share, span: Span, values: PossibleValues, reporter: Reporter): void {
  const amounts = values.of(node.amount);
  const shares = values.of(node.share);
  if (amounts === null || shares === null) {
    reporter.report("amount-not-rounded", span, { amount: "" });
    return;
  }
  for (const amount of amounts) {
    for (const share of shares) {
      if (isWhole(amount, share)) continue;
      const { numerator, denominator } = share as Rate;
      const example = `${numerator}/${denominator} × ${formatMoney(amount as number)}`;
      reporter.report("amount-not-rounded", span, { amount: example });
      return;
    }
  }
}

function isWhole(amount: Value, share: Value): boolean {
  if (amount === null || share === null) return true;
  const { numerator, denominator } = share as Rate;
  return ((amount as number) * numerator) % denominator === 0;
}
