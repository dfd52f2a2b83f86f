/** Clauses and the declarations in them. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { spanOfToken, spanOfNode, nodes, node, tokenOf, hasToken, need, which, Incomplete } from "./cst.ts";
import { buildDecision, buildDefine } from "./declarations.ts";
import { buildDuty } from "./duties.ts";
import { buildExample, buildExampleTable } from "./examples.ts";
import { buildArithmetic, buildDateRange, buildExpression } from "./expressions.ts";
import {
  buildClauseRef,
  buildDeclared,
  buildOverrides,
  buildQualified,
  nameNode,
  optionalName,
  textNode,
} from "./names.ts";
import { buildRows, buildTable } from "./tables.ts";

/** A clause with its declarations. */
export function buildClause(b: Build, cst: CstNode): ast.Clause {
  const hasFingerprint = hasToken(cst, "Fingerprint");
  const texts = nodes(cst, "text").map((each) => textNode(each));
  return {
    kind: "Clause",
    ref: buildClauseRef(need(tokenOf(cst, t.ClauseToken))),
    title: texts.length > (hasFingerprint ? 1 : 0) ? texts[0]! : null,
    fingerprint: hasFingerprint ? (texts.at(-1) ?? null) : null,
    narrative: hasToken(cst, "Narrative"),
    replaces: hasToken(cst, "ReplacesClause"),
    items: b.all(cst, "clauseItem", (child) => buildClauseItem(b, child)),
    span: spanOfNode(cst),
  };
}

/** A clause that is struck. */
export function buildStruckClause(cst: CstNode): ast.StruckClause {
  return { kind: "StruckClause", ref: buildClauseRef(need(tokenOf(cst, t.ClauseToken))), span: spanOfNode(cst) };
}

function buildClauseItem(b: Build, cst: CstNode): ast.ClauseItem {
  const marked = tokenOf(cst, "Unconfirmed");
  const rule = which(cst, itemBuilders);
  const item = itemBuilders[rule]!(b, node(cst, rule));
  if (marked === null) return item;
  if (!("unconfirmed" in item)) {
    b.report("nothing-to-confirm", spanOfToken(marked), {});
    return item;
  }
  return { ...item, unconfirmed: true, span: spanOfNode(cst) };
}

const itemBuilders: Readonly<Record<string, (b: Build, cst: CstNode) => ast.ClauseItem>> = {
  parameter: (b, cst) => ({
    kind: "Parameter",
    ...buildDeclared(cst),
    values: buildParameterValues(b, cst),
    unconfirmed: false,
    span: spanOfNode(cst),
  }),
  period: (b, cst) => ({
    kind: "Period",
    name: nameNode(node(cst, "name")),
    range: buildDateRange(b, node(cst, "dateRange")),
    overrides: buildOverrides(cst),
    when: buildGuard(b, cst),
    unconfirmed: false,
    span: spanOfNode(cst),
  }),
  define: (b, cst) => buildDefine(b, cst),
  decision: (b, cst) => buildDecision(b, cst),
  rule: (b, cst) => buildRule(b, cst),
  silence: (b, cst) => ({
    kind: "Silence",
    decisions: nodes(cst, "qualifiedName").map((each) => buildQualified(each)),
    when: buildGuard(b, cst),
    unconfirmed: false,
    span: spanOfNode(cst),
  }),
  reading: (b, cst) => ({
    kind: "Reading",
    ...buildDeclared(cst),
    options: b.all(cst, "readingOption", (child) => ({
      kind: "ReadingOption",
      ...buildDeclared(child),
      isDefault: hasToken(child, "Default"),
      span: spanOfNode(child),
    })),
    unconfirmed: false,
    span: spanOfNode(cst),
  }),
  table: (b, cst) => buildTable(b, cst),
  moreRows: (b, cst) => ({
    kind: "Rows",
    table: nameNode(node(cst, "name")),
    rows: buildRows(b, cst),
    span: spanOfNode(cst),
  }),
  duty: (b, cst) => buildDuty(b, cst),
  example: (b, cst) => buildExample(b, cst),
  exampleTable: (b, cst) => buildExampleTable(b, cst),
  invariant: (b, cst) => ({
    kind: "Invariant",
    entity: optionalName(cst),
    title: textNode(node(cst, "text")),
    when: buildGuard(b, cst),
    then: buildExpression(b, node(cst, "expression")),
    unconfirmed: false,
    span: spanOfNode(cst),
  }),
};

/** The values and their first days stand in two rows: where there is a day, each value has one. */
function buildParameterValues(b: Build, cst: CstNode): readonly ast.ParameterValue[] {
  const days = nodes(cst, "firstDay");
  const values = nodes(cst, "expression").map((each): ast.Expression => buildExpression(b, each));
  if (values.length !== Math.max(days.length, 1)) throw new Incomplete();
  return values.map((value, index) => {
    const day = days[index];
    const from = day === undefined ? null : buildArithmetic(b, node(day, "arithmetic"));
    const end = day === undefined ? value.span.end : spanOfNode(day).end;
    return { kind: "ParameterValue", value, from, span: { start: value.span.start, end } };
  });
}

function buildGuard(b: Build, cst: CstNode): ast.Expression | null {
  const guard = nodes(cst, "guard")[0];
  return guard === undefined ? null : buildExpression(b, node(guard, "expression"));
}

function buildRule(b: Build, cst: CstNode): ast.Rule {
  const { entity, name: decision } = buildQualified(node(cst, "qualifiedName"));
  const named = hasToken(cst, "Named") ? buildDeclared(cst) : { name: null, label: null };
  return {
    kind: "Rule",
    entity,
    decision,
    ...named,
    overrides: buildOverrides(cst),
    when: buildGuard(b, cst),
    ...buildRuleValue(b, node(cst, "ruleValue")),
    unconfirmed: false,
    span: spanOfNode(cst),
  };
}

function buildRuleValue(b: Build, cst: CstNode): Pick<ast.Rule, "mode" | "value"> {
  if (hasToken(cst, "IsAbsent")) return { mode: "is", value: { kind: "AbsentLiteral", span: spanOfNode(cst) } };
  return { mode: hasToken(cst, "Adds") ? "adds" : "is", value: buildExpression(b, node(cst, "expression")) };
}
