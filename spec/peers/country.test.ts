/**
 * The taxes and benefits of OpenFisca's country template, written from their rules and figures: persons in households, rates and
 * scales that change with the month. Nothing is left open for any household, and every example holds.
 */
import { expect, test } from "vitest";
import { run } from "../cli/pol-run.ts";

const path = "spec/peers/country/country-2017.pol";

test("nothing is wrong or doubtful, for households and for their members", async () => {
  expect(await run(["check", path])).toMatchObject({ code: 0, stdout: "1 file: no problems\n" });
  expect((await run(["prove", path])).stdout).toContain("18 proved, 0 refuted, 0 unknown");
});

test("the examples hold, and reach everything", async () => {
  expect((await run(["test", path])).stdout).toContain("40 passed, 0 failed");
  expect((await run(["test", path, "--coverage"])).stdout).toMatch(/^100% covered/mu);
});

test("both files are laid out", async () => {
  const files = [path, "spec/peers/country/country.pol"];
  expect(await run(["format", "--check", ...files])).toMatchObject({ code: 0, stdout: "" });
});
