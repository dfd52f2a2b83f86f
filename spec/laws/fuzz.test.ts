/** A short part of `npm run fuzz`, with pinned seeds: damaged sources, records and rosters break no promise. */
import { expect, test } from "vitest";
import { campaign, type FuzzerName } from "../../fuzz/campaign.ts";

const tries: Readonly<Record<FuzzerName, number>> = { sources: 400, records: 20_000, rosters: 1500 };

test.each(Object.entries(tries) as [FuzzerName, number][])("damaged %s", async (name, count) => {
  const { failures, tries: done } = await campaign(name, 20261128, { tries: count, seconds: Infinity });
  expect(failures).toEqual([]);
  expect(done).toBe(count);
});
