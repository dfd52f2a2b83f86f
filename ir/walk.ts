import type { Aggregate, Allotment, Expression, ListSource } from "./ir.ts";

/** The direct children of an expression, in order. The one place that knows where they are. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "constant":
    case "fact":
    case "decision":
    case "record":
    case "column":
    case "reading":
      return [];
    case "known":
    case "not":
    case "round":
      return [expression.operand];
    case "scale":
      return [expression.operand, ...expression.bands.flatMap(({ rate, to }) => (to === null ? [rate] : [rate, to]))];
    case "orElse":
      return [expression.operand, expression.fallback];
    case "and":
    case "or":
    case "union":
    case "extreme":
      return expression.operands;
    case "compare":
    case "arithmetic":
      return [expression.left, expression.right];
    case "contains":
      return [expression.set, expression.members];
    case "makeDuration":
      return [expression.amount];
    case "addDuration":
      return [expression.date, expression.duration];
    case "daysBetween":
    case "fullYears":
    case "monthsBetween":
      return [expression.from, expression.to];
    case "yearOf":
    case "edgeDay":
    case "isWorkday":
    case "toWorkday":
      return [expression.date];
    case "addWorkdays":
      return [expression.date, expression.amount];
    case "yearCount":
      return [expression.from, expression.to, expression.set];
    case "if":
      return [expression.condition, expression.then, expression.else];
    case "cases":
      return [
        ...expression.cases.flatMap(({ guard, value }) => [guard, value]),
        ...expression.silences,
        ...(expression.otherwise === null ? [] : [expression.otherwise]),
      ];
    case "pick":
      return expression.rows.map(({ guard }) => guard);
    case "cell":
      return expression.otherwise === null ? expression.cells : [...expression.cells, expression.otherwise];
    case "lookup":
      return [expression.key];
    case "parameterAt":
      return [...expression.values.map(({ value }) => value), expression.date];
    case "valueAt":
      return [expression.series, expression.date];
    case "aggregate":
      return [
        ...(expression.over.kind === "list" ? [expression.over.list] : []),
        ...[expression.where, expression.monthOf, expression.body].filter((each) => each !== null),
      ];
    case "allotment":
      return [expression.limit, expression.over.list, ...askedOfItems(expression)];
  }
}

/** An expression that goes over the records of a list. */
export type OverList = Allotment | (Aggregate & { readonly over: ListSource });

/** Whether an expression goes over the records of a list. */
export function isOverList(expression: Expression): expression is OverList {
  return expression.kind === "allotment" || (expression.kind === "aggregate" && expression.over.kind === "list");
}

/** What an allotment asks of each item of its list. */
export function askedOfItems({ where, manner, wish }: Allotment): readonly Expression[] {
  const order = manner.kind === "inOrder" ? manner.order : manner.rest;
  return [...(where === null ? [] : [where]), ...(order?.keys ?? []).map(({ value }) => value), wish];
}

/** Every expression in a tree, the root first, each before what stands behind it. */
export function walk(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (node: Expression): void => {
    found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(expression);
  return found;
}
