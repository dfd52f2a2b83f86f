import { isFraction } from "../../runtime/fraction.ts";
import { formatExactMoney } from "../../runtime/money.ts";
import type * as ir from "../../ir/ir.ts";
import { childrenOf } from "../../ir/walk.ts";
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
    if (root !== null) checkAmounts(root, null, values, reporter);
  }
}

/**
 * What the vocabulary says by itself is reported with the vocabulary; where one of its defines is filled in
 * (`around` is the expression of the file that does so), it is reported there.
 */
function checkAmounts(node: ir.Expression, around: ir.Origin | null, values: PossibleValues, reporter: Reporter): void {
  const isHome = node.origin.file === reporter.file.path;
  const asking = isHome ? node.origin : around;
  if (node.kind === "round" && node.mode === "exact" && asking !== null) checkAmount(node, asking, values, reporter);
  const inRules = node.kind === "cases" ? node.cases : [];
  for (const { rule, guard, value } of inRules)
    for (const part of [guard, value]) checkAmounts(part, rule.origin, values, reporter);
  const ofRules = new Set(inRules.flatMap(({ guard, value }) => [guard, value]));
  for (const child of childrenOf(node)) if (!ofRules.has(child)) checkAmounts(child, asking, values, reporter);
}

function checkAmount({ operand }: ir.Round, asking: ir.Origin, values: PossibleValues, reporter: Reporter): void {
  const amount = notWhole(operand, values);
  if (amount === null) return;
  reporter.report("amount-not-rounded", asking.span, { amount, source: reporter.textOf(asking.span) });
}

/** An amount that falls between two fen, empty where none can be told; null where there is none. */
function notWhole(amount: ir.Expression, values: PossibleValues): string | null {
  const amounts = values.of(amount);
  if (amounts === null) return "";
  const found = amounts.filter(isFraction).find(({ denominator }) => denominator !== 1);
  return found === undefined ? null : formatExactMoney(found);
}
