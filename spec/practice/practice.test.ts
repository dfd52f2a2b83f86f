/** Notices of other places, as far as they were seen: each compiles, leaves nobody without an answer, and decides its own examples. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "../cli/pol-run.ts";

const folder = "spec/practice";
const notices = readdirSync(folder)
  .filter((name) => /-\d{4}\.pol$/u.test(name))
  .sort()
  .map((name) => `${folder}/${name}`);

describe.each(notices)("%s", (path) => {
  test("has nothing that is wrong or doubtful", async () => {
    expect(await run(["check", path])).toMatchObject({ code: 0, stdout: "1 file: no problems\n" });
  });

  test("decides its examples, and proves what it says of everyone", async () => {
    const { code, stdout } = await run(["test", path]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+ passed, 0 failed$/mu)]);
  });

  test("is laid out", async () => {
    expect(await run(["format", "--check", path])).toMatchObject({ code: 0, stdout: "" });
  });
});
