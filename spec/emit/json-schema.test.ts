import { describe, expect, test } from "vitest";
import { emitJsonSchema } from "../../emit/json-schema.ts";
import { programOf } from "../policies/notices.ts";

interface Property {
  readonly type: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: unknown;
  readonly default?: unknown;
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

function schemaAt(path: string): ObjectSchema {
  const found = emitJsonSchema(programOf("yankou-2025")).find((file) => file.path === path);
  if (found === undefined) throw new Error(`${path} was not emitted`);
  return JSON.parse(found.text) as ObjectSchema;
}

describe("JSON Schema", () => {
  test("asks for what a person must give, knows defaults and allows nothing else", () => {
    const { properties, required, additionalProperties } = schemaAt("yankou-2025.person.input.schema.json");
    expect(required).toEqual(["birthDate"]);
    expect(additionalProperties).toBe(false);
    expect(properties["paidOn"]).toEqual({
      title: "缴费日期 (paid on)",
      type: ["string", "null"],
      format: "date",
      description: "1900-01-01 … 2100-12-31",
      default: null,
    });
    expect(properties["missedYears"]).toMatchObject({
      type: "integer",
      minimum: 0,
      maximum: 999_999_999_999,
      default: 0,
    });
    expect(properties["familyRole"]).toMatchObject({
      type: "string",
      enum: ["none", "parent", "child"],
      default: "none",
    });
  });

  test("describes every decision, absent where the notice may be silent", () => {
    const { properties, required } = schemaAt("yankou-2025.person.decisions.schema.json");
    expect(required).toEqual(Object.keys(properties));
    expect(properties["window"]).toMatchObject({
      type: ["string", "null"],
      enum: ["concentrated", "extended", "makeUp", "closed", null],
    });
    expect(properties["eligible"]).toMatchObject({ type: "boolean" });
  });

  test("nests villages in their township", () => {
    const villages = schemaAt("yankou-2025.township.decisions.schema.json").properties["villages"];
    expect(villages).toMatchObject({ type: ["array", "null"], items: { required: ["name", "points"] } });
  });
});
