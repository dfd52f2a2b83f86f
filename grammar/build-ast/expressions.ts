/** Expressions, loosest first. */
import type { CstNode } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import * as t from "../tokens.ts";
import { buildAllotment } from "./allotments.ts";
import type { Build } from "./build.ts";
import { buildEdgeDay, buildMovedToWorkday, buildWorkdaysFrom, buildYearCount } from "./calendar.ts";
import {
  Incomplete,
  spanOfToken,
  spanOfNode,
  nodes,
  node,
  tokenOf,
  tokensOf,
  hasToken,
  need,
  which,
  chosen,
} from "./cst.ts";
import { buildList, buildRecord, buildSeries, buildSetLiteral } from "./braces.ts";
import { buildWithUnit, checkKept, dateLiteral, intLiteral } from "./literals.ts";
import { buildQualified, nameNode, textNode } from "./names.ts";
import { buildRounding } from "./rounding.ts";

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

const arithmeticOperators = { Plus: "+", Minus: "-", Times: "*", Divide: "/" } as const;

const builtins = {
  FullYears: "fullYears",
  MonthsBetween: "monthsBetween",
  DaysBetween: "daysBetween",
  YearOf: "yearOf",
  Earliest: "earliest",
  Latest: "latest",
  Least: "least",
  Greatest: "greatest",
  RemainderOf: "remainderOf",
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

const tests = {
  IsKnown: { kind: "Presence", known: true },
  IsAbsent: { kind: "Presence", known: false },
  IsEmpty: { kind: "Emptiness", empty: true },
  IsNotEmpty: { kind: "Emptiness", empty: false },
  IsWorkday: { kind: "WorkdayTest", holds: true },
  IsNotWorkday: { kind: "WorkdayTest", holds: false },
} as const;

const quantifiers = { Has: "one", HasAnyOf: "any", HasAllOf: "all" } as const;

/** The expression at a place where one may stand. */
export function buildOptionalExpression(b: Build, cst: CstNode, index = 0): ast.Expression | null {
  const found = nodes(cst, "expression")[index];
  return found === undefined ? null : buildExpression(b, found);
}

/** An expression. */
export function buildExpression(b: Build, cst: CstNode): ast.Expression {
  const rule = which(cst, expressions);
  return expressions[rule](b, node(cst, rule));
}

const expressions = {
  conditional: buildConditional,
  aggregate: buildAggregate,
  allotment: (b: Build, cst: CstNode): ast.Allotment => buildAllotment(b, cst, allotmentParts),
  scale: buildScale,
  condition: buildCondition,
};

const allotmentParts = { expression: buildExpression, condition: buildCondition, arithmetic: buildArithmetic };

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
  const where = nodes(cst, "condition")[0];
  const byMonthOf = nodes(cst, "arithmetic")[0];
  return {
    kind: "Aggregate",
    operator: chosen(cst, aggregates),
    over: buildQualified(node(cst, "qualifiedName")),
    where: where === undefined ? null : buildCondition(b, where),
    byMonthOf: byMonthOf === undefined ? null : buildArithmetic(b, byMonthOf),
    body: buildOptionalExpression(b, cst),
    span: spanOfNode(cst),
  };
}

function buildScale(b: Build, cst: CstNode): ast.Scale {
  return {
    kind: "Scale",
    operand: buildArithmetic(b, node(cst, "arithmetic")),
    bands: buildBands(b, node(cst, "scaleBand")),
    span: spanOfNode(cst),
  };
}

function buildBands(b: Build, cst: CstNode): readonly ast.ScaleBand[] {
  const rate = buildArithmetic(b, node(cst, "arithmetic", 0));
  if (hasToken(cst, t.keyword("AboveThat"))) return [{ kind: "ScaleBand", rate, to: null, span: spanOfNode(cst) }];
  const to = buildArithmetic(b, node(cst, "arithmetic", 1));
  const band: ast.ScaleBand = { kind: "ScaleBand", rate, to, span: { start: rate.span.start, end: to.span.end } };
  return [band, ...buildBands(b, node(cst, "scaleBand"))];
}

function buildCondition(b: Build, cst: CstNode): ast.Expression {
  return foldOperators(
    nodes(cst, "comparison"),
    (operand) => buildComparison(b, operand),
    nodes(cst, "junction").map((each) => (hasToken(each, t.keyword("And")) ? "and" : "or")),
    (operator) => operator === "and",
    (operator, left, right, span) => ({ kind: "Logical", operator, left, right, span }),
  );
}

function buildComparison(b: Build, cst: CstNode): ast.Expression {
  const operand = node(cst, "orElse");
  const left = buildOrElse(b, operand);
  const span = { start: spanOfNode(operand).start, end: spanOfNode(cst).end };
  const tail = nodes(cst, "tail")[0];
  const compared = tail === undefined ? left : buildTail(b, left, tail, span);
  return tokensOf(cst, t.keyword("Not")).reduceRight<ast.Expression>(
    (operand, not) => ({ kind: "Not", operand, span: { start: not.startOffset, end: span.end } }),
    compared,
  );
}

/** A test of something, by what stands behind that. */
export function buildTail(b: Build, left: ast.Expression, cst: CstNode, span: Span): ast.Expression {
  const rule = which(cst, tails);
  return tails[rule]!(b, left, node(cst, rule), span);
}

type BuildTail = (b: Build, left: ast.Expression, cst: CstNode, span: Span) => ast.Expression;

const tails: Readonly<Record<string, BuildTail>> = {
  comparisonTail: (b, left, cst, span) => ({
    kind: "Comparison",
    operator: chosen(node(cst, "comparisonOperator"), comparisonOperators),
    left,
    right: buildOrElse(b, node(cst, "orElse")),
    span,
  }),
  test: (_, left, cst, span) => ({ ...chosen(cst, tests), operand: left, span }),
  hasTail: (b, left, cst, span) => ({
    kind: "Has",
    quantifier: chosen(cst, quantifiers),
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
    const from = node(cst, "arithmetic", 0);
    const first = buildArithmetic(b, from);
    if (hasToken(cst, "AnchorAfter")) {
      return {
        kind: "Within",
        operand: left,
        duration: buildArithmetic(b, node(cst, "arithmetic", 1)),
        inWorkdays: hasToken(cst, "Workdays"),
        anchor: first,
        span,
      };
    }
    const to = node(cst, "arithmetic", 1);
    const range: ast.DateRange = {
      kind: "DateRange",
      from: first,
      to: buildArithmetic(b, to),
      span: { start: spanOfNode(from).start, end: spanOfNode(to).end },
    };
    return { kind: "In", operand: left, range, span };
  },
  withinTail: (b, left, cst, span) => ({
    kind: "Within",
    operand: left,
    duration: buildArithmetic(b, node(cst, "arithmetic", 0)),
    inWorkdays: hasToken(cst, "Workdays"),
    anchor: buildArithmetic(b, node(cst, "arithmetic", 1)),
    span,
  }),
};

function buildOrElse(b: Build, cst: CstNode): ast.Expression {
  const operand = buildArithmetic(b, node(cst, "arithmetic", 0));
  if (!hasToken(cst, "OrElse")) return operand;
  return { kind: "OrElse", operand, fallback: buildArithmetic(b, node(cst, "arithmetic", 1)), span: spanOfNode(cst) };
}

/** A sum, or what binds closer. */
export function buildArithmetic(b: Build, cst: CstNode): ast.Expression {
  return foldOperators(
    nodes(cst, "postfix"),
    (operand) => buildPostfix(b, operand),
    nodes(cst, "arithmeticOperator").map((each) => chosen(each, arithmeticOperators)),
    (operator) => operator === "*" || operator === "/",
    (operator, left, right, span) => ({ kind: "Arithmetic", operator, left, right, span }),
  );
}

/** A tree with its stretch of the text, which holds the brackets around it. */
interface Operand {
  readonly tree: ast.Expression;
  readonly span: Span;
}

/** Operators of two strengths, each from the left; those that bind closely before the others. */
function foldOperators<Operator>(
  operands: readonly CstNode[],
  build: (operand: CstNode) => ast.Expression,
  operators: readonly Operator[],
  bindsClosely: (operator: Operator) => boolean,
  join: (operator: Operator, left: ast.Expression, right: ast.Expression, span: Span) => ast.Expression,
): ast.Expression {
  if (operands.length !== operators.length + 1) throw new Incomplete();
  const joined = (operator: Operator, left: Operand, right: Operand): Operand => {
    const span = { start: left.span.start, end: right.span.end };
    return { tree: join(operator, left.tree, right.tree, span), span };
  };
  const [first, ...others] = operands.map((each): Operand => ({ tree: build(each), span: spanOfNode(each) }));
  const terms = [first!];
  const between: Operator[] = [];
  others.forEach((right, index) => {
    const operator = operators[index]!;
    if (bindsClosely(operator)) terms.push(joined(operator, terms.pop()!, right));
    else {
      between.push(operator);
      terms.push(right);
    }
  });
  return terms.reduce((left, right, index) => joined(between[index - 1]!, left, right)).tree;
}

function buildPostfix(b: Build, cst: CstNode): ast.Expression {
  const tails = Object.keys(postfixes)
    .flatMap((rule) => nodes(cst, rule))
    .sort((left, right) => spanOfNode(left).start - spanOfNode(right).start);
  const primary = buildPrimary(b, node(cst, "primary"));
  if (tails[0]?.name !== "unit") checkKept(b, primary);
  return tails.reduce<ast.Expression>((operand, tail) => {
    const span = { start: spanOfNode(cst).start, end: spanOfNode(tail).end };
    return postfixes[tail.name]!(b, operand, tail, span);
  }, primary);
}

const postfixes: Readonly<Record<string, BuildTail>> = {
  unit: buildWithUnit,
  rounding: buildRounding,
  atTail: (b, operand, tail, span) => ({ kind: "At", operand, date: buildKeptPrimary(b, tail), span }),
  edgeDay: (_, date, tail, span) => buildEdgeDay(tail, date, span),
  movedToWorkday: (_, operand, tail, span) => buildMovedToWorkday(tail, operand, span),
  workdaysTail: (b, amount, tail, span) => buildWorkdaysFrom(tail, amount, buildKeptPrimary(b, tail), span),
  nthTail: (b, date, tail, span) => buildWorkdaysFrom(tail, buildKeptPrimary(b, tail), date, span),
};

function buildKeptPrimary(b: Build, tail: CstNode): ast.Expression {
  const primary = buildPrimary(b, node(tail, "primary"));
  checkKept(b, primary);
  return primary;
}

function buildPrimary(b: Build, cst: CstNode): ast.Expression {
  return chosen(cst, primaries)(b, cst);
}

const primaries: Readonly<Record<string, (b: Build, cst: CstNode) => ast.Expression>> = {
  NumberToken: (_, cst) => intLiteral(need(tokenOf(cst, t.NumberToken))),
  DateToken: (b, cst) => dateLiteral(b, need(tokenOf(cst, t.DateToken))),
  Yes: (_, cst) => ({ kind: "BoolLiteral", value: true, span: spanOfNode(cst) }),
  No: (_, cst) => ({ kind: "BoolLiteral", value: false, span: spanOfNode(cst) }),
  Absent: (_, cst) => ({ kind: "AbsentLiteral", span: spanOfNode(cst) }),
  text: (_, cst) => textNode(node(cst, "text")),
  setLiteral: (_, cst) => buildSetLiteral(node(cst, "setLiteral")),
  recordLiteral: (b, cst) => buildRecord(b, node(cst, "recordLiteral"), buildExpression),
  seriesLiteral: (b, cst) => buildSeries(b, node(cst, "seriesLiteral"), buildExpression),
  listLiteral: (b, cst) => buildList(b, node(cst, "listLiteral"), buildExpression),
  builtinCall: (b, cst) => buildBuiltinCall(b, node(cst, "builtinCall")),
  yearCount: (b, cst) => buildYears(b, node(cst, "yearCount")),
  edgeDayOf: (b, cst) => {
    const edgeDay = node(cst, "edgeDayOf");
    return buildEdgeDay(node(edgeDay, "edgeDay"), buildKeptPrimary(b, edgeDay), spanOfNode(cst));
  },
  nameOrCall: (b, cst) => buildNameOrCall(b, node(cst, "nameOrCall")),
  negation: (b, cst) => ({
    kind: "Negation",
    operand: buildPostfix(b, node(node(cst, "negation"), "postfix")),
    span: spanOfNode(cst),
  }),
  parenthesised: (b, cst) => buildExpression(b, node(node(cst, "parenthesised"), "expression")),
};

function buildYears(b: Build, cst: CstNode): ast.YearCount {
  const [first, second] = nodes(cst, "arithmetic").map((each) => buildArithmetic(b, each));
  if (first === undefined || (hasToken(cst, "From") && second === undefined)) throw new Incomplete();
  const bounds = second === undefined ? { from: null, to: first } : { from: first, to: second };
  return buildYearCount(cst, { ...bounds, set: buildKeptPrimary(b, cst) }, spanOfNode(cst));
}

function buildBuiltinCall(b: Build, cst: CstNode): ast.Call {
  const word = which(cst, builtins);
  const callee: ast.Builtin = { kind: "Builtin", name: builtins[word], span: spanOfToken(need(tokenOf(cst, word))) };
  return { kind: "Call", entity: null, callee, arguments: buildArguments(b, cst), span: spanOfNode(cst) };
}

function buildNameOrCall(b: Build, cst: CstNode): ast.Expression {
  const { entity, name } = buildQualified(node(cst, "qualifiedName"));
  const span = spanOfNode(cst);
  const lookup = nodes(cst, "lookup")[0];
  if (lookup !== undefined) {
    const table = nameNode(node(lookup, "name"));
    return { kind: "Lookup", column: name, table, key: buildPrimary(b, node(lookup, "primary")), span };
  }
  if (nodes(cst, "callArguments").length === 0) return { kind: "NameRef", entity, name, span };
  return { kind: "Call", entity, callee: name, arguments: buildArguments(b, cst), span };
}

function buildArguments(b: Build, cst: CstNode): ast.Expression[] {
  const found = nodes(node(cst, "callArguments"), "expression");
  if (found.length === 0) throw new Incomplete();
  return found.map((each) => buildExpression(b, each));
}

/** A range of dates. */
export function buildDateRange(b: Build, cst: CstNode): ast.DateRange {
  return {
    kind: "DateRange",
    from: buildArithmetic(b, node(cst, "arithmetic", 0)),
    to: buildArithmetic(b, node(cst, "arithmetic", 1)),
    span: spanOfNode(cst),
  };
}
