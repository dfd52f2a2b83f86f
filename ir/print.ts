/**
 * The IR as text: a line for each rule, expressions in brackets with their operator first. For people
 * who compare two programs, and for the tests' expected files.
 */
import { formatDay } from "../runtime/date.ts";
import { formatDuration, type Duration } from "../runtime/duration.ts";
import { formatMoney } from "../runtime/money.ts";
import type { Fraction } from "../runtime/fraction.ts";
import { formatRate } from "../runtime/rate.ts";
import type { Value } from "../runtime/schema.ts";
import { date, type Type } from "./types.ts";
import type * as ir from "./ir.ts";

/** A program as text. */
export function printProgram(program: ir.Program): string {
  const sections = [
    `notice ${program.notice.name} ${program.notice.year}`,
    ...program.parameters.map(({ name, type, values }) => {
      const written = values.map(
        ({ from, value }) => printValue(value, type) + (from === null ? "" : ` from ${printValue(from, date)}`),
      );
      return `parameter ${name} = ${written.join(", ")}`;
    }),
    ...program.readings.map(
      ({ name, taken, options }) => `reading ${name} = ${taken} of ${options.map((each) => each.name).join(", ")}`,
    ),
    ...program.dataTables.map(printTable),
    ...program.entities.map(printEntity),
    ...program.duties.map(({ actor, due, origin }) => `duty ${actor.name} ${printDue(due)} (${origin.clause})`),
    ...program.invariants.map(
      ({ title, when, then }) =>
        `invariant "${title}"${when === null ? "" : ` when ${print(when)}`} then ${print(then)}`,
    ),
  ];
  return `${sections.join("\n")}\n`;
}

function printTable({ name, columns, rows }: ir.DataTable): string {
  const lines = rows.map(
    ({ values }) => `  ${columns.map((column) => printValue(values[column.name]!, column.type)).join(" | ")}`,
  );
  return [`table ${name}: ${columns.map((column) => column.name).join(" | ")}`, ...lines].join("\n");
}

function printEntity({ name, nestings, facts, requirements, decisions }: ir.EntityProgram): string {
  const holders = nestings.map(({ entity, perhaps }) => `${entity}${perhaps ? "?" : ""}`);
  return [
    `entity ${name}${holders.length === 0 ? "" : ` in ${holders.join(", ")}`}`,
    ...facts.map(
      (fact) =>
        `  fact ${fact.name}: ${printType(fact.type)}${printRange(fact)}${fact.optional ? "?" : ""}${fact.required ? "" : ` default ${printValue(fact.default, fact.type)}`}`,
    ),
    ...requirements.map(({ message, condition }) => `  require "${message}" ${print(condition)}`),
    ...decisions.map(printDecision),
  ].join("\n");
}

function printDecision({ role, name, type, optional, gate, otherwise, body }: ir.Decision): string {
  const head = `  ${role} ${name}: ${printType(type)}${optional ? "?" : ""}`;
  const gated =
    gate === null ? "" : ` only when ${print(gate)}${otherwise === null ? "" : ` otherwise ${print(otherwise)}`}`;
  return [head + gated, ...printBody(body)].join("\n");
}

function printBody(body: ir.Expression): string[] {
  switch (body.kind) {
    case "cases":
      return printCases(body);
    case "union":
      return body.operands.flatMap((each) => (each.kind === "cases" ? printCases(each) : [`    ${print(each)}`]));
    case "pick":
      return body.rows.map(({ index, guard }) => `    ${body.unique ? "only " : ""}row ${index} when ${print(guard)}`);
    default:
      return [`    ${print(body)}`];
  }
}

function printCases({ cases, silences, otherwise }: ir.Cases): string[] {
  return [
    ...cases.map(({ rule, guard, value, overrides }) => {
      const over = overrides.map((index) => cases[index]!.rule.id).join(", ");
      return `    ${rule.kind} ${rule.id} (${rule.clause})${over === "" ? "" : ` over ${over}`} when ${print(guard)}: ${print(value)}`;
    }),
    ...silences.map((silence) => `    silent when ${print(silence)}`),
    ...(otherwise === null ? [] : [`    otherwise ${print(otherwise)}`]),
  ];
}

function printDue(due: ir.Due): string {
  switch (due.kind) {
    case "by":
      return `by ${formatDay(due.date)}`;
    case "monthly":
      return `monthly on ${due.day} from ${formatDay(due.from)} to ${formatDay(due.to)}${due.deferred ? " deferred" : ""}`;
    case "after":
      return `within ${due.amount} ${due.unit} after ${due.event.name}${due.deferred ? " deferred" : ""}`;
  }
}

function printRange({ type, range }: ir.Fact): string {
  if (range === null) return "";
  return ` from ${printValue(range.from, type)} to ${printValue(range.to, type)}`;
}

/** A type in the words of the language. */
function printType(type: Type): string {
  switch (type.kind) {
    case "int":
      return "int";
    case "enum":
      return type.enumeration.name;
    case "set":
      return `set of ${type.enumeration.name}`;
    case "series":
      return `int by ${type.by}`;
    case "list":
      return `list of ${type.entity}`;
    case "texts":
      return "list of text";
    default:
      return type.kind;
  }
}

/** A value in the words of the language. */
function printValue(value: Value, type: Type): string {
  if (value === null) return "absent";
  switch (type.kind) {
    case "bool":
      return value === true ? "yes" : "no";
    case "money":
      return formatMoney(value as number);
    case "rate":
      return formatRate(value as Fraction);
    case "date":
      return formatDay(value as number);
    case "duration":
      return formatDuration(value as Duration);
    case "set":
      return `{${type.enumeration.members
        .filter((_, index) => ((value as number) >> index) & 1)
        .map(({ name }) => name)
        .join(", ")}}`;
    default:
      return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  }
}

/** An expression: `(operator operand …)`. */
export function print(expression: ir.Expression): string {
  const of = (word: string, ...parts: readonly (ir.Expression | null)[]): string =>
    `(${[word, ...parts.filter((part) => part !== null).map(print)].join(" ")})`;
  switch (expression.kind) {
    case "constant":
      return expression.parameter ?? printValue(expression.value, expression.type);
    case "fact":
    case "decision":
      return `${"^".repeat(expression.level)}${expression.entity}.${expression.name}`;
    case "record":
      return `${"^".repeat(expression.level)}${expression.entity}`;
    case "column":
      return `${"^".repeat(expression.level)}${expression.table}.${expression.name}`;
    case "reading":
      return `[${expression.reading} is ${expression.option}]`;
    case "known":
      return of("known", expression.operand);
    case "orElse":
      return of("orElse", expression.operand, expression.fallback);
    case "not":
      return of("not", expression.operand);
    case "and":
    case "or":
    case "union":
      return of(expression.kind, ...expression.operands);
    case "extreme":
      return of(expression.which, ...expression.operands);
    case "compare":
    case "arithmetic":
      return of(expression.operator, expression.left, expression.right);
    case "contains":
      return of(`has-${expression.quantifier}`, expression.set, expression.members);
    case "round":
      return of(`round ${expression.mode} ${formatRate(expression.unit)}`, expression.operand);
    case "scale": {
      const bands = expression.bands.flatMap(({ rate, to }) => [rate, to]);
      return of("scale", expression.operand, ...bands);
    }
    case "makeDuration":
      return of(`${expression.factor} ${expression.unit}`, expression.amount);
    case "addDuration":
      return of(expression.sign === 1 ? "later" : "earlier", expression.date, expression.duration);
    case "daysBetween":
    case "fullYears":
    case "monthsBetween":
      return of(expression.kind, expression.from, expression.to);
    case "yearOf":
    case "isWorkday":
      return of(expression.kind, expression.date);
    case "edgeDay":
      return of(`${expression.edge}-of-${expression.of}`, expression.date);
    case "toWorkday":
      return of(`workday-${expression.direction}`, expression.date);
    case "addWorkdays":
      return of(`workdays-${expression.sign === 1 ? "later" : "earlier"}`, expression.date, expression.amount);
    case "yearCount": {
      const { which, held, from, to, set } = expression;
      return of(`${which === "all" ? "" : "unbroken-"}years-${held ? "in" : "not-in"}`, from, to, set);
    }
    case "if":
      return of("if", expression.condition, expression.then, expression.else);
    case "cases":
      return `(cases ${printCases(expression)
        .map((line) => line.trim())
        .join("; ")})`;
    case "pick":
      return `(pick ${expression.table})`;
    case "cell":
      return of(`cell ${expression.pick}`, ...expression.cells, expression.otherwise);
    case "valueAt":
      return of("at", expression.series, expression.date);
    case "lookup":
      return of(`lookup ${expression.column} of ${expression.table}`, expression.key);
    case "parameterAt":
      return of(`at ${expression.parameter}`, expression.date);
    case "aggregate":
      return printAggregate(expression);
    case "allotment":
      return printAllotment(expression);
  }
}

function printAllotment({ level, limit, over, where, manner, wish }: ir.Allotment): string {
  const served =
    manner.kind === "inOrder"
      ? `in order of ${printOrder(manner.order)}${manner.whole ? " whole" : ""}`
      : `in proportion ${manner.unit}${manner.rest === null ? "" : ` rest ${printOrder(manner.rest)}`}`;
  const filter = where === null ? "" : ` where ${print(where)}`;
  return `(${"^".repeat(level)}allot ${print(limit)} ${print(over.list)}${filter} ${served} : ${print(wish)})`;
}

function printOrder({ keys, ties }: ir.ServingOrder): string {
  return [...keys.map(({ value, first }) => `${first} ${print(value)}`), ties].join(", ");
}

function printAggregate({ operator, level, over, where, monthOf, body }: ir.Aggregate): string {
  const parts = [
    `${"^".repeat(level)}${operator}`,
    over.kind === "table" ? over.table : print(over.list),
    where === null ? "" : `where ${print(where)}`,
    monthOf === null ? "" : `by month of ${print(monthOf)}`,
    body === null ? "" : `: ${print(body)}`,
  ];
  return `(${parts.filter((part) => part !== "").join(" ")})`;
}
