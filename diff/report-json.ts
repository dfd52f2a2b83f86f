import { changeText, sumText } from "./amount-text.ts";
import { formatDay } from "../runtime/date.ts";
import { formatFacts, formatValue, type Json } from "../runtime/format.ts";
import type { FactRecord, Value } from "../runtime/schema.ts";
import type { Cause, Condition, Limits, Literal, Outcome, ShiftedFact } from "../analysis/index.ts";
import type { Replay } from "../analysis/confirm.ts";
import {
  conditionWords,
  domainJson,
  literalText,
  outcomeText,
  unknownJson as reasonJson,
  Terms,
  type Described,
} from "../explain/describe/index.ts";
import type { Decision, Program } from "../ir/ir.ts";
import { entitySchema, valueType } from "../ir/schema.ts";
import type { Type } from "../ir/types.ts";
import type { Boundary, Neighbour } from "./boundary.ts";
import type { DeclarationChange } from "./declarations.ts";
import { regionJson } from "./region-json.ts";
import type { DiffReport, EntityReport, ReportedChange, ReportedGroup } from "./report.ts";
import type { RosterCount } from "./roster-count.ts";

/** The stable JSON form of a comparison: `changes` of declarations and `groups` of records, with exact regions. */
export function diffJson(report: DiffReport, roster: RosterCount | null): Json {
  return {
    version: 1,
    old: noticeJson(report.old),
    new: noticeJson(report.new),
    monthsAhead: report.monthsAhead,
    changes: report.changes.map(changeJson),
    groups: groupsJson(report.entities, roster),
    unchanged: report.entities.flatMap(({ old, unchanged }) =>
      unchanged.map(({ name }) => ({ entity: old.entity.name, decision: name })),
    ),
    unknown: unknownJson(report.entities),
    domain: domainsJson(report.entities),
    roster: roster === null ? null : rosterJson(report.old, roster),
  };
}

function rosterJson(program: Program, { records, refused, concerned, decided, amounts }: RosterCount): Json {
  const answer = ({ type }: Decision, given: Replay): Json =>
    given.kind === "value" && given.value !== null ? formatValue(valueType(program, type), given.value) : null;
  return {
    records,
    refused,
    concerned,
    decided: decided.map(({ decision, old, new: next, records: count, first }) => ({
      decision: decision.name,
      old: answer(decision, old),
      new: answer(decision, next),
      records: count,
      first: first as string | null,
    })),
    amounts: amounts.map((change) => ({
      decision: change.decision.name,
      old: sumText(change, change.old),
      new: sumText(change, change.new),
      change: changeText(change),
      raised: change.raised,
      lowered: change.lowered,
    })),
  };
}

/** The groups of every entity in their JSON form. */
export function groupsJson(entities: readonly EntityReport[], roster: RosterCount | null): readonly Json[] {
  return entities.flatMap((entity) => entity.groups.map((group) => new JsonForm(entity).group(group, roster)));
}

/** Over which records each entity was looked at. */
export function domainsJson(entities: readonly EntityReport[]): readonly Json[] {
  return entities.map(({ old, facts }) => ({ entity: old.entity.name, ranges: domainJson(facts) }));
}

/** The decisions of which something is not known, and why. */
export function unknownJson(entities: readonly EntityReport[]): readonly Json[] {
  return entities.flatMap(({ old, unknown }) =>
    unknown.map(({ decision, ...answer }) => ({
      entity: old.entity.name,
      decision: decision.name,
      ...reasonJson(answer),
    })),
  );
}

function noticeJson({ notice: { name, title, number, year } }: Program): Json {
  return { name, title, number, year };
}

function changeJson({ kind, name, label, old, new: next }: DeclarationChange): Json {
  const side = (declared: DeclarationChange["old"]): Json =>
    declared === null ? null : { clause: declared.clause, ...declared.text };
  return {
    kind,
    name,
    label,
    change: old === null ? "added" : next === null ? "removed" : "changed",
    old: side(old),
    new: side(next),
  };
}

class JsonForm {
  readonly #report: EntityReport;
  readonly #en: Terms;
  readonly #zh: Terms;

  constructor(report: EntityReport) {
    this.#report = report;
    this.#en = new Terms("en", [report.old, report.new]);
    this.#zh = new Terms("zh", [report.old, report.new]);
  }

  group(
    { decision, followsFrom, condition, causes, changes, region, boxes }: ReportedGroup,
    roster: RosterCount | null,
  ): Json {
    return {
      entity: this.#report.old.entity.name,
      decision: decision.name,
      label: decision.label,
      followsFrom: followsFrom?.name ?? null,
      condition: this.#condition(condition),
      region: regionJson(region, boxes(), (literal) => this.#literal(literal)),
      changes: changes.map((change) => this.#change(decision, change)),
      causes: { old: causes.old.map(causeJson), new: causes.new.map(causeJson) },
      concerned: roster?.byRegion.get(region) ?? null,
    };
  }

  #condition(condition: Condition): Json {
    return { en: conditionWords(condition, this.#en), zh: conditionWords(condition, this.#zh) };
  }

  #change(decision: Decision, { old, new: next, effect, witness, answers, boundary }: ReportedChange): Json {
    const { old: before, new: after } = this.#report;
    return {
      old: this.#outcome(decision.type, old),
      new: this.#outcome(decision.type, next),
      effect,
      witness: {
        old: { facts: recordJson(before, witness.old), answer: this.#answer(decision.type, answers.old) },
        new: { facts: recordJson(after, witness.new), answer: this.#answer(decision.type, answers.new) },
      },
      boundary: boundary === null ? null : this.#boundary(decision.type, boundary),
    };
  }

  #outcome(type: Type, outcome: Outcome): Json {
    const value = outcome.kind === "value" ? { value: this.#value(type, outcome.value) } : {};
    return {
      kind: outcome.kind,
      ...value,
      en: outcomeText(outcome, type, this.#en),
      zh: outcomeText(outcome, type, this.#zh),
    };
  }

  #boundary(type: Type, { fact, before, after }: Boundary): Json {
    return { fact, before: this.#neighbour(type, before), after: this.#neighbour(type, after) };
  }

  #neighbour(type: Type, neighbour: Neighbour | null): Json {
    if (neighbour === null) return null;
    const { day, old, new: next, agrees } = neighbour;
    return { date: formatDay(day), old: this.#answer(type, old), new: this.#answer(type, next), agrees };
  }

  #answer(type: Type, answer: Replay): Json {
    return answer.kind === "value" ? { kind: "value", value: this.#value(type, answer.value) } : { kind: answer.kind };
  }

  #value(type: Type, value: Value): Json {
    return value === null ? null : formatValue(valueType(this.#report.old.program, type), value);
  }

  /** A literal of an exact region: dates as dates, the limits of a range included. */
  #literal(literal: Literal): Json {
    switch (literal.kind) {
      case "date":
        return { ...literal, ranges: literal.ranges.map((limits) => limitsJson(limits, formatDay)) };
      case "number": {
        const type = this.#en.factType(literal.fact);
        return {
          ...literal,
          ranges: literal.ranges.map((limits) => limitsJson(limits, (value) => this.#value(type, value))),
        };
      }
      case "difference": {
        const { kind, earlier, later, ranges } = literal;
        return {
          kind,
          earlier: momentJson(earlier),
          later: momentJson(later),
          days: ranges.map((limits) => limitsJson(limits, (value) => value)),
        };
      }
      case "row":
        return { ...literal, rows: literal.rows.map(({ name }) => name) };
      case "choice":
      case "member":
      case "known":
      case "reading":
      case "decision":
        return literal;
      case "opaque":
        return { kind: literal.kind, text: literalText({ ...literal, holds: true }, this.#en), holds: literal.holds };
    }
  }
}

function recordJson({ program, entity }: Described, facts: FactRecord): Json {
  return formatFacts(entitySchema(program, entity.name), facts);
}

function limitsJson({ from, to }: Limits, write: (value: number) => Json): Json {
  return { from: from === null ? null : write(from), to: to === null ? null : write(to) };
}

function momentJson({ fact, shifts }: ShiftedFact): Json {
  return { fact, shifts: shifts.map(({ unit, amount }) => ({ unit, amount })) };
}

/** A rule that prevails somewhere in a group, or a row that counts there. */
function causeJson(cause: Cause): Json {
  if (cause.kind === "rule") {
    const { kind, name, decision, clause } = cause.rule;
    return { kind, clause, decision, name };
  }
  const { category, origin } = cause.row;
  return { kind: "row", clause: origin.clause, table: cause.table, category: category?.name ?? null };
}
