/** What could be written to let one of two rules that collide prevail over the other. */
import type { Parameters } from "../../grammar/diagnostics/catalogue.ts";
import { writtenName } from "../../grammar/print/names.ts";
import { isWithin } from "../clauses/within.ts";
import type * as ir from "../../ir/ir.ts";

type Prevailing = Parameters["rule-conflict"]["prevailing"];

/** What lets the second of two rules prevail, or else the first; null where neither can. */
export function prevailingOf(cases: readonly ir.Case[], first: ir.RuleInfo, second: ir.RuleInfo): Prevailing {
  const later = targetOf(cases, first, second);
  if (later !== null) return { which: "second", ...later };
  const earlier = targetOf(cases, second, first);
  return earlier === null ? null : { which: "first", ...earlier };
}

/**
 * What another rule would name to override a rule: its name, or its clause where that means no further rule.
 * A table can be overridden and overrides nothing, and rules must not override each other in a circle.
 */
function targetOf(cases: readonly ir.Case[], rule: ir.RuleInfo, by: ir.RuleInfo): Target | null {
  if (by.kind === "table" || overrides(cases, rule, by)) return null;
  const { name, label, clause, kind } = rule;
  if (name !== null) return { over: { en: writtenName(name), zh: writtenName(label ?? name) } };
  const isAlone = cases.every((each) => [rule, by].includes(each.rule) || !isWithin(each.rule.clause, clause));
  if (isAlone) return { over: { en: clause, zh: clause } };
  return kind === "rule" ? { over: null } : null;
}

type Target = Pick<NonNullable<Prevailing>, "over">;

/** Whether a rule overrides another, directly or by way of others. */
function overrides(cases: readonly ir.Case[], rule: ir.RuleInfo, other: ir.RuleInfo): boolean {
  const reached = new Set(cases.flatMap((each, index) => (each.rule === rule ? [index] : [])));
  for (const index of reached) for (const each of cases[index]!.overrides) reached.add(each);
  return [...reached].some((index) => cases[index]!.rule === other);
}
