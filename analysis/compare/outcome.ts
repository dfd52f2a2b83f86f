import type { Value } from "../../runtime/schema.ts";
import { type Linear, restsOnMeasure, type Term } from "../diagram/term.ts";
import type { Instant } from "../diagram/variable.ts";
import type { ShiftedFact } from "../regions/literal.ts";

/** What a decision comes to on a whole region: a value, or a value that moves with the facts. */
export type Outcome =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "date"; readonly date: ShiftedFact }
  /** scale × fact + offset */
  | { readonly kind: "number"; readonly number: MovingNumber }
  | { readonly kind: "duration"; readonly months: MovingNumber; readonly days: MovingNumber }
  | {
      readonly kind: "days" | "months" | "years";
      readonly from: number | ShiftedFact;
      readonly to: number | ShiftedFact;
    }
  /** A value that the analysis does not look into. */
  | { readonly kind: "opaque"; readonly text: string }
  /** No rule applies, or rules collide. */
  | { readonly kind: "failure"; readonly cause: "gap" | "conflict"; readonly decision: string };

/** scale × fact + offset; without a fact, the offset. */
export interface MovingNumber {
  readonly fact: string | null;
  readonly scale: number;
  readonly offset: number;
}

/**
 * A term in the vocabulary's terms. Where a program's dates were moved ahead to meet another's, the
 * first shift of each date is that move and not the program's own.
 */
export function outcomeOf(term: Term, movedAhead = false): Outcome {
  const side = (instant: Instant): number | ShiftedFact => {
    if (typeof instant === "number") return instant;
    return { fact: instant.variable.key, shifts: movedAhead ? instant.shifts.slice(1) : instant.shifts };
  };
  if (restsOnMeasure(term)) return { kind: "opaque", text: term.key };
  switch (term.kind) {
    case "value":
      return { kind: "value", value: term.value };
    case "date":
      return { kind: "date", date: side(term.moment) as ShiftedFact };
    case "number":
      return { kind: "number", number: movingNumber(term) };
    case "duration":
      return { kind: "duration", months: movingNumber(term.months), days: movingNumber(term.days) };
    case "days":
    case "months":
    case "years":
      return { kind: term.kind, from: side(term.from), to: side(term.to) };
    case "failure":
      return { kind: "failure", cause: term.cause, decision: term.decision };
    case "function":
    case "opaque":
    case "pending":
      return { kind: "opaque", text: term.key };
  }
}

function movingNumber({ variable, scale, offset }: Linear): MovingNumber {
  return { fact: variable?.key ?? null, scale, offset };
}
