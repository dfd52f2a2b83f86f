/** Expressions, loosest first. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import * as t from "../tokens.ts";
import type { Build } from "./build.ts";
import { Incomplete, spanOfToken, spanOfNode, nodes, node, tokenOf, hasToken, need, which, keysOf } from "./cst.ts";
import { buildWithUnit, dateLiteral, intLiteral } from "./literals.ts";
import { nameNode, textNode } from "./names.ts";

const comparisonOperators = {
  Is: "is",
  IsNot: "isNot",
  Equals: "equals",
  Differs: "differs",
  Less: "less",
  AtMost: "atMost",
  Greater: "greater",
  AtLeast: "atLeast",
  Before: "before",
  OnOrBefore: "onOrBefore",
  After: "after",
  OnOrAfter: "onOrAfter",
} as const satisfies Record<string, ast.ComparisonOperator>;

const builtins = {
  FullYears: "fullYears",
  DaysBetween: "daysBetween",
  Earliest: "earliest",
  Latest: "latest",
  Least: "least",
  Greatest: "greatest",
} as const satisfies Record<string, ast.BuiltinName>;

const aggregates = {
  SumOver: "sum",
  CountOver: "count",
  HighestOver: "highest",
  LowestOver: "lowest",
  ListOver: "list",
  RankFromHighest: "rankFromHighest",
  RankFromLowest: "rankFromLowest",
} as const satisfies Record<string, ast.AggregateOperator>;

const roundingModes = {
  Rounded: "halfUp",
  RoundedDown: "down",
  RoundedUp: "up",
} as const satisfies Record<string, ast.RoundingMode>;

/** The expression at a place where one may stand. */
export function buildOptionalExpression(b: Build, cst: CstNode, index = 0): ast.Expression | null {
  const found = nodes(cst, "expression")[index];
  return found === undefined ? null : buildExpression(b, found);
}

/** An expression. */
export function buildExpression(b: Build, cst: CstNode): ast.Expression {
  const rule = which(cst, ["conditional", "aggregate", "disjunction"]);
  const inner = node(cst, rule);
  if (rule === "conditional") return buildConditional(b, inner);
  return rule === "aggregate" ? buildAggregate(b, inner) : buildDisjunction(b, inner);
}

function buildConditional(b: Build, cst: CstNode): ast.Conditional {
  return {
    kind: "Conditional",
    condition: buildExpression(b, node(cst, "expression", 0)),
    then: buildExpression(b, node(cst, "expression", 1)),
    else: buildExpression(b, node(cst, "expression", 2)),
    span: spanOfNode(cst),
  };
}

function buildAggregate(b: Build, cst: CstNode): ast.Aggregate {
  const where = nodes(cst, "disjunction")[0];
  const byMonthOf = nodes(cst, "additive")[0];
  return {
    kind: "Aggregate",
    operator: aggregates[which(cst, keysOf(aggregates))],
    over: nameNode(node(cst, "name")),
    where: where === undefined ? null : buildDisjunction(b, where),
    byMonthOf: byMonthOf === undefined ? null : buildAdditive(b, byMonthOf),
    body: buildOptionalExpression(b, cst),
    span: spanOfNode(cst),
  };
}

function buildDisjunction(b: Build, cst: CstNode): ast.Expression {
  return buildLogical(
    "or",
    nodes(cst, "conjunction").map((each) => buildConjunction(b, each)),
  );
}

function buildConjunction(b: Build, cst: CstNode): ast.Expression {
  return buildLogical(
    "and",
    nodes(cst, "negated").map((each) => buildNegated(b, each)),
  );
}

function buildLogical(operator: "and" | "or", operands: readonly ast.Expression[]): ast.Expression {
  if (operands.length === 0) throw new Incomplete();
  return operands.reduce((left, right) => ({
    kind: "Logical",
    operator,
    left,
    right,
    span: { start: left.span.start, end: right.span.end },
  }));
}

function buildNegated(b: Build, cst: CstNode): ast.Expression {
  if (!hasToken(cst, "Not")) return buildComparison(b, node(cst, "comparison"));
  return { kind: "Not", operand: buildNegated(b, node(cst, "negated")), span: spanOfNode(cst) };
}

function buildComparison(b: Build, cst: CstNode): ast.Expression {
  const left = buildOrElse(b, node(cst, "orElse"));
  const tail = ["comparisonTail", "test", "hasTail", "oneOfTail", "inTail", "withinTail"].find(
    (rule) => nodes(cst, rule).length > 0,
  );
  return tail === undefined ? left : tails[tail]!(b, left, node(cst, tail), spanOfNode(cst));
}

const tails: Readonly<Record<string, (b: Build, left: ast.Expression, cst: CstNode, span: Span) => ast.Expression>> = {
  comparisonTail: (b, left, cst, span) => ({
    kind: "Comparison",
    operator: comparisonOperators[which(node(cst, "comparisonOperator"), keysOf(comparisonOperators))],
    left,
    right: buildOrElse(b, node(cst, "orElse")),
    span,
  }),
  test: (_, left, cst, span) => {
    const word = which(cst, ["IsKnown", "IsAbsent", "IsEmpty", "IsNotEmpty"]);
    return word === "IsKnown" || word === "IsAbsent"
      ? { kind: "Presence", known: word === "IsKnown", operand: left, span }
      : { kind: "Emptiness", empty: word === "IsEmpty", operand: left, span };
  },
  hasTail: (b, left, cst, span) => ({
    kind: "Has",
    quantifier: ({ Has: "one", HasAnyOf: "any", HasAllOf: "all" } as const)[
      which(cst, ["Has", "HasAnyOf", "HasAllOf"])
    ],
    set: left,
    member: buildOrElse(b, node(cst, "orElse")),
    span,
  }),
  oneOfTail: (_, left, cst, span) => ({
    kind: "OneOf",
    operand: left,
    members: buildSetLiteral(node(cst, "setLiteral")),
    span,
  }),
  inTail: (b, left, cst, span) => {
    const first = buildAdditive(b, node(cst, "additive", 0));
    if (hasToken(cst, "AnchorAfter")) {
      return {
        kind: "Within",
        operand: left,
        duration: buildAdditive(b, node(cst, "additive", 1)),
        anchor: first,
        span,
      };
    }
    const to = buildAdditive(b, node(cst, "additive", 1));
    const range: ast.DateRange = {
      kind: "DateRange",
      from: first,
      to,
      span: { start: first.span.start, end: to.span.end },
    };
    return { kind: "In", operand: left, range, span };
  },
  withinTail: (b, left, cst, span) => ({
    kind: "Within",
    operand: left,
    duration: buildAdditive(b, node(cst, "additive", 0)),
    anchor: buildAdditive(b, node(cst, "additive", 1)),
    span,
  }),
};

function buildOrElse(b: Build, cst: CstNode): ast.Expression {
  const operand = buildAdditive(b, node(cst, "additive", 0));
  if (!hasToken(cst, "OrElse")) return operand;
  return { kind: "OrElse", operand, fallback: buildAdditive(b, node(cst, "additive", 1)), span: spanOfNode(cst) };
}

/** A sum, or what binds closer. */
export function buildAdditive(b: Build, cst: CstNode): ast.Expression {
  return buildChain(
    nodes(cst, "multiplicative").map((each) => buildMultiplicative(b, each)),
    nodes(cst, "additiveOperator").map((each) => (hasToken(each, t.Plus) ? "+" : "-")),
  );
}

function buildMultiplicative(b: Build, cst: CstNode): ast.Expression {
  return buildChain(
    nodes(cst, "postfix").map((each) => buildPostfix(b, each)),
    nodes(cst, "multiplicativeOperator").map((each) => (hasToken(each, t.Times) ? "*" : "/")),
  );
}

function buildChain(
  operands: readonly ast.Expression[],
  operators: readonly ("+" | "-" | "*" | "/")[],
): ast.Expression {
  if (operands.length === 0 || operands.length !== operators.length + 1) throw new Incomplete();
  return operands.reduce((left, right, index) => ({
    kind: "Arithmetic",
    operator: operators[index - 1]!,
    left,
    right,
    span: { start: left.span.start, end: right.span.end },
  }));
}

function buildPostfix(b: Build, cst: CstNode): ast.Expression {
  const tails = [...nodes(cst, "unit"), ...nodes(cst, "rounding"), ...nodes(cst, "atTail")].sort(
    (left, right) => spanOfNode(left).start - spanOfNode(right).start,
  );
  const primary = buildPrimary(b, node(cst, "primary"));
  return tails.reduce<ast.Expression>((operand, tail) => {
    const span = { start: operand.span.start, end: spanOfNode(tail).end };
    if (tail.name === "unit") return buildWithUnit(b, operand, tail, span);
    if (tail.name === "rounding") return buildRounding(operand, tail, span);
    return { kind: "At", series: operand, date: buildPrimary(b, node(tail, "primary")), span };
  }, primary);
}

/** A unit after something that is no numeral; the problem is reported and counts as zero. */
export function buildUnitAlone(b: Build, unit: CstNode): 0 {
  const span = spanOfNode(unit);
  b.report("unit-without-number", span, { unit: b.file.text.slice(span.start, span.end) });
  return 0;
}

function buildRounding(operand: ast.Expression, cst: CstNode, span: Span): ast.Rounding {
  return {
    kind: "Rounding",
    operand,
    mode: roundingModes[which(cst, keysOf(roundingModes))],
    unit: ({ Fen: "fen", Jiao: "jiao", Yuan: "yuan" } as const)[which(cst, ["Fen", "Jiao", "Yuan"])],
    span,
  };
}

function buildPrimary(b: Build, cst: CstNode): ast.Expression {
  const rule = which(cst, keysOf(primaries));
  return primaries[rule]!(b, cst);
}

const primaries: Readonly<Record<string, (b: Build, cst: CstNode) => ast.Expression>> = {
  NumberToken: (_, cst) => intLiteral(need(tokenOf(cst, t.NumberToken))),
  DateToken: (b, cst) => dateLiteral(b, need(tokenOf(cst, t.DateToken))),
  Yes: (_, cst) => ({ kind: "BoolLiteral", value: true, span: spanOfNode(cst) }),
  No: (_, cst) => ({ kind: "BoolLiteral", value: false, span: spanOfNode(cst) }),
  Absent: (_, cst) => ({ kind: "AbsentLiteral", span: spanOfNode(cst) }),
  text: (_, cst) => textNode(node(cst, "text")),
  setLiteral: (_, cst) => buildSetLiteral(node(cst, "setLiteral")),
  builtinCall: (b, cst) => buildBuiltinCall(b, node(cst, "builtinCall")),
  nameOrCall: (b, cst) => buildNameOrCall(b, node(cst, "nameOrCall")),
  negation: (b, cst) => ({
    kind: "Negation",
    operand: buildPostfix(b, node(node(cst, "negation"), "postfix")),
    span: spanOfNode(cst),
  }),
  parenthesised: (b, cst) => buildExpression(b, node(node(cst, "parenthesised"), "expression")),
};

function buildSetLiteral(cst: CstNode): ast.SetLiteral {
  return { kind: "SetLiteral", members: nodes(cst, "name").map((each) => nameNode(each)), span: spanOfNode(cst) };
}

function buildBuiltinCall(b: Build, cst: CstNode): ast.Call {
  const word = which(cst, keysOf(builtins));
  const callee: ast.Builtin = { kind: "Builtin", name: builtins[word], span: spanOfToken(need(tokenOf(cst, word))) };
  return { kind: "Call", callee, arguments: buildArguments(b, cst), span: spanOfNode(cst) };
}

function buildNameOrCall(b: Build, cst: CstNode): ast.Expression {
  const name = nameNode(node(cst, "name"));
  const span = spanOfNode(cst);
  if (nodes(cst, "callArguments").length === 0) return { kind: "NameRef", name, span };
  return { kind: "Call", callee: name, arguments: buildArguments(b, cst), span };
}

function buildArguments(b: Build, cst: CstNode): ast.Expression[] {
  const found = nodes(node(cst, "callArguments"), "expression");
  if (found.length === 0) throw new Incomplete();
  return found.map((each) => buildExpression(b, each));
}
