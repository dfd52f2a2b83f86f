import type { Decision } from "../../ir/ir.ts";
import type { Analysis } from "../analysis.ts";
import { restsOn } from "../dependencies.ts";
import { expressionsOf } from "../../ir/entity.ts";
import { tellersOf, type Teller } from "./factors.ts";

/** The decisions in whose terms a finding about a decision is told: those that it rests on. */
export function tellersFor(analysis: Analysis, decision: Decision): readonly Teller[] {
  return tellersOf(analysis, restsOn(analysis.entity, expressionsOf(decision)), null);
}
