/** Demands that what a rule gives can be given out at all. */
import { firstDay, lastDay } from "../../runtime/date.ts";
import { casesIn } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import type { Reporter } from "../reporter.ts";
import { type Interval, Intervals } from "./intervals.ts";

/** Reports each rule whose value is outside what can be given out, for whatever record: then every record it applies to is refused. */
export function checkGivenValues(program: ir.Program, reporter: Reporter): void {
  const intervals = new Intervals(program);
  for (const { cases } of program.entities.flatMap(({ decisions }) => decisions.flatMap(({ body }) => casesIn(body))))
    for (const { value, rule } of cases) {
      const given = givable(value.type);
      if (given !== null && isOutside(intervals.of(value), given))
        reporter.report("never-given", rule.origin.span, { isDate: value.type.kind === "date" });
    }
}

/** What can be given out of a type; null where that is everything. */
function givable({ kind }: Type): Interval | null {
  if (kind === "date") return { from: firstDay, to: lastDay };
  return kind === "int" || kind === "money" ? { from: -Number.MAX_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER } : null;
}

/** More than what the ends of an interval may be off by. */
const beyond = 1 + 1e-9;

function isOutside({ from, to }: Interval, given: Interval): boolean {
  return from <= to && (from > given.to * beyond || to < given.from * beyond);
}
