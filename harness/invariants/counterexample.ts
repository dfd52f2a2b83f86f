import { entityOf } from "../../ir/entity.ts";
import { interpret } from "../../ir/interpret.ts";
import type { EntityProgram, Invariant, Program } from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import type { ExampleDraft } from "../../explain/example-text.ts";
import { answerOf } from "../policy-failure.ts";

/** A record for which an invariant fails as an example: what the policy decides now of everything that the invariant names. */
export function counterexampleDraft(
  program: Program,
  invariant: Pick<Invariant, "title" | "entity" | "when" | "then">,
  facts: FactRecord,
): ExampleDraft {
  const entity = entityOf(program, invariant.entity);
  const named = namedDecisions(entity, invariant);
  const answer = answerOf(() => interpret(program, entity.name, facts).values);
  const values: Readonly<Record<string, Value>> = "value" in answer ? answer.value : {};
  return {
    title: invariant.title,
    facts,
    expect: Object.fromEntries(named.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]!]] : []))),
  };
}

/** The decisions with rules that an invariant names, of its entity. */
function namedDecisions(
  { name: entity, decisions }: EntityProgram,
  { when, then }: Pick<Invariant, "when" | "then">,
): readonly string[] {
  const nodes = [when, then].filter((each) => each !== null).flatMap((root) => [...walk(root)]);
  const named = new Set(
    nodes.flatMap((node) => (node.kind === "decision" && node.entity === entity ? [node.name] : [])),
  );
  return decisions
    .filter(({ name, role }) => named.has(name) && role !== "define" && role !== "pick")
    .map(({ name }) => name);
}
