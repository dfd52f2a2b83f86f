import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareClauses } from "../../compiler/clauses/compare-clauses.ts";
import { splitNotice } from "../../compiler/clauses/split-notice.ts";
import { interpret, interpretCondition } from "../../ir/interpret.ts";
import type { Example, Program } from "../../ir/ir.ts";
import { entitySchema, valueType } from "../../ir/schema.ts";
import { formatValue, type Json } from "../../runtime/format.ts";
import { blankRecord, brokenRequirements } from "../../runtime/parse.ts";
import type { FactRecord, Value } from "../../runtime/schema.ts";
import { noticeNames, programOf } from "./notices.ts";

const notices = new URL("../../../shared/notices/", import.meta.url);

describe.each(noticeNames)("%s", (notice) => {
  const program = programOf(notice);
  const examples = program.examples.map((example) => [`${example.origin.clause} ${example.title}`, example] as const);

  test.each(examples)("example %s", (_title, example) => {
    const facts = factsOf(program, example);
    const { values } = interpret(program, example.entity, facts);
    expect(brokenRequirements(entitySchema(program, example.entity), facts)).toEqual([]);
    expect(written(program, example, values)).toEqual(written(program, example, example.expect));
  });

  test("no two examples have one title", () => {
    const titles = examples.map(([title]) => title);
    expect(titles).toEqual([...new Set(titles)]);
  });

  test("every example meets every invariant", () => {
    const broken = program.examples.flatMap((example) => {
      const facts = factsOf(program, example);
      const { values } = interpret(program, example.entity, facts);
      const holds = (condition: Parameters<typeof interpretCondition>[4]): boolean =>
        interpretCondition(program, example.entity, facts, values, condition);
      return program.invariants
        .filter(({ entity, when, then }) => entity === example.entity && (when === null || holds(when)) && !holds(then))
        .map(({ title }) => `${example.title}: ${title}`);
    });
    expect(broken).toEqual([]);
  });

  test.skipIf(!existsSync(notices))("has every clause of the notice, with its fingerprint, and no other", () => {
    const clauses = splitNotice(readFileSync(new URL(`${notice}.txt`, notices), "utf8"));
    expect(program.clauses.map(({ id }) => id)).toEqual(clauses.map(({ id }) => id));
    const same = { missing: [], unknown: [], changed: [], unfingerprinted: [] };
    expect(compareClauses(program.clauses, clauses)).toEqual(same);
  });
});

/** The facts of an example with the vocabulary's defaults. */
function factsOf(program: Program, { entity, given }: Example): FactRecord {
  return { ...blankRecord(entitySchema(program, entity)), ...given };
}

/** The decisions that an example expects, in their JSON forms. */
function written(program: Program, example: Example, values: Readonly<Record<string, Value>>): Json {
  const { entity, expect: expected } = example;
  const decisions = program.entities.find(({ name }) => name === entity)?.decisions ?? [];
  return Object.fromEntries(
    decisions
      .filter(({ name }) => name in expected)
      .map(({ name, type }) => [name, formatValue(valueType(program, type), values[name] ?? null)]),
  );
}
