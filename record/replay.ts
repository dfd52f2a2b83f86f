/** Recorded decisions, decided again. */
import { interpret, outcomeOf } from "../ir/interpret.ts";
import { entitySchema } from "../ir/schema.ts";
import { PolicyFailure } from "../runtime/failure.ts";
import { formatOutcome, type Json } from "../runtime/format.ts";
import type { InputError } from "../runtime/input-error.ts";
import { parseRecord } from "../runtime/parse.ts";
import type { EntitySchema, FactRecord } from "../runtime/schema.ts";
import type { Policy } from "./decision-record.ts";
import type { KeptDecision } from "./read-record.ts";
import { type Verdict, verdictsOf } from "./verdicts.ts";

/** What became of a decision that is decided again. */
export type Replay =
  /** All is as it was. */
  | { readonly result: "same" }
  /** The decisions are as they were, and other rules give them. */
  | { readonly result: "reasons"; readonly changed: readonly Changed<Verdict | null>[] }
  /** Some decision is another; null for one that there was not, or is not. */
  | { readonly result: "outcome"; readonly changed: readonly Changed<Json>[] }
  /** What was known then is no record of the notice. */
  | { readonly result: "refused"; readonly errors: readonly InputError[] }
  /** The notice has no single answer for it. */
  | {
      readonly result: "failed";
      readonly failure: PolicyFailure;
      readonly schema: EntitySchema;
      readonly facts: FactRecord;
    };

/** A decision that was one thing and is another. */
export interface Changed<T> {
  readonly decision: string;
  readonly was: T;
  readonly is: T;
}

/** Decides a recorded case again by a notice, which may be another than then. */
export function replay({ program }: Policy, kept: KeptDecision): Replay {
  const entity = program.entities.find(({ name }) => name === kept.entity);
  if (entity === undefined) {
    return { result: "refused", errors: [] };
  }
  const schema = entitySchema(program, entity.name);
  const parsed = parseRecord(schema, kept.facts);
  if (!parsed.ok) return { result: "refused", errors: parsed.errors };
  try {
    const evaluation = interpret(program, entity.name, parsed.value);
    const isTold = (name: string): boolean => kept.isPartial !== true || Object.hasOwn(kept.decisions, name);
    const decisions = changes(kept.decisions, formatOutcome(schema, outcomeOf(evaluation)), isTold);
    if (decisions.length > 0) return { result: "outcome", changed: decisions };
    const verdicts = changes(kept.verdicts, verdictsOf(evaluation), isTold);
    return verdicts.length > 0 ? { result: "reasons", changed: verdicts } : { result: "same" };
  } catch (error) {
    if (!(error instanceof PolicyFailure)) throw error;
    return { result: "failed", failure: error, schema, facts: parsed.value };
  }
}

/** The fields that differ, in the order of the newer ones and then of those that are no more. */
function changes<T>(
  was: { readonly [name: string]: T },
  is: { readonly [name: string]: T },
  isTold: (name: string) => boolean,
): readonly Changed<T | null>[] {
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter(isTold);
  return names.flatMap((decision) => {
    const each = { decision, was: valueOf(was, decision), is: valueOf(is, decision) };
    return canonical(each.was) === canonical(each.is) ? [] : [each];
  });
}

function valueOf<T>(fields: { readonly [name: string]: T }, name: string): T | null {
  return Object.hasOwn(fields, name) ? fields[name]! : null;
}

/** JSON with the fields of objects in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
