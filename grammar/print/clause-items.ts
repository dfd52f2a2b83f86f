/** The declarations of a clause: one entry a kind. */
import type * as ast from "../ast.ts";
import type { PrintContext } from "./context.ts";
import {
  printBlock,
  printClausePart,
  printDeclaredName,
  printLabelled,
  printMark,
  printOverrides,
  printOwner,
  printText,
  printValued,
} from "./declarations.ts";
import { type Doc, group, hardline, indent, line } from "./documents.ts";
import { printDuty } from "./duties.ts";
import { printAssignment, printAt, printExpression, printList, printRange } from "./expressions.ts";
import { printQualifiedName, writtenName } from "./names.ts";
import { levels } from "./precedence.ts";
import { type PrintedPart, printedLine, printSequence } from "./sequence.ts";
import { printExampleTable, printMoreRows, printTable } from "./tables.ts";
import { printDecision, printDefine } from "./vocabulary.ts";

type Printers = {
  readonly [K in ast.ClauseItem["kind"]]: (
    node: Extract<ast.ClauseItem, { kind: K }>,
    context: PrintContext,
    boundary: number,
  ) => PrintedPart;
};

/** How far the declarations of a clause are indented. */
export const itemIndentation = 2;

/** One declaration; `boundary` is where the next thing after it starts. */
export function printClauseItem(node: ast.ClauseItem, boundary: number, context: PrintContext): PrintedPart {
  const print = printers[node.kind] as (node: ast.ClauseItem, context: PrintContext, boundary: number) => PrintedPart;
  return print(node, context, boundary);
}

const printers: Printers = {
  Parameter: (node, context) => printParameter(node, context),
  Period: (node, context) => printPeriod(node, context),
  Define: (node, context) => printDefine(node, itemIndentation, context),
  Decision: (node, context) => printDecision(node, itemIndentation, context),
  Rule: (node, context, boundary) => printRule(node, boundary, context),
  Silence: (node, context) => printSilence(node, context),
  Reading: (node, context, boundary) => printReading(node, boundary, context),
  Table: (node, context, boundary) => printTable(node, boundary, context),
  Rows: (node, context, boundary) => printMoreRows(node, boundary, context),
  Duty: (node, context) => printDuty(node, itemIndentation, context),
  Example: (node, context, boundary) => printExample(node, boundary, context),
  ExampleTable: (node, context, boundary) => printExampleTable(node, boundary, context),
  Invariant: (node, context, boundary) => printInvariant(node, boundary, context),
};

function printParameter(node: ast.Parameter, context: PrintContext): PrintedPart {
  const head = `${printMark(node.unconfirmed, context)}${context.word("Parameter")} ${writtenName(node.name.text)}`;
  const value = (): Doc => printList(node.values, context, (each) => printParameterValue(each, context));
  return printValued(
    { head, label: node.label, valueStart: node.values[0]!.span.start, value },
    itemIndentation,
    context,
  );
}

/** `414.40 yuan from 2025-04-01`, 414.40元 自 2025年4月1日 起. */
function printParameterValue({ value, from }: ast.ParameterValue, context: PrintContext): Doc {
  const written = printExpression(value, context);
  if (from === null) return written;
  const end = context.word("FromEnd");
  return [written, ` ${context.word("From")} `, printAt(levels.additive, from, context), end === "" ? "" : ` ${end}`];
}

function printPeriod(node: ast.Period, context: PrintContext): PrintedPart {
  const head = `${printMark(node.unconfirmed, context)}${context.word("Period")} ${writtenName(node.name.text)}`;
  const value = (): Doc => {
    const range = printRange(node.range, context);
    const overrides = printOverrides(node.overrides, context);
    return [range, overrides === "" ? "" : [line, overrides], printCondition(node.when, context)];
  };
  const valueStart = node.range.span.start;
  return printValued({ head, label: null, valueStart, value, startsOnFirstLine: true }, itemIndentation, context);
}

/** `when …` on the same line, or on the next where it does not fit. */
function printCondition(when: ast.Expression | null, context: PrintContext): Doc {
  if (when === null) return "";
  const before = context.lineBefore(when.span.start, line);
  return [before, `${context.word("When")} `, printExpression(when, context)];
}

function printRule(node: ast.Rule, boundary: number, context: PrintContext): PrintedPart {
  const subject = printQualifiedName(node.entity, node.decision);
  const name =
    node.name === null ? "" : ` ${context.word("Named")} ${printDeclaredName(node.name, node.label, context)}`;
  const overrides = printOverrides(node.overrides, context);
  const head = group([
    `${printMark(node.unconfirmed, context)}${context.word("Rule")} ${subject}${name}`,
    overrides === "" ? "" : indent(indent([line, overrides])),
  ]);
  const body = (): Doc => [
    node.when === null ? "" : printClausePart(context.word("When"), node.when, context),
    printClausePart(context.word(node.mode === "is" ? "Is" : "Adds"), node.value, context),
  ];
  return printBlock(node, head, body, boundary, context);
}

function printSilence(node: ast.Silence, context: PrintContext): PrintedPart {
  const print = ({ entity, name }: ast.QualifiedName): Doc => printQualifiedName(entity, name);
  const decisions = printList(node.decisions, context, print, context.signs.listComma);
  const doc = group([
    `${printMark(node.unconfirmed, context)}${context.word("SilentOn")} `,
    indent([decisions, printCondition(node.when, context)]),
  ]);
  return printedLine([{ joint: "", doc }], doc, itemIndentation);
}

function printReading(node: ast.Reading, boundary: number, context: PrintContext): PrintedPart {
  const mark = printMark(node.unconfirmed, context);
  const head = `${mark}${context.word("Reading")} ${printDeclaredName(node.name, node.label, context)}`;
  const bodyIndentation = itemIndentation + 2;
  const body = (): Doc =>
    printSequence(node.options, context, {
      indentation: bodyIndentation,
      boundary,
      blankLines: "drop",
      print: ({ name, label, isDefault }) =>
        printLabelled(
          { head: `${context.word("Option")} `, name, label, end: isDefault ? context.word("Default") : "" },
          bodyIndentation,
          context,
        ),
    });
  return printBlock(node, head, body, boundary, context);
}

function printExample(node: ast.Example, boundary: number, context: PrintContext): PrintedPart {
  const head = `${context.word("Example")} ${printOwner(node.entity)}${printText(node.title, context)}`;
  const body = (): Doc => [
    printAssignments(context.word("Given"), node.given, context),
    printAssignments(context.word("Expect"), node.expect, context),
  ];
  return printBlock(node, head, body, boundary, context);
}

function printAssignments(word: string, assignments: readonly ast.Assignment[], context: PrintContext): Doc {
  const before = context.lineBefore(assignments[0]?.span.start ?? 0, hardline);
  const list = printList(assignments, context, (each) => printAssignment(each, context));
  return [before, `${word} `, indent(list)];
}

function printInvariant(node: ast.Invariant, boundary: number, context: PrintContext): PrintedPart {
  const head = `${printMark(node.unconfirmed, context)}${context.word("Invariant")} ${printOwner(node.entity)}${printText(node.title, context)}`;
  const body = (): Doc => [
    node.when === null ? "" : printClausePart(context.word("When"), node.when, context),
    printClausePart(context.word("Then"), node.then, context),
  ];
  return printBlock(node, head, body, boundary, context);
}
