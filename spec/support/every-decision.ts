/** Decisions of every kind, any results of them, and how they are read again. */
import fc from "fast-check";
import { type FormatName, readRoster, type RosterResult } from "../../cli/roster/roster.ts";
import { dayOf } from "../../runtime/date.ts";
import type { EntitySchema, FactField, FactRecord, Member, ValueType } from "../../runtime/schema.ts";

const members: readonly Member[] = [
  { name: "direct", label: "直接减免" },
  { name: "=none", label: "无" },
];
const types: Readonly<Record<string, ValueType>> = {
  eligible: { kind: "bool" },
  rank: { kind: "int" },
  fee: { kind: "money" },
  share: { kind: "rate" },
  from: { kind: "date" },
  waiting: { kind: "duration" },
  note: { kind: "text" },
  settlement: { kind: "enum", members },
  grounds: { kind: "set", members },
  missed: { kind: "years", range: { from: 2019, to: 2030 } },
  others: { kind: "texts" },
};
const decisions = Object.entries(types).map(([name, type]) => ({ name, label: `${name}的结论`, type, optional: true }));
const key: FactField = {
  name: "id",
  label: "编号",
  type: { kind: "text" },
  optional: true,
  required: false,
  default: null,
};
/** What is decided of a record: a decision of every kind that a cell can hold. */
export const everyDecision: EntitySchema = {
  name: "person",
  label: "参保人",
  facts: [key],
  decisions,
  requirements: [],
};
/** Reads what was decided as if it were known. */
const readBack: EntitySchema = {
  ...everyDecision,
  facts: [key, ...decisions.map((field) => ({ ...field, required: false, default: null }))],
};

const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((each) => each.trim() !== "");
const dangerous = fc.constantFrom(
  "=1+1",
  "+86",
  "-1",
  "@a",
  "'x",
  "_x0041_",
  "a\r\nb",
  '<&>"',
  "\u0001",
  "007",
  "350583198001011234",
);
const outcome = fc.record(
  {
    eligible: fc.boolean(),
    rank: fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
    fee: fc.integer({ min: -1e13, max: 1e13 }),
    share: fc.constantFrom(
      { numerator: 9, denominator: 10 },
      { numerator: 1, denominator: 3 },
      { numerator: 0, denominator: 1 },
    ),
    from: fc.integer({ min: dayOf(1850, 1, 1), max: dayOf(2200, 1, 1) }),
    waiting: fc.record({ months: fc.nat(20), days: fc.nat(20) }),
    note: fc.oneof(text, dangerous),
    settlement: fc.constantFrom(...members.map(({ name }) => name)),
    grounds: fc.integer({ min: 1, max: 3 }),
    missed: fc.integer({ min: 1, max: 2 ** 12 - 1 }),
    others: fc.array(text, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);

/** Some results, each with its key. */
export const anyResults = fc.array(
  fc.tuple(fc.oneof(text, dangerous), outcome).map(([id, each]) => ({ id, outcome: each })),
  { maxLength: 8 },
);

/** What a file of decisions holds, read as if they were facts. */
export async function recordsIn(path: string, format: FormatName): Promise<readonly FactRecord[]> {
  const read: FactRecord[] = [];
  for await (const { records, problems } of readRoster(path, format, readBack, { ignoreColumns: true })) {
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    for (const { parsed } of records) {
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      read.push(parsed.value);
    }
  }
  return read;
}

/** The same records as they were written. */
export function recordsOf(results: readonly Extract<RosterResult, { readonly outcome: object }>[]): readonly object[] {
  const blank = Object.fromEntries(decisions.map(({ name }) => [name, null]));
  return results.map(({ id, outcome: each }) => ({ id, ...blank, ...each }));
}
