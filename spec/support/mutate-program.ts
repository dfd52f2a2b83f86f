import type { Case, Cases, Decision, Expression, Program } from "../../ir/ir.ts";
import { bool } from "../../ir/types.ts";
import { nowhere, type Choose } from "./random-program.ts";

/** The same program with one small change to the rules of one decision, as an edited draft would have. */
export function mutateProgram(program: Program, choose: Choose): Program {
  const entity = program.entities[0]!;
  const changeable = entity.decisions.filter(({ body }) => body.kind === "cases");
  if (changeable.length === 0) return program;
  const target = changeable[choose(changeable.length)]!;
  const decisions = entity.decisions.map((decision) =>
    decision === target ? changed(decision, target.body as Cases, choose) : decision,
  );
  return { ...program, entities: [{ ...entity, decisions }] };
}

function changed(decision: Decision, body: Cases, choose: Choose): Decision {
  const at = choose(body.cases.length);
  const cases = body.cases.map((each, index): Case => {
    if (index !== at) return each;
    switch (choose(3)) {
      case 0:
        return { ...each, overrides: [] };
      case 1:
        return { ...each, guard: negated(each.guard) };
      default:
        return { ...each, value: body.cases[choose(body.cases.length)]!.value };
    }
  });
  return { ...decision, body: { ...body, cases } };
}

function negated(operand: Expression): Expression {
  return { kind: "not", type: bool, origin: nowhere, operand };
}
