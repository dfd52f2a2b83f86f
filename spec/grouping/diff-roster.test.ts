/** Two notices are compared on a flat roster: households and the town are formed under both, and each record is decided in them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { run } from "../cli/pol-run.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-diff-roster-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
writeFileSync(
  path("cards.pol"),
  `vocabulary cards "借书证"

main entity reader "读者"
  fact id     "证号":   text
  fact family "家庭号": int?
  fact age    "年龄":   int from 0 to 120
  fact joined "入会日": date

  decision fee  "费用":   money
  decision size "人数":   int
  decision card "办证日": date

entity household "家庭" formed of reader by family
  fact members "家庭成员": list of reader

entity town "全镇" formed of reader
  fact readers "全镇读者": list of reader
`,
);
const notice = (year: number, family: number, youth: number): string => `notice cards-${year} "须知"
  year ${year}
  uses cards

clause 一 "收费"
  rule fee
    is if (count over members) >= ${family} then 10 yuan else 20 yuan

  rule size
    is if age < ${youth} then 1 else count over readers where joined on or after yearStart

  rule card
    is joined + 1 month
`;
writeFileSync(path("cards-2024.pol"), notice(2024, 3, 18));
writeFileSync(path("cards-2025.pol"), notice(2025, 2, 20));

interface Row {
  readonly id: string;
  readonly family: number | null;
  readonly age: number;
  readonly joined: string;
}

/** What each row is decided by hand. */
function byHand(
  rows: readonly Row[],
  family: number,
  youth: number,
): readonly { readonly fee: string; readonly size: number }[] {
  // Of the plan year that follows everything is a year later, so that the same rows have joined in it.
  const joined = rows.filter((row) => row.joined >= "2024-01-01").length;
  return rows.map((row) => {
    const members = rows.filter((other) => other === row || (row.family !== null && other.family === row.family));
    return { fee: members.length >= family ? "10.00" : "20.00", size: row.age < youth ? 1 : joined };
  });
}

async function compared(rows: readonly Row[] | readonly object[], more: readonly string[] = []) {
  writeFileSync(path("rows.json"), JSON.stringify(rows));
  const args = ["diff", path("cards-2024.pol"), path("cards-2025.pol"), "--roster", path("rows.json")];
  return run([...args, ...more]);
}

const row = fc.record({
  family: fc.option(fc.constantFrom(1, 2, 3)),
  age: fc.constantFrom(17, 18, 19, 20),
  joined: fc.constantFrom("2023-12-31", "2024-01-01", "2024-05-01"),
});

test("the records that change are those that are decided otherwise by hand", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (drawn) => {
      const rows = drawn.map((each, index): Row => ({ id: `r${index}`, ...each }));
      const [old, next] = [byHand(rows, 3, 18), byHand(rows, 2, 20)];
      const { roster } = JSON.parse((await compared(rows, ["--json"])).stdout);
      const changed = (name: "fee" | "size") => rows.filter((_, at) => old[at]![name] !== next[at]![name]).length;
      const counted = (name: string): number =>
        roster.decided
          .filter((each: { readonly decision: string }) => each.decision === name)
          .reduce((sum: number, each: { readonly records: number }) => sum + each.records, 0);
      expect([counted("fee"), counted("size"), counted("card")]).toEqual([changed("fee"), changed("size"), 0]);
      const differing = rows.filter((_, at) => JSON.stringify(old[at]) !== JSON.stringify(next[at]));
      expect(roster.concerned).toBe(differing.length);
    }),
    { seed: 20261129, numRuns: 25 },
  );
}, 120_000);

const people = [
  { id: "a", family: 1, age: 40, joined: "2024-02-01" },
  { id: "b", family: 1, age: 19, joined: "2023-02-01" },
  { id: "c", age: 19, joined: "2024-02-01" },
];

test("what the analysis does not know is told as the roster shows it", async () => {
  const { stdout } = await compared(people);
  expect(stdout).toContain("roster: 3 of 3 records\n");
  expect(stdout).toMatch(/^not known: fee .*\n {2}in the roster 20 yuan → 10 yuan: 2 records, `a` the first$/mu);
  expect(stdout).toMatch(/^not known: size .*\n {2}in the roster 2 → 1: 2 records, `b` the first$/mu);
  expect((await compared(people, ["--lang", "zh"])).stdout).toContain("名册中20元 → 10元：2条，首条为“a”");
});

test("a row that is refused withholds its groups here as well", async () => {
  const slip = [...people, { id: "d", family: 1, age: "old", joined: "2024-02-01" }];
  const { stdout, stderr, code } = await compared(slip);
  expect(stdout).toContain("roster: 0 of 4 records; 4 refused\n");
  expect(stderr).toContain("no record is decided: the rules ask the `town` of all records");
  expect(code).toBe(1);
  const without = await compared(slip, ["--without-refused"]);
  expect(without.stdout).toContain("roster: 3 of 4 records; 1 refused\n");
});

test("a region that rests on the household counts those of whom it holds in theirs", async () => {
  const single = (name: string, yuan: number): string => `notice ${name} "须知"
  year 2025
  uses cards

clause 一 "收费"
  rule fee
    is if (count over members) >= 2 then 10 yuan else ${yuan} yuan

  silent on size, card
`;
  writeFileSync(path("low.pol"), single("low", 20));
  writeFileSync(path("high.pol"), single("high", 30));
  writeFileSync(path("rows.json"), JSON.stringify(people));
  const { stdout } = await run(["diff", path("low.pol"), path("high.pol"), "--roster", path("rows.json"), "--json"]);
  const { groups, roster } = JSON.parse(stdout);
  expect(groups).toMatchObject([{ decision: "fee", concerned: 1 }]);
  expect(roster).toMatchObject({ records: 3, concerned: 1 });
});
