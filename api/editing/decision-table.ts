import { analyse, decisionTable, isUnknown } from "../../analysis/index.ts";
import { causesText, conditionWords, outcomeText, Terms, unknownText } from "../../explain/describe/index.ts";
import type { Surface } from "../../grammar/keywords.ts";
import type { Program } from "../../ir/ir.ts";

/** A decision as a table in words: every record is in exactly one row. */
export interface WordedTable {
  readonly rows: readonly WordedRow[];
  /** Why the table is not known; null where it is. */
  readonly unknown: string | null;
}

/** An outcome, who has it, and by which clauses; none where the decision is not asked. */
export interface WordedRow {
  readonly outcome: string;
  readonly who: string;
  readonly clauses: string;
}

const notAsked = { en: "not asked", zh: "不作认定" } as const;

/** The table of a decision of an entity, by either of their names; null where the program has no such decision. */
export function wordedTable(
  program: Program,
  entityName: string,
  decisionName: string,
  language: Surface,
): WordedTable | null {
  const entity = program.entities.find(({ name, label }) => name === entityName || label === entityName);
  const decision = entity?.decisions.find(({ name, label }) => name === decisionName || label === decisionName);
  if (entity === undefined || decision === undefined) return null;
  const terms = new Terms(language, [{ program, entity }]);
  const found = decisionTable(analyse(program, entity.name), decision);
  if (isUnknown(found)) return { rows: [], unknown: unknownText(found, language) };
  const rows = found.rows.map(({ outcome, condition, isAsked, causes }) => ({
    outcome: outcomeText(outcome, decision.type, terms),
    who: conditionWords(condition, terms),
    clauses: isAsked ? causesText(causes, terms) : notAsked[language],
  }));
  return { rows, unknown: null };
}
