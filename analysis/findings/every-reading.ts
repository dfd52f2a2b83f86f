import type { Decision } from "../../ir/ir.ts";
import { isUnknown, type Analysis } from "../analysis.ts";
import { restsOn } from "../dependencies.ts";
import { expressionsOf, readingsIn } from "../../ir/entity.ts";
import type { Undecided } from "./undecided.ts";

/** An option that is not the one taken. */
export interface OtherOption {
  readonly reading: string;
  readonly option: string;
}

/** What is found under the options taken; null where it is in every reading, else what takes it away. */
interface Found<T> {
  readonly finding: T;
  /** The first option that does so by itself; none where only several together do. */
  readonly unless: OtherOption | "several" | null;
}

/**
 * What is found under the options taken, and whether it is where any one of them is another. The question that leaves
 * all readings open, and that may cost as much as all their combinations, is asked only of what is found each time;
 * `subjectOf` tells what a finding is about.
 */
export function byReading<T>(
  analysis: Analysis,
  decision: Decision,
  find: (analysis: Analysis) => readonly T[],
  subjectOf: (finding: T) => object,
): readonly (Found<T> | Undecided)[] {
  const found = analysis.within(() => {
    const unless = new Map<object, OtherOption>();
    const first = find(analysis);
    for (const change of otherOptions(analysis, decision)) {
      if (first.every((each) => unless.has(subjectOf(each)))) break;
      const again = new Set(find(analysis.withReadings(change)).map(subjectOf));
      for (const subject of first.map(subjectOf))
        if (!again.has(subject) && !unless.has(subject)) unless.set(subject, change);
    }
    const isLeft = first.some((each) => !unless.has(subjectOf(each)));
    const always = new Map((isLeft ? find(analysis.withReadings("open")) : []).map((each) => [subjectOf(each), each]));
    return first.map((finding): Found<T> => {
      const subject = subjectOf(finding);
      const other = unless.get(subject);
      if (other !== undefined) return { finding, unless: other };
      const inAll = always.get(subject);
      return inAll === undefined ? { finding, unless: "several" } : { finding: inAll, unless: null };
    });
  });
  return isUnknown(found) ? [{ kind: "undecided", decision, ...found }] : found;
}

/** What is found whatever options of the readings are taken. */
export function inEveryReading<T>(...asked: Parameters<typeof byReading<T>>): readonly (T | Undecided)[] {
  return byReading(...asked).flatMap((each): readonly (T | Undecided)[] => {
    if (!("finding" in each)) return [each];
    return each.unless === null ? [each.finding] : [];
  });
}

/** Every option that is not taken, of the readings that a decision rests on. */
function otherOptions({ program, entity }: Analysis, decision: Decision): readonly OtherOption[] {
  const decisions = [decision, ...restsOn(entity, expressionsOf(decision)).toReversed()];
  const names = new Set(decisions.flatMap((each) => expressionsOf(each).flatMap((root) => [...readingsIn(root)])));
  return [...names].flatMap((name) => {
    const reading = program.readings.find((each) => each.name === name);
    const others = reading?.options.filter((option) => option.name !== reading.taken) ?? [];
    return others.map((option) => ({ reading: name, option: option.name }));
  });
}
