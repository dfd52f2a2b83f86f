import { analyse, decisionTable, isUnknown } from "../../analysis/index.ts";
import { tellReasons } from "../../diff/index.ts";
import { outcomeText, Terms, toldCondition, unknownText } from "../../explain/describe/index.ts";
import type { Surface } from "../../grammar/keywords.ts";
import type { EntityProgram, Program } from "../../ir/ir.ts";
import type { ToldOutcomes } from "./told-notice.ts";

/** The decisions of an entity that the vocabulary declares, each as a table whose rows exclude one another and leave nobody out. */
export function tellOutcomes(program: Program, entity: EntityProgram, surface: Surface): readonly ToldOutcomes[] {
  const analysis = analyse(program, entity.name);
  const terms = new Terms(surface, [{ program, entity }]);
  const outputs = entity.decisions.filter(({ role }) => role === "output");
  return outputs.map((decision) => {
    const found = decisionTable(analysis, decision);
    const about = { entity: entity.name, decision: decision.name };
    if (isUnknown(found)) return { ...about, rows: [], unknown: unknownText(found, surface) };
    const rows = found.rows.map(({ outcome, condition, isAsked, causes }) => ({
      outcome: outcomeText(outcome, decision.type, terms),
      who: toldCondition(condition, terms),
      reasons: isAsked ? tellReasons(causes, terms) : null,
    }));
    return { ...about, rows, unknown: null };
  });
}
