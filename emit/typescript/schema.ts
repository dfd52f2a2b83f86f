import type { Declarations } from "./declarations.ts";
import type * as ir from "../../ir/ir.ts";
import type { CodeContext } from "../context.ts";
import { requirementCode } from "../requirement-code.ts";
import { valueCode } from "../value-code.ts";
import { commentText } from "./style.ts";
import { valueTypeCode } from "./types.ts";
import { literalCode } from "../names.ts";

type Field = ir.Named & Pick<ir.Fact, "type" | "optional"> & Partial<Pick<ir.Fact, "range">>;

/** What `parseRecord` and `formatOutcome` go by. */
export function addSchema(file: Declarations, context: CodeContext, entity: ir.EntityProgram): void {
  const decisions = [
    ...entity.outputs.map((output) => entity.decisions.find(({ name }) => name === output)!),
    ...entity.facts.filter(({ type }) => type.kind === "list"),
  ];
  const code = [
    "{",
    `name: ${literalCode(entity.name)},`,
    `label: ${literalCode(entity.label)},`,
    listCode(
      "facts",
      entity.facts.map((fact) => factCode(context, fact)),
    ),
    listCode(
      "decisions",
      decisions.map((field) => `{ ${fieldCode(context, field)} },`),
    ),
    listCode(
      "requirements",
      entity.requirements.map((each) => testCode(context, entity, each)),
    ),
    "}",
  ].join("\n");
  file.addConstant(context.names.entity(entity.name).schema, code, {
    docs: commentText(`${entity.label}: how records are read and outcomes written`),
    type: "EntitySchema",
    exported: true,
  });
}

function listCode(key: string, items: readonly string[]): string {
  return `${key}: [\n${items.join("\n")}\n],`;
}

function fieldCode({ names }: CodeContext, { name, label, type, optional, range = null }: Field): string {
  const named = `name: ${literalCode(name)}, label: ${literalCode(label)}`;
  return `${named}, type: ${valueTypeCode(names, type, range)}, optional: ${optional}`;
}

function factCode(context: CodeContext, fact: ir.Fact): string {
  const byDefault = valueCode(context, fact.default, fact.type);
  return `{ ${fieldCode(context, fact)}, required: ${fact.required}, default: ${byDefault} },`;
}

function testCode(context: CodeContext, { name }: ir.EntityProgram, { message, condition }: ir.Requirement): string {
  const { parameter, code } = requirementCode(context, name, condition);
  const test = `(${parameter}: ${context.names.entity(name).type}) => ${code}`;
  return `{ message: ${literalCode(message)}, holds: ${test} },`;
}
