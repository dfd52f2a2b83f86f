import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "./pol-run.ts";

test("decisions of one name are told apart by their entities", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pol-prove-"));
  const notice = join(folder, "n-2025.pol");
  const deciding = '  decision done "已办": bool\n';
  writeFileSync(
    join(folder, "places.pol"),
    `vocabulary places "地方"\nentity person "人"\n  fact age "年龄": int\n${deciding}entity village "村"\n  fact paid "已缴": int\n${deciding}`,
  );
  writeFileSync(
    notice,
    `notice n-2025 "甲"\n  year 2025\n  uses places\nclause 一 "甲"\n  rule done is age > 3\n  rule village.done when paid > 3\n    is yes\n`,
  );
  const { stdout } = await run(["prove", notice]);
  const lines = stdout.split("\n").filter((line) => line.includes("done"));
  expect(lines.map((line) => line.trim())).toEqual([
    "proved   every record has an answer on `done`",
    "proved   no two rules collide on `done`",
    "refuted  every record has an answer on `village.done`",
    'example village "village.done"',
    "proved   no two rules collide on `village.done`",
  ]);
  expect((await run(["prove", notice, "--lang", "zh"])).stdout).toContain("“村.已办”在任何情形下都有结论");
});

const ways = [
  ["n * n", "records for which a number passes 2⁵³"],
  ["n + 1", null],
  ["daysBetween(d + n days, d)", "records for which a date leaves the years 1 to 9999"],
  ["daysBetween(d + 7000 years, d)", "records for which a date leaves the years 1 to 9999"],
  ["daysBetween(d + 900 years, d)", null],
  ["paid at d", "records for which a series has no number for a date that is asked for"],
  ["other", "records for which a number passes 2⁵³"],
] as const;

test.each(ways)("says that what `run` refuses is not proved of: %s", async (value, left) => {
  const folder = mkdtempSync(join(tmpdir(), "pol-prove-"));
  const notice = join(folder, "n-2025.pol");
  const facts = '  fact n "数": int from 0\n  fact d "日": date\n  fact paid "已缴": int by date\n';
  writeFileSync(
    join(folder, "people.pol"),
    `vocabulary people "人们"\nentity person "人"\n${facts}  decision a "甲": int\n`,
  );
  const other = value === "other" ? '  define other "积": (n + 3) * n\n' : "";
  writeFileSync(
    notice,
    `notice n-2025 "甲"\n  year 2025\n  uses people\nclause 一 "甲"\n${other}  rule a\n    is ${value}\n`,
  );
  const { stdout } = await run(["prove", notice]);
  expect(stdout).toContain("proved   every record has an answer on `a`");
  const told = /^ {2}not looked at: (.*); `run` refuses them$/mu.exec(stdout)?.[1] ?? null;
  expect(told).toBe(left);
});
