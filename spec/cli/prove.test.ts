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
