import fc from "fast-check";
import type * as ast from "../../grammar/ast.ts";
import { randomText } from "./random-names.ts";

/** Where a node stands that was never written. */
export const nowhere = { start: 0, end: 0 } as const;

export const intLiteral = (maximum = 1_000_000): fc.Arbitrary<ast.IntLiteral> =>
  fc.nat({ max: maximum }).map((value) => ({ kind: "IntLiteral", value, span: nowhere }));

export const dateLiteral: fc.Arbitrary<ast.DateLiteral> = fc
  .record({
    year: fc.integer({ min: 1000, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((date) => ({ kind: "DateLiteral", ...date, span: nowhere }));

const monthLiteral: fc.Arbitrary<ast.MonthLiteral> = fc
  .record({ year: fc.integer({ min: 1000, max: 9999 }), month: fc.integer({ min: 1, max: 12 }) })
  .map((month) => ({ kind: "MonthLiteral", ...month, span: nowhere }));

/** Expressions over the given names, of every kind and every nesting. */
export function randomExpression(name: fc.Arbitrary<ast.Name>): fc.Arbitrary<ast.Expression> {
  return fc.letrec<{ expression: ast.Expression }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      { arbitrary: leaf(name), weight: 3 },
      {
        arbitrary: inner(name, tie("expression")),
        weight: 5,
      },
    ),
  })).expression;
}

function leaf(name: fc.Arbitrary<ast.Name>): fc.Arbitrary<ast.Expression> {
  return fc.oneof(
    fc
      .tuple(fc.option(name, { freq: 4 }), name)
      .map(([entity, each]): ast.Expression => ({ kind: "NameRef", entity, name: each, span: nowhere })),
    intLiteral(),
    fc.nat().map((fen): ast.Expression => ({ kind: "MoneyLiteral", fen, span: nowhere })),
    fc
      .constantFrom("0", "90", "12.5", "100")
      .map((percent): ast.Expression => ({ kind: "RateLiteral", percent, span: nowhere })),
    dateLiteral,
    fc.boolean().map((value): ast.Expression => ({ kind: "BoolLiteral", value, span: nowhere })),
    fc.constant<ast.Expression>({ kind: "AbsentLiteral", span: nowhere }),
    randomText.map((value): ast.Expression => ({ kind: "Text", value, span: nowhere })),
    setLiteral(name),
  );
}

function setLiteral(name: fc.Arbitrary<ast.Name>): fc.Arbitrary<ast.SetLiteral> {
  const member = fc.oneof<fc.Arbitrary<ast.SetMember>[]>(name, name, name, intLiteral(9999));
  return fc.array(member, { maxLength: 12 }).map((members) => ({ kind: "SetLiteral", members, span: nowhere }));
}

function inner(name: fc.Arbitrary<ast.Name>, expression: fc.Arbitrary<ast.Expression>): fc.Arbitrary<ast.Expression> {
  const one = <K extends string, F extends Record<string, unknown>>(
    kind: K,
    fields: { readonly [P in keyof F]: fc.Arbitrary<F[P]> },
  ): fc.Arbitrary<{ kind: K; span: typeof nowhere } & F> =>
    fc.record({ kind: fc.constant(kind), span: fc.constant(nowhere), ...fields }) as never;
  const pair = { left: expression, right: expression };
  const operand = { operand: expression };
  return fc.oneof(
    one("RecordLiteral", {
      assignments: fc.array(one("Assignment", { path: fc.constant([]), name, value: expression }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    one("SeriesLiteral", {
      entries: fc.array(one("SeriesEntry", { key: fc.oneof(dateLiteral, monthLiteral), value: expression }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    one("ListLiteral", { items: fc.array(expression, { maxLength: 3 }) }),
    one("Not", operand),
    one("Negation", operand),
    one("Logical", { operator: fc.constantFrom("and", "or"), ...pair }),
    one("Comparison", { operator: fc.constantFrom(...comparisonOperators), ...pair }),
    one("Presence", { known: fc.boolean(), ...operand }),
    one("Emptiness", { empty: fc.boolean(), ...operand }),
    one("Has", { quantifier: fc.constantFrom("one", "any", "all"), set: expression, member: expression }),
    one("OneOf", { ...operand, members: setLiteral(name) }),
    one("In", { ...operand, range: dateRange(expression) }),
    one("Within", { ...operand, duration: expression, inWorkdays: fc.boolean(), anchor: expression }),
    one("OrElse", { ...operand, fallback: expression }),
    one("Arithmetic", { operator: fc.constantFrom("+", "-", "*", "/"), ...pair }),
    one("Quantity", { amount: expression, unit: fc.constantFrom("years", "months", "days") }),
    one("Rounding", {
      ...operand,
      mode: fc.constantFrom("halfUp", "down", "up"),
      unit: roundingUnit,
    }),
    one("Conditional", { condition: expression, then: expression, else: expression }),
    one("Call", {
      entity: fc.option(name, { freq: 4 }),
      callee: name,
      arguments: fc.array(expression, { minLength: 1, maxLength: 3 }),
    }),
    one("Call", {
      entity: fc.constant(null),
      callee: builtin,
      arguments: fc.array(expression, { minLength: 1, maxLength: 3 }),
    }),
    one("Lookup", { column: name, table: name, key: expression }),
    one("Scale", { ...operand, bands: scaleBands(expression) }),
    one("At", { ...operand, date: expression }),
    one("Aggregate", {
      operator: fc.constantFrom(...aggregateOperators),
      over: one("QualifiedName", { entity: fc.option(name, { freq: 4 }), name }),
      where: fc.option(expression),
      byMonthOf: fc.option(expression),
      body: fc.option(expression),
    }),
    one("YearCount", {
      which: fc.constantFrom("all", "unbroken"),
      from: fc.option(expression),
      to: expression,
      held: fc.boolean(),
      set: expression,
    }),
    one("EdgeDay", {
      edge: fc.constantFrom("first", "last", "next"),
      of: fc.constantFrom("month", "year"),
      date: expression,
    }),
    one("WorkdayTest", { holds: fc.boolean(), ...operand }),
    one("MovedToWorkday", { direction: fc.constantFrom("later", "earlier"), ...operand }),
    one("WorkdaysFrom", { direction: fc.constantFrom("later", "earlier"), amount: expression, date: expression }),
    one("Allotment", {
      limit: expression,
      over: one("QualifiedName", { entity: fc.option(name, { freq: 4 }), name }),
      where: fc.option(expression),
      manner: manner(expression),
      wish: expression,
    }),
  ) as fc.Arbitrary<ast.Expression>;
}

const roundingUnit = fc.constantFrom<ast.RoundingUnit>(
  { kind: "money", fen: 1 },
  { kind: "money", fen: 10 },
  { kind: "money", fen: 100 },
  { kind: "money", fen: 1000 },
  { kind: "whole" },
  { kind: "rate", percent: "0.1" },
);

function manner(expression: fc.Arbitrary<ast.Expression>): fc.Arbitrary<ast.Allotment["manner"]> {
  const rounding = fc.record({
    mode: fc.constantFrom<ast.RoundingMode>("halfUp", "down", "up"),
    unit: fc.option(roundingUnit),
  });
  return fc.oneof(
    fc.record({ kind: fc.constant("InOrder" as const), order: servingOrder(expression), span: fc.constant(nowhere) }),
    fc.record({
      kind: fc.constant("InProportion" as const),
      rounding: fc.option(rounding),
      rest: fc.option(fc.oneof(fc.constant("unspent" as const), servingOrder(expression))),
      span: fc.constant(nowhere),
    }),
  );
}

function servingOrder(expression: fc.Arbitrary<ast.Expression>): fc.Arbitrary<ast.ServingOrder> {
  const key = fc.record({
    kind: fc.constant("OrderKey" as const),
    value: expression,
    from: fc.option(fc.constantFrom<ast.KeyDirection>("highest", "lowest", "earliest", "latest", "yes")),
    span: fc.constant(nowhere),
  });
  return fc.record({
    kind: fc.constant("ServingOrder" as const),
    keys: fc.array(key, { minLength: 1, maxLength: 3 }),
    ties: fc.option(fc.constantFrom("together" as const, "listed" as const)),
    whole: fc.boolean(),
    span: fc.constant(nowhere),
  });
}

/** Bands of which the last alone has no end. */
function scaleBands(expression: fc.Arbitrary<ast.Expression>): fc.Arbitrary<readonly ast.ScaleBand[]> {
  const band = (rate: ast.Expression, to: ast.Expression | null): ast.ScaleBand => ({
    kind: "ScaleBand",
    rate,
    to,
    span: nowhere,
  });
  return fc
    .tuple(fc.array(fc.tuple(expression, expression), { maxLength: 2 }), expression)
    .map(([ended, last]) => [...ended.map(([rate, to]) => band(rate, to)), band(last, null)]);
}

/** A range from one expression to another. */
export function dateRange(expression: fc.Arbitrary<ast.Expression>): fc.Arbitrary<ast.DateRange> {
  return fc.tuple(expression, expression).map(([from, to]) => ({ kind: "DateRange", from, to, span: nowhere }));
}

const builtin = fc
  .constantFrom<ast.BuiltinName>(
    "fullYears",
    "monthsBetween",
    "daysBetween",
    "yearOf",
    "earliest",
    "latest",
    "least",
    "greatest",
    "remainderOf",
  )
  .map((each): ast.Builtin => ({ kind: "Builtin", name: each, span: nowhere }));

const comparisonOperators: readonly ast.ComparisonOperator[] = [
  "is",
  "isNot",
  "equals",
  "differs",
  "less",
  "atMost",
  "greater",
  "atLeast",
  "before",
  "onOrBefore",
  "after",
  "onOrAfter",
];
const aggregateOperators: readonly ast.AggregateOperator[] = [
  "sum",
  "count",
  "highest",
  "lowest",
  "list",
  "rankFromHighest",
  "rankFromLowest",
];
