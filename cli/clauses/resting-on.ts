import { casesIn } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";

/** Something that must be looked at again when the wording of a clause changes, and the clause it stands in itself. */
export interface Resting extends ir.Named {
  readonly clause: string;
}

/**
 * The parameters, definitions, rules, rows and duties of a clause, and the rules and definitions elsewhere that rest on
 * its parameters, readings and definitions.
 */
export function restingOn(program: ir.Program, clause: string): readonly Resting[] {
  const declared = declaredIn(program, clause);
  const found = [
    ...program.parameters
      .filter(({ origin }) => origin.clause === clause)
      .map((parameter) => resting(parameter, clause)),
    ...program.entities.flatMap(({ decisions }) =>
      decisions.flatMap((decision) => partsOf(decision, clause, declared)),
    ),
    ...program.duties.filter(({ origin }) => origin.clause === clause).map(({ actor }) => resting(actor, clause)),
  ];
  return [...new Map(found.map((each) => [`${each.name} ${each.clause}`, each])).values()];
}

/** The names that a clause declares and that expressions elsewhere may use. */
function declaredIn(program: ir.Program, clause: string): ReadonlySet<string> {
  const decisions = program.entities.flatMap((entity) => entity.decisions);
  const declarations = [
    ...program.parameters,
    ...program.readings,
    ...decisions.filter(({ role }) => role === "define"),
  ];
  return new Set(declarations.filter(({ origin }) => origin.clause === clause).map(({ name }) => name));
}

function partsOf(decision: ir.Decision, clause: string, declared: ReadonlySet<string>): readonly Resting[] {
  const { body, origin } = decision;
  if (body.kind === "pick") {
    const rows = body.rows.filter((row) => row.origin.clause === clause || uses(row.guard, declared));
    return rows.map((row) => resting(decision, row.origin.clause ?? clause));
  }
  const cases = casesIn(body).flatMap((each) => each.cases);
  if (cases.length === 0) {
    return origin.clause === clause || uses(body, declared) ? [resting(decision, origin.clause ?? clause)] : [];
  }
  return cases
    .filter(({ rule, guard, value }) => rule.clause === clause || uses(guard, declared) || uses(value, declared))
    .map(({ rule }) => resting(decision, rule.clause));
}

function resting({ name, label }: ir.Named, clause: string): Resting {
  return { name, label, clause };
}

function uses(expression: ir.Expression, names: ReadonlySet<string>): boolean {
  return [...walk(expression)].some((part) => {
    if (part.kind === "constant") return part.parameter !== null && names.has(part.parameter);
    if (part.kind === "reading") return names.has(part.reading);
    return part.kind === "decision" && names.has(part.name);
  });
}
