import type * as ast from "../../grammar/ast.ts";
import { dayOf } from "../../runtime/date.ts";
import { exactValue } from "../../ir/exact-value.ts";
import { isConstant } from "../../ir/interpret.ts";
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import type { Reporter } from "../reporter.ts";
import type { NoticeSymbols } from "../resolve/notice.ts";
import { declaredNames, type EntitySymbol, type FactSymbol } from "../symbols.ts";
import { bool, yearsOf } from "../../ir/types.ts";
import { elaborateDataTables } from "./data-table.ts";
import { elaborateDecidingTables } from "./deciding-table.ts";
import { elaborateDecisions } from "./decision.ts";
import { elaborateDuties } from "./duty.ts";
import { Elaborator } from "./elaborator.ts";
import { elaborateExpression } from "./expression.ts";
import { elaborateExamples, elaborateInvariants } from "./example.ts";
import { givenValue } from "./given.ts";
import { inOrderOfEvaluation } from "./order.ts";
import { elaborateRange } from "./range.ts";
import { constantScope, entityScope } from "./scope.ts";

/** The program of a notice: everything in the IR. `taken` gives the option of each reading. */
export function elaborateNotice(
  tree: ast.NoticeFile,
  symbols: NoticeSymbols,
  taken: ReadonlyMap<string, string>,
  reporter: Reporter,
): ir.Program {
  const notice = noticeInfo(tree, reporter);
  const e = new Elaborator(elaborateExpression, symbols, reporter, notice, taken);
  // What is wrong with a fact in this year alone is told at the notice's name.
  reporter.askedAt(tree.name.span, () => elaborateFacts(e));
  elaborateDataTables(e);
  const parameters = [...symbols.parameters].flatMap(({ name }) => e.parameter(name) ?? []);
  const tables = elaborateDecidingTables(e);
  const unordered = elaborateDecisions(e, tables);
  const decisions = inOrderOfEvaluation(e, unordered);
  const { vocabulary } = symbols;
  const entities = [...symbols.entities].map((entity) => elaborateEntity(e, entity, decisions.get(entity.name) ?? []));
  const program: ir.Program = {
    notice,
    vocabulary: { name: vocabulary.name, label: vocabulary.label },
    enumerations: [...vocabulary.enumerations, ...enumerationsOfYears(entities)],
    mainEntity: symbols.main?.name ?? "",
    entities,
    parameters,
    readings: [...symbols.readings].map(({ name, label, options, byDefault, origin }) => ({
      name,
      label,
      options: [...options],
      byDefault,
      taken: taken.get(name) ?? byDefault,
      origin,
    })),
    dataTables: [...e.dataTables.values()],
    periods: periodsOf(unordered),
    clauses: symbols.clauses,
    duties: elaborateDuties(e),
    examples: elaborateExamples(e),
    invariants: elaborateInvariants(e),
  };
  noteUnfilledDefines(e);
  return program;
}

/** The years that sets of years can hold, which no vocabulary lists. */
function enumerationsOfYears(entities: readonly ir.EntityProgram[]): readonly ir.Enumeration[] {
  const types = entities.flatMap(({ facts, decisions }) => [...facts, ...decisions].map(({ type }) => type));
  const found = types.flatMap((type) => (yearsOf(type) === null || type.kind !== "set" ? [] : [type.enumeration]));
  return [...new Map(found.map((enumeration) => [enumeration.name, enumeration])).values()];
}

/** Names in a define with parameters are noted where it is filled in; where it never is, they are noted in the end. */
export function noteUnfilledDefines(e: Elaborator): void {
  for (const { name, defines } of e.symbols.entities) {
    for (const define of defines)
      if (define.parameters.length > 0 && !e.reporter.isUsed(define)) e.noteNames(name, define);
  }
}

function elaborateEntity(e: Elaborator, entity: EntitySymbol, decisions: readonly ir.Decision[]): ir.EntityProgram {
  return {
    name: entity.name,
    label: entity.label,
    groups: entity.groups,
    nestings: entity.nestings,
    facts: [...entity.facts].map((fact) => e.facts.get(fact)!),
    requirements: elaborateRequirements(e, entity),
    decisions,
    outputs: [...entity.decisions].filter(({ role }) => role === "output").map(({ name }) => name),
  };
}

/** What must be true of every record of an entity, before anything is decided of it. */
export function elaborateRequirements(e: Elaborator, entity: EntitySymbol): ir.Requirement[] {
  const scope = entityScope(entity.name, null);
  return e.inVocabulary(() =>
    entity.requirements.map(({ message, condition }) => {
      const elaborated = e.check(condition, bool, scope);
      for (const each of walk(elaborated)) {
        if (each.kind === "decision")
          e.reporter.report("requirement-on-decision", each.origin.span, { name: each.name });
      }
      return { message: message.value, condition: elaborated };
    }),
  );
}

/** The facts of every entity with their ranges and defaults. */
export function elaborateFacts(e: Elaborator): void {
  const facts = [...e.symbols.entities].flatMap((entity) => [...entity.facts]);
  e.inVocabulary(() => facts.forEach((fact) => e.facts.set(fact, elaborateFact(e, fact))));
}

function elaborateFact(e: Elaborator, { name, label, type, optional, node }: FactSymbol): ir.Fact {
  const range = elaborateRange(e, node.type, type);
  const byDefault =
    node.default === null ? null : givenValue(e, node.default, { type, optional, range }, constantScope(null));
  return { name, label, type, optional, required: node.default === null && !optional, default: byDefault, range };
}

/** The periods as data, read off the rules that they became. */
function periodsOf(decisions: ReadonlyMap<string, readonly ir.Decision[]>): ir.Period[] {
  const bodies = [...decisions.values()].flat().map(({ body }) => body);
  const periods = bodies.flatMap((body) => (body.kind === "cases" ? body.cases.flatMap(periodOf) : []));
  // Several decisions may go by them.
  return [...new Map(periods.map((period) => [period.origin.span.start, period])).values()];
}

function periodOf({ rule, guard, value }: ir.Case): ir.Period[] {
  if (rule.kind !== "period" || guard.kind !== "and" || value.kind !== "constant" || value.type.kind !== "enum")
    return [];
  const [from, to, ...rest] = guard.operands;
  if (from?.kind !== "compare" || to?.kind !== "compare") return [];
  const [first, last] = [fixedDay(from.right), fixedDay(to.right)];
  if (first === null || last === null) return [];
  const member = value.type.enumeration.members.find(({ name }) => name === value.value);
  return [
    {
      name: String(value.value),
      label: member?.label ?? String(value.value),
      from: first,
      to: last,
      when: rest.length === 0 ? null : rest.length === 1 ? rest[0]! : { ...guard, operands: rest },
      origin: rule.origin,
    },
  ];
}

/** The day of a bound that rests on no record. */
function fixedDay(bound: ir.Expression): number | null {
  const value = isConstant(bound) ? exactValue(bound) : undefined;
  return typeof value === "number" ? value : null;
}

function noticeInfo(tree: ast.NoticeFile, reporter: Reporter): ir.NoticeInfo {
  reporter.declares(tree.name, declaredNames(tree.name, null));
  const header = (key: ast.HeaderKey): ast.Header["value"] | null =>
    tree.headers.find((each) => each.key === key)?.value ?? null;
  const year = header("year");
  const issued = header("issued");
  const amends = header("amends");
  return {
    name: tree.name.text,
    title: tree.title?.value ?? tree.name.text,
    issuer: textOf(header("issuer")),
    number: textOf(header("number")),
    issued: issued?.kind === "DateLiteral" ? dayOfLiteral(issued) : null,
    inForce: forceOf(header("inForce"), reporter),
    amends: amends?.kind === "Name" ? amends.text : null,
    year: year?.kind === "IntLiteral" ? year.value : 2000,
  };
}

function textOf(value: ast.Header["value"] | null): string | null {
  return value?.kind === "Text" ? value.value : null;
}

/** From when to when a notice is in force; a single date is the first day. */
function forceOf(value: ast.Header["value"] | null, reporter: Reporter): ir.NoticeInfo["inForce"] {
  if (value?.kind === "DateLiteral") return { from: dayOfLiteral(value), to: null };
  if (value?.kind !== "DateRange" || value.from.kind !== "DateLiteral" || value.to.kind !== "DateLiteral") return null;
  const [from, to] = [dayOfLiteral(value.from), dayOfLiteral(value.to)];
  if (from > to) reporter.report("period-reversed", value.span, { period: reporter.textOf(value.span) });
  return { from, to };
}

function dayOfLiteral({ year, month, day }: ast.DateLiteral): number {
  return dayOf(year, month, day);
}
