/**
 * The demands that only the exact analysis can check, over all records at once: no gap, no
 * conflict, nothing that can never count. Every witness is one that the interpreter confirms.
 */
import { asWritten, diagnostic, type Diagnostic, type RelatedPlace } from "../grammar/diagnostics/diagnostic.ts";
import { bothNames, type TypeWords } from "../grammar/diagnostics/catalogue.ts";
import { formatDay } from "../runtime/date.ts";
import type { Surface } from "../grammar/keywords.ts";
import type { SourceFile } from "../grammar/source.ts";
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
  type MissingRow,
  type OtherOption,
  type Overlap,
  type PeriodFinding,
  type Undecided,
  type Witness,
} from "../analysis/index.ts";
import { replayExpression } from "../analysis/confirm.ts";
import { unknownText } from "./describe/reason-text.ts";
import { officeClause } from "./office-clause.ts";
import { givenText } from "./example-text.ts";
import { valueText } from "./value-text.ts";
import { casesIn } from "../ir/entity.ts";
import type * as ir from "../ir/ir.ts";
import { rowNames } from "../ir/pick-row.ts";
import { qualifiedName } from "../compiler/resolve/notice.ts";
import { date } from "../ir/types.ts";
import { prevailingOf } from "../compiler/check/prevailing.ts";

/** No record of the entity meets its requirements, so that all else that could be found means nothing. */
interface NoRecord {
  readonly kind: "no-record";
  readonly decision: ir.Decision;
}

type Finding =
  NoRecord | Gap | MissingRow | Conflict | Overlap | DeadRule | DeadRow | IdleOverride | ConstantCondition | Undecided;

/** Every finding about a program that compiled, as diagnostics of its file. */
export function checkExactly(program: ir.Program, file: SourceFile): Diagnostic[] {
  const findings = program.entities.filter(hasRules).flatMap((entity) => {
    const analysis = analyse(program, entity.name);
    return findingsOf(analysis).map((finding) => ({ finding, analysis }));
  });
  const told = ofWholePeriods(program, findings);
  const collisions = new Set(told.flatMap(({ finding }) => collidingPeriods(finding)));
  // Periods of which it is told that they collide overlap, of course.
  const faults = findPeriodFaults(program).filter(
    ({ kind, periods }) => kind === "period-gap" || !collisions.has(pairKey(periods)),
  );
  return [
    ...told.map(({ finding, analysis }) => findingDiagnostic(finding, analysis, file)),
    ...faults.map((finding) => periodDiagnostic(finding, file)),
  ].map(asWritten);
}

/** The key of two periods that collide as rules of a decision; nothing for any other finding. */
function collidingPeriods(finding: Finding): readonly string[] {
  if (finding.kind !== "conflict" || finding.rules.some(({ kind }) => kind !== "period")) return [];
  return [pairKey(finding.rules)];
}

function pairKey(pair: readonly { readonly origin: ir.Origin }[]): string {
  return pair
    .map(({ origin }) => origin.span.start)
    .sort((one, other) => one - other)
    .join();
}

interface Found {
  readonly finding: Finding;
  readonly analysis: Analysis;
}

/**
 * A period is written once and is a rule of every decision that goes by periods: that one of them could do
 * without it, or without a part of it, says nothing unless all could; and that two collide is told once.
 */
function ofWholePeriods(program: ir.Program, all: readonly Found[]): readonly Found[] {
  const rules = program.entities.flatMap(({ decisions }) =>
    decisions.flatMap(({ body }) => casesIn(body).flatMap(({ cases }) => cases.map(({ rule }) => rule))),
  );
  const placesOf = all.map(({ finding }) => periodPlace(finding));
  const collisions = all.map(({ finding }) => collidingPeriods(finding)[0] ?? null);
  return all.filter(({ finding }, index) => {
    if (collisions[index] !== null) return collisions.indexOf(collisions[index]!) === index;
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
    return grave.map((finding) => asWritten(findingDiagnostic(finding, analysis, file)));
  });
}

function graveFindings(analysis: Analysis): Finding[] {
  if (analysis.hasNoRecord()) return [{ kind: "no-record", decision: analysis.entity.decisions.find(isRuled)! }];
  return [...findGaps(analysis), ...findConflicts(analysis)];
}

function findingsOf(analysis: Analysis): Finding[] {
  const grave = graveFindings(analysis);
  if (grave.length > 0) return grave;
  const dead = findDeadRules(analysis);
  return [...dead, ...findDeadRows(analysis), ...idleAmongOthers(analysis, dead), ...findConstantConditions(analysis)];
}

/** Overriding that never matters, but that of rules which never count anyway. */
function idleAmongOthers(
  analysis: Analysis,
  dead: ReturnType<typeof findDeadRules>,
): ReturnType<typeof findIdleOverrides> {
  const rules = new Set(dead.flatMap((each) => (each.kind === "dead-rule" && each.unless === null ? [each.rule] : [])));
  return findIdleOverrides(analysis).filter((each) => each.kind === "undecided" || !rules.has(each.overriding));
}

/** Where there are no rules there is nothing to find. */
function hasRules({ decisions }: ir.EntityProgram): boolean {
  return decisions.some(isRuled);
}

function isRuled({ body }: ir.Decision): boolean {
  return casesIn(body).some(({ cases, silences }) => cases.length + silences.length > 0);
}

function findingDiagnostic(finding: Finding, analysis: Analysis, file: SourceFile): Diagnostic {
  const decision = qualifiedName(analysis.program.mainEntity, analysis.entity, finding.decision);
  const at = (origin: ir.Origin): Diagnostic["place"] => ({ file, span: origin.span });
  switch (finding.kind) {
    case "no-record":
      return diagnostic("no-record", at(firstRuleOf(finding.decision)), { entity: bothNames(analysis.entity) });
    case "gap": {
      const place = at(firstRuleOf(finding.decision));
      const related = finding.rules.slice(1).map((rule) => relatedRule(rule, file));
      const example = exampleOf(analysis, finding.witness);
      return diagnostic("rule-gap", place, { decision, example, table: tableAlone(finding.rules) }, { related });
    }
    case "missing-row": {
      const { lookup, witness } = finding;
      const example = exampleOf(analysis, witness);
      if (lookup.kind === "parameterAt") {
        const parameter = analysis.program.parameters.find(({ name }) => name === lookup.parameter)!;
        const first = formatDay(lookup.values[0]!.from);
        const seen = { decision, example };
        return diagnostic("no-value-yet", at(lookup.origin), { parameter: bothNames(parameter), first, seen });
      }
      const table = analysis.program.dataTables.find(({ name }) => name === lookup.table)!;
      return diagnostic("row-missing", at(lookup.origin), { table: bothNames(table), decision, example });
    }
    case "conflict":
      return conflictDiagnostic(finding, analysis, file);
    case "overlap":
      return overlapDiagnostic(finding, analysis, file);
    case "dead-rule":
      return deadRuleDiagnostic(finding, analysis, file);
    case "dead-row":
      return deadRowDiagnostic(finding, analysis, file);
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
      const reason = { en: unknownText(finding, "en"), zh: unknownText(finding, "zh") };
      const subject = { en: `\`${decision.en}\``, zh: `“${decision.zh}”` };
      return diagnostic("analysis-unknown", at(firstRuleOf(finding.decision)), { subject, reason });
    }
  }
}

/** The table that is the only rule there is. */
function tableAlone([first, ...others]: readonly ir.RuleInfo[]): TypeWords | null {
  if (first?.kind !== "table" || first.name === null || others.length > 0) return null;
  return { en: first.name, zh: first.label ?? first.name };
}

function deadRuleDiagnostic(
  { decision, rule, by, unless }: DeadRule,
  analysis: Analysis,
  file: SourceFile,
): Diagnostic {
  const place = { file, span: rule.origin.span };
  const words = qualifiedName(analysis.program.mainEntity, analysis.entity, decision);
  const more = { related: by.map((each) => relatedRule(each, file)) };
  const of = rule.kind === "table" ? "column" : "rule";
  if (unless === null) return diagnostic("rule-never-applies", place, { decision: words, of }, more);
  const what = { en: `this rule on \`${words.en}\``, zh: `这条关于“${words.zh}”的规则` };
  return diagnostic("applies-in-other-reading", place, { what, reading: readingWords(analysis, unless) }, more);
}

function deadRowDiagnostic({ table, row, unless }: DeadRow, analysis: Analysis, file: SourceFile): Diagnostic {
  const place = { file, span: row.origin.span };
  if (unless === null) return diagnostic("row-never-counts", place, { table });
  const what = { en: `this row of \`${table}\``, zh: `表“${table}”的这一行` };
  return diagnostic("applies-in-other-reading", place, { what, reading: readingWords(analysis, unless) });
}

/** `who=all`, as `--reading` takes it; null where several together must be other ones. */
function readingWords({ program }: Analysis, unless: OtherOption | "several"): TypeWords | null {
  if (unless === "several") return null;
  const { reading, option } = unless;
  const found = program.readings.find(({ name }) => name === reading);
  const label = found?.options.find(({ name }) => name === option)?.label ?? option;
  return { en: `${reading}=${option}`, zh: `${found?.label ?? reading}=${label}` };
}

function conflictDiagnostic(
  { decision, rules, more, witness }: Conflict,
  analysis: Analysis,
  file: SourceFile,
): Diagnostic {
  const [first, second] = inFileOrder(rules);
  const parameters = {
    decision: qualifiedName(analysis.program.mainEntity, analysis.entity, decision),
    example: exampleOf(analysis, witness),
    prevailing: prevailingOf(casesWith(decision, first!), first!, second!),
    more: more.length,
  };
  const pair = [first!, second!].map((rule) => ({
    ...relatedRule(rule, file),
    value: valueOf(rule, decision, analysis, witness),
  }));
  const related = [...pair, ...inFileOrder(more).map((rule) => relatedRule(rule, file))];
  return diagnostic("rule-conflict", { file, span: first!.origin.span }, parameters, { related });
}

function overlapDiagnostic({ decision, rows, witness }: Overlap, analysis: Analysis, file: SourceFile): Diagnostic {
  const related = rows.map(({ origin }): RelatedPlace => ({
    file,
    span: origin.span,
    clause: origin.clause,
    value: null,
  }));
  const parameters = {
    table: bothNames(decision),
    rows: rows.map((row) => bothNames(rowNames(row))),
    example: exampleOf(analysis, witness),
  };
  return diagnostic("rows-overlap", { file, span: rows[1].origin.span }, parameters, { related });
}

function inFileOrder(rules: readonly ir.RuleInfo[]): ir.RuleInfo[] {
  return rules.toSorted((left, right) => left.origin.span.start - right.origin.span.start);
}

/** The rules of a decision that a rule stands among. */
function casesWith({ body }: ir.Decision, rule: ir.RuleInfo): readonly ir.Case[] {
  return casesIn(body).find(({ cases }) => cases.some((each) => each.rule === rule))?.cases ?? [];
}

/** What a rule alone would give a record. */
function valueOf(
  rule: ir.RuleInfo,
  decision: ir.Decision,
  { program, entity }: Analysis,
  { facts }: Witness,
): TypeWords | null {
  const { type } = decision;
  const found = casesWith(decision, rule).find((each) => each.rule === rule);
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

function exampleOf({ program, entity }: Analysis, { facts }: Witness): { readonly en: string; readonly zh: string } {
  return {
    en: givenText(program, entity, facts, "en") || "a record that leaves out every fact",
    zh: givenText(program, entity, facts, "zh") || "未填写任何事实的记录",
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
    : diagnostic("period-overlap", place, { first: bothNames(first), second: bothNames(second) }, { related });
}

function daysText(from: number, to: number, surface: Surface): string {
  const [first, last] = [from, to].map((day) => valueText(date, day, surface));
  if (from === to) return first!;
  return surface === "en" ? `${first} to ${last}` : `${first}至${last}`;
}
