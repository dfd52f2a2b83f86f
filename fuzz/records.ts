/** Damaged records: each is decided, as the reference interpreter decides it, or refused in words. */
import { createEvaluator, type Evaluator } from "../emit/evaluator.ts";
import { interpretOutcome } from "../ir/interpret.ts";
import type { Program } from "../ir/ir.ts";
import { PolicyFailure } from "../runtime/failure.ts";
import { formatOutcome, type Json } from "../runtime/format.ts";
import { inputMessage } from "../runtime/messages.ts";
import { parseRecord } from "../runtime/parse.ts";
import type { EntitySchema, FactRecord, ValueType } from "../runtime/schema.ts";
import { notices } from "./corpus.ts";
import { demand, type Failure, failureOf } from "./failure.ts";
import { random, type Random } from "./random.ts";

export interface Subject extends Evaluator {
  readonly program: Program;
  readonly entity: string;
}

/** Each entity of each notice that has decisions of its own, with its evaluator. */
const subjects: readonly Subject[] = notices().flatMap((program) =>
  program.entities
    .filter(({ name, facts }) => name === program.mainEntity || facts.some(({ type }) => type.kind === "list"))
    .map(({ name }) => ({ program, entity: name, ...createEvaluator(program, name) })),
);

/** What stands where something else is wanted. */
const strange: readonly unknown[] = [
  null,
  "",
  " ",
  "absent",
  "2025-02-29",
  "2024-02-29",
  "0001-01-01",
  "9999-12-31",
  "10000-01-01",
  "-1",
  "1e3",
  "3.50583E+17",
  "0.1",
  "１２",
  "\u202e",
  "\ud800",
  "__proto__",
  0,
  -0,
  -1,
  0.1,
  1e21,
  2 ** 53,
  true,
  [],
  {},
  [null],
  { toString: 1, valueOf: null },
  [{ toString: null }],
  ["x", "x"],
  { a: 1 },
];

/** One damaged record of a notice; null where every promise held. */
export function tryRecord(seed: number): Failure | null {
  const { subject, record } = damagedRecord(seed);
  try {
    judge(subject, record);
    return null;
  } catch (error) {
    return failureOf(seed, `${subject.program.notice.name} ${subject.entity} ${JSON.stringify(record)}`, error);
  }
}

/** A record of an entity of a notice, twice in three times damaged. */
export function damagedRecord(seed: number): { readonly subject: Subject; readonly record: unknown } {
  const draw = random(seed);
  const subject = draw.pick(subjects);
  const record = drawRecord(subject.schema, draw);
  return { subject, record: draw.below(3) === 0 ? record : withDamage(record, draw) };
}

function judge({ program, entity, schema, evaluate }: Subject, record: unknown): void {
  const parsed = parseRecord(schema, record);
  if (!parsed.ok) {
    demand(parsed.errors.length > 0, "a record is refused for a reason");
    for (const error of parsed.errors) {
      for (const language of ["en", "zh"] as const)
        demand(inputMessage(error, "record 1", language).length > 10, "a reason is told in words");
    }
    return;
  }
  const oracle = outcomeOr(() => interpretOutcome(program, entity, parsed.value));
  const outcome = outcomeOr(() => evaluate(parsed.value));
  const [expected, actual] = [oracle, outcome].map((each) =>
    JSON.stringify(typeof each === "string" ? each : formatOutcome(schema, each)),
  );
  demand(expected === actual, `the evaluator agrees with the interpreter: ${actual} for ${expected}`);
}

/** An outcome, or the words in which the policy fails. */
function outcomeOr(decide: () => FactRecord): FactRecord | string {
  try {
    return decide();
  } catch (error) {
    if (error instanceof PolicyFailure) return error.message;
    throw error;
  }
}

function withDamage(record: Record<string, unknown>, { below, pick }: Random): unknown {
  if (below(40) === 0) return pick(strange);
  const result = { ...record };
  for (let count = 1 + below(3); count > 0; count--) {
    const name = pick([...Object.keys(result), "unknown", "constructor"]);
    if (below(5) === 0) delete result[name];
    else result[name] = pick(strange);
  }
  return result;
}

/** A record that should be accepted, most facts given. */
function drawRecord(schema: EntitySchema, draw: Random): Record<string, unknown> {
  const given = schema.facts.filter(({ required }) => required || draw.below(3) > 0);
  return Object.fromEntries(
    given.map(({ name, type, optional }) => [name, optional && draw.below(3) === 0 ? null : drawValue(type, draw)]),
  );
}

function drawValue(type: ValueType, draw: Random): Json {
  const { below, pick } = draw;
  const date = (): string => `${2023 + below(4)}-${twoDigits(1 + below(12))}-${twoDigits(1 + below(28))}`;
  switch (type.kind) {
    case "bool":
      return below(2) === 0;
    case "int":
      return Math.max(type.range?.from ?? 0, 0) + below(pick([3, 100, 1_000_000]));
    case "money":
      return `${below(1000)}.${twoDigits(below(100))}`;
    case "rate":
      return `0.${below(100)}`;
    case "date":
      return below(4) === 0 ? `${1920 + below(100)}${date().slice(4)}` : date();
    case "duration":
      return `P${below(12)}M`;
    case "text":
      return pick(["张三", "a", "=1+1", "x\ny", "<b>"]);
    case "enum":
      return pick(type.members)[pick(["name", "label"] as const)];
    case "set":
      return type.members.filter(() => below(6) === 0).map(({ name }) => name);
    case "years":
      return Array.from({ length: below(5) }, () => type.range.from + below(type.range.to - type.range.from + 1));
    case "series":
      return Object.fromEntries(
        Array.from({ length: below(5) }, () => [date().slice(0, type.by === "date" ? 10 : 7), below(50)]),
      );
    case "list":
      return Array.from({ length: below(4) }, () => drawRecord(type.entity, draw)) as Json;
    case "texts":
      return [];
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
