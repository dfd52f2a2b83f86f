import type { Allotment, Expression, ServingOrder } from "./ir.ts";

/** The same allotment with what it asks of the records around, and of each item of its list, replaced. */
export function mapAllotment(
  allotment: Allotment,
  around: (child: Expression) => Expression,
  ofItem: (child: Expression) => Expression,
): Allotment {
  const { limit, over, where, manner, wish } = allotment;
  const ordered = (order: ServingOrder): ServingOrder => ({
    ...order,
    keys: order.keys.map((key) => ({ ...key, value: ofItem(key.value) })),
  });
  return {
    ...allotment,
    limit: around(limit),
    over: { ...over, list: around(over.list) },
    where: where === null ? null : ofItem(where),
    manner:
      manner.kind === "inOrder"
        ? { ...manner, order: ordered(manner.order) }
        : { ...manner, rest: manner.rest === null ? null : ordered(manner.rest) },
    wish: ofItem(wish),
  };
}

/** The same expression with each direct child replaced. */
export function mapChildren(expression: Expression, change: (child: Expression) => Expression): Expression {
  const optional = (child: Expression | null): Expression | null => (child === null ? null : change(child));
  switch (expression.kind) {
    case "constant":
    case "fact":
    case "decision":
    case "record":
    case "column":
    case "reading":
      return expression;
    case "known":
    case "not":
    case "round":
    case "scale":
      return { ...expression, operand: change(expression.operand) };
    case "orElse":
      return { ...expression, operand: change(expression.operand), fallback: change(expression.fallback) };
    case "and":
    case "or":
    case "union":
    case "extreme":
      return { ...expression, operands: expression.operands.map(change) };
    case "compare":
    case "arithmetic":
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case "contains":
      return { ...expression, set: change(expression.set), members: change(expression.members) };
    case "makeDuration":
      return { ...expression, amount: change(expression.amount) };
    case "addDuration":
      return { ...expression, date: change(expression.date), duration: change(expression.duration) };
    case "daysBetween":
    case "fullYears":
    case "monthsBetween":
      return { ...expression, from: change(expression.from), to: change(expression.to) };
    case "yearOf":
    case "edgeDay":
    case "isWorkday":
    case "toWorkday":
      return { ...expression, date: change(expression.date) };
    case "addWorkdays":
      return { ...expression, date: change(expression.date), amount: change(expression.amount) };
    case "yearCount":
      return {
        ...expression,
        from: change(expression.from),
        to: change(expression.to),
        set: change(expression.set),
      };
    case "if":
      return {
        ...expression,
        condition: change(expression.condition),
        then: change(expression.then),
        else: change(expression.else),
      };
    case "cases":
      return {
        ...expression,
        cases: expression.cases.map((each) => ({ ...each, guard: change(each.guard), value: change(each.value) })),
        silences: expression.silences.map(change),
        otherwise: optional(expression.otherwise),
      };
    case "pick":
      return { ...expression, rows: expression.rows.map((row) => ({ ...row, guard: change(row.guard) })) };
    case "cell":
      return { ...expression, cells: expression.cells.map(change), otherwise: optional(expression.otherwise) };
    case "lookup":
      return { ...expression, key: change(expression.key) };
    case "parameterAt":
      return { ...expression, date: change(expression.date) };
    case "valueAt":
      return { ...expression, series: change(expression.series), date: change(expression.date) };
    case "aggregate":
      return {
        ...expression,
        over:
          expression.over.kind === "list"
            ? { ...expression.over, list: change(expression.over.list) }
            : expression.over,
        where: optional(expression.where),
        monthOf: optional(expression.monthOf),
        body: optional(expression.body),
      };
    case "allotment":
      return mapAllotment(expression, change, change);
  }
}
