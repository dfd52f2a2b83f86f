import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import { enclosingOf, isPerhapsAround } from "../../ir/asking.ts";
import type { Program } from "../../ir/ir.ts";
import type { Reporter } from "../reporter.ts";

/** Demands of what an example or an invariant speaks of that it can be decided without a record around it. */
export function checkDecidedAlone(program: Program, reporter: Reporter): void {
  const spoken = [...program.examples, ...program.invariants];
  for (const name of new Set(spoken.map(({ entity }) => entity))) {
    const holder = enclosingOf(program, name).find((each) => !isPerhapsAround(program, name, each));
    if (holder === undefined) continue;
    const [entity, around] = [name, holder].map((each) =>
      bothNames(program.entities.find((found) => found.name === each)!),
    );
    for (const { origin } of spoken.filter((each) => each.entity === name))
      reporter.report("decided-within", origin.span, { entity: entity!, around: around! });
  }
}
