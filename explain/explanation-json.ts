import { formatDay } from "../runtime/date.ts";
import { formatFacts, formatValue, type Json } from "../runtime/format.ts";
import type { Exact } from "../runtime/fraction.ts";
import { formatExactMoney } from "../runtime/money.ts";
import type { Value } from "../runtime/schema.ts";
import type { Program } from "../ir/ir.ts";
import { entitySchema, valueType } from "../ir/schema.ts";
import type { Type } from "../ir/types.ts";
import type {
  AllottedShare,
  Change,
  ConditionText,
  CountedList,
  CountedRow,
  ExplainedDecision,
  ExplainedRecord,
  ExplainedRule,
  Explanation,
  NamedValue,
  TakenReading,
} from "./explanation.ts";

/**
 * The stable JSON form of an explanation. It holds all that is needed to decide the record again:
 * the policy's hash, the readings taken and the input.
 */
export function explanationJson(program: Program, explanation: Explanation, names?: ReadonlySet<string>): Json {
  const { name, title, issuer, number, issued, year, amends } = explanation.notice;
  return {
    version: explanation.version,
    notice: { name, title, issuer, number, issued: issued === null ? null : formatDay(issued), year, amends },
    policyHash: explanation.policyHash,
    readings: explanation.readings.map(readingJson),
    entity: explanation.entity.name,
    input: formatFacts(entitySchema(program, explanation.entity.name), explanation.facts),
    ...recordJson(program, explanation, names),
  };
}

/** The decisions of a record, and those of the items of its lists where they have any. */
function recordJson(
  program: Program,
  { decisions, lists }: ExplainedRecord,
  names: ReadonlySet<string> | undefined,
): { readonly [key: string]: Json } {
  const form = new JsonForm(program, new Map(decisions.map((decision) => [decision.name, decision])));
  const shown = decisions.filter(({ name }) => names === undefined || names.has(name));
  const items = [...lists].map(([list, records]) => [
    list,
    records.map((record) => ({ ...keyJson(record), ...recordJson(program, record, names) })),
  ]);
  return {
    decisions: shown.map((decision) => form.decision(decision)),
    ...(items.length === 0 ? {} : { lists: Object.fromEntries(items) as Json }),
  };
}

function keyJson({ key }: ExplainedRecord): { readonly [key: string]: Json } {
  return key === null ? {} : { [key.name]: key.value as string | null };
}

class JsonForm {
  readonly #program: Program;
  readonly #decisions: ReadonlyMap<string, ExplainedDecision>;

  constructor(program: Program, decisions: ReadonlyMap<string, ExplainedDecision>) {
    this.#program = program;
    this.#decisions = decisions;
  }

  decision(decision: ExplainedDecision): Json {
    const {
      role,
      clause,
      ground,
      gate,
      silentIn,
      formula,
      rules,
      defeated,
      idle,
      row,
      until,
      nearest,
      nearestGivenUp,
    } = decision;
    return {
      ...this.#named(decision),
      role: role === "pick" ? "table" : role,
      clause,
      ground,
      gate: textJson(gate),
      silentIn,
      formula: textJson(formula),
      rules: rules.map(ruleJson),
      defeated: defeated.map((rule) => ({ ...ruleJson(rule), by: ruleJson(rule.by) })),
      notApplied: idle.map((rule) => ({
        ...ruleJson(rule),
        failed: textJson(rule.failed),
        because: rule.because.map((each) => this.#named(each)),
      })),
      row: rowJson(row),
      totalled: decision.totalled.map(({ clause, columns, value }) => ({
        clause,
        columns: columns.map((column) => this.#named(column)),
        value: value === null ? null : this.#value(value.type, value.value),
      })),
      counted: decision.counted.map((list) => this.#countedList(list)),
      ...(decision.unlisted.length === 0 ? {} : { provisionalIn: decision.unlisted }),
      allotted: decision.allotted.map((share) => this.#allotted(share)),
      facts: decision.facts.map((fact) => this.#named(fact)),
      parameters: decision.parameters.map((parameter) => ({
        ...this.#named(parameter),
        ...(parameter.from === null ? {} : { from: formatDay(parameter.from) }),
        clause: parameter.clause,
      })),
      readings: decision.readings.map(readingJson),
      decisions: decision.decisions.map((name) => this.#named(this.#decisions.get(name)!)),
      until: until === null ? null : this.#change(until, decision.type),
      nearest:
        nearest === null
          ? null
          : { facts: nearest.facts.map((fact) => this.#named(fact)), value: this.#value(decision.type, nearest.value) },
      nearestGivenUp,
    };
  }

  #countedList({ aggregate, entity, isRank, of, items }: CountedList): Json {
    return {
      aggregate: textJson(aggregate),
      entity: entity.name,
      counts: isRank ? "ahead" : "included",
      of,
      items: items.map(({ key, position, value, isChosen }) => ({
        key: key === null ? null : (key.value as string),
        position,
        value: value === null ? null : this.#value(value.type, value.value),
        chosen: isChosen,
      })),
    };
  }

  #allotted({ entity, type, limit, wish, got, manner }: AllottedShare): Json {
    const amount = (value: number): Json => this.#value(type, value);
    const all = { entity: entity.name, limit: amount(limit), wish: amount(wish), got: amount(got) };
    if (manner.kind === "inProportion") {
      const { wished, rounded } = manner;
      return {
        ...all,
        manner: "inProportion",
        wished: amount(wished),
        rounded: rounded === null ? null : amount(rounded),
      };
    }
    return {
      ...all,
      manner: "inOrder",
      ahead: manner.ahead,
      aheadGot: amount(manner.aheadGot),
      left: amount(manner.left),
      nearest: manner.nearest.map((each) => ({
        key: each.key === null ? null : (each.key.value as string),
        position: each.position,
        wish: amount(each.wish),
        got: amount(each.got),
      })),
    };
  }

  #named({ name, label, type, value }: NamedValue): { readonly [key: string]: Json } {
    return { name, label, value: this.#value(type, value) };
  }

  #change({ fact, day, value }: Change, type: Type): Json {
    return { fact: fact.name, date: formatDay(day), value: this.#value(type, value) };
  }

  #value(type: Type, value: Value): Json {
    if (value === null) return null;
    if (type.kind === "exactMoney") return formatExactMoney(value as Exact);
    return formatValue(valueType(this.#program, type), value, { items: "facts" });
  }
}

function ruleJson({ kind, clause, name, condition, formula, row }: ExplainedRule): { readonly [key: string]: Json } {
  return { kind, clause, name, condition: textJson(condition), formula: textJson(formula), row: rowJson(row) };
}

function textJson(text: ConditionText | null): Json {
  return text === null ? null : { ...text };
}

function rowJson(row: CountedRow | null): Json {
  if (row === null) return null;
  const { table, clause, category, condition } = row;
  const { name, label } = category;
  return { table: table.name, clause, category: name, categoryLabel: label, condition: textJson(condition) };
}

function readingJson({ name, label, clause, option }: TakenReading): Json {
  return { name, label, clause, option: option.name, optionLabel: option.label };
}
