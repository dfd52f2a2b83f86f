import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createEvaluator } from "../../emit/evaluator.ts";
import { explain } from "../../explain/index.ts";
import { interpret } from "../../ir/interpret.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import { formatDay } from "../../runtime/date.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { randomPeople } from "../oracle/people.ts";

const notice = "nanan-2025";
const read = (name: string): SourceFile =>
  new SourceFile(`policies/${name}.pol`, readFileSync(`policies/${name}.pol`, "utf8"));
const { program } = compile(read(notice), { vocabulary: (name) => ({ file: read(name), path: name }) });
if (program === null) throw new Error(`${notice} does not compile`);
const schema = entitySchema(program, "person");
const { evaluate } = createEvaluator(program, "person");

function facts(record: unknown) {
  const parsed = parseRecord(schema, record);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
}

const explained = (record: object) => {
  const { decisions } = explain(program, "person", facts({ standing: ["localHukou"], ...record }), {
    policyHash: "",
    evaluate,
  });
  return (name: string) => decisions.find((decision) => decision.name === name)!;
};

describe("an explanation", () => {
  test("has the values of the interpreter, and each decision after those that it rests on", () => {
    for (const record of randomPeople(7, 300, notice)) {
      const person = facts(record);
      const { decisions } = explain(program, "person", person, { policyHash: "" });
      const { values } = interpret(program, "person", person);
      const seen = new Set<string>();
      for (const { name, role, value, decisions: below } of decisions) {
        if (role !== "pick") expect(value).toEqual(values[name]);
        expect(below.filter((each) => !seen.has(each))).toEqual([]);
        seen.add(name);
      }
    }
  });

  test("gives a ground for every value: rules that apply wherever no other ground is named", () => {
    for (const record of randomPeople(8, 300, notice)) {
      const { decisions } = explain(program, "person", facts(record), { policyHash: "" });
      for (const { ground, rules, gate } of decisions) {
        expect(rules.length > 0).toBe(ground === "rules");
        expect(gate !== null).toBe(ground === "not-asked");
      }
    }
  });

  test("names only the facts that mattered", () => {
    const of = explained({ birthDate: "1980-05-01", paidOn: "2025-08-20", assistance: ["subsistence"] });
    expect(of("needy").facts.map(({ name }) => name)).toEqual(["assistance"]);
    expect(of("specialGroup").decisions).toEqual(["needy"]);
    expect(of("relief").row).toMatchObject({ clause: "五(一)", category: { name: "subsistence" } });
    expect(of("assistanceRate").rules[0]).toMatchObject({ kind: "table", clause: "五(一)" });
  });

  test("tells which rule was overridden by which, and what the others lack", () => {
    const of = explained({ birthDate: "1980-05-01", paidOn: "2025-07-01" });
    expect(of("assessedPremium").defeated).toMatchObject([
      {
        clause: "三",
        by: { clause: "三", condition: { en: "paidOn on or after surchargeFrom and not specialGroup" } },
      },
    ]);
    expect(of("window").idle.map(({ clause, failed }) => [clause, failed.en])).toEqual([
      ["二(一)", "paidOn on or before 2024-12-31"],
      ["二(二)", "paidOn on or before 2025-02-28"],
    ]);
  });

  test.each([
    ["assessedPremium", "2025-06-30", "2025-07-01"],
    ["waiting", "2024-10-08", "2025-03-01"],
    ["window", "2025-02-28", "2025-03-01"],
    ["mayPay", "2025-12-31", "2026-01-01"],
  ])("%s of one who pays on %s next changes on %s", (decision, paidOn, expected) => {
    const { until } = explained({ birthDate: "1980-05-01", paidOn })(decision);
    expect(until && formatDay(until.day)).toBe(expected);
  });

  test("does not change where nothing moves or nothing depends on it", () => {
    expect(explained({ birthDate: "1980-05-01" })("window").until).toBeNull();
    expect(explained({ birthDate: "1980-05-01", paidOn: "2024-10-08" })("registrationRequired").until).toBeNull();
  });
});
