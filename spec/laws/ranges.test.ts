/** What is proved is proved of the very records that are read: no more, and no fewer. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, compare, isUnknown, proveAll, proveInvariant } from "../../analysis/index.ts";
import type { Invariant, Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { SourceFile } from "../../grammar/source.ts";
import { formatDay } from "../../runtime/date.ts";
import { formatFacts } from "../../runtime/format.ts";
import { inputMessage } from "../../runtime/messages.ts";
import { formatMoney } from "../../runtime/money.ts";
import { mostFen, mostInt } from "../../runtime/numbers.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { RangedKind } from "../../runtime/range.ts";
import { compileFixture } from "../support/compile-fixture.ts";

/** A vocabulary of one fact, and a notice that claims something of it. */
function programOf(type: string, claim: string, requirement = ""): Program {
  const vocabulary = `vocabulary people "居民"
entity person "居民"
  fact x "值": ${type}
  decision fee "费用": money
${requirement}
`;
  const notice = `notice fees "费用"
  year 2025
  uses people
clause 一 "费用"
  rule fee is 10 yuan
  invariant "claim"
    then ${claim}
`;
  const { program, diagnostics } = compileFixture(notice, {}, new SourceFile("people.pol", vocabulary));
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join());
  return program;
}

const claimOf = ({ invariants }: Program): Invariant => invariants[0]!;

/** A value as it stands in a record and as it stands in a notice. */
const forms: {
  readonly [K in RangedKind]: { readonly json: (value: number) => unknown; readonly pol: (value: number) => string };
} = {
  int: { json: (value) => value, pol: String },
  money: { json: formatMoney, pol: (fen) => `${fen} fen` },
  date: { json: formatDay, pol: formatDay },
};

const accepts = (program: Program, value: unknown): boolean =>
  parseRecord(entitySchema(program, "person"), { x: value }).ok;

describe.each(["int", "money", "date"] as const)("a range of %s", (kind) => {
  const { json, pol } = forms[kind];
  const value = fc.integer({ min: 10_000, max: 10_030 });

  test("is what is read, and all that is looked at", () =>
    fc.assert(
      fc.property(value, fc.nat(5), value, fc.boolean(), (from, length, limit, optional) => {
        const to = from + length;
        const least = kind === "date" ? "on or after" : ">=";
        const type = `${kind} from ${pol(from)} to ${pol(to)}${optional ? "?" : ""}`;
        const program = programOf(type, `${optional ? "x is absent or " : ""}x ${least} ${pol(limit)}`);
        const read = Array.from({ length: 40 }, (_, index) => 9_995 + index).filter((each) =>
          accepts(program, json(each)),
        );
        expect(read).toEqual(Array.from({ length: length + 1 }, (_, index) => from + index));
        const proof = proveInvariant(analyse(program, "person"), claimOf(program));
        expect(proof.status).toBe(read.some((each) => each < limit) ? "refuted" : "proved");
        if (proof.status === "refuted") {
          const witness = formatFacts(entitySchema(program, "person"), proof.witness.facts);
          expect(parseRecord(entitySchema(program, "person"), witness).ok).toBe(true);
        }
      }),
      { seed: 20261201, numRuns: 60 },
    ));
});

describe("without a word", () => {
  test.each([
    ["date", "x on or after 1900-01-01 and x on or before 2100-12-31", "1900-01-01", "1899-12-31"],
    ["date", "x on or after 1900-01-01 and x on or before 2100-12-31", "2100-12-31", "2101-01-01"],
    ["int", `x <= ${mostInt} and x >= -${mostInt}`, mostInt, mostInt + 1],
    ["money", `x <= ${mostFen} fen and x >= -${mostFen} fen`, formatMoney(mostFen), formatMoney(mostFen + 1)],
  ])("%s: %s", (type, claim, last, beyond) => {
    const program = programOf(type, claim);
    expect(proveInvariant(analyse(program, "person"), claimOf(program))).toEqual({ status: "proved" });
    expect(accepts(program, last)).toBe(true);
    expect(accepts(program, beyond)).toBe(false);
  });

  test("nothing narrower is taken for granted", () => {
    for (const [type, claim] of [
      ["date", "x after 1900-01-01"],
      ["date", "x before 2100-12-31"],
      ["int", "x < 999999999999"],
      ["money", "x < 100000000000 yuan"],
    ] as const) {
      const program = programOf(type, claim);
      expect(proveInvariant(analyse(program, "person"), claimOf(program)).status, claim).toBe("refuted");
    }
  });
});

test("a bound may depend on the plan year", () => {
  const program = programOf(
    "date from yearStart - 1 year to yearEnd",
    "x on or after 2024-01-01 and x on or before 2025-12-31",
  );
  expect(proveInvariant(analyse(program, "person"), claimOf(program))).toEqual({ status: "proved" });
  expect(accepts(program, "2023-12-31")).toBe(false);
});

test("of no record nothing is proved", () => {
  const program = programOf("int from 0 to 5", "x > 100", `  require "大": x > 5`);
  expect(proveAll(program).map(({ answer }) => answer)).toEqual(
    Array(3).fill({ status: "unknown", reason: { kind: "no-record" } }),
  );
});

test("two notices are compared over the records that both have", () => {
  const [old, next] = [programOf("int from 0 to 5", "yes"), programOf("int from 5 to 9", "yes")];
  expect(compare(old, next, "person").unchanged).toEqual(["fee"]);
  const apart = compare(old, programOf("int from 6 to 9", "yes"), "person");
  expect(apart.unchanged).toEqual([]);
  expect(apart.unknown.map(({ reason }) => reason.kind)).toEqual(["no-common-record"]);
  const optional = compare(programOf("int from 0 to 5?", "yes"), programOf("int from 6 to 9?", "yes"), "person");
  expect([optional.unchanged, optional.unknown.filter(isUnknown)]).toEqual([["fee"], []]);
});

test.each([
  [
    "int from 1 to 5",
    6,
    "`x` is 6; expected a whole number, 1 to 5",
    "字段“值”（x）的值6无效，应填写整数，不小于 1，不大于 5",
  ],
  ["int from 1", 0, "`x` is 0; expected a whole number, 1 or more", "字段“值”（x）的值0无效，应填写整数，不小于 1"],
  ["int to 5", 6, "`x` is 6; expected a whole number, at most 5", "字段“值”（x）的值6无效，应填写整数，不大于 5"],
  [
    "money from 0 yuan to 100 yuan",
    "100.01",
    '`x` is "100.01"; expected an amount in yuan as text, such as `1070.00`, 0.00 to 100.00',
    "字段“值”（x）的值“100.01”无效，应填写以元为单位的金额，如 1070.00，不小于 0.00，不大于 100.00",
  ],
  [
    "date",
    "1025-03-01",
    '`x` is "1025-03-01"; expected a date that exists, in the form `2025-07-01`, from 1900-01-01 to 2100-12-31',
    "字段“值”（x）的值“1025-03-01”无效，应填写实际存在的日期，格式如 2025-07-01，自 1900-01-01 至 2100-12-31",
  ],
])("a value outside %s is refused in words", (type, value, english, chinese) => {
  const parsed = parseRecord(entitySchema(programOf(type, "yes"), "person"), { x: value });
  const errors = parsed.ok ? [] : parsed.errors;
  expect(errors.map((error) => inputMessage(error, "r", "en"))).toEqual([`r: ${english}`]);
  expect(errors.map((error) => inputMessage(error, "r", "zh"))).toEqual([`r：${chinese}`]);
});

test("a default that the year leaves outside is told where the year is", () => {
  const vocabulary = `vocabulary people "居民"
entity person "居民"
  fact x "值": date to yearEnd default 2026-01-01
  decision fee "费用": money
`;
  const notice = (year: number): string => `notice fees "费用"
  year ${year}
  uses people
clause 一 "费用"
  rule fee is 10 yuan
`;
  const told = (year: number) =>
    compileFixture(notice(year), {}, new SourceFile("people.pol", vocabulary)).diagnostics.map(({ code, place }) => [
      code,
      place.file.path,
    ]);
  expect(told(2026)).toEqual([]);
  expect(told(2025)).toEqual([["outside-range", "notice.pol"]]);
});

test.each([
  ["date to 9999-12-31 + 1 day", "10000-01-01"],
  ["date from yearEnd + 7974 years + 1 day", "10000-01-01"],
  ["int to 999999999999 * 2", "1999999999998"],
  ["int from -999999999999 - 1", "-1000000000000"],
  ["money to 100000000000 yuan + 0.01 yuan", "100000000000.01"],
])("a bound that no record can hold is refused: %s", (type, value) => {
  const vocabulary = `vocabulary people "居民"\nentity person "居民"\n  fact x "值": ${type}\n  decision fee "费用": money\n`;
  const notice = `notice fees "费用"\n  year 2025\n  uses people\nclause 一 "费用"\n  rule fee is 10 yuan\n`;
  const { diagnostics } = compileFixture(notice, {}, new SourceFile("people.pol", vocabulary));
  const [{ code, parameters } = { code: "", parameters: {} }] = diagnostics.filter(
    ({ code }) => code === "outside-range",
  );
  expect([code, parameters]).toEqual(["outside-range", expect.objectContaining({ value })]);
});
