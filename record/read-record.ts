/** Records of decisions, and explanations that hold the same, as they are read from JSON. */
import type { Json } from "../runtime/format.ts";
import { type DecisionRecord, digestOf, recordForm } from "./decision-record.ts";
import { ruleName } from "./verdicts.ts";

/** A decision that was kept: all that deciding it again needs. */
export interface KeptDecision extends Pick<
  DecisionRecord,
  "notice" | "policyHash" | "readings" | "entity" | "facts" | "decisions" | "verdicts"
> {
  /** Whether it may be of some decisions only, as an explanation is. */
  readonly isPartial?: boolean;
}

/** What is wrong with something that should be a record. */
export type RecordFault =
  /** It is neither a decision record nor an explanation. */
  | "no-record"
  /** A form of another number. */
  | "other-form"
  /** Its digest is not that of what it holds: it was changed. */
  | "changed";

/** A kept decision, or what is wrong with it. An explanation has no digest. */
export function readDecision(value: unknown): KeptDecision | RecordFault {
  try {
    return readAny(value);
  } catch (error) {
    // So deep that it cannot be written is no record.
    if (error instanceof RangeError) return "no-record";
    throw error;
  }
}

function readAny(value: unknown): KeptDecision | RecordFault {
  if (!isObject(value)) return "no-record";
  const { form } = value;
  if (typeof form === "string") return form === recordForm ? recordIn(value) : "other-form";
  return value["version"] === 1 ? explanationIn(value) : "no-record";
}

type Fields = { readonly [key: string]: unknown };

function recordIn(value: Fields): KeptDecision | RecordFault {
  const { digest, ...content } = value;
  if (digestOf(content) !== digest) return "changed";
  return isKept(content) ? content : "no-record";
}

/** What `pol explain --json` writes of all decisions. */
function explanationIn(value: Fields): KeptDecision | RecordFault {
  const { notice, policyHash, readings, entity, input, decisions, lists } = value;
  if (!isObject(notice) || !areObjects(readings) || !areObjects(decisions) || lists !== undefined) return "no-record";
  const told = decisions.filter(
    (each): each is Told => each["role"] === "output" && ruleLists.every((key) => areObjects(each[key])),
  );
  const kept = {
    notice: notice["name"],
    policyHash,
    readings: Object.fromEntries(readings.map(({ name, option }: Fields) => [name, option])),
    entity,
    facts: input,
    decisions: Object.fromEntries(told.map(({ name, value: decided }) => [name, decided])),
    isPartial: true,
    verdicts: Object.fromEntries(
      told
        .filter(({ rules, defeated, notApplied }) => rules.length + defeated.length + notApplied.length > 0)
        .map(({ name, rules, defeated }) => [name, { by: rules.map(ruleName), over: defeated.map(ruleName) }]),
    ),
  };
  return isKept(kept) ? kept : "no-record";
}

/** What a decision says of its rules. */
const ruleLists = ["rules", "defeated", "notApplied"] as const;

interface Told extends Fields {
  readonly name: string;
  readonly value: Json;
  readonly rules: readonly Parameters<typeof ruleName>[0][];
  readonly defeated: readonly Parameters<typeof ruleName>[0][];
  readonly notApplied: readonly unknown[];
}

function isKept(value: Fields): value is Fields & KeptDecision {
  const { notice, policyHash, readings, entity, facts, decisions, verdicts } = value;
  return (
    [notice, policyHash, entity].every((each) => typeof each === "string") &&
    [readings, facts, decisions, verdicts].every(isObject) &&
    Object.values(verdicts as Fields).every(isVerdict)
  );
}

function isVerdict(value: unknown): boolean {
  return (
    isObject(value) &&
    [value["by"], value["over"]].every(
      (rules) => Array.isArray(rules) && rules.every((rule) => typeof rule === "string"),
    )
  );
}

function areObjects(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every(isObject);
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
