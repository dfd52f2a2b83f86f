/** Persons come one a row; the vocabulary says what households and what county they form. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitTypeScript } from "../../emit/typescript/emit.ts";
import { SourceFile } from "../../grammar/source.ts";
import { interpretRoster } from "../../ir/interpret.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { formatOutcome } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { typeProblems } from "../support/type-problems.ts";

function sample(name: string): string {
  return readFileSync(new URL(`${name}.pol`, import.meta.url), "utf8");
}

const vocabulary = sample("reading-room");

const notice = sample("reading-room-2025");

function programOf(text: string): Program {
  const { program, diagnostics } = compile(new SourceFile("notice.pol", text), {
    vocabulary: (name) => ({ file: new SourceFile(`${name}.pol`, vocabulary), path: `${name}.pol` }),
  });
  expect(diagnostics.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`)).toEqual([]);
  return program!;
}

const rows = [
  { id: "a", family: "1", age: 40, loans: 3 },
  { id: "b", family: "2", age: 50, loans: 9 },
  { id: "c", family: "1", age: 12, loans: 5 },
  { id: "d", age: 70, loans: 1 },
  { id: "e", family: "1", age: 41, loans: 5 },
  { id: "f", age: 71 },
];

const program = programOf(notice);
const schema = entitySchema(program, "reader");
const factsOf = (row: object): FactRecord => {
  const parsed = parseRecord(schema, row);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
};
const interpreted = (records: readonly FactRecord[]): readonly FactRecord[] =>
  interpretRoster(program, "reader", records).map((decide) => {
    const { entity, facts, values } = decide();
    return { id: facts["id"]!, ...Object.fromEntries(entity.outputs.map((name) => [name, values[name]!])) };
  });

test("a row is decided in its household and in the town", () => {
  const outcomes = interpreted(rows.map(factsOf)).map((outcome) => formatOutcome(schema, outcome));
  expect(outcomes).toMatchInlineSnapshot(`
    [
      {
        "adultPlace": 3,
        "fee": "10.00",
        "grown": true,
        "inGrown": 3,
        "lent": 13,
        "place": 4,
        "together": 3,
      },
      {
        "adultPlace": 5,
        "fee": "20.00",
        "grown": false,
        "inGrown": 3,
        "lent": 13,
        "place": 1,
        "together": 1,
      },
      {
        "adultPlace": 0,
        "fee": "10.00",
        "grown": true,
        "inGrown": 3,
        "lent": 13,
        "place": 2,
        "together": 3,
      },
      {
        "adultPlace": 2,
        "fee": "20.00",
        "grown": false,
        "inGrown": 3,
        "lent": 13,
        "place": 5,
        "together": 1,
      },
      {
        "adultPlace": 4,
        "fee": "10.00",
        "grown": true,
        "inGrown": 3,
        "lent": 13,
        "place": 2,
        "together": 3,
      },
      {
        "adultPlace": 1,
        "fee": "20.00",
        "grown": false,
        "inGrown": 3,
        "lent": 13,
        "place": 6,
        "together": 1,
      },
    ]
  `);
});

test("the evaluator decides a roster as the interpreter does", () => {
  const { evaluateRoster } = createEvaluator(program, "reader");
  const row = fc.record({
    id: fc.uuid(),
    family: fc.option(fc.constantFrom("1", "2", "3")),
    age: fc.integer({ min: 0, max: 120 }),
    loans: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (generated) => {
      const records = generated.map(factsOf);
      expect(records.map((_, position) => evaluateRoster(records)(position))).toEqual(interpreted(records));
    }),
    { seed: 1, numRuns: 200 },
  );
});

test("a row alone is a household of one, and all of the town", () => {
  const { evaluate } = createEvaluator(program, "reader");
  expect(evaluate(factsOf(rows[0]!))).toEqual(interpreted([factsOf(rows[0]!)])[0]);
});

test("the generated module compiles under every strict option", async () => {
  expect(await typeProblems(await emitTypeScript(program))).toEqual([]);
});
