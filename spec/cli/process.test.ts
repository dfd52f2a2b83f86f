import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { county } from "./pol-run.ts";

/** The bundled program, which `npm test` builds first. */
const program = "dist/pol.cjs";
const policy = `${county}/county-2025.pol`;
const folder = mkdtempSync(join(tmpdir(), "pol-process-"));
afterAll(() => rmSync(folder, { recursive: true }));

const shell = (script: string) =>
  spawnSync("sh", ["-c", script], { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });

describe("the program as a process", () => {
  test("is an executable that ends with its exit code", () => {
    expect(shell(`./${program} check ${county}/wrong.pol > /dev/null`).status).toBe(1);
    expect(shell(`./${program} check ${policy}`)).toMatchObject({
      status: 0,
      stdout: "1 file: no problems\n",
      stderr: "",
    });
  });

  test("a reader that goes away is no failure", () => {
    const script = `(./${program} clauses ${policy} --json; echo "ended $?" >&2) | head -1`;
    expect(shell(script)).toMatchObject({ stdout: "[\n", stderr: "ended 0\n" });
  });

  test.runIf(existsSync("/dev/full"))("a full disk is reported", () => {
    const listing = shell(`./${program} clauses ${policy} > /dev/full`);
    const roster = shell(`./${program} run ${policy} --input ${county}/resident.json > /dev/full`);
    const file = shell(`./${program} run ${policy} --input ${county}/resident.json --output /dev/full --format json`);
    expect([listing.status, roster.status, file.status]).toEqual([2, 2, 2]);
    const lost = "standard output: there is no space left to write more; what was written is incomplete";
    expect([listing.stderr, roster.stderr]).toEqual([`error: ${lost}\n`, `error: ${lost}\n`]);
    expect(file.stderr).toBe("error: /dev/full: there is no space left to write this file; nothing was written\n");
  });

  test("Ctrl-C leaves no half file", async () => {
    const child = spawn("node", [
      program,
      "run",
      policy,
      "--input",
      "-",
      "--format",
      "csv",
      "--output",
      join(folder, "out.csv"),
    ]);
    child.stdin.write("birthDate\n1990-01-01\n");
    await until(() => readdirSync(folder).some((name) => statSync(join(folder, name)).size > 0));
    expect(readdirSync(folder)[0]).toMatch(/^\.pol-.*\.tmp$/u);
    child.kill("SIGINT");
    const signal = await new Promise((resolve) => child.on("exit", (_, ended) => resolve(ended)));
    expect(signal).toBe("SIGINT");
    expect(readdirSync(folder)).toEqual([]);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
