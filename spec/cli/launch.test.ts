import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compileBundle, readCache } from "../../cli/launch/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-launch-"));
afterAll(() => rmSync(folder, { recursive: true }));

const launch = () => {
  const { status, stdout, stderr } = spawnSync("node", [join(folder, "pol.cjs"), "--version"], { encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("the bundle's cache of compiled code", () => {
  test("is taken by the Node.js that built it", () => {
    expect(compileBundle("dist", readCache("dist")).cachedDataRejected).toBe(false);
  });

  test.each([
    ["is missing", undefined],
    ["is empty", Buffer.alloc(0)],
    ["is cut off", readFileSync("dist/program.cache").subarray(0, 100_000)],
    ["is of another version", Buffer.alloc(1000, 7)],
  ])("is not needed: it %s", (_, cache) => {
    for (const name of ["pol.cjs", "program.cjs"]) copyFileSync(`dist/${name}`, join(folder, name));
    if (cache !== undefined) writeFileSync(join(folder, "program.cache"), cache);
    expect(launch()).toEqual({ status: 0, stdout: "0.1.0\n", stderr: "" });
  });
});
