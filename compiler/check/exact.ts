/**
 * The demands that only the exact analysis can check, over all records at once: no gap, no
 * conflict, nothing that can never count. Every witness is one that the interpreter confirms.
 */
import { diagnostic, type Diagnostic, type RelatedPlace } from "../../grammar/diagnostics/diagnostic.ts";
import type { Parameters, TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type { Surface } from "../../grammar/keywords.ts";
import type { SourceFile } from "../../grammar/source.ts";
import {
  type Analysis,
  analyse,
  findConflicts,
  findConstantConditions,
  findDeadRows,
  findDeadRules,
  findGaps,
  findIdleOverrides,
  findPeriodFaults,
  placeOf,
  type Conflict,
  type ConstantCondition,
  type DeadRow,
  type DeadRule,
  type Gap,
  type IdleOverride,
  type PeriodFinding,
  type Undecided,
  type Witness,
} from "../analysis/index.ts";
import { replayExpression } from "../analysis/confirm.ts";
import { reasonText } from "../describe/reason-text.ts";
import { officeClause } from "../explain/office-clause.ts";
import { givenText } from "../explain/example-text.ts";
import { valueText } from "../explain/value-text.ts";
import { casesIn } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import { qualifiedName } from "../resolve/notice.ts";
import { date } from "../types.ts";

/** No record of the entity meets its requirements, so that all else that could be found means nothing. */
interface NoRecord {
  readonly kind: "no-record";
  readonly decision: ir.Decision;
}

type Finding = NoRecord | Gap | Conflict | DeadRule | DeadRow | IdleOverride | ConstantCondition | Undecided;

/** Every finding about a program that compiled, as diagnostics of its file. */
export function checkExactly(program: ir.Program, file: SourceFile): Diagnostic[] {
  const findings = program.entities.filter(hasRules).flatMap((entity) => {
    const analysis = analyse(program, entity.name);
    return findingsOf(analysis).map((finding) => ({ finding, analysis }));
  });
  const found = ofWholePeriods(program, findings).map(({ finding, analysis }) =>
    findingDiagnostic(finding, analysis, file),
  );
  return [...found, ...findPeriodFaults(program).map((finding) => periodDiagnostic(finding, file))];
}

interface Found {
  readonly finding: Finding;
  readonly analysis: Analysis;
}

/**
 * A period is written once and is a rule of every decision that goes by periods: that one of them could do
 * without it, or without a part of it, says nothing unless all could.
 */
function ofWholePeriods(program: ir.Program, all: readonly Found[]): readonly Found[] {
  const rules = program.entities.flatMap(({ decisions }) =>
    decisions.flatMap(({ body }) => casesIn(body).flatMap(({ cases }) => cases.map(({ rule }) => rule))),
  );
  const placesOf = all.map(({ finding }) => periodPlace(finding));
  return all.filter(({ finding }, index) => {
    const place = placesOf[index]!;
    if (place === null) return true;
    const first = placesOf.findIndex((other) => other?.key === place.key);
    if (finding.kind === "constant-condition" && first !== index) return false;
    const uses = rules.filter(({ kind, origin }) => kind === "period" && origin.span.start === place.period).length;
    return placesOf.filter((other) => other?.key === place.key).length === uses;
  });
}

/** The period that a finding is about, and what tells the finding from others about it; null where it is about none. */
function periodPlace(finding: Finding): { readonly period: number; readonly key: string } | null {
  const rule = findingRule(finding);
  if (rule === null || rule.kind !== "period") return null;
  const part = finding.kind === "constant-condition" ? [placeOf(finding.condition).span, finding.holds] : [];
  const period = rule.origin.span.start;
  return { period, key: JSON.stringify([finding.kind, period, part]) };
}

function findingRule(finding: Finding): ir.RuleInfo | null {
  switch (finding.kind) {
    case "dead-rule":
      return finding.rule;
    case "idle-override":
      return finding.overriding;
    case "constant-condition":
      return "kind" in finding.at ? finding.at : null;
    default:
      return null;
  }
}

/** Only the gaps and conflicts of a program: with one of them a record may have no answer, or two. */
export function checkAnswers(program: ir.Program, file: SourceFile): Diagnostic[] {
  return program.entities.filter(hasRules).flatMap((entity) => {
    const analysis = analyse(program, entity.name);
    const grave = graveFindings(analysis).filter(({ kind }) => kind !== "undecided");
    return grave.map((finding) => findingDiagnostic(finding, analysis, file));
  });
}

function graveFindings(analysis: Analysis): Finding[] {
  if (analysis.hasNoRecord()) return [{ kind: "no-record", decision: analysis.entity.decisions.find(isRuled)! }];
  return [...findGaps(analysis), ...findConflicts(analysis)];
}

function findingsOf(analysis: Analysis): Finding[] {
  const grave = graveFindings(analysis);
  if (grave.length > 0) return grave;
  return [
    ...findDeadRules(analysis),
    ...findDeadRows(analysis),
    ...findIdleOverrides(analysis),
    ...findConstantConditions(analysis),
  ];
}

/** Where there are no rules there is nothing to find. */
function hasRules({ decisions }: ir.EntityProgram): boolean {
  return decisions.some(isRuled);
}

function isRuled({ body }: ir.Decision): boolean {
  return casesIn(body).some(({ cases, silences }) => cases.length + silences.length > 0);
}

function findingDiagnostic(finding: Finding, analysis: Analysis, file: SourceFile): Diagnostic {
  const decision = qualifiedName(analysis.entity, finding.decision);
  const at = (origin: ir.Origin): Diagnostic["place"] => ({ file, span: origin.span });
  switch (finding.kind) {
    case "no-record": {
      const { name, label } = analysis.entity;
      return diagnostic("no-record", at(firstRuleOf(finding.decision)), { entity: { en: name, zh: label } });
    }
    case "gap": {
      const place = at(firstRuleOf(finding.decision));
      const related = finding.rules.slice(1).map((rule) => relatedRule(rule, file));
      return diagnostic("rule-gap", place, { decision, example: exampleOf(analysis, finding.witness) }, { related });
    }
    case "conflict":
      return conflictDiagnostic(finding, analysis, file);
    case "dead-rule":
      return diagnostic(
        "rule-never-applies",
        at(finding.rule.origin),
        { decision },
        {
          related: finding.by.map((rule) => relatedRule(rule, file)),
        },
      );
    case "dead-row":
      return diagnostic("row-never-counts", at(finding.row.origin), { table: finding.table });
    case "idle-override": {
      const clauses = [...new Set(finding.overridden.map(({ clause }) => clause))];
      const target = {
        en: clauses.map((clause) => `clause ${clause}`).join(", "),
        zh: clauses.map(officeClause).join("、"),
      };
      return diagnostic(
        "override-never-matters",
        at(finding.overriding.origin),
        { decision, target },
        {
          related: finding.overridden.map((rule) => relatedRule(rule, file)),
        },
      );
    }
    case "constant-condition":
      return diagnostic("condition-constant", at(placeOf(finding.condition)), { holds: finding.holds });
    case "undecided": {
      const reason = { en: reasonText(finding.reason, "en"), zh: reasonText(finding.reason, "zh") };
      const subject = { en: `\`${decision.en}\``, zh: `“${decision.zh}”` };
      return diagnostic("analysis-unknown", at(firstRuleOf(finding.decision)), { subject, reason });
    }
  }
}

function conflictDiagnostic({ decision, rules, witness }: Conflict, analysis: Analysis, file: SourceFile): Diagnostic {
  const [first, second] = [...rules].sort((left, right) => left.origin.span.start - right.origin.span.start);
  const parameters = {
    decision: qualifiedName(analysis.entity, decision),
    example: exampleOf(analysis, witness),
    prevailing: prevailingOf(first!, second!),
  };
  const related = [first!, second!].map((rule) => ({
    ...relatedRule(rule, file),
    value: valueOf(rule, decision, analysis, witness),
  }));
  return diagnostic("rule-conflict", { file, span: first!.origin.span }, parameters, { related });
}

/** A table can be overridden and overrides nothing. */
function prevailingOf(first: ir.RuleInfo, second: ir.RuleInfo): Parameters["rule-conflict"]["prevailing"] {
  if (second.kind !== "table") return { which: "second", over: first.clause };
  return first.kind === "table" ? null : { which: "first", over: second.clause };
}

/** What a rule alone would give a record. */
function valueOf(
  rule: ir.RuleInfo,
  { body, type }: ir.Decision,
  { program, entity }: Analysis,
  { facts }: Witness,
): TypeWords | null {
  const found = casesIn(body).flatMap(({ cases }) => cases.filter((each) => each.rule === rule))[0];
  const result = found === undefined ? null : replayExpression(program, entity, found.value, facts);
  if (result?.kind !== "value") return null;
  return { en: valueText(type, result.value, "en"), zh: valueText(type, result.value, "zh") };
}

/** Where the notice begins to decide; the decision itself may stand in the vocabulary. */
function firstRuleOf({ body, origin }: ir.Decision): ir.Origin {
  const [rule] = casesIn(body).flatMap(({ cases }) => cases.map((each) => each.rule));
  return rule?.origin ?? origin;
}

function relatedRule({ clause, origin }: ir.RuleInfo, file: SourceFile): RelatedPlace {
  return { file, span: origin.span, clause, value: null };
}

function exampleOf({ entity }: Analysis, { facts }: Witness): { readonly en: string; readonly zh: string } {
  return {
    en: givenText(entity, facts, "en") || "a record that leaves out every fact",
    zh: givenText(entity, facts, "zh") || "未填写任何事实的记录",
  };
}

function periodDiagnostic({ kind, periods, from, to }: PeriodFinding, file: SourceFile): Diagnostic {
  const [first, second] = periods;
  const place = { file, span: second.origin.span };
  const related = [{ file, span: first.origin.span, clause: first.origin.clause, value: null }];
  return kind === "period-gap"
    ? diagnostic(
        "period-gap",
        place,
        { days: { en: daysText(from, to, "en"), zh: daysText(from, to, "zh") } },
        { related },
      )
    : diagnostic("period-overlap", place, { first: wordsOf(first), second: wordsOf(second) }, { related });
}

function daysText(from: number, to: number, surface: Surface): string {
  const [first, last] = [from, to].map((day) => valueText(date, day, surface));
  if (from === to) return first!;
  return surface === "en" ? `${first} to ${last}` : `${first}至${last}`;
}

function wordsOf({ name, label }: ir.Named): TypeWords {
  return { en: name, zh: label };
}
