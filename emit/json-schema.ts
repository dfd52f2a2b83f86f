/** JSON Schema (draft 2020-12) of the records that an evaluator reads and of what it decides. */
import { formatValue } from "../runtime/format.ts";
import { formatBound, type Range, type RangedKind } from "../runtime/range.ts";
import { visibleText } from "../runtime/visible-text.ts";
import type * as ir from "../ir/ir.ts";
import { keyFactName } from "../ir/entity.ts";
import { valueType } from "../ir/schema.ts";
import type { Type } from "../ir/types.ts";
import type { EmittedFile } from "./emitted-file.ts";

type Schema = { readonly [key: string]: unknown };

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** Two schemas for each entity: its input and its decisions. */
export function emitJsonSchema(program: ir.Program): readonly EmittedFile[] {
  return program.entities.flatMap((entity) => {
    const base = `${program.notice.name}.${entity.name}`;
    return [
      file(`${base}.input.schema.json`, { title: titleOf(entity), ...inputSchema(program, entity) }),
      file(`${base}.decisions.schema.json`, { title: titleOf(entity), ...decisionSchema(program, entity) }),
    ];
  });
}

function file(path: string, schema: Schema): EmittedFile {
  return { path, text: `${visibleText(JSON.stringify({ $schema: dialect, ...schema }, null, 2))}\n` };
}

/** A title is one text in JSON Schema, so it has both languages: the label, then the words of the identifier. `缴费日期 (paid on)`. */
function titleOf({ name, label }: ir.Named): string {
  const words = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|_/gu, " ").toLowerCase();
  return label === "" || label === words ? words : `${label} (${words})`;
}

function inputSchema(program: ir.Program, entity: ir.EntityProgram): Schema {
  const key = keyFactName(entity);
  return {
    type: "object",
    properties: Object.fromEntries(
      entity.facts.map((fact) => {
        const schema = factSchema(program, fact);
        return [fact.name, fact.name === key && fact.type.kind === "text" ? keySchema(schema) : schema];
      }),
    ),
    required: entity.facts.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

/** A record's own key may be written as a whole number; it is text all the same. */
function keySchema(schema: Schema): Schema {
  const digits = Number.MAX_SAFE_INTEGER;
  return { ...schema, type: [schema["type"], "integer"].flat(), minimum: -digits, maximum: digits };
}

function factSchema(program: ir.Program, fact: ir.Fact): Schema {
  const { type, optional, required, range } = fact;
  const schema = typeSchema(program, type, optional, (inner) => inputSchema(program, inner));
  return {
    title: titleOf(fact),
    ...schema,
    ...(range === null ? {} : rangeSchema(type, range)),
    ...(required ? {} : { default: formatValue(valueType(program, type), fact.default) }),
  };
}

/** JSON Schema bounds numbers only; the bounds of what stands as text are told to people. */
function rangeSchema({ kind }: Type, { from, to }: Range): Schema {
  if (kind === "int") return { minimum: from, maximum: to };
  const bound = (value: number): string => formatBound(kind as RangedKind, value);
  return { description: `${bound(from)} … ${bound(to)}` };
}

function decisionSchema(program: ir.Program, entity: ir.EntityProgram): Schema {
  const key = entity.facts.find(({ name }) => name === keyFactName(entity));
  const outputs = entity.outputs.map((output) => entity.decisions.find(({ name }) => name === output)!);
  const lists = entity.facts.filter(({ type }) => type.kind === "list");
  const fields = [...(key === undefined ? [] : [key]), ...outputs, ...lists];
  return {
    type: "object",
    properties: Object.fromEntries(
      fields.map(({ type, optional, ...named }) => [
        named.name,
        { title: titleOf(named), ...typeSchema(program, type, optional, (inner) => decisionSchema(program, inner)) },
      ]),
    ),
    required: fields.map(({ name }) => name),
    additionalProperties: false,
  };
}

function typeSchema(
  program: ir.Program,
  type: Type,
  optional: boolean,
  nested: (entity: ir.EntityProgram) => Schema,
): Schema {
  const schema = plainSchema(program, type, nested);
  if (!optional) return schema;
  if (Array.isArray(schema["enum"])) return { ...schema, type: ["string", "null"], enum: [...schema["enum"], null] };
  return { ...schema, type: [schema["type"], "null"] };
}

function yearsSchema({ years }: ir.Enumeration): Schema | null {
  return years === undefined ? null : { type: "integer", minimum: years.from, maximum: years.to };
}

function plainSchema(program: ir.Program, type: Type, nested: (entity: ir.EntityProgram) => Schema): Schema {
  switch (type.kind) {
    case "bool":
      return { type: "boolean" };
    case "int":
      return { type: "integer" };
    case "money":
      return { type: "string", pattern: "^-?\\d+\\.\\d{2}$" };
    case "rate":
      return { type: "string", pattern: "^-?\\d+(?:\\.\\d+|/\\d+)?$" };
    case "date":
      return { type: "string", format: "date" };
    case "duration":
      return { type: "string", pattern: "^P(?=\\d)(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?$" };
    case "text":
      return { type: "string" };
    case "texts":
      return { type: "array", items: { type: "string" } };
    case "enum":
      return { type: "string", enum: type.enumeration.members.map(({ name }) => name) };
    case "set":
      return {
        type: "array",
        uniqueItems: true,
        items: yearsSchema(type.enumeration) ?? {
          type: "string",
          enum: type.enumeration.members.map(({ name }) => name),
        },
      };
    case "series":
      return { type: "object", additionalProperties: { type: "integer" } };
    case "list": {
      const entity = program.entities.find(({ name }) => name === type.entity);
      return { type: "array", items: entity === undefined ? {} : nested(entity) };
    }
    case "record":
    case "exactMoney":
    case "absent":
    case "unknown":
      return {};
  }
}
