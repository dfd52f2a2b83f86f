import { describe, expect, test } from "vitest";
import type { Decisions, PersonRecord } from "../oracle/model.ts";
import { decide as decideNanan } from "../oracle/nanan-2025.ts";
import { randomPeople } from "../oracle/people.ts";
import { decide as decideShishi } from "../oracle/shishi-2026.ts";
import type { TownshipDecisions, TownshipRecord } from "../oracle/township-model.ts";
import { decideTownship as decideFunded } from "../oracle/township.ts";
import { randomTownships } from "../oracle/townships.ts";
import { decide as decideYankou, decideTownship as decideYankouTownship } from "../oracle/yankou-2025.ts";
import { decide as decideYouxi, decideTownship as decideYouxiTownship } from "../oracle/youxi-2024.ts";
import { compileNotice, decider, type NoticeName, noticeNames, programOf } from "./notices.ts";

interface Model {
  readonly person: (person: PersonRecord) => Decisions;
  readonly township: (township: TownshipRecord) => TownshipDecisions;
}

const models: { readonly [N in NoticeName]: Model } = {
  "nanan-2025": { person: (person) => decideNanan(person), township: (each) => decideFunded("nanan-2025", each) },
  "shishi-2026": { person: (person) => decideShishi(person), township: (each) => decideFunded("shishi-2026", each) },
  "youxi-2024": { person: (person) => decideYouxi(person), township: decideYouxiTownship },
  "yankou-2025": { person: (person) => decideYankou(person), township: decideYankouTownship },
};

/** The first few records of which two deciders do not say the same, letter by letter. */
function differences<T extends object>(
  records: readonly T[],
  got: (record: T) => unknown,
  wanted: (record: T) => unknown,
): readonly { readonly record: T; readonly got: string; readonly wanted: string }[] {
  return records
    .map((record) => ({ record, got: JSON.stringify(got(record)), wanted: JSON.stringify(wanted(record)) }))
    .filter((each) => each.got !== each.wanted)
    .slice(0, 3);
}

/** A model's decisions about a person, after the key that the evaluators pass through. */
const keyed = (decide: Model["person"]) => (person: PersonRecord) => ({ id: person.id ?? null, ...decide(person) });

describe.each(noticeNames)("%s agrees with its model", (notice) => {
  test("on persons", () => {
    const people = randomPeople(20240901, 4000, notice);
    expect(differences(people, decider(programOf(notice), "person"), keyed(models[notice].person))).toEqual([]);
  });

  test("on townships and their villages", () => {
    // The vocabulary asks for a name; the generator sometimes leaves it out.
    const townships = randomTownships(20240901, 1000).filter(({ name }) => name !== undefined);
    expect(differences(townships, decider(programOf(notice), "township"), models[notice].township)).toEqual([]);
  });
});

test("shishi-2026 agrees with its model where missed years lengthen the wait", () => {
  const people = randomPeople(20240902, 2000, "shishi-2026");
  const program = compileNotice("shishi-2026", { variableWaiting: "countMissedYears" });
  const model = keyed((person) => decideShishi(person, { countMissedYears: true }));
  expect(differences(people, decider(program, "person"), model)).toEqual([]);
});
