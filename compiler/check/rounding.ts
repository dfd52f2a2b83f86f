import { formatMoney } from "../../runtime/money.ts";
import type { Rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";
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
    if (root !== null) checkShares(root, { asking: null, isInside: false }, values, reporter);
  }
}

/** Where an expression stands: what in the file asks for it, and whether an amount around it is rounded. */
interface Place {
  readonly asking: ir.Origin | null;
  readonly isInside: boolean;
}

/**
 * What the vocabulary says by itself is reported with the vocabulary; where one of its defines is filled in
 * (`asking` is the expression of the file that does so), it is reported there.
 */
function checkShares(node: ir.Expression, around: Place, values: PossibleValues, reporter: Reporter): void {
  const isHome = node.origin.file === reporter.file.path;
  const asking = isHome ? node.origin : around.asking;
  if (node.kind === "share" && node.mode === "exact" && asking !== null)
    checkShare(node, { ...around, asking }, values, reporter);
  const inRules = node.kind === "cases" ? node.cases : [];
  for (const { rule, guard, value } of inRules)
    for (const part of [guard, value]) checkShares(part, { asking: rule.origin, isInside: false }, values, reporter);
  const ofRules = new Set(inRules.flatMap(({ guard, value }) => [guard, value]));
  const isRounded = node.kind === "round" || (node.kind === "share" && node.mode !== "exact");
  const inside = { asking, isInside: around.isInside || isRounded };
  for (const child of childrenOf(node)) if (!ofRules.has(child)) checkShares(child, inside, values, reporter);
}

function checkShare(
  node: ir.Share,
  { asking, isInside }: Place & { readonly asking: ir.Origin },
  values: PossibleValues,
  reporter: Reporter,
): void {
  const amount = notWhole(node, values);
  if (amount === null) return;
  const source = reporter.textOf(asking.span);
  reporter.report("amount-not-rounded", asking.span, { amount, source, isInside });
}

/** A product that falls between two fen, empty where none can be told; null where there is none. */
function notWhole(node: ir.Share, values: PossibleValues): string | null {
  const amounts = values.of(node.amount);
  const shares = values.of(node.share);
  if (amounts === null || shares === null) return "";
  for (const amount of amounts) {
    for (const share of shares) {
      if (isWhole(amount, share)) continue;
      const { numerator, denominator } = share as Rate;
      return `${numerator}/${denominator} × ${formatMoney(amount as number)}`;
    }
  }
  return null;
}

function isWhole(amount: Value, share: Value): boolean {
  if (amount === null || share === null) return true;
  const { numerator, denominator } = share as Rate;
  return ((amount as number) * numerator) % denominator === 0;
}
