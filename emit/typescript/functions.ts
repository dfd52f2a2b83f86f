import type { Declarations } from "./declarations.ts";
import { askedOfLike } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import type { CodeContext } from "../context.ts";
import { evaluateDecision } from "../decision-code.ts";
import { entityCode, outcomeCode } from "../entity-code.ts";
import { aloneCode, type FunctionCode, functionCode } from "../function-code.ts";
import { commentText } from "./style.ts";
import { typeCode } from "./types.ts";

/** `evaluate` of an entity, which is fused: no reasons are asked. */
export function addEvaluate(file: Declarations, context: CodeContext, entity: ir.EntityProgram): void {
  const { evaluate, outcome } = context.names.entity(entity.name);
  const code = entityCode(context, entity, evaluateDecision);
  addDeciding(file, context, {
    name: evaluate,
    docs: `Decides a record of ${entity.name} (${entity.label}).`,
    returnType: outcome,
    code: functionCode(context, code, (mention, withLate) => outcomeCode(context, code, mention, withLate)),
  });
  for (const name of askedOfLike(entity)) {
    const { label, type, optional } = entity.decisions.find((decision) => decision.name === name)!;
    addDeciding(file, context, {
      name: context.names.alone(entity.name, name),
      docs: `${label} of one ${entity.name} alone, as others of its kind ask it.`,
      returnType: typeCode(context.names, type, optional),
      code: aloneCode(context, code, name),
    });
  }
}

interface Deciding {
  readonly name: string;
  readonly docs: string;
  readonly returnType: string;
  readonly code: FunctionCode;
}

/** Declares a function that decides a record. */
export function addDeciding(
  file: Declarations,
  { names }: CodeContext,
  { name, docs, returnType, code }: Deciding,
): void {
  file.addFunction({
    name,
    isExported: true,
    docs: [commentText(docs)],
    parameters: code.parameters.map((each) => ({ name: each.name, type: names.entity(each.entity).type })),
    returnType,
    statements: [...code.lines],
  });
}

/** `parse` and `format` of an entity. */
export function addParseAndFormat(file: Declarations, { names }: CodeContext, entity: ir.EntityProgram): void {
  const { type, outcome, schema, parse, format } = names.entity(entity.name);
  file.addFunction({
    name: parse,
    isExported: true,
    docs: [`Reads a record in the JSON forms of the vocabulary; every problem is named. Never throws.`],
    parameters: [{ name: "input", type: "unknown" }],
    returnType: `Parsed<${type}>`,
    statements: [`return parseRecord<${type}>(${schema}, input);`],
  });
  file.addFunction({
    name: format,
    isExported: true,
    docs: [`The decisions in the JSON forms of the vocabulary, in its order.`],
    parameters: [{ name: "decisions", type: outcome }],
    returnType: "{ [decision: string]: Json }",
    statements: [`return formatOutcome(${schema}, decisions);`],
  });
}
