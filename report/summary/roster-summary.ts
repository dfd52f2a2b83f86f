import type { InputProblem } from "../../runtime/input-error.ts";
import type { EntitySchema, FactRecord, Field, Member, Value } from "../../runtime/schema.ts";
import { ExactSum } from "../../diff/exact-sum.ts";

/** Records that have something in common, with the sums of their amounts. */
export interface Totals {
  readonly records: number;
  /** In fen, by the order of `RosterTotals.amounts`. */
  readonly sums: readonly bigint[];
}

/** The records by the value of one fact or decision. */
export interface GroupTotals {
  readonly field: Member;
  readonly isFact: boolean;
  /** Whether a record may be counted at several values, as at those of a set. */
  readonly isSet: boolean;
  readonly values: readonly (Totals & { readonly value: Member })[];
  /** Those without a value, and of a set those without any. */
  readonly absent: Totals;
}

/** How many records were refused for one reason, of one field where it is one of a field. */
export interface RefusalTotals {
  /** A problem of the record, one of another in its group, or `undecided` where its decisions could not be worked out. */
  readonly problem: InputProblem | "withheld" | "undecided";
  /** The field as records call it; null where the problem is one of the whole record. */
  readonly field: Member | null;
  readonly records: number;
}

/** What came of a roster. */
export interface RosterTotals {
  readonly entity: Member;
  readonly decided: number;
  readonly refused: number;
  /** The decisions that are amounts. */
  readonly amounts: readonly Member[];
  readonly all: Totals;
  readonly groups: readonly GroupTotals[];
  /** The most frequent first. */
  readonly refusals: readonly RefusalTotals[];
}

/** Why a record was refused. */
export type Refusal = Pick<RefusalTotals, "problem" | "field">;

/** Adds up what comes of a roster, record by record, in memory that does not grow with it. */
export class RosterSummary {
  readonly #schema: EntitySchema;
  readonly #amounts: readonly Field[];
  readonly #groups: readonly Group[];
  readonly #all: Tally;
  readonly #refusals = new Map<string, { readonly refusal: Refusal; records: number }>();
  #refused = 0;

  constructor(schema: EntitySchema) {
    this.#schema = schema;
    this.#amounts = schema.decisions.filter(({ type }) => type.kind === "money");
    this.#all = new Tally(this.#amounts.length);
    this.#groups = [
      ...schema.facts.map((field) => groupOf(field, true, this.#amounts.length)),
      ...schema.decisions.map((field) => groupOf(field, false, this.#amounts.length)),
    ].filter((group) => group !== null);
  }

  /** Adds a record that was decided. */
  add(facts: FactRecord, outcome: FactRecord): void {
    const sums = this.#amounts.map(({ name }) => (outcome[name] as number | null | undefined) ?? 0);
    this.#all.add(sums);
    for (const group of this.#groups) group.add((group.isFact ? facts : outcome)[group.field.name] ?? null, sums);
  }

  /** Adds a record that was refused, once for every reason. */
  refuse(reasons: readonly Refusal[]): void {
    this.#refused++;
    const distinct = new Map(reasons.map((reason) => [`${reason.problem} ${reason.field?.name ?? ""}`, reason]));
    for (const [key, refusal] of distinct) {
      const known = this.#refusals.get(key);
      if (known !== undefined) known.records++;
      else if (this.#refusals.size < mostReasons) this.#refusals.set(key, { refusal, records: 1 });
    }
  }

  totals(): RosterTotals {
    return {
      entity: memberOf(this.#schema),
      decided: this.#all.records,
      refused: this.#refused,
      amounts: this.#amounts.map(memberOf),
      all: this.#all.totals(),
      groups: this.#groups.map((group) => group.totals()),
      refusals: [...this.#refusals.values()]
        .map(({ refusal, records }) => ({ ...refusal, records }))
        .sort((left, right) => right.records - left.records),
    };
  }
}

/** A record may call its fields as it likes; past so many reasons the others are not told apart. */
const mostReasons = 1000;

function memberOf({ name, label }: Member): Member {
  return { name, label };
}

class Tally {
  records = 0;
  readonly #sums: readonly ExactSum[];

  constructor(amounts: number) {
    this.#sums = Array.from({ length: amounts }, () => new ExactSum());
  }

  add(amounts: readonly number[]): void {
    this.records++;
    for (let at = 0; at < amounts.length; at++) this.#sums[at]!.add(amounts[at]!);
  }

  totals(): Totals {
    return { records: this.records, sums: this.#sums.map(({ value }) => value) };
  }
}

const yesAndNo: readonly Member[] = [
  { name: "yes", label: "是" },
  { name: "no", label: "否" },
];

/** Facts that are yes or no are many, and seldom what a total is asked by; decisions are all told. */
function groupOf(field: Field, isFact: boolean, amounts: number): Group | null {
  switch (field.type.kind) {
    case "enum":
    case "set":
      return new Group(field, isFact, field.type.members, amounts);
    case "bool":
      return isFact ? null : new Group(field, isFact, yesAndNo, amounts);
    default:
      return null;
  }
}

class Group {
  readonly field: Field;
  readonly isFact: boolean;
  readonly #values: readonly Member[];
  readonly #tallies: readonly Tally[];
  readonly #absent: Tally;
  readonly #indices: ReadonlyMap<Value, number>;

  constructor(field: Field, isFact: boolean, values: readonly Member[], amounts: number) {
    this.field = field;
    this.isFact = isFact;
    this.#values = values;
    this.#tallies = values.map(() => new Tally(amounts));
    this.#absent = new Tally(amounts);
    this.#indices = new Map<Value, number>(
      field.type.kind === "bool"
        ? [
            [true, 0],
            [false, 1],
          ]
        : values.map(({ name }, index) => [name, index]),
    );
  }

  add(value: Value, sums: readonly number[]): void {
    if (value === null || value === 0) this.#absent.add(sums);
    else if (this.field.type.kind === "set") this.#addMembers(value as number, sums);
    else this.#tallies[this.#indices.get(value)!]!.add(sums);
  }

  #addMembers(bits: number, sums: readonly number[]): void {
    for (let index = 0; index < this.#tallies.length; index++)
      if ((bits & (1 << index)) !== 0) this.#tallies[index]!.add(sums);
  }

  totals(): GroupTotals {
    return {
      field: memberOf(this.field),
      isFact: this.isFact,
      isSet: this.field.type.kind === "set",
      values: this.#values.map((value, index) => ({ value: memberOf(value), ...this.#tallies[index]!.totals() })),
      absent: this.#absent.totals(),
    };
  }
}
