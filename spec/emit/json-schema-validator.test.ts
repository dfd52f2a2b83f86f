/** The emitted schemas as a validator reads them, against the evaluator's own reading, on records as they come. */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { emitJsonSchema } from "../../emit/json-schema.ts";
import { damagedRecord, type Subject } from "../../fuzz/records.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { parseDay } from "../../runtime/date.ts";
import { formatDecided, type Json } from "../../runtime/format.ts";
import type { InputError } from "../../runtime/input-error.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { type EntitySchema, type FactRecord, keyField } from "../../runtime/schema.ts";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
ajv.addFormat("date", (text: string) => parseDay(text) !== null);

const compiled = new Map<string, ValidateFunction>();

function validator({ program, entity }: Subject, of: "input" | "decisions"): ValidateFunction {
  const path = `${program.notice.name}.${entity}.${of}.schema.json`;
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const text = emitJsonSchema(program).find((file) => file.path === path)!.text;
  const validate = ajv.compile(JSON.parse(text) as object);
  compiled.set(path, validate);
  return validate;
}

/** What no schema tells: requirements, two items of one name, numbers that a spreadsheet destroyed, and the bounds of what stands as text. */
function isBeyondSchemas({ problem, expected }: InputError): boolean {
  if (problem === "wrong-value") return typeof expected === "object" && boundedTexts.has(expected?.kind ?? "");
  return problem === "requirement-broken" || problem === "repeated-item" || problem === "rounded-text";
}

const boundedTexts: ReadonlySet<string> = new Set(["money", "date", "rate", "duration"]);

/** Labels are read as well; a schema describes the form by identifiers. */
function hasLabels({ facts }: EntitySchema, record: unknown): boolean {
  const text = JSON.stringify(record) ?? "";
  return facts.some(({ type }) => {
    if (type.kind === "list") return hasLabels(type.entity, record);
    return "members" in type && type.members.some(({ label }) => text.includes(JSON.stringify(label)));
  });
}

test("what the evaluator accepts is valid, what is valid and refused breaks more than a form, what it decides is valid", () => {
  let [accepted, invalid] = [0, 0];
  fc.assert(
    fc.property(fc.nat(2 ** 31), (seed) => {
      const { subject, record } = damagedRecord(seed);
      fc.pre(!hasLabels(subject.schema, record));
      const validate = validator(subject, "input");
      const isValid = validate(record);
      const parsed = parseRecord(subject.schema, record);
      if (!isValid) invalid++;
      if (!parsed.ok) {
        if (isValid) expect(parsed.errors.filter((error) => !isBeyondSchemas(error))).toEqual([]);
        return;
      }
      expect([isValid, validate.errors]).toEqual([true, null]);
      accepted++;
      const decided = decisions(subject, parsed.value);
      if (decided === null) return;
      const judge = validator(subject, "decisions");
      expect([judge(decided), judge.errors]).toEqual([true, null]);
    }),
    { seed: 2020, numRuns: 5000 },
  );
  expect(accepted).toBeGreaterThan(1000);
  expect(invalid).toBeGreaterThan(1000);
});

function decisions({ schema, evaluate }: Subject, facts: FactRecord): Json | null {
  const key = keyField(schema);
  try {
    return formatDecided(schema, key === null ? null : (facts[key.name] as string | null), evaluate(facts), {});
  } catch (error) {
    if (error instanceof PolicyFailure) return null;
    throw error;
  }
}
