import { clauseText } from "../../explain/clause-text.ts";
import type { Surface } from "../../grammar/keywords.ts";
import type { ToldPlace } from "./told-notice.ts";

/** Where something stands: the clause as the file has it, and as it is cited; null for what is in no clause. */
export function toldPlace(clause: string | null, surface: Surface): ToldPlace | null {
  return clause === null ? null : { id: clause, clause: citedClause(clause, surface) };
}

/** A clause as readers of a page cite it. */
export function citedClause(clause: string, surface: Surface): string {
  return surface === "en" ? clause : clauseText(clause, "zh");
}
