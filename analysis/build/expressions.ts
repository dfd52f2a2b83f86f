/** One builder for each kind of expression. */
import { mayBeAbsent } from "../../ir/absence.ts";
import type { Band, Exact } from "../../runtime/fraction.ts";
import type { Aggregate, Compare, Expression, ExpressionKind, Named, ScaleBand } from "../../ir/ir.ts";
import { bool } from "../../ir/types.ts";
import type { Diagram } from "../diagram/diagram.ts";
import { boundedTerm, daysTerm, failureTerm, opaqueTerm, type Term, valueTerm } from "../diagram/term.ts";
import { instantOf } from "../theory/order.ts";
import { allotmentDiagram, limitOfSum } from "./allotments.ts";
import { addDuration } from "./add-duration.ts";
import type { Builder } from "./builder.ts";
import { isAbsent } from "./compare-terms.ts";
import { arithmetic, makeDuration, round, scale, yearsBetween } from "./calculate.ts";
import { addWorkdays, edgeDay, monthsFromTo, toWorkday, workdayTest, yearOfDate } from "./calendar.ts";
import { countedOut, triedOut } from "./function-of.ts";
import { isKnown } from "./known.ts";
import { whereTogether } from "./together.ts";
import { listValue, rangeOfUnseen } from "./list-value.ts";
import { maskIn, maskOf, sameSet, setBits } from "./sets.ts";
import { yearCount } from "./years.ts";

type Builders = {
  readonly [K in ExpressionKind]: (builder: Builder, node: Extract<Expression, { kind: K }>) => Diagram;
};

/** The diagram of an expression, by its kind. */
export function expressionDiagram(builder: Builder, node: Expression): Diagram {
  return (builders[node.kind] as (builder: Builder, node: Expression) => Diagram)(builder, node);
}

const builders: Builders = {
  constant: (builder, { value }) => builder.constant(value),
  fact: (builder, node) => {
    if (node.entity !== builder.entity.name) return unfollowed(builder, node, "outer");
    if (node.type.kind === "set") return maskOf(builder, node.name);
    return builder.named(builder.fact(builder.space.fact(node.name)), node);
  },
  decision: (builder, node) =>
    node.entity === builder.entity.name ? builder.decision(node.name) : unfollowed(builder, node, "outer"),
  record: (builder, node) => unfollowed(builder, node, "outer"),
  column: (builder, node) => builder.constant(builder.column(node)),
  reading: (builder, node) => builder.reading(node),
  known: (builder, { operand }) => isKnown(builder, operand),
  orElse: (builder, { operand, fallback }) =>
    builder.store.choose(isKnown(builder, operand), builder.value(operand), builder.value(fallback)),
  not: (builder, { operand }) => builder.store.not(builder.condition(operand)),
  and: (builder, { operands }) => junction(builder, operands, false),
  or: (builder, { operands }) => junction(builder, operands, true),
  compare: (builder, node) =>
    node.left.type.kind === "set" && (node.operator === "=" || node.operator === "≠")
      ? sameSet(builder, node.left, node.right, node.operator === "=")
      : builder.lift([node.left, node.right], ([left, right]) =>
          builder.comparison.compare(node.operator, left!, right!, () => builder.said(node, left!, right!)),
        ),
  contains: (builder, { quantifier, set, members }) => {
    const held = setBits(builder, set);
    const asked = setBits(builder, members);
    const { store } = builder;
    return quantifier === "any"
      ? store.any(held.map((bit, index) => store.and(bit, asked[index]!)))
      : store.all(held.map((bit, index) => store.or(bit, store.not(asked[index]!))));
  },
  union: (builder, { operands }) =>
    operands
      .map((operand) => builder.value(operand))
      .reduce((left, right) =>
        builder.liftValues([left, right], ([one, other]) =>
          isAbsent(one!) && isAbsent(other!) ? builder.store.absent : builder.constant(maskIn(one!) | maskIn(other!)),
        ),
      ),
  arithmetic: (builder, { operator, left, right, type }) =>
    builder.lift([left, right], ([one, other]) =>
      triedOut(builder.store, one!, other!, (a, b) => builder.store.terminal(arithmetic(operator, a, b, type))),
    ),
  round: (builder, { operand, mode, unit, type }) =>
    builder.lift([operand], ([term]) => builder.store.terminal(round(term!, mode, unit, type))),
  scale: (builder, { operand, bands, type }) =>
    builder.lift([operand], ([term]) => builder.store.terminal(scale(term!, fixedBands(bands), type))),
  makeDuration: (builder, { amount, unit, factor }) =>
    builder.lift([amount], ([term]) =>
      countedOut(builder.store, term!, (count) => builder.store.terminal(makeDuration(count, unit, factor))),
    ),
  addDuration: (builder, node) =>
    builder.lift([node.date, node.duration], ([date, by]) => addDuration(builder.store, date!, by!, node.sign)),
  daysBetween: (builder, { from, to }) =>
    builder.lift([from, to], ([one, other]) => {
      const [start, end] = [instantOf(one!), instantOf(other!)];
      const term =
        start === null || end === null
          ? opaqueTerm(`days(${one!.key},${other!.key})`, { kind: "unknown-date" })
          : daysTerm(start, end);
      return builder.store.terminal(term);
    }),
  fullYears: (builder, { from, to }) =>
    builder.lift([from, to], ([one, other]) => builder.store.terminal(yearsBetween(one!, other!))),
  monthsBetween: (builder, { from, to }) =>
    builder.lift([from, to], ([one, other]) => monthsFromTo(builder, one!, other!)),
  yearOf: (builder, { date }) => builder.lift([date], ([term]) => yearOfDate(builder, term!)),
  edgeDay: (builder, node) => builder.lift([node.date], ([term]) => edgeDay(builder, node, term!)),
  isWorkday: (builder, node) => builder.lift([node.date], ([term]) => workdayTest(builder, node, term!)),
  toWorkday: (builder, node) => builder.lift([node.date], ([term]) => toWorkday(builder, node, term!)),
  addWorkdays: (builder, node) =>
    builder.lift([node.date, node.amount], ([date, amount]) =>
      countedOut(builder.store, amount!, (count) => addWorkdays(builder, node, date!, count)),
    ),
  yearCount: (builder, node) => yearCount(builder, node),
  extreme: (builder, { which, operands }) =>
    extreme(
      builder,
      which,
      operands.map((operand) => builder.value(operand)),
    ),
  if: (builder, node) => {
    const condition = builder.condition(node.condition);
    if (condition === builder.store.true) return builder.value(node.then);
    if (condition === builder.store.false) return builder.value(node.else);
    return builder.store.choose(condition, builder.value(node.then), builder.value(node.else));
  },
  cases: (builder, node) => builder.cases(node).value,
  pick: (builder, node) => pickedRow(builder, node),
  cell: (builder, { pick, cells, otherwise }) =>
    builder.store.bind(builder.decision(pick), (term) => {
      if (term.kind !== "value" || typeof term.value !== "number") return builder.store.terminal(term);
      const cell = cells[term.value] ?? otherwise;
      return cell === null ? builder.store.absent : builder.value(cell);
    }),
  lookup: (builder, node) => lookedUp(builder, node),
  parameterAt: (builder, node) => valueOnDay(builder, node),
  valueAt: (builder, node) => unfollowed(builder, node, "series"),
  aggregate: (builder, node) => aggregate(builder, node),
  allotment: (builder, node) => allotmentDiagram(builder, node),
};

/** The cell of the row whose key it is; a gap of the table where no row has it. */
function lookedUp(builder: Builder, node: Extract<Expression, { kind: "lookup" }>): Diagram {
  const { store, comparison } = builder;
  const { type, origin } = node.key;
  const rows = builder.program.dataTables.find(({ name }) => name === node.table)?.rows ?? [];
  return builder.lift([node.key], ([key]) =>
    rows.reduceRight<Diagram>(
      (rest, { values }) => {
        const value = values[node.keyColumn]!;
        const right: Expression = { kind: "constant", type, origin, value, parameter: null };
        const asked: Compare = { kind: "compare", operator: "=", left: node.key, right, type: bool, origin };
        const isIt = comparison.equal(key!, valueTerm(value), () => builder.said(asked, key!, valueTerm(value)));
        return store.choose(isIt, builder.constant(values[node.column]!), rest);
      },
      store.terminal(failureTerm("gap", node.table)),
    ),
  );
}

/** The last of the values whose first day has come; a gap of the parameter before the first. */
function valueOnDay(builder: Builder, node: Extract<Expression, { kind: "parameterAt" }>): Diagram {
  const { store, comparison } = builder;
  const { type, origin } = node.date;
  return builder.lift([node.date], ([day]) =>
    node.values.reduce<Diagram>(
      (earlier, { from, value }) => {
        const right: Expression = { kind: "constant", type, origin, value: from, parameter: null };
        const asked: Compare = { kind: "compare", operator: "≥", left: node.date, right, type: bool, origin };
        const holds = comparison.compare("≥", day!, valueTerm(from), () => builder.said(asked, day!, valueTerm(from)));
        return store.choose(holds, builder.value(value), earlier);
      },
      store.terminal(failureTerm("gap", node.parameter)),
    ),
  );
}

function fixedBands(bands: readonly ScaleBand[]): readonly Band[] {
  return bands.map(({ rate, to }) => ({
    rate: rate.value as Exact,
    to: to === null ? null : (to.value as Exact),
  }));
}

function junction(builder: Builder, operands: readonly Expression[], decides: boolean): Diagram {
  const { store } = builder;
  let result: Diagram = builder.truth(!decides);
  for (const operand of operands) {
    if (result === builder.truth(decides)) return result;
    result = decides ? store.or(result, builder.condition(operand)) : store.and(result, builder.condition(operand));
  }
  return result;
}

/** The row that counts; a conflict where the rows are to be unique and two hold. */
function pickedRow(builder: Builder, { rows, table, unique }: Extract<Expression, { kind: "pick" }>): Diagram {
  const { store } = builder;
  const guards = rows.map(({ guard }) => builder.condition(guard));
  const first = rows.reduceRight<Diagram>(
    (rest, { index }, at) => store.choose(guards[at]!, builder.constant(index), rest),
    builder.constant(-1),
  );
  if (!unique) return first;
  return store.choose(whereTogether(store, guards), store.terminal(failureTerm("conflict", table)), first);
}

/** The least or greatest of several values; of equal ones the first. */
function extreme(builder: Builder, which: "least" | "greatest", operands: readonly Diagram[]): Diagram {
  const { store } = builder;
  const better = (one: Term, other: Term): Diagram => {
    if (one.kind === "failure") return store.terminal(one);
    const stays = builder.comparison.compare(which === "least" ? "≤" : "≥", one, other);
    return stays.kind === "terminal" && stays.term.kind === "failure"
      ? stays
      : store.choose(stays, store.terminal(one), store.terminal(other));
  };
  return operands.reduce((best, next) =>
    builder.simplified(store.combine([best, next], ([one, other]) => better(one!, other!))),
  );
}

function aggregate(builder: Builder, node: Extract<Expression, { kind: "aggregate" }>): Diagram {
  const { over, where, body, operator, monthOf } = node;
  const { store } = builder;
  const limit = limitOfSum(builder.program, node);
  if (limit !== null) return sumWithin(builder, node, limit);
  if (over.kind === "list") return listValue(builder, node) ?? unfollowed(builder, node, "list");
  if (monthOf !== null || operator === "list") return unfollowed(builder, node, "list");
  if (operator === "highest" || operator === "lowest") return bestRow(builder, node);
  const rows = builder.onEachRow(over.table, () => {
    const counted = operator === "count" || body === null ? builder.constant(1) : builder.value(body);
    return where === null ? counted : store.choose(builder.condition(where), counted, builder.constant(0));
  });
  return rows.reduce<Diagram>(
    (total, row) =>
      store.combine([total, row], ([one, other]) => store.terminal(arithmetic("+", one!, other!, node.type))),
    builder.constant(0),
  );
}

/** The highest or lowest value of the rows that count; absent where none does. */
function bestRow(builder: Builder, { over, where, body, operator }: Aggregate): Diagram {
  const { store } = builder;
  if (over.kind !== "table" || body === null) return store.absent;
  const rows = builder.onEachRow(over.table, () => {
    const value = builder.value(body);
    return where === null ? value : store.choose(builder.condition(where), value, store.absent);
  });
  const which = operator === "highest" ? "greatest" : "least";
  return rows.reduce<Diagram>((best, row) => {
    const isKnown = (value: Diagram): Diagram => store.bind(value, (term) => builder.truth(!isAbsent(term)));
    const both = store.and(isKnown(best), isKnown(row));
    const known = store.choose(isKnown(best), best, row);
    return store.choose(both, extreme(builder, which, [best, row]), known);
  }, store.absent);
}

/** A sum of what is allotted lies between nothing and the limit. */
function sumWithin(builder: Builder, node: Expression, limit: Expression): Diagram {
  const reason = { kind: "list" } as const;
  const value = builder.lift([limit], ([most]) =>
    builder.store.terminal(
      boundedTerm(`list ${builder.meaningOf(node)}`, reason, { least: [valueTerm(0)], most: [most!] }),
    ),
  );
  return builder.named(value, node);
}

/**
 * A value that the analysis does not look into: the same wherever an expression of the same meaning
 * stands. One that may be absent is so where a condition of its own says it.
 */
function unfollowed(builder: Builder, node: Expression, kind: "list" | "series" | "outer"): Diagram {
  const { store, order } = builder;
  const meaning = `${kind} ${builder.meaningOf(node)}`;
  const range = rangeOfUnseen(builder.program, node);
  const value =
    node.type.kind === "enum"
      ? oneOf(builder, node, node.type.enumeration.members, meaning, kind)
      : range === null
        ? builder.named(store.terminal(opaqueTerm(meaning, { kind })), node)
        : builder.measure(range, node, { kind });
  return isOptional(node) ? store.choose(order.opaque(`known ${meaning}`, null, { kind }), value, store.absent) : value;
}

/** One of several options: all but the last are conditions of their own. */
function oneOf(
  builder: Builder,
  node: Expression,
  options: readonly Named[],
  meaning: string,
  kind: "list" | "series" | "outer",
): Diagram {
  const { store, order } = builder;
  const { origin } = node;
  const values = options.map(({ name }) => builder.constant(name));
  return options.slice(0, -1).reduceRight((rest, { name }, index) => {
    const option: Expression = { kind: "constant", type: node.type, value: name, parameter: null, origin };
    const is: Compare = { kind: "compare", operator: "=", left: node, right: option, type: bool, origin };
    return store.choose(order.opaque(`${meaning} is ${name}`, is, { kind }), values[index]!, rest);
  }, values.at(-1)!);
}

/** Facts and decisions say so themselves. */
function isOptional(node: Expression): boolean {
  if (node.kind === "fact" || node.kind === "decision") return node.optional;
  if (node.kind === "record") return true;
  return node.kind === "aggregate" && mayBeAbsent(node);
}
