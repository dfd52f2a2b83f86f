/**
 * Decision tables as others draw them: those of the DMN Technology Compatibility Kit (one row that holds, the first, the
 * highest), written from their rules and figures, and the bands and categories of notices of three cities. Each file
 * is without gap and overlap for every record, and its examples hold in every evaluator.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { checkExactly } from "../../explain/exact.ts";
import { SourceFile } from "../../grammar/source.ts";
import { interpret } from "../../ir/interpret.ts";
import { entitySchema } from "../../ir/schema.ts";
import { sameValue } from "../../ir/values.ts";
import { blankRecord } from "../../runtime/parse.ts";

const folder = new URL("decision-tables/", import.meta.url);
const read = (name: string): SourceFile => new SourceFile(name, readFileSync(new URL(name, folder), "utf8"));
const notices = readdirSync(folder).filter((name) => read(name).text.startsWith("notice"));

describe.each(notices)("%s", (name) => {
  const vocabulary = (used: string) => ({ file: read(`${used}.pol`), path: `${used}.pol` });
  const { program, diagnostics } = compile(read(name), { vocabulary });

  test("has neither a gap nor an overlap", () => {
    expect(diagnostics).toEqual([]);
    expect(checkExactly(program!, read(name)).map(({ code }) => code)).toEqual([]);
  });

  test("its examples hold", () => {
    const { evaluate } = createEvaluator(program!, "person");
    expect(program!.examples.length).toBeGreaterThan(3);
    for (const { given, expect: expected, title } of program!.examples) {
      const facts = { ...blankRecord(entitySchema(program!, "person")), ...given };
      const { values } = interpret(program!, "person", facts);
      const outcome = evaluate(facts);
      for (const [decision, value] of Object.entries(expected)) {
        expect(sameValue(values[decision]!, value), `${title}: ${decision}`).toBe(true);
        expect(outcome[decision]).toEqual(value);
      }
    }
  });
});
