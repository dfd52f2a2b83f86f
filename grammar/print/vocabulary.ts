/** The declarations of a vocabulary; decisions and defines may stand in a notice as well. */
import type * as ast from "../ast.ts";
import type { PrintContext } from "./context.ts";
import {
  enclosed,
  printBlock,
  printDeclaredName,
  printLabelled,
  printMark,
  printText,
  printValued,
} from "./declarations.ts";
import { type Doc, line } from "./documents.ts";
import { printExpression } from "./expressions.ts";
import { printQualifiedName, writtenName } from "./names.ts";
import { type PrintedPart, printSequence } from "./sequence.ts";
import { printType } from "./types.ts";

const bodyIndentation = 2;

/** An enumeration or an entity with its parts. */
export function printVocabularyItem(node: ast.VocabularyItem, boundary: number, context: PrintContext): PrintedPart {
  const keyword = context.word(node.kind === "Enumeration" ? "Enumeration" : node.main ? "MainEntity" : "Entity");
  const around =
    node.kind === "Enumeration" ? "" : printNestings(node.nestings, context) + printGrouping(node.groups, context);
  const head = `${keyword} ${printDeclaredName(node.name, node.label, context)}${around}`;
  return printBlock(node, head, () => printParts(node, boundary, context), boundary, context);
}

/** In what the records stand, after the names. */
function printNestings(nestings: readonly ast.Nesting[], context: PrintContext): string {
  if (nestings.length === 0) return "";
  const { listComma, spaced } = context.signs;
  const holders = nestings.map(({ entity, perhaps }) => `${writtenName(entity.text)}${perhaps ? "?" : ""}`);
  return ` ${context.word(context.surface === "en" ? "In" : "IsOneOf")} ${holders.join(spaced ? `${listComma} ` : listComma)}`;
}

/** Of what it is formed, after that. */
function printGrouping(grouping: ast.Grouping | null, context: PrintContext): string {
  if (grouping === null) return "";
  const { entity, by } = grouping;
  const key = by === null ? [] : [context.word("By"), writtenName(by.text)];
  return ["", context.word("FormedOf"), writtenName(entity.text), ...key, ...end(context)].join(" ");
}

function end(context: PrintContext): readonly string[] {
  const word = context.word("FormedOfEnd");
  return word === "" ? [] : [word];
}

function printParts(node: ast.VocabularyItem, boundary: number, context: PrintContext): Doc {
  const layout = { indentation: bodyIndentation, boundary, blankLines: "keep" } as const;
  return node.kind === "Enumeration"
    ? printSequence(node.members, context, {
        ...layout,
        print: (member) => printLabelled(member, bodyIndentation, context),
      })
    : printSequence(node.items, context, { ...layout, print: (item) => printEntityItem(item, context) });
}

function printEntityItem(node: ast.EntityItem, context: PrintContext): PrintedPart {
  switch (node.kind) {
    case "Fact":
      return printFact(node, context);
    case "Decision":
      return printDecision(node, bodyIndentation, context);
    case "Define":
      return printDefine(node, bodyIndentation, context);
    case "Requirement":
      return printRequirement(node, context);
  }
}

function printFact(node: ast.Fact, context: PrintContext): PrintedPart {
  const value = (): Doc => {
    const type = printType(node.type, context);
    if (node.default === null) return type;
    const before = context.lineBefore(node.default.span.start, line);
    return [type, before, `${context.word("Default")} `, printExpression(node.default, context)];
  };
  const head = `${context.word("Fact")} ${writtenName(node.name.text)}`;
  const valueStart = node.type.span.start;
  return printValued({ head, label: node.label, valueStart, value, startsOnFirstLine: true }, bodyIndentation, context);
}

/** `decision name "label": type only when … otherwise … by periods of … otherwise …`. */
export function printDecision(node: ast.Decision, indentation: number, context: PrintContext): PrintedPart {
  const part = (start: number, ...words: Doc[]): Doc => [context.lineBefore(start, line), ...words];
  const value = (): Doc => {
    const parts: Doc[] = [printType(node.type, context)];
    const { gate, otherwise, periodsOf, outside } = node;
    if (gate !== null)
      parts.push(part(gate.span.start, `${context.word("OnlyWhen")} `, printExpression(gate, context)));
    if (otherwise !== null) parts.push(" ", printOtherwise(otherwise, context));
    if (periodsOf !== null) {
      parts.push(
        part(periodsOf.span.start, enclosed("ByPeriodsOf", writtenName(periodsOf.text), "ByPeriodsOfEnd", context)),
      );
    }
    if (outside !== null) parts.push(" ", printOtherwise(outside, context));
    return parts;
  };
  const head = `${printMark(node.unconfirmed, context)}${context.word("Decision")} ${printQualifiedName(node.entity, node.name)}`;
  const valueStart = node.type.span.start;
  return printValued({ head, label: node.label, valueStart, value, startsOnFirstLine: true }, indentation, context);
}

function printOtherwise(value: ast.Expression, context: PrintContext): Doc {
  return [`${context.word("Otherwise")} `, printExpression(value, context)];
}

/** `define name(parameters) "label": value`. */
export function printDefine(node: ast.Define, indentation: number, context: PrintContext): PrintedPart {
  const { open, close, comma, spaced } = context.signs;
  const names = node.parameters.map(({ text }) => writtenName(text)).join(spaced ? `${comma} ` : comma);
  const parameters = names === "" ? "" : open + names + close;
  const head = `${printMark(node.unconfirmed, context)}${context.word("Define")} ${printQualifiedName(node.entity, node.name)}${parameters}`;
  const value = (): Doc => printExpression(node.value, context);
  return printValued({ head, label: node.label, valueStart: node.value.span.start, value }, indentation, context);
}

function printRequirement(node: ast.Requirement, context: PrintContext): PrintedPart {
  const head = `${context.word("Require")} ${printText(node.message, context)}`;
  const value = (): Doc => printExpression(node.condition, context);
  return printValued({ head, label: null, valueStart: node.condition.span.start, value }, bodyIndentation, context);
}
