/** From what was decided of a record to the reasons. */
import { valueOn } from "../runtime/dated-value.ts";
import type { Value } from "../runtime/schema.ts";
import type { Evaluation, RuleStep, Step } from "../ir/interpret/evaluation.ts";
import { casesIn } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import { rowNames } from "../ir/pick-row.ts";
import { allottedShare } from "./allotted-share.ts";
import { countedList } from "./counted-list.ts";
import { conditionText } from "./condition-text.ts";
import {
  type AllottedShare,
  categoriesType,
  type ConditionText,
  type CountedList,
  type CountedRow,
  type ExplainedDecision,
  type ExplainedParameter,
  type ExplainedRule,
  type Ground,
  type IdleRule,
  type NamedValue,
  type TakenReading,
  type TotalledRow,
} from "./explanation.ts";
import type { Nearest } from "./nearest-other.ts";
import { unlistedYearsOf } from "../ir/unlisted-years.ts";
import { failingPart, overItemsIn, partsOfRecord, relevantParts } from "./relevant.ts";

/** A reading as it was taken. */
export function takenReading({ name, label, origin, options, taken }: ir.Reading): TakenReading {
  return { name, label, clause: origin.clause, option: options.find((option) => option.name === taken)! };
}

/** Gives the reasons of the decisions about one record. */
export class Explainer {
  readonly #program: ir.Program;
  readonly #evaluation: Evaluation;
  readonly #rows: ReadonlyMap<string, CountedRow>;

  constructor(program: ir.Program, evaluation: Evaluation) {
    this.#program = program;
    this.#evaluation = evaluation;
    this.#rows = new Map(evaluation.steps.flatMap((step) => countedRow(program, step)));
  }

  /** Where the value of a decision comes from, without what would change it. */
  decision(step: Step): Omit<ExplainedDecision, "until" | keyof Nearest> {
    const { decision, gateHeld, value, rules } = step;
    const winning = rules.filter(({ applies, defeatedBy }) => applies && defeatedBy === null);
    const silence = gateHeld && winning.length === 0 ? this.#silence(decision) : null;
    const grounds = this.#grounds(step, winning, silence);
    const ground = groundOf(step, winning, silence);
    return {
      ...this.#namedValue(decision, value),
      role: decision.role,
      clause: decision.origin.clause,
      ground,
      gate: gateHeld ? null : conditionText(this.#program, failingPart(decision.gate!, this.#evaluation.holds)),
      silentIn: silence?.origin.clause ?? null,
      formula: ground === "definition" ? this.#formula(decision.body) : null,
      rules: winning.map((each) => this.#rule(each.case)),
      defeated: rules.flatMap(({ case: defeated, applies, defeatedBy }) => {
        const by = rules.find((each) => each.case.rule === defeatedBy);
        return applies && by !== undefined ? [{ ...this.#rule(defeated), by: this.#rule(by.case) }] : [];
      }),
      idle: rules.filter(({ applies }) => !applies).map((each) => this.#idle(each)),
      row: this.#rows.get(decision.name) ?? null,
      totalled: this.#totalled(ground === "definition" ? decision.body : winning[0]?.case.value),
      ...this.#overItems(grounds),
      unlisted: this.#unlisted(grounds),
      ...this.#used(grounds),
    };
  }

  /** A value by its type; the row that a table picks shows as its category. */
  #namedValue({ name, label, type, role, body }: ir.Decision, value: Value): NamedValue {
    if (role !== "pick" || body.kind !== "pick") return { name, label, type, value };
    const picked = this.#rows.get(name)?.category.name ?? null;
    return { name, label, type: categoriesType(name, body.rows.map(rowNames)), value: picked };
  }

  #silence({ body }: ir.Decision): ir.Expression | null {
    return (
      casesIn(body)
        .flatMap(({ silences }) => silences)
        .find(this.#evaluation.holds) ?? null
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

  /** Of a total over a data table each row tells what it counts, so the formula need not. */
  #formula(value: ir.Expression): ConditionText | null {
    const isPlain = value.kind === "cell" || (value.kind === "constant" && value.parameter === null);
    return isPlain ? null : conditionText(this.#program, isTotal(value) ? { ...value, body: null } : value);
  }

  #totalled(value: ir.Expression | undefined): readonly TotalledRow[] {
    if (value === undefined || !isTotal(value)) return [];
    const { over, body } = value;
    const columns = this.#program.dataTables.find(({ name }) => name === over.table)?.columns ?? [];
    return this.#evaluation.countedRows(value).map(({ row, value: counted }) => ({
      clause: row.origin.clause,
      columns: columns.map(({ name, label, type }) => ({ name, label, type, value: row.values[name]! })),
      value: body === null ? null : { type: body.type, value: counted },
    }));
  }

  /** What aggregates and allotments made of other records. */
  #overItems(grounds: readonly ir.Expression[]): Pick<ExplainedDecision, "counted" | "allotted"> {
    const counted: CountedList[] = [];
    const allotted: AllottedShare[] = [];
    for (const node of grounds.flatMap((each) => overItemsIn(each, this.#evaluation.holds))) {
      if (node.kind === "aggregate") {
        const items = this.#evaluation.countedItems(node);
        if (items !== null) counted.push(countedList(this.#program, node, items));
      } else {
        const claims = this.#evaluation.allotted(node);
        if (claims !== null) allotted.push(allottedShare(this.#program, node, claims));
      }
    }
    return { counted, allotted };
  }

  #unlisted(grounds: readonly ir.Expression[]): readonly number[] {
    const parts = grounds.flatMap((each) => partsOfRecord(each, this.#evaluation.holds));
    const years = parts.flatMap((part) => unlistedYearsOf(part, this.#evaluation.valueOf));
    return [...new Set(years)].sort((left, right) => left - right);
  }

  #idle({ case: each }: RuleStep): IdleRule {
    const failing = failingPart(each.guard, this.#evaluation.holds);
    const { facts, decisions } = this.#used([failing]);
    const decided = this.#evaluation.entity.decisions.filter(({ name }) => decisions.includes(name));
    return {
      ...this.#rule(each),
      failed: conditionText(this.#program, failing),
      because: [
        ...facts,
        ...decided.map((decision) => this.#namedValue(decision, this.#evaluation.values[decision.name]!)),
      ],
    };
  }

  /** The parameters of some names, and of those asked on days the values that held on them. */
  #parameters(names: ReadonlySet<string>, onDays: readonly ir.ParameterAt[]): readonly ExplainedParameter[] {
    const held = onDays.map(({ parameter, values, date }) => {
      const { from } = valueOn(values, this.#evaluation.valueOf(date) as number, parameter);
      return `${parameter} ${from}`;
    });
    return this.#program.parameters.flatMap(({ name, label, type, values, origin: { clause } }) =>
      values
        .filter(({ from }) => names.has(name) || held.includes(`${name} ${from}`))
        .map(({ from, value }) => ({ name, label, type, value, from, clause })),
    );
  }

  /** The parameters that are asked on days of the record itself; of a table's cells in that of the row that counted. */
  #askedOnDays(expression: ir.Expression): readonly ir.ParameterAt[] {
    if (expression.kind === "cell") {
      const row = this.#evaluation.values[expression.pick] as number;
      const cell = expression.cells[row] ?? expression.otherwise;
      return cell === null ? [] : this.#askedOnDays(cell);
    }
    return partsOfRecord(expression, this.#evaluation.holds).filter((part) => part.kind === "parameterAt");
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
    for (const part of expressions.flatMap((each) => [...relevantParts(each, this.#evaluation.holds)])) {
      if (part.kind === "fact" && part.entity === this.#evaluation.entity.name) used.fact.add(part.name);
      if (part.kind === "decision" && part.entity === this.#evaluation.entity.name) used.decision.add(part.name);
      if (part.kind === "cell") used.decision.add(part.pick);
      if (part.kind === "constant" && part.parameter !== null) used.parameter.add(part.parameter);
      if (part.kind === "reading") used.reading.add(part.reading);
    }
    return {
      facts: this.#evaluation.entity.facts
        .filter(({ name }) => used.fact.has(name))
        .map(({ name, label, type }) => ({ name, label, type, value: this.#evaluation.facts[name] ?? null })),
      parameters: this.#parameters(
        used.parameter,
        expressions.flatMap((each) => this.#askedOnDays(each)),
      ),
      readings: this.#program.readings.filter(({ name }) => used.reading.has(name)).map(takenReading),
      decisions: this.#evaluation.entity.decisions.map(({ name }) => name).filter((name) => used.decision.has(name)),
    };
  }
}

/** An aggregate over a data table. */
type Total = ir.Aggregate & { readonly over: Extract<ir.AggregateSource, { kind: "table" }> };

function isTotal(value: ir.Expression): value is Total {
  return value.kind === "aggregate" && value.over.kind === "table";
}

function groundOf({ decision, gateHeld }: Step, winning: readonly RuleStep[], silence: ir.Expression | null): Ground {
  if (!gateHeld) return "not-asked";
  if (decision.role === "pick") return "row";
  if (casesIn(decision.body).length === 0) return "definition";
  if (winning.length > 0) return "rules";
  return silence === null ? "default" : "silence";
}

function countedRow(program: ir.Program, { decision, row }: Step): [string, CountedRow][] {
  if (row === null) return [];
  const { name, label, origin } = decision;
  const clause = row.origin.clause ?? origin.clause ?? "";
  const condition = row.category === null && row.guard.kind !== "constant" ? conditionText(program, row.guard) : null;
  return [[name, { table: { name, label }, clause, category: rowNames(row), condition }]];
}
