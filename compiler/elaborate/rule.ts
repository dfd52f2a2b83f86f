import type * as ast from "../../grammar/ast.ts";
import { exactValue } from "../../ir/exact-value.ts";
import { isConstant } from "../../ir/interpret.ts";
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import { qualifiedName } from "../resolve/notice.ts";
import { declaredNames, type DecisionSymbol, type EntitySymbol, type Placed } from "../symbols.ts";
import { bool, date } from "../../ir/types.ts";
import { inRange, compare } from "./comparison.ts";
import type { Elaborator } from "./elaborator.ts";
import { operandText } from "./absent.ts";
import { memberNamed } from "./member.ts";
import { joined } from "./logic.ts";
import type { Scope } from "./scope.ts";

/** A rule on its way to a case: what it overrides is still named as in the notice. */
export interface DraftCase {
  readonly rule: ir.RuleInfo;
  /** Where it is given a name, if it is. */
  readonly node: ast.Name | null;
  /** The names that other rules may override it by. */
  readonly names: ir.Named | null;
  readonly guard: ir.Expression;
  readonly value: ir.Expression;
  readonly overrides: readonly ast.OverrideTarget[];
}

/** The scope of a decision's rules: its gate is known to hold. */
export function decisionScope(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  clause: string | null,
): Scope {
  const scope = e.scopeOf(entity.name, clause);
  const gate = e.gate(entity.name, decision);
  return gate === null ? scope : e.after(scope, gate, true);
}

/** A rule of a decision. */
export function draftRule(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  { node, origin }: Placed<ast.Rule>,
): DraftCase {
  const scope = decisionScope(e, entity, decision, origin.clause);
  const guard = node.when === null ? always(origin) : e.check(node.when, bool, scope);
  const value = decisionValue(e, entity, decision, node.value, e.after(scope, guard, true));
  const kind = node.mode === "adds" ? "addition" : "rule";
  const names = node.name === null ? null : declaredNames(node.name, node.label);
  if (node.name !== null && names !== null) e.reporter.declares(node.name, names);
  const rule = ruleInfo(kind, decision, names, guard, value, origin);
  return { rule, node: node.name, names, guard, value, overrides: node.overrides };
}

/** The value of a rule or a cell, of the decision's type and absent only where that is declared. */
export function decisionValue(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  node: ast.Expression,
  scope: Scope,
): ir.Expression {
  const { expression, optional } = e.checkOptional(node, decision.type, scope);
  if (optional && !decision.optional) reportAbsent(e, entity, decision, node);
  return expression;
}

function reportAbsent(e: Elaborator, entity: EntitySymbol, decision: DecisionSymbol, node: ast.Expression): void {
  e.reporter.report("decision-needs-value", node.span, {
    decision: qualifiedName(e.mainEntity, entity, decision),
    type: e.within(decision, () => e.reporter.textOf(decision.node.type.span)),
    value:
      node.kind === "AbsentLiteral"
        ? null
        : { text: e.reporter.textOf(node.span), operand: operandText(e.reporter, node) },
  });
}

/** A period as a rule of the decision that goes by periods. */
export function draftPeriod(
  e: Elaborator,
  entity: EntitySymbol,
  decision: DecisionSymbol,
  { node, origin }: Placed<ast.Period>,
): DraftCase | null {
  const scope = decisionScope(e, entity, decision, origin.clause);
  if (decision.type.kind !== "enum" || decision.node.periodsOf === null) return null;
  const member = memberNamed(e, node.name, decision.type.enumeration);
  if (member === null) return null;
  const of: ast.NameRef = { kind: "NameRef", entity: null, name: decision.node.periodsOf, span: node.name.span };
  const from = e.check(node.range.from, date, scope);
  const to = e.check(node.range.to, date, scope);
  const [first, last] = [from, to].map((bound) => (isConstant(bound) ? exactValue(bound) : undefined));
  if (typeof first === "number" && typeof last === "number" && first > last) {
    e.reporter.report("period-reversed", node.range.span, { period: node.name.text });
  }
  const inPeriod = inRange(
    e.within(decision, () => e.check(of, date, scope)),
    from,
    to,
    origin,
  );
  const condition = node.when === null ? null : e.check(node.when, bool, scope);
  const guard = condition === null ? inPeriod : joined("and", [inPeriod, condition], origin);
  const value = e.constant(node.name, scope, decision.type, member.name).expression;
  const rule = ruleInfo("period", decision, null, guard, value, origin);
  return { rule, node: null, names: null, guard, value, overrides: node.overrides };
}

/** A table as a rule of a decision that one of its columns is named for. */
export function draftTable(
  decision: DecisionSymbol,
  pick: ir.DecisionRef,
  label: string,
  cells: readonly ir.Expression[],
  otherwise: ir.Expression | null,
  origin: ir.Origin,
): DraftCase {
  const none: ir.Expression = { kind: "constant", type: pick.type, value: 0, parameter: null, origin };
  const guard = otherwise === null ? compare("≥", pick, none, origin) : always(origin);
  const value: ir.Expression = {
    kind: "cell",
    entity: pick.entity,
    pick: pick.name,
    cells,
    otherwise,
    type: decision.type,
    origin,
  };
  const names = { name: pick.name, label };
  const rule = ruleInfo("table", decision, names, guard, value, origin);
  return { rule, node: null, names, guard, value, overrides: [] };
}

function always(origin: ir.Origin): ir.Expression {
  return { kind: "constant", type: bool, value: true, parameter: null, origin };
}

function ruleInfo(
  kind: ir.RuleInfo["kind"],
  decision: DecisionSymbol,
  called: ir.Named | null,
  guard: ir.Expression,
  value: ir.Expression,
  origin: ir.Origin,
): ir.RuleInfo {
  const used = [...walk(guard), ...walk(value)];
  const names = (pick: (each: ir.Expression) => string | null): string[] => [
    ...new Set(used.map(pick).filter((each) => each !== null)),
  ];
  return {
    id: "",
    kind,
    name: called?.name ?? null,
    label: called?.label ?? null,
    decision: decision.name,
    clause: origin.clause ?? "",
    facts: names((each) => (each.kind === "fact" ? each.name : null)),
    decisions: names((each) => (each.kind === "decision" ? each.name : each.kind === "cell" ? each.pick : null)),
    parameters: names((each) => (each.kind === "constant" ? each.parameter : null)),
    readings: names((each) => (each.kind === "reading" ? each.reading : null)),
    origin,
  };
}
