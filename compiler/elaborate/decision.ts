import type * as ast from "../../grammar/ast.ts";
import type * as ir from "../../ir/ir.ts";
import { bool, date, type Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import { qualifiedName } from "../resolve/notice.ts";
import type { DecisionSymbol, DefineSymbol, EntitySymbol, Placed } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";
import { entityNamed } from "./entity-named.ts";
import { type RuleIds, ruleIds, settleOverrides } from "./override.ts";
import type { Scope } from "./scope.ts";
import { decisionScope, draftPeriod, draftRule, type DraftCase, decisionValue } from "./rule.ts";
import type { DecidingTable } from "./deciding-table.ts";

/** The decisions of every entity, each with its rules; not yet in the order of evaluation. */
export function elaborateDecisions(e: Elaborator, tables: readonly DecidingTable[]): Map<string, ir.Decision[]> {
  const rules = groupRules(e);
  const silences = groupSilences(e);
  return new Map(
    [...e.symbols.entities].map((entity) => {
      const own = tables.filter((table) => table.entity === entity);
      const ruled = [...entity.decisions].map((decision) => {
        const ofTables = own.flatMap(({ drafts }) => drafts).filter(({ rule }) => rule.decision === decision.name);
        return ruledDecision(e, entity, decision, rules.get(decision) ?? [], silences.get(decision) ?? [], ofTables);
      });
      const defines = [...entity.defines].filter(({ parameters }) => parameters.length === 0);
      const picks = own.map(({ pick }) => pick);
      return [
        entity.name,
        [...ruled, ...defines.flatMap((define) => definedDecision(e, entity, define) ?? []), ...picks],
      ];
    }),
  );
}

function groupRules(e: Elaborator): Map<DecisionSymbol, Placed<ast.Rule>[]> {
  const groups = new Map<DecisionSymbol, Placed<ast.Rule>[]>();
  for (const rule of e.symbols.rules) {
    const found = findDecision(e, rule.node.entity, rule.node.decision);
    if (found !== null) groups.set(found, [...(groups.get(found) ?? []), rule]);
  }
  return groups;
}

function groupSilences(e: Elaborator): Map<DecisionSymbol, Placed<ast.Silence>[]> {
  const groups = new Map<DecisionSymbol, Placed<ast.Silence>[]>();
  for (const silence of e.symbols.silences) {
    for (const { entity, name } of silence.node.decisions) {
      const found = findDecision(e, entity, name);
      if (found !== null) groups.set(found, [...(groups.get(found) ?? []), silence]);
    }
  }
  return groups;
}

function findDecision(e: Elaborator, entityName: ast.Name | null, name: ast.Name): DecisionSymbol | null {
  const entity = entityNamed(e, entityName);
  if (entity === null) return null;
  const decision = entity.decisions.find(name.text);
  if (decision === undefined) {
    if (!reportOfAnother(e, entityName, name))
      e.reporter.unknown("unknown-decision", name, entity.decisions.near(name.text));
    return null;
  }
  e.reporter.refer(name, decision);
  return decision;
}

/** Reports a decision of another entity, with the entity before it; false where there is none of that name. */
function reportOfAnother(e: Elaborator, entityName: ast.Name | null, name: ast.Name): boolean {
  for (const entity of e.symbols.entities) {
    const found = entity.decisions.find(name.text);
    if (found === undefined) continue;
    const near = qualifiedName(e.mainEntity, entity, found)[name.text === found.name ? "en" : "zh"];
    const span = { start: (entityName ?? name).span.start, end: name.span.end };
    e.reporter.report("unknown-decision", span, { name: e.reporter.textOf(span), near }, { fix: { span, text: near } });
    return true;
  }
  return false;
}

function ruledDecision(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  rules: readonly Placed<ast.Rule>[],
  silences: readonly Placed<ast.Silence>[],
  tableDrafts: readonly DraftCase[],
): ir.Decision {
  const { node, origin } = decision;
  const isSet = decision.type.kind === "set";
  const additions = isSet ? rules.filter(({ node }) => node.mode === "adds") : [];
  for (const { node: rule } of rules) {
    if (rule.mode === "adds" && !isSet)
      e.reporter.report("adds-to-single-value", rule.decision.span, { decision: decision.name });
  }
  const periods = node.periodsOf === null ? [] : e.symbols.periods;
  const drafts = [
    ...rules.filter((rule) => !additions.includes(rule)).map((rule) => draftRule(e, entity, decision, rule)),
    ...periods.flatMap((period) => draftPeriod(e, entity, decision, period) ?? []),
    ...tableDrafts,
  ].sort((left, right) => left.rule.origin.span.start - right.rule.origin.span.start);
  const ids = ruleIds(decision.name, drafts.length + additions.length);
  const silenceGuards = silences.map((silence) => silenceGuard(e, entity, decision, silence));
  const asking = rules[0]?.node.decision.span ?? drafts[0]?.rule.origin.span ?? null;
  const { outside, otherwise } = e.reporter.askedAt(asking, () => {
    if (asking !== null) e.reportGate(entity.name, decision);
    return elaborateOutside(e, entity, decision);
  });
  if (drafts.length + silenceGuards.length + additions.length === 0) {
    reportUnruled(e, entity, decision);
  }
  const main: ir.Cases = {
    kind: "cases",
    decision: decision.name,
    cases: settleOverrides(e, decision.name, drafts, ids),
    silences: silenceGuards,
    otherwise: outside ?? (additions.length > 0 && drafts.length === 0 ? setOf(decision.type, 0, origin) : null),
    type: decision.type,
    origin,
  };
  const optional = decision.optional || silences.length > 0 || (node.gate !== null && node.otherwise === null);
  return {
    name: decision.name,
    label: decision.label,
    role: decision.role,
    type: decision.type,
    optional,
    gate: e.gate(entity.name, decision),
    otherwise,
    body: additions.length === 0 ? main : withAdditions(e, entity, decision, main, additions, ids),
    origin,
  };
}

/** The values that a decision's declaration gives: outside of its periods, and where its gate does not hold. */
export function elaborateOutside(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
): { readonly outside: ir.Expression | null; readonly otherwise: ir.Expression | null } {
  const { node, origin } = decision;
  e.within(decision, () => checkPeriods(e, entity, decision));
  const value = (given: ast.Expression | null, scope: Scope): ir.Expression | null =>
    given === null ? null : e.within(decision, () => decisionValue(e, entity, decision, given, scope));
  return {
    outside: value(node.outside, decisionScope(e, entity, decision, origin.clause)),
    otherwise: value(node.otherwise, e.scopeOf(entity.name, origin.clause)),
  };
}

/** What goes by periods is an option, and what they are periods of is a date. */
function checkPeriods(e: Elaborator, entity: EntitySymbol, decision: DecisionSymbol): void {
  const { periodsOf, type } = decision.node;
  if (periodsOf === null) return;
  if (decision.type.kind !== "enum" && decision.type.kind !== "unknown") {
    e.expected(type, { en: "an enumeration", zh: "选项表" }, typeName(decision.type));
  }
  const of: ast.NameRef = { kind: "NameRef", entity: null, name: periodsOf, span: periodsOf.span };
  e.check(of, date, decisionScope(e, entity, decision, decision.origin.clause));
}

/** The vocabulary asks the whole notice for its decisions; a notice's own are asked for where it declares them. */
function reportUnruled(e: Elaborator, entity: EntitySymbol, symbol: DecisionSymbol): void {
  const { name, label, role, node } = symbol;
  const { en, zh } = qualifiedName(e.mainEntity, entity, symbol);
  if (!e.reporter.isComplete || e.reporter.hasSuggested([name, label, en, zh])) return;
  const { span } = role === "output" ? e.symbols.name : node.name;
  e.reporter.report("decision-without-rule", span, { decision: en, label: zh });
}

function silenceGuard(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  { node, origin }: Placed<ast.Silence>,
): ir.Expression {
  const scope = decisionScope(e, entity, decision, origin.clause);
  return node.when === null ? e.constant(node, scope, bool, true).expression : e.check(node.when, bool, scope);
}

/**
 * The value of a set decision is what its rules give, joined with every addition that applies. Where the notice may be
 * silent an addition that does not apply gives nothing at all, so that silence is not taken for the empty set.
 */
function withAdditions(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  main: ir.Cases,
  additions: readonly Placed<ast.Rule>[],
  ids: RuleIds,
): ir.Expression {
  const isSilent = main.silences.length > 0;
  const added = additions.map((addition): ir.Expression => {
    const draft = draftRule(e, entity, decision, addition);
    return {
      kind: "cases",
      decision: decision.name,
      cases: settleOverrides(e, decision.name, [draft], ids),
      silences: [],
      otherwise: setOf(decision.type, isSilent ? null : 0, addition.origin),
      type: decision.type,
      origin: addition.origin,
    };
  });
  return {
    kind: "union",
    operands: isSilent || main.cases.length > 0 ? [main, ...added] : added,
    type: decision.type,
    origin: decision.origin,
  };
}

function setOf(type: Type, value: 0 | null, origin: ir.Origin): ir.Expression {
  return { kind: "constant", type, value, parameter: null, origin };
}

/** A define without parameters as the decision that it is to the IR; null where it has no meaning in this notice. */
export function definedDecision(e: Elaborator, entity: EntitySymbol, define: DefineSymbol): ir.Decision | null {
  const typed = e.unaskedDefine(entity.name, define);
  if (typed === null) return null;
  const { expression, optional } = typed;
  return {
    name: define.name,
    label: define.label,
    role: "define",
    type: expression.type,
    optional,
    gate: null,
    otherwise: null,
    body: expression,
    origin: define.origin,
  };
}
