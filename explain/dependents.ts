import { casesIn } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import { walk } from "../ir/walk.ts";

/** A rule or a definition that rests on a reading: what it decides or is called, and its clause. */
export interface Dependent extends ir.Named {
  readonly kind: "rule" | "definition" | "row";
  readonly clause: string;
}

/** The rules, rows and definitions that ask how a reading is taken, in the order of evaluation. */
export function dependentsOf(program: ir.Program, reading: string): readonly Dependent[] {
  return program.entities.flatMap(({ decisions }) => decisions.flatMap((decision) => dependentsIn(decision, reading)));
}

function dependentsIn(decision: ir.Decision, reading: string): readonly Dependent[] {
  const { name, label, body, origin } = decision;
  const cases = casesIn(body).flatMap((each) => each.cases);
  if (cases.length > 0) {
    return cases
      .filter(({ guard, value }) => asks(guard, reading) || asks(value, reading))
      .map(({ rule }) => ({ kind: "rule", name, label, clause: rule.clause }));
  }
  if (body.kind === "pick") {
    return body.rows
      .filter(({ guard }) => asks(guard, reading))
      .map((row) => ({ kind: "row", name, label, clause: row.origin.clause ?? "" }));
  }
  return asks(body, reading) ? [{ kind: "definition", name, label, clause: origin.clause ?? "" }] : [];
}

function asks(expression: ir.Expression, reading: string): boolean {
  return [...walk(expression)].some((each) => each.kind === "reading" && each.reading === reading);
}
