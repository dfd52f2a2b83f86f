import type { Branch, Diagram } from "../diagram/diagram.ts";
import type { Variable } from "../diagram/variable.ts";
import { constrained, within, type Constraint, type Dates } from "./dates.ts";

/** A variable with the values that a path leaves to it. */
export interface Choice {
  readonly variable: Variable;
  readonly from: number;
  readonly to: number;
}

/** The values for which a branch goes on with each child. */
export function intervalsOf({ variable, cuts, children }: Branch): readonly (Choice & { readonly child: Diagram })[] {
  return children.map((child, index) => ({
    variable,
    child,
    from: index === 0 ? variable.from : cuts[index - 1]!,
    to: index === cuts.length ? variable.to : cuts[index]! - 1,
  }));
}

/** The dates that are left after a choice, or null where there are none. */
export function narrow(dates: Dates, { variable, from, to }: Choice): Dates | null {
  if (variable.meaning.kind !== "difference") return within(dates, variable, from, to);
  const { earlier, later } = variable.meaning;
  const constraints: Constraint[] = [];
  if (from > variable.from) constraints.push({ earlier, later, least: from });
  if (to < variable.to) constraints.push({ earlier: later, later: earlier, least: -to });
  return constrained(dates, constraints);
}
