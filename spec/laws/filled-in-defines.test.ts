/**
 * A define with parameters is a function: an argument means what it means where the define is used, and the
 * define's own words what they mean where it is declared, whatever the names. So an argument may be worked
 * out first, and its value written in the parameter's place.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Compiled, compile } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import { interpretOutcome } from "../../ir/interpret.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import type { Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { decided } from "../support/decided.ts";

const vocabulary = `vocabulary hospital "医院"

enumeration Ward "科"
  surgery "外科"
  medicine "内科"

entity person "病人"
  fact since "自": date?
  fact quota "额": int from 0 default 0
  fact kind "类": Ward
  fact wards "诸科": set of Ward default {}
  fact stays "住院": list of stay
  decision result "结果": int
  decision isOpen "开放": bool
  decision count "数": int

entity stay "住院记录"
  fact admittedOn "入院": date
  fact quota "额": int from 0 default 0
  fact ward "科别": Ward
  decision rank "次序": int`;

function compiled(clause: string): Compiled {
  const notice = `notice sample "样例"\n  year 2025\n  uses hospital\n\nclause 一 "全部"\n${clause}\n`;
  return compile(new SourceFile("notice.pol", notice), {
    vocabulary: () => ({ file: new SourceFile("hospital.pol", vocabulary), path: "hospital.pol" }),
  });
}

function programOf(clause: string): Program {
  const { program, diagnostics } = compiled(clause);
  if (program === null) throw new Error(`${diagnostics.map(({ code }) => code).join(", ")}\n${clause}`);
  return program;
}

const codesOf = (clause: string): string[] => compiled(clause).diagnostics.map(({ code }) => code);

const rest = "\n  silent on person.isOpen, person.count\n\n  rule stay.rank\n    is 0\n";

const resultOf = (clause: string): Program => programOf(`${clause}${rest}`);

/** What a record comes to, by the reference interpreter. */
function interpreted(program: Program, record: Json): FactRecord {
  const facts = parseRecord(entitySchema(program, "person"), record);
  if (!facts.ok) throw new Error("the record is not valid");
  return interpretOutcome(program, "person", facts.value);
}

const stay = fc.record({
  admittedOn: fc.constantFrom("2025-01-01", "2025-02-01", "2025-03-01"),
  quota: fc.nat({ max: 4 }),
  ward: fc.constantFrom("surgery", "medicine"),
});
const patients = fc.record({
  since: fc.constantFrom(null, "2025-01-15", "2025-02-15"),
  quota: fc.nat({ max: 4 }),
  kind: fc.constantFrom("surgery", "medicine"),
  stays: fc.array(stay, { minLength: 1, maxLength: 4 }),
});

/** Numbers of a patient, and of a stay: both have a quota. */
const numbers = ["quota", "quota + 1", "2 * quota", "(count over stays where quota > 1) + quota", "7"];
/** What a define of the patient may do with a number `@`. */
const bodies = [
  "sum over stays where quota < @: quota",
  "count over stays where quota >= @ and quota <= quota + @",
  "(sum over stays where quota < @: quota + @) + @",
  "sum over stays: (count over stays where quota < @) + quota * @",
  "(sum over stays: @ * (count over stays where quota != @)) - quota",
];

describe("an argument means what it means where the define is used", () => {
  test("as if it had been worked out first", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bodies),
        fc.constantFrom(...numbers),
        fc.constantFrom("n", "ward", "admittedOn", "since"),
        patients,
        async (body, argument, parameter, record) => {
          const define = `  define form(${parameter}) "式": ${body.replaceAll("@", parameter)}`;
          const filledIn = resultOf(`${define}\n\n  rule person.result\n    is form(${argument})`);
          const value = interpreted(resultOf(`  rule person.result\n    is ${argument}`), record)["result"];
          const byValue = resultOf(`  rule person.result\n    is ${body.replaceAll("@", String(value))}`);
          const outcome = (await decided(filledIn, "person", record)) as { readonly result: number };
          expect(outcome.result).toBe(interpreted(byValue, record)["result"]);
        },
      ),
      { seed: 20261128, numRuns: 20 },
    );
  });

  test("inside an aggregate over other records too, where the define goes on to speak of its own", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bodies),
        fc.constantFrom(...numbers),
        patients,
        async (body, argument, record) => {
          const define = `  define form(n) "式": ${body.replaceAll("@", "n")}`;
          const filledIn = resultOf(`${define}\n\n  rule person.result\n    is sum over stays: form(${argument})`);
          const outcome = (await decided(filledIn, "person", record)) as { readonly result: number };
          const results = record.stays.map(({ quota }) => {
            // What the argument comes to for one stay, which has its own quota.
            const value = interpreted(resultOf(`  rule person.result\n    is ${argument}`), { ...record, quota })[
              "result"
            ];
            const byValue = resultOf(`  rule person.result\n    is ${body.replaceAll("@", String(value))}`);
            return interpreted(byValue, record)["result"] as number;
          });
          expect(outcome.result).toBe(results.reduce((sum, each) => sum + each, 0));
        },
      ),
      { seed: 20261128, numRuns: 20 },
    );
  });

  test("whatever name the define gives it", async () => {
    const program = resultOf(`
  define sumBefore(d): sum over stays where admittedOn before d: quota
  rule person.result
    is sum over stays: sumBefore(admittedOn)`);
    const stays = [
      { admittedOn: "2025-01-01", quota: 1, ward: "surgery" },
      { admittedOn: "2025-02-01", quota: 2, ward: "surgery" },
      { admittedOn: "2025-03-01", quota: 4, ward: "surgery" },
    ];
    expect(await decided(program, "person", { kind: "surgery", stays })).toMatchObject({ result: 0 + 1 + 3 });
  });
});

describe("an argument", () => {
  test("is known to be what the define has asked of it, inside and where it is used", () => {
    const clause = (when: string): string => `
  define reached(d) "已到": d is known and d on or before yearEnd
  rule person.result
    is 0

  rule person.isOpen
    is if ${when} then daysBetween(since, yearEnd) > 30 else no

  silent on person.count

  rule stay.rank
    is 0`;
    expect(codesOf(clause("reached(since)"))).toEqual([]);
    expect(codesOf(clause("not reached(since)"))).toEqual(["absent-not-handled"]);
  });

  test("may be an option, and a number where a number is wanted", async () => {
    const program = resultOf(`
  define inWard(w): count over stays where ward is w
  rule person.result
    is inWard(surgery) * 10 + inWard(kind)`);
    const stays = ["surgery", "surgery", "medicine"].map((ward) => ({ admittedOn: "2025-01-01", ward }));
    expect(await decided(program, "person", { kind: "medicine", stays })).toMatchObject({ result: 21 });
  });

  describe.each(["w", "surgery", "外科"])("that is an option or comes to one, of a parameter called %s", (w) => {
    const stays: readonly Json[] = [];
    const wards = ["surgery", "medicine"];
    const forms = [
      `if wards has ${w} then 1 else 0`,
      `if kind is one of {${w}} then 1 else 0`,
      `if kind is ${w} then 1 else 0`,
    ];

    test.each(forms)("is what is asked for in %s", async (body) => {
      for (const argument of [...wards, "kind", "if quota > 0 then surgery else medicine"]) {
        const program = resultOf(`  define asks(${w}): ${body}\n  rule person.result\n    is asks(${argument})`);
        for (const kind of wards)
          for (const held of wards) {
            const asked = wards.includes(argument) ? argument : argument === "kind" ? kind : "medicine";
            const isHeld = asked === (body.includes("has") ? held : kind);
            expect(await decided(program, "person", { kind, wards: [held], stays })).toMatchObject({
              result: isHeld ? 1 : 0,
            });
          }
      }
    });

    test("is among the members of a set where it is an option", async () => {
      const form = `  define asks(${w}): if wards has any of {${w}} then 1 else 0\n`;
      const program = resultOf(`${form}  rule person.result\n    is asks(medicine)`);
      expect(await decided(program, "person", { kind: "surgery", wards: ["medicine"], stays })).toMatchObject({
        result: 1,
      });
      expect(await decided(program, "person", { kind: "surgery", wards: ["surgery"], stays })).toMatchObject({
        result: 0,
      });
      expect(codesOf(`${form}  rule person.result\n    is asks(kind)${rest}`)).toEqual(["type-mismatch"]);
    });
  });

  test("that is never asked is looked at all the same", () => {
    expect(
      codesOf(`
  define always(d): 1
  rule person.result
    is always(nowhere)${rest}`),
    ).toEqual(["unknown-name"]);
  });

  test("may hold the define again", async () => {
    const program = resultOf(`
  define twice(n): n + n
  rule person.result
    is twice(twice(twice(quota)))`);
    expect(await decided(program, "person", { kind: "medicine", quota: 3, stays: [] })).toMatchObject({ result: 24 });
  });
});

test("defines that fill in one another without end in sight are refused where they do, once", () => {
  const nested = [1, 2, 3, 4, 5, 6].map((n) => `  define d${n}(x): d${n - 1}(d${n - 1}(x))`).join("\n");
  expect(codesOf(`  define d0(x): x + x\n${nested}\n  rule person.result\n    is d6(quota)${rest}`)).toEqual([
    "define-too-large",
  ]);
});
