import { officeClause } from "./office-clause.ts";
import type { Language } from "../runtime/messages.ts";

/** A clause as it is cited: `clause 五(一)`, `第五条第（一）项`; nothing where there is none. */
export function clauseText(clause: string | null, language: Language): string {
  if (clause === null) return "";
  return language === "en" ? `clause ${clause}` : officeClause(clause);
}
