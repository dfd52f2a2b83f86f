import type { Context } from "../cli/context.ts";
import type { LoadedProgram } from "../cli/load-program.ts";
import { createEvaluator } from "../emit/evaluator.ts";
import { explain, explanationText } from "../explain/index.ts";
import type { FactRecord } from "../runtime/schema.ts";

/** A person on subsistence allowance who pays in the make-up period: several rules and a row of the table take part. */
const id = "P16";
const decision = "selfPay";

/** Why one person pays what he pays. */
export function explainOne(
  { program, policyHash }: LoadedProgram,
  persons: readonly FactRecord[],
  context: Context,
): string {
  const person = persons.find((each) => each["id"] === id)!;
  const { evaluate } = createEvaluator(program, "person");
  const explanation = explain(program, "person", person, { policyHash, evaluate });
  const title = context.say({ en: `why ${id} pays what he pays`, zh: `${id} 的个人缴费金额及其依据` });
  return `${context.colours.out.bold(title)}\n\n${explanationText(explanation, [decision], context.language)}`;
}
