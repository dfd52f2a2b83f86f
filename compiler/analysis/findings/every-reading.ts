import type { Decision } from "../../ir/ir.ts";
import { isUnknown, type Analysis } from "../analysis.ts";
import { restsOn } from "../dependencies.ts";
import { expressionsOf, readingsIn } from "../../ir/entity.ts";
import type { Undecided } from "./gaps.ts";

/**
 * What is found whatever options of the readings are taken. That is found under the options taken
 * too, and where any one of them is another. So the question that leaves all readings open, and that
 * may cost as much as all their combinations, is asked only of what is found each time; `subjectOf`
 * tells what a finding is about.
 */
export function inEveryReading<T>(
  analysis: Analysis,
  decision: Decision,
  find: (analysis: Analysis) => readonly T[],
  subjectOf: (finding: T) => object,
): readonly (T | Undecided)[] {
  const found = analysis.within(() => {
    let left = find(analysis);
    for (const change of otherOptions(analysis, decision)) {
      if (left.length === 0) return [];
      const again = new Set(find(analysis.withReadings(change)).map(subjectOf));
      left = left.filter((each) => again.has(subjectOf(each)));
    }
    return left.length === 0 ? [] : find(analysis.withReadings("open"));
  });
  return isUnknown(found) ? [{ kind: "undecided", decision, ...found }] : found;
}

/** Every option that is not taken, of the readings that a decision rests on. */
function otherOptions(
  { program, entity }: Analysis,
  decision: Decision,
): readonly { readonly reading: string; readonly option: string }[] {
  const decisions = [decision, ...restsOn(entity, expressionsOf(decision)).toReversed()];
  const names = new Set(decisions.flatMap((each) => expressionsOf(each).flatMap((root) => [...readingsIn(root)])));
  return [...names].flatMap((name) => {
    const reading = program.readings.find((each) => each.name === name);
    const others = reading?.options.filter((option) => option.name !== reading.taken) ?? [];
    return others.map((option) => ({ reading: name, option: option.name }));
  });
}
