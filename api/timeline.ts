import { changeDays, valueText } from "../explain/index.ts";
import { entityOf } from "../ir/entity.ts";
import type { Named } from "../ir/ir.ts";
import { formatDay } from "../runtime/date.ts";
import type { FactRecord } from "../runtime/schema.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";
import { meansFor } from "./explain.ts";

/** What is decided of a record where only the date moves by which the notice's periods go. Dates have the form `2025-03-01`. */
export interface Timeline {
  /** The fact that moves. */
  readonly fact: Named;
  readonly from: string;
  readonly to: string;
  readonly periods: readonly (Named & { readonly from: string; readonly to: string })[];
  /** The days on which an answer changes, in their order. */
  readonly days: readonly TimelineDay[];
}

/** A day on which answers change, and which. */
export interface TimelineDay {
  readonly date: string;
  readonly changes: readonly TimelineChange[];
}

/** A decision that changes, with both values in words; null where it has none. */
export interface TimelineChange extends Named {
  readonly old: string | null;
  readonly new: string | null;
}

/**
 * The days on which the decisions about a record change where only the date moves by which the notice's periods go, from a
 * month before the first period to a month after the last; null where the notice has no periods. `facts` is a record that
 * the entity's evaluator has read; its own date does not count.
 */
export function timeline(
  { program }: Notice,
  facts: FactRecord,
  language: Language,
  options: { readonly entity?: string; readonly decisions?: readonly string[] } = {},
): Timeline | null {
  const entity = entityOf(program, options.entity);
  const { analysis, evaluate } = meansFor(program, entity.name);
  const found = changeDays(analysis, facts, evaluate);
  if (found === null) return null;
  const { fact, from, to, changes } = found;
  const asked = options.decisions ?? entity.outputs;
  const told = changes.filter(({ decision }) => asked.includes(decision));
  const days = [...new Set(told.map(({ day }) => day))];
  return {
    fact: { name: fact.name, label: fact.label },
    from: formatDay(from),
    to: formatDay(to),
    periods: program.periods.map(({ name, label, ...period }) => ({
      name,
      label,
      from: formatDay(period.from),
      to: formatDay(period.to),
    })),
    days: days.map((day) => ({
      date: formatDay(day),
      changes: told
        .filter((change) => change.day === day)
        .map(({ decision, old, new: next }) => {
          const { name, label, type } = entity.decisions.find((each) => each.name === decision)!;
          const words = (value: typeof old): string | null =>
            value === null ? null : valueText(type, value, language);
          return { name, label, old: words(old), new: words(next) };
        }),
    })),
  };
}
