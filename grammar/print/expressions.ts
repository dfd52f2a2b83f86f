/** Expressions: one entry a kind. Lines are broken before operators, never before a comparison's. */
import type * as ast from "../ast.ts";
import type { KeywordId } from "../keywords.ts";
import { edgeDayWords, moveWords, workdayWords, yearCountWords } from "./calendar.ts";
import { printAllotment, roundingModes } from "./allotments.ts";
import type { PrintContext } from "./context.ts";
import { type Doc, fill, group, indent, line, softline } from "./documents.ts";
import {
  writtenCount,
  writtenDate,
  writtenMoney,
  writtenNumber,
  writtenRoundingUnit,
  writtenText,
  writtenUnit,
} from "./literals.ts";
import { printQualifiedName, writtenName } from "./names.ts";
import { levelOf, levels } from "./precedence.ts";
import { comparisonOperators } from "./punctuation.ts";

type Printers = {
  readonly [K in ast.Expression["kind"]]: (node: Extract<ast.Expression, { kind: K }>, context: PrintContext) => Doc;
};

/** An expression where the grammar allows any. */
export function printExpression(node: ast.Expression, context: PrintContext): Doc {
  return (printers[node.kind] as (node: ast.Expression, context: PrintContext) => Doc)(node, context);
}

/** An expression where the grammar asks for a level; in parentheses where it binds more loosely. */
export function printAt(level: number, node: ast.Expression, context: PrintContext): Doc {
  return levelOf(node) < level ? inParentheses(node, context) : printExpression(node, context);
}

function inParentheses(node: ast.Expression, context: PrintContext): Doc {
  const inner = isChain(node) ? printChain(node, context) : printExpression(node, context);
  return group([context.signs.open, indent([softline, inner]), softline, context.signs.close]);
}

/** What a unit, a rounding or a date follows: `-x months` would be the negation of months. */
function printPostfixOperand(node: ast.Expression, context: PrintContext): Doc {
  return node.kind === "Negation" ? inParentheses(node, context) : printAt(levels.postfix, node, context);
}

/** In English `is` and a following `absent` would be read as the test `is absent`. */
function startsAbsent(node: ast.Expression): boolean {
  switch (node.kind) {
    case "AbsentLiteral":
      return true;
    case "Arithmetic":
      return startsAbsent(node.left);
    case "OrElse":
    case "Rounding":
      return startsAbsent(node.operand);
    case "Quantity":
      return startsAbsent(node.amount);
    case "At":
      return startsAbsent(node.operand);
    case "MovedToWorkday":
      return startsAbsent(node.operand);
    case "WorkdaysFrom":
      return startsAbsent(node.amount);
    default:
      return false;
  }
}

const printers: Printers = {
  IntLiteral: ({ value }) => writtenNumber(value),
  MoneyLiteral: ({ fen }, { surface }) => writtenMoney(fen, surface),
  RateLiteral: ({ percent }) => `${percent}%`,
  DateLiteral: (node, { surface }) => writtenDate(node, surface),
  BoolLiteral: ({ value }, context) => context.word(value ? "Yes" : "No"),
  AbsentLiteral: (_node, context) => context.word("Absent"),
  Text: ({ value }, { surface }) => writtenText(value, surface),
  NameRef: ({ entity, name }) => printQualifiedName(entity, name),
  Subject: () => "",
  SetLiteral: ({ members }, context) => printSet(members, context),
  RecordLiteral: ({ assignments }, context) => printBracketed("{", assignments, "}", context, printAssignment),
  SeriesLiteral: ({ entries }, context) => printBracketed("{", entries, "}", context, printSeriesEntry),
  ListLiteral: ({ items }, context) => printBracketed("[", items, "]", context, printExpression),

  Not: ({ operand }, context) => [context.word("Not"), " ", printAt(levels.negated, operand, context)],
  Negation: ({ operand }, context) => ["-", printAt(levels.postfix, operand, context)],
  Logical: (node, context) => printIndentedChain(node, context),
  Comparison: ({ left, operator, right }, context) => [
    printAt(levels.orElse, left, context),
    ` ${comparisonOperators[operator][context.surface]} `,
    operator === "is" && context.surface === "en" && startsAbsent(right)
      ? inParentheses(right, context)
      : printAt(levels.orElse, right, context),
  ],
  Presence: ({ operand, known }, context) => [
    printAt(levels.orElse, operand, context),
    ` ${context.word(known ? "IsKnown" : "IsAbsent")}`,
  ],
  Emptiness: ({ operand, empty }, context) => [
    printAt(levels.orElse, operand, context),
    ` ${context.word(empty ? "IsEmpty" : "IsNotEmpty")}`,
  ],
  Has: ({ set, quantifier, member }, context) => [
    printAt(levels.orElse, set, context),
    ` ${context.word(quantifiers[quantifier])} `,
    printAt(levels.orElse, member, context),
  ],
  OneOf: ({ operand, members }, context) => [
    printAt(levels.orElse, operand, context),
    ` ${context.word("IsOneOf")} `,
    printExpression(members, context),
  ],
  In: ({ operand, range }, context) =>
    operand.kind === "Subject"
      ? printRange(range, context)
      : [printAt(levels.orElse, operand, context), ` ${context.word("In")} `, printRange(range, context)],
  Within: (node, context) => printWithin(node, context),
  OrElse: ({ operand, fallback }, context) =>
    group([
      printAt(levels.additive, operand, context),
      indent([
        context.lineBefore(fallback.span.start, line),
        `${context.word("OrElse")} `,
        printAt(levels.additive, fallback, context),
      ]),
    ]),

  Arithmetic: (node, context) => printIndentedChain(node, context),
  Quantity: ({ amount, unit }, context) =>
    amount.kind === "IntLiteral"
      ? writtenCount(amount.value, unit, context.surface)
      : [printPostfixOperand(amount, context), ` ${writtenUnit(unit, context.surface)}`],
  Rounding: ({ operand, mode, unit }, context) => [
    printPostfixOperand(operand, context),
    ` ${context.word(roundingModes[mode])} ${context.word("To")} ${writtenRoundingUnit(unit, context.surface)}`,
  ],
  Conditional: (node, context) => printConditional(node, context),
  Call: ({ entity, callee, arguments: parts }, context) => [
    callee.kind === "Builtin" ? context.word(builtins[callee.name]) : printQualifiedName(entity, callee),
    printArguments(parts, context),
  ],
  At: ({ operand, date }, context) => [
    printPostfixOperand(operand, context),
    ` ${context.word("At")} `,
    printAt(levels.primary, date, context),
  ],
  Lookup: ({ column, table, key }, context) => [
    `${writtenName(column.text)} ${context.word("Of")} ${writtenName(table.text)} `,
    `${context.word(context.surface === "en" ? "At" : "By")} `,
    printAt(levels.primary, key, context),
  ],
  Aggregate: (node, context) => printAggregate(node, context),

  YearCount: ({ which, from, to, held, set }, context) => [
    `${context.word(yearCountWords[which])} `,
    from === null ? "" : [`${context.word("From")} `, printAt(levels.additive, from, context), " "],
    `${context.word("To")} `,
    printAt(levels.additive, to, context),
    ` ${context.word(held ? "In" : "NotIn")} `,
    printAt(levels.primary, set, context),
  ],
  EdgeDay: ({ edge, of, date }, context) => {
    const word = context.word(edgeDayWords[of][edge]);
    return context.surface === "en"
      ? [`${word} `, printAt(levels.primary, date, context)]
      : [printPostfixOperand(date, context), ` ${word}`];
  },
  WorkdayTest: ({ operand, holds }, context) => [
    printAt(levels.orElse, operand, context),
    ` ${context.word(holds ? "IsWorkday" : "IsNotWorkday")}`,
  ],
  MovedToWorkday: ({ operand, direction }, context) => [
    printPostfixOperand(operand, context),
    ` ${context.word(moveWords[direction])}`,
  ],
  WorkdaysFrom: (node, context) => printWorkdaysFrom(node, context),
  Allotment: (node, context) => printAllotment(node, context, printAt),
  Scale: (node, context) => printScale(node, context),
};

/** `from to to`: the two ends of a period. */
export function printRange({ from, to }: ast.DateRange, context: PrintContext): Doc {
  return [printAt(levels.additive, from, context), ` ${context.word("To")} `, printAt(levels.additive, to, context)];
}

/** Parts separated by commas, as many on a line as there is room for. */
export function printList<T extends ast.AstNode>(
  parts: readonly T[],
  context: PrintContext,
  print: (part: T) => Doc,
  comma = context.signs.comma,
): Doc {
  return fill(
    parts.flatMap((part, index) =>
      index === 0 ? [print(part)] : [[comma, context.lineBefore(part.span.start, context.space)], print(part)],
    ),
  );
}

function printSet(members: readonly ast.SetMember[], context: PrintContext): Doc {
  if (members.length === 0) return "{}";
  const written = (member: ast.SetMember): string =>
    member.kind === "Name" ? writtenName(member.text) : writtenNumber(member.value);
  const list = printList(members, context, written, context.signs.listComma);
  return group(["{", indent([softline, list]), softline, "}"]);
}

function printBracketed<T extends ast.AstNode>(
  open: string,
  parts: readonly T[],
  close: string,
  context: PrintContext,
  print: (part: T, context: PrintContext) => Doc,
): Doc {
  if (parts.length === 0) return open + close;
  return group([open, indent([softline, printList(parts, context, (part) => print(part, context))]), softline, close]);
}

/** `name: value`, of an item of a list behind its place. */
export function printAssignment({ path, name, value }: ast.Assignment, context: PrintContext): Doc {
  const items = path.map(({ list, position }) => `${writtenName(list.text)}[${position.value}].`).join("");
  return [items + writtenName(name.text) + printColon(context), printExpression(value, context)];
}

function printSeriesEntry({ key, value }: ast.SeriesEntry, context: PrintContext): Doc {
  const written =
    key.kind === "DateLiteral"
      ? writtenDate(key, context.surface)
      : `${String(key.year).padStart(4, "0")}-${String(key.month).padStart(2, "0")}`;
  return [written + printColon(context), printExpression(value, context)];
}

function printColon({ signs }: PrintContext): string {
  return signs.colon + (signs.spaced ? " " : "");
}

function printArguments(parts: readonly ast.Expression[], context: PrintContext): Doc {
  const list = printList(parts, context, (part) => printExpression(part, context));
  return group([context.signs.open, indent([softline, list]), softline, context.signs.close]);
}

type Chain = ast.Logical | ast.Arithmetic;

function isChain(node: ast.Expression): node is Chain {
  return node.kind === "Logical" || node.kind === "Arithmetic";
}

/** A chain whose further lines stand deeper than its first. */
function printIndentedChain(node: Chain, context: PrintContext): Doc {
  return indent(printChain(node, context));
}

/** `a and b and c` side by side, or each on its line; operands of tighter chains break later. */
function printChain(node: Chain, context: PrintContext): Doc {
  const level = levelOf(node);
  const operands: ast.Expression[] = [];
  const words: string[] = [];
  let left: ast.Expression = node;
  for (; isChain(left) && levelOf(left) === level; left = left.left) {
    operands.unshift(left.right);
    words.unshift(operatorOf(left, context));
  }
  const head = printAt(level + 1, left, context);
  const tail = operands.map((operand, index): Doc => [
    context.lineBefore(operand.span.start, line),
    `${words[index]} `,
    printAt(level + 1, operand, context),
  ]);
  return group([head, ...tail]);
}

function operatorOf(node: Chain, context: PrintContext): string {
  if (node.kind === "Arithmetic") return context.signs.arithmetic[node.operator];
  return context.word(node.operator === "or" ? "Or" : "And");
}

/** `a within d of b`, in Chinese `a 在 b 后 d 内`; comments are taken in the order of the source. */
function printWithin({ operand, duration, inWorkdays, anchor }: ast.Within, context: PrintContext): Doc {
  const subject = printAt(levels.orElse, operand, context);
  const printLength = (): Doc =>
    inWorkdays ? printWorkdays(duration, context) : printAt(levels.additive, duration, context);
  const printStart = (): Doc => printAt(levels.additive, anchor, context);
  // Comments are taken in the order of the source.
  const anchorFirst = anchor.span.start < duration.span.start;
  const early = anchorFirst ? printStart() : printLength();
  const late = anchorFirst ? printLength() : printStart();
  const length = anchorFirst ? late : early;
  const start = anchorFirst ? early : late;
  if (context.surface === "en") {
    return [subject, ` ${context.word("Within")} `, length, ` ${context.word("Of")} `, start];
  }
  const isCount = inWorkdays ? duration.kind === "IntLiteral" : endsInUnit(duration);
  const end = isCount ? context.word("WithinEnd") : ` ${context.word("WithinEnd")}`;
  return [subject, ` ${context.word("In")} `, start, ` ${context.word("AnchorAfter")} `, length, end];
}

/** A number of working days: `5 workdays`, `5个工作日`. */
function printWorkdays(amount: ast.Expression, context: PrintContext): Doc {
  if (amount.kind === "IntLiteral") return writtenCount(amount.value, "workdays", context.surface);
  return [printAt(levels.primary, amount, context), ` ${writtenUnit("workdays", context.surface)}`];
}

/** `5 workdays after d`, in Chinese `d 后第 5个工作日`; comments are taken in the order of the source. */
function printWorkdaysFrom({ amount, date, direction }: ast.WorkdaysFrom, context: PrintContext): Doc {
  const parts = {
    amount: (): Doc => printWorkdays(amount, context),
    date: (): Doc =>
      context.surface === "en" ? printAt(levels.primary, date, context) : printPostfixOperand(date, context),
  };
  const dateFirst = date.span.start < amount.span.start;
  const early = dateFirst ? parts.date() : parts.amount();
  const late = dateFirst ? parts.amount() : parts.date();
  const [length, start] = dateFirst ? [late, early] : [early, late];
  const word = context.word(workdayWords[direction][context.surface]);
  return context.surface === "en" ? [length, ` ${word} `, start] : [start, ` ${word} `, length];
}

/** 90日内 is written together. */
function endsInUnit(duration: ast.Expression): boolean {
  return duration.kind === "Quantity" && duration.amount.kind === "IntLiteral";
}

/** `if a then b`, and every further `else if` on a line of its own where the whole does not fit. */
function printConditional(node: ast.Conditional, context: PrintContext): Doc {
  const branches: Doc[] = [indent(printBranch(node, context))];
  let last = node;
  const printElse = (value: () => Doc): void => {
    const before = context.lineBefore(last.else.span.start, line);
    branches.push(indent([before, `${context.word("Else")} `, value()]));
  };
  for (let next = last.else; next.kind === "Conditional"; next = next.else) {
    const branch = next;
    printElse(() => printBranch(branch, context));
    last = branch;
  }
  printElse(() => printExpression(last.else, context));
  return group(branches);
}

function printBranch(node: ast.Conditional, context: PrintContext): Doc {
  const condition = printExpression(node.condition, context);
  const before = context.lineBefore(node.then.span.start, line);
  const result = [`${context.word("Then")} `, printExpression(node.then, context)];
  return group([`${context.word("If")} `, condition, indent([before, ...result])]);
}

function printAggregate({ operator, over, where, byMonthOf, body }: ast.Aggregate, context: PrintContext): Doc {
  const part = (id: KeywordId, level: number, expression: ast.Expression | null): Doc =>
    expression === null
      ? ""
      : [context.lineBefore(expression.span.start, line), `${context.word(id)} `, printAt(level, expression, context)];
  return group([
    `${context.word(aggregateWords[operator])} ${printQualifiedName(over.entity, over.name)}`,
    indent([
      part("Where", levels.disjunction, where),
      part("ByMonthOf", levels.additive, byMonthOf),
      byMonthOf === null || context.surface === "en" ? "" : ` ${context.word("ByMonthOfEnd")}`,
      body === null
        ? ""
        : [context.signs.colon, context.lineBefore(body.span.start, context.space), printExpression(body, context)],
    ]),
  ]);
}

function printScale({ operand, bands }: ast.Scale, context: PrintContext): Doc {
  const band = ({ rate, to }: ast.ScaleBand): Doc => [
    printAt(levels.additive, rate, context),
    to === null ? ` ${context.word("AboveThat")}` : [` ${context.word("To")} `, printAt(levels.additive, to, context)],
  ];
  return group([
    `${context.word("ScaleOf")} `,
    printAt(levels.additive, operand, context),
    context.signs.colon,
    indent([context.space, printList(bands, context, band)]),
  ]);
}

const quantifiers = { one: "Has", any: "HasAnyOf", all: "HasAllOf" } as const satisfies Record<string, KeywordId>;
const builtins = {
  fullYears: "FullYears",
  monthsBetween: "MonthsBetween",
  daysBetween: "DaysBetween",
  yearOf: "YearOf",
  earliest: "Earliest",
  latest: "Latest",
  least: "Least",
  greatest: "Greatest",
  remainderOf: "RemainderOf",
} as const satisfies Record<ast.BuiltinName, KeywordId>;
/** The keyword of each aggregate. */
export const aggregateWords = {
  sum: "SumOver",
  count: "CountOver",
  highest: "HighestOver",
  lowest: "LowestOver",
  list: "ListOver",
  rankFromHighest: "RankFromHighest",
  rankFromLowest: "RankFromLowest",
} as const satisfies Record<ast.AggregateOperator, KeywordId>;
