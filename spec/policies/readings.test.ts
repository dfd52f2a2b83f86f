import { describe, expect, test } from "vitest";
import { randomPeople } from "../oracle/people.ts";
import { randomTownships } from "../oracle/townships.ts";
import { compileNotice, decider, type NoticeName, noticeNames, programOf } from "./notices.ts";

/** Every option that is not the default, as readings to compile with. */
const switches = noticeNames.flatMap((notice) =>
  programOf(notice).readings.flatMap(({ name, options, byDefault }) =>
    options.filter((option) => option.name !== byDefault).map((option) => [notice, name, option.name] as const),
  ),
);

const people = (notice: NoticeName) => randomPeople(20240903, 1500, notice);
const townships = randomTownships(20240903, 200).filter(({ name }) => name !== undefined);

/** What a notice decides of many records; throws where it has no value for one of them. */
function decidedBy(notice: NoticeName, readings: Readonly<Record<string, string>>): string[] {
  const program = compileNotice(notice, readings);
  const outcomes = [...people(notice).map(decider(program, "person")), ...townships.map(decider(program, "township"))];
  return outcomes.map((outcome) => JSON.stringify(outcome));
}

describe("a reading that is switched", () => {
  const asWritten = new Map(noticeNames.map((notice) => [notice, decidedBy(notice, {})]));

  test.each(switches)("%s: %s is %s decides everybody, and somebody differently", (notice, reading, option) => {
    const before = asWritten.get(notice);
    const after = decidedBy(notice, { [reading]: option });
    expect(after.some((outcome, index) => outcome !== before?.[index])).toBe(true);
  });
});
