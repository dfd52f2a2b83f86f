import type { OptionalKind, ParameterDeclarationStructure } from "ts-morph";
import type { Declarations } from "./declarations.ts";
import { askedAlone } from "../../ir/asking.ts";
import type * as ir from "../../ir/ir.ts";
import type { CodeContext } from "../context.ts";
import { evaluateDecision } from "../decision-code.ts";
import { entityCode, outcomeCode } from "../entity-code.ts";
import { aloneCode, type FunctionCode, functionCode, type Parameter } from "../function-code.ts";
import type { ModuleNames } from "../module-names.ts";
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
  for (const name of askedAlone(context.program, entity.name)) {
    const { label, type, optional } = entity.decisions.find((decision) => decision.name === name)!;
    addDeciding(file, context, {
      name: context.names.alone(entity.name, name)!,
      docs: `${label} of one ${entity.name} alone, as other records ask it.`,
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
    parameters: code.parameters.map((each, index) => parameterOf(names, each, code.parameters.slice(index + 1))),
    returnType,
    statements: [...code.lines],
  });
}

/** A record that may be missing is left out where nothing follows that may not. */
function parameterOf(
  names: ModuleNames,
  { name, entity, perhaps }: Parameter,
  following: readonly Parameter[],
): OptionalKind<ParameterDeclarationStructure> {
  if (entity === null) return { name, initializer: "new Once()" };
  const { type } = names.entity(entity);
  if (!perhaps) return { name, type };
  const mayBeLeftOut = following.every((each) => each.perhaps || each.entity === null);
  return { name, type: `${type} | null`, ...(mayBeLeftOut ? { initializer: "null" } : {}) };
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
