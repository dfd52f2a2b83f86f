/** From a record to the reasons of its decisions. */
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { casesIn, interpret, interpretCondition, type RuleStep, type Step } from "../ir/interpret.ts";
import type { Analysis } from "../analysis/index.ts";
import type * as ir from "../ir/ir.ts";
import { conditionText } from "./condition-text.ts";
import {
  categoriesType,
  type Change,
  type ConditionText,
  type CountedRow,
  type ExplainedDecision,
  type ExplainedRule,
  type Explanation,
  type Ground,
  type IdleRule,
  type NamedValue,
  type NearestOther,
  type TakenReading,
} from "./explanation.ts";
import { nearestOf } from "./nearest-other.ts";
import { nextChanges, nextTurns } from "./next-change.ts";
import { failingPart, type Holds, relevantParts } from "./relevant.ts";

export interface ExplainOptions {
  /** What tells the policy from any other; it becomes part of the explanation. */
  readonly policyHash: string;
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
  const entity = program.entities.find(({ name }) => name === entityName);
  if (entity === undefined) throw new RangeError(`there is no entity ${entityName}`);
  const { steps, values } = interpret(program, entityName, facts);
  const changes = changesOf(program, entity, facts, options);
  const explainer = new Explainer(program, entity, facts, values, steps);
  return {
    version: 1,
    notice: program.notice,
    policyHash: options.policyHash,
    readings: program.readings.map(takenReading),
    entity: { name: entity.name, label: entity.label },
    facts,
    decisions: steps.map((step) => ({
      ...explainer.decision(step),
      until: changes.get(step.decision.name) ?? null,
      nearest: nearestIn(entity, facts, step.decision.name, options),
    })),
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
): NearestOther | null {
  if (evaluate === undefined || analysis === undefined || !outputs.includes(decision)) return null;
  return asked === undefined || asked.has(decision) ? nearestOf(analysis, facts, decision, evaluate) : null;
}

function takenReading({ name, label, origin, options, taken }: ir.Reading): TakenReading {
  return { name, label, clause: origin.clause, option: options.find((option) => option.name === taken)! };
}

class Explainer {
  readonly #program: ir.Program;
  readonly #entity: ir.EntityProgram;
  readonly #facts: FactRecord;
  readonly #values: Readonly<Record<string, Value>>;
  readonly #rows: ReadonlyMap<string, CountedRow>;
  readonly #holds: Holds;

  constructor(
    program: ir.Program,
    entity: ir.EntityProgram,
    facts: FactRecord,
    values: Readonly<Record<string, Value>>,
    steps: readonly Step[],
  ) {
    this.#program = program;
    this.#entity = entity;
    this.#facts = facts;
    this.#values = values;
    this.#rows = new Map(steps.flatMap((step) => countedRow(step)));
    this.#holds = (condition) => interpretCondition(program, entity.name, facts, values, condition);
  }

  decision(step: Step): Omit<ExplainedDecision, "until" | "nearest"> {
    const { decision, gateHeld, value, rules } = step;
    const winning = rules.filter(({ applies, defeatedBy }) => applies && defeatedBy === null);
    const silence = gateHeld && winning.length === 0 ? this.#silence(decision) : null;
    const ground = groundOf(step, winning, silence);
    return {
      ...this.#namedValue(decision, value),
      role: decision.role,
      clause: decision.origin.clause,
      ground,
      gate: gateHeld ? null : conditionText(this.#program, failingPart(decision.gate!, this.#holds)),
      silentIn: silence?.origin.clause ?? null,
      formula: ground === "definition" ? this.#formula(decision.body) : null,
      rules: winning.map((each) => this.#rule(each.case)),
      defeated: rules.flatMap(({ case: defeated, applies, defeatedBy }) => {
        const by = rules.find((each) => each.case.rule === defeatedBy);
        return applies && by !== undefined ? [{ ...this.#rule(defeated), by: this.#rule(by.case) }] : [];
      }),
      idle: rules.filter(({ applies }) => !applies).map((each) => this.#idle(each)),
      row: this.#rows.get(decision.name) ?? null,
      ...this.#used(this.#grounds(step, winning, silence)),
    };
  }

  /** A value by its type; the row that a table picks shows as its category. */
  #namedValue({ name, label, type, role, body }: ir.Decision, value: Value): NamedValue {
    if (role !== "pick" || body.kind !== "pick") return { name, label, type, value };
    const categories = body.rows.flatMap(({ category }) => (category === null ? [] : [category]));
    return { name, label, type: categoriesType(name, categories), value: this.#rows.get(name)?.category?.name ?? null };
  }

  #silence({ body }: ir.Decision): ir.Expression | null {
    return (
      casesIn(body)
        .flatMap(({ silences }) => silences)
        .find(this.#holds) ?? null
    );
  }

  /** The expressions that the value rests on. */
  #grounds(
    { decision, gateHeld, row }: Step,
    winning: readonly RuleStep[],
    silence: ir.Expression | null,
  ): readonly ir.Expression[] {
    const { gate, otherwise, body } = decision;
    if (!gateHeld) return [gate!, ...(otherwise === null ? [] : [otherwise])];
    if (silence !== null) return [silence];
    if (row !== null) return [row.guard];
    if (body.kind === "pick") return body.rows.map(({ guard }) => guard);
    const cases = casesIn(body);
    if (cases.length === 0) return [body];
    if (winning.length > 0) return winning.flatMap(({ case: { guard, value } }) => [guard, value]);
    return cases.flatMap(({ cases: rules, otherwise: last }) => [
      ...rules.map(({ guard }) => guard),
      ...(last === null ? [] : [last]),
    ]);
  }

  #rule({ rule: { kind, clause, name }, guard, value }: ir.Case): ExplainedRule {
    const row = kind === "table" && name !== null ? (this.#rows.get(name) ?? null) : null;
    const isConditional = guard.kind !== "constant";
    return {
      kind,
      clause: row?.clause ?? clause,
      name,
      condition: isConditional ? conditionText(this.#program, guard) : null,
      formula: this.#formula(value),
      row,
    };
  }

  #formula(value: ir.Expression): ConditionText | null {
    const isPlain = value.kind === "cell" || (value.kind === "constant" && value.parameter === null);
    return isPlain ? null : conditionText(this.#program, value);
  }

  #idle({ case: each }: RuleStep): IdleRule {
    const failing = failingPart(each.guard, this.#holds);
    const { facts, decisions } = this.#used([failing]);
    const decided = this.#entity.decisions.filter(({ name }) => decisions.includes(name));
    return {
      ...this.#rule(each),
      failed: conditionText(this.#program, failing),
      because: [...facts, ...decided.map((decision) => this.#namedValue(decision, this.#values[decision.name]!))],
    };
  }

  /** The facts, parameters, readings and decisions that expressions rest on, in the order of their declaration. */
  #used(
    expressions: readonly ir.Expression[],
  ): Pick<ExplainedDecision, "facts" | "parameters" | "readings" | "decisions"> {
    const used = {
      fact: new Set<string>(),
      parameter: new Set<string>(),
      reading: new Set<string>(),
      decision: new Set<string>(),
    };
    for (const part of expressions.flatMap((each) => [...relevantParts(each, this.#holds)])) {
      if (part.kind === "fact" && part.entity === this.#entity.name) used.fact.add(part.name);
      if (part.kind === "decision" && part.entity === this.#entity.name) used.decision.add(part.name);
      if (part.kind === "cell") used.decision.add(part.pick);
      if (part.kind === "constant" && part.parameter !== null) used.parameter.add(part.parameter);
      if (part.kind === "reading") used.reading.add(part.reading);
    }
    return {
      facts: this.#entity.facts
        .filter(({ name }) => used.fact.has(name))
        .map(({ name, label, type }) => ({ name, label, type, value: this.#facts[name] ?? null })),
      parameters: this.#program.parameters
        .filter(({ name }) => used.parameter.has(name))
        .map(({ name, label, type, value, origin }) => ({ name, label, type, value, clause: origin.clause })),
      readings: this.#program.readings.filter(({ name }) => used.reading.has(name)).map(takenReading),
      decisions: this.#entity.decisions.map(({ name }) => name).filter((name) => used.decision.has(name)),
    };
  }
}

function groundOf({ decision, gateHeld }: Step, winning: readonly RuleStep[], silence: ir.Expression | null): Ground {
  if (!gateHeld) return "not-asked";
  if (decision.role === "pick") return "row";
  if (casesIn(decision.body).length === 0) return "definition";
  if (winning.length > 0) return "rules";
  return silence === null ? "default" : "silence";
}

function countedRow({ decision, row }: Step): [string, CountedRow][] {
  if (row === null) return [];
  const { name, label, origin } = decision;
  return [[name, { table: { name, label }, clause: row.origin.clause ?? origin.clause ?? "", category: row.category }]];
}
