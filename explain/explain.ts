/** From a record to the reasons of its decisions. */
import type { FactRecord } from "../runtime/schema.ts";
import { analyse, type Analysis, type Budget } from "../analysis/index.ts";
import { keyFactName } from "../ir/entity.ts";
import { interpret } from "../ir/interpret.ts";
import type { Evaluation } from "../ir/interpret/evaluation.ts";
import type * as ir from "../ir/ir.ts";
import { Explainer, takenReading } from "./explainer.ts";
import type { Change, ExplainedDecision, ExplainedRecord, Explanation } from "./explanation.ts";
import { nearestOf, noNearest, type Nearest } from "./nearest-other.ts";
import { nextChanges, nextTurns } from "./next-change.ts";

/** What the analysis behind an explanation may spend, of nodes in all and of steps on each question: about a second. */
const explainBudget: Budget = { nodes: 100_000, steps: 500_000 };

/** The analysis for an explanation, which is waited for: it gives up where a check would go on. */
export function analyseToExplain(program: ir.Program, entity: string): Analysis {
  return analyse(program, entity, { budget: explainBudget });
}

/** What an explanation tells besides the reasons. */
export interface ExplainOptions {
  /** What tells the policy from any other; it becomes part of the explanation. */
  readonly policyHash: string;
  /** The record as the interpreter decided it in the groups of a roster; where it is left out it is decided alone. */
  readonly evaluation?: Evaluation;
  /** Decides a record fast; with it each decision tells until when it stays as it is. */
  readonly evaluate?: (facts: FactRecord) => FactRecord;
  /** The exact analysis; with it and `evaluate` each output also tells the nearest facts that would give another value. */
  readonly analysis?: Analysis;
  /** The outputs that tell so; all where none are named. */
  readonly asked?: ReadonlySet<string>;
}

/** Explains every decision about a record. Throws `PolicyFailure` where the policy fails on it. */
export function explain(
  program: ir.Program,
  entityName: string,
  facts: FactRecord,
  options: ExplainOptions,
): Explanation {
  const evaluation = options.evaluation ?? interpret(program, entityName, facts);
  const { entity } = evaluation;
  const changes = changesOf(program, entity, facts, options);
  return {
    version: 1,
    notice: program.notice,
    policyHash: options.policyHash,
    readings: program.readings.map(takenReading),
    facts,
    ...explainRecord(program, evaluation, (decision) => ({
      until: changes.get(decision) ?? null,
      ...nearestIn(entity, facts, decision, options),
    })),
  };
}

/** What would give a decision another value. */
type Turns = (decision: string) => Pick<ExplainedDecision, "until"> & Nearest;

/** Of the items of a list that is not told: their decisions may turn with the record around them. */
const untold: Turns = () => ({ until: null, ...noNearest });

function explainRecord(program: ir.Program, evaluation: Evaluation, turns: Turns): ExplainedRecord {
  const { entity, facts, steps, items } = evaluation;
  const explainer = new Explainer(program, evaluation);
  const key = keyFactName(entity);
  const lists = entity.facts.flatMap((list) => {
    const found = items(list);
    return found === null ? [] : [[list.name, found.map((item) => explainRecord(program, item, untold))] as const];
  });
  return {
    entity: { name: entity.name, label: entity.label },
    key: key === null ? null : { name: key, value: facts[key]! },
    decisions: steps.map((step) => ({ ...explainer.decision(step), ...turns(step.decision.name) })),
    lists: new Map(lists),
  };
}

function changesOf(
  program: ir.Program,
  entity: ir.EntityProgram,
  facts: FactRecord,
  { evaluate, analysis }: ExplainOptions,
): ReadonlyMap<string, Change> {
  if (evaluate === undefined) return new Map();
  return analysis === undefined ? nextChanges(program, entity, facts, evaluate) : nextTurns(analysis, facts, evaluate);
}

function nearestIn(
  { outputs }: ir.EntityProgram,
  facts: FactRecord,
  decision: string,
  { evaluate, analysis, asked }: ExplainOptions,
): Nearest {
  if (evaluate === undefined || analysis === undefined || !outputs.includes(decision)) return noNearest;
  return asked === undefined || asked.has(decision) ? nearestOf(analysis, facts, decision, evaluate) : noNearest;
}
