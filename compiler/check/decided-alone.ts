import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import { neededAround } from "../../ir/asking.ts";
import { entityOf } from "../../ir/entity.ts";
import type { EntityProgram, Fact, Program } from "../../ir/ir.ts";
import type { Reporter } from "../reporter.ts";

/** Demands of what an example gives that it can be decided without a record around it. */
export function checkDecidedAlone(program: Program, reporter: Reporter): void {
  for (const name of new Set(program.examples.map(({ entity }) => entity))) {
    if (neededAround(program, name) === null) continue;
    const { root, lists } = placeOf(program, entityOf(program, name));
    const [entity, around] = [bothNames(entityOf(program, name)), bothNames(root)];
    for (const { origin } of program.examples.filter((each) => each.entity === name))
      reporter.report("decided-within", origin.span, { entity, around, lists: lists.map(bothNames) });
  }
}

/** The nearest entity around another of which an example can be given, and the lists that lead from there to its items. */
function placeOf(
  program: Program,
  entity: EntityProgram,
): { readonly root: EntityProgram; readonly lists: readonly Fact[] } {
  if (neededAround(program, entity.name) === null) return { root: entity, lists: [] };
  const lists = program.entities.flatMap((holder) =>
    holder.facts.flatMap((list) =>
      list.type.kind === "list" && list.type.entity === entity.name ? [{ holder, list }] : [],
    ),
  );
  const { holder, list } = lists[0]!;
  const further = placeOf(program, holder);
  return { root: further.root, lists: [...further.lists, list] };
}
