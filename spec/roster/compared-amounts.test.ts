/** What two notices come to over one roster, side by side. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { county, run } from "../cli/pol-run.ts";

const [old, next] = [`${county}/county-2025.pol`, `${county}/county-2026.pol`];
const folder = mkdtempSync(join(tmpdir(), "compared-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Residents of every kind who pay on many days, some of them in neither year. */
const roster = join(folder, "residents.csv");
const groups = ["", "elder", "pupil", "needy", "elder;needy", "pupil;needy"];
const days = [
  "2024-09-15",
  "2024-12-31",
  "2025-01-01",
  "2025-03-09",
  "2025-06-30",
  "2025-09-20",
  "2026-02-14",
  "2027-01-01",
  "",
];
const rows = groups.flatMap((group, one) =>
  days.map((day, other) => `R${one}${other},19${40 + 9 * one}-05-01,${day},${group}`),
);
writeFileSync(roster, `id,birthDate,paidOn,groups\n${rows.join("\n")}\nX,1980-13-01,,\n`);

const compare = (...options: string[]) => run(["diff", old, next, "--roster", roster, ...options]);

interface Amount {
  readonly decision: string;
  readonly old: string;
  readonly new: string;
}

/** The sum of the fees that a notice asks of the roster, as `pol run` adds them up. */
async function sumBy(policy: string): Promise<string> {
  const path = join(folder, "summary.json");
  await run(["run", policy, "--input", roster, "--output", join(folder, "out.csv"), "--summary", path]);
  return (JSON.parse(readFileSync(path, "utf8")) as { readonly sums: { readonly fee: string } }).sums.fee;
}

describe("pol diff --roster", () => {
  test("tells what amounts come to under each notice, as pol run does", async () => {
    const json = JSON.parse((await compare("--absolute", "--json")).stdout) as {
      readonly roster: { readonly amounts: readonly Amount[] };
    };
    const [fee] = json.roster.amounts;
    expect(fee).toMatchObject({ decision: "fee", old: await sumBy(old), new: await sumBy(next) });
    expect(fee!.old).not.toBe(fee!.new);
    expect(json.roster.amounts).toMatchInlineSnapshot(`
      [
        {
          "change": "-360.00",
          "decision": "fee",
          "lowered": 6,
          "new": "14640.00",
          "old": "15000.00",
          "raised": 2,
        },
      ]
    `);
  });

  test("compares a record with the same one a plan year later, in both languages", async () => {
    const line = (text: string): string => text.split("\n").find((each) => /^(?:fee|应缴金额)/u.test(each))!;
    expect(line((await compare()).stdout)).toMatchInlineSnapshot(
      `"fee in all: 15000.00 yuan by the old, 15120.00 yuan by the new (+120.00 yuan); more for 6, less for 0"`,
    );
    expect(line((await compare("--lang", "zh")).stdout)).toMatchInlineSnapshot(
      `"应缴金额合计：原15000.00元，新15120.00元（+120.00元）；增加的6条，减少的0条"`,
    );
    const page = (await compare("--format", "html")).stdout;
    expect(page).toContain("<caption>What the records of the roster come to</caption>");
    expect(page).toContain("<td>fee (yuan)</td>");
  });
});
