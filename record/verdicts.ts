import type { Evaluation, RuleStep } from "../ir/interpret/evaluation.ts";
import type { PickRow, RuleInfo } from "../ir/ir.ts";

/** Which rules gave a decision its value, and which gave way to them, each as its kind, its clause and its name. */
export interface Verdict {
  readonly by: readonly string[];
  readonly over: readonly string[];
}

/** The verdicts of an entity's decisions, by their names; a decision without rules has none. */
export type Verdicts = { readonly [decision: string]: Verdict };

/** How each decision of the vocabulary came about. */
export function verdictsOf({ entity, steps }: Evaluation): Verdicts {
  const rows = new Map(steps.flatMap(({ decision, row }) => (row === null ? [] : [[decision.name, row] as const])));
  const named = (rules: readonly RuleStep[]): readonly string[] =>
    rules.map((each) => ruleName(inRow(each.case.rule, rows)));
  const told = steps.filter(({ decision, rules }) => entity.outputs.includes(decision.name) && rules.length > 0);
  return Object.fromEntries(
    told.map(({ decision, rules }) => {
      const applying = rules.filter(({ applies }) => applies);
      const isDefeated = ({ defeatedBy }: RuleStep): boolean => defeatedBy !== null;
      const by = applying.filter((each) => !isDefeated(each));
      return [decision.name, { by: named(by), over: named(applying.filter(isDefeated)) }];
    }),
  );
}

/** A table decides by the clause of the row that counts. */
function inRow(rule: RuleInfo, rows: ReadonlyMap<string, PickRow>): RuleInfo {
  const row = rule.kind === "table" && rule.name !== null ? rows.get(rule.name) : undefined;
  return { ...rule, clause: row?.origin.clause ?? rule.clause };
}

/** A rule as people find it: `rule 二(三) late`. */
export function ruleName({ kind, clause, name }: Pick<RuleInfo, "kind" | "clause" | "name">): string {
  return [kind, clause, ...(name === null ? [] : [name])].join(" ");
}
