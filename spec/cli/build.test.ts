import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeEmittedFiles } from "../../cli/emitted-files.ts";
import { county, run } from "./pol-run.ts";

const policy = `${county}/county-2025.pol`;
const folder = mkdtempSync(join(tmpdir(), "pol-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("build", () => {
  test("writes a typed evaluator with the runtime beside it", async () => {
    const out = join(folder, "ts");
    const { code, stdout } = await run(["build", policy, "--out", out]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(out, "county-2025.ts")}\n` });
    expect(readdirSync(out).sort()).toEqual(["county-2025.ts", "runtime"]);
    expect(existsSync(join(out, "runtime", "index.ts"))).toBe(true);
    expect(readFileSync(join(out, "county-2025.ts"), "utf8")).toContain("lateFee");
  });

  test("writes JSON Schema", async () => {
    const out = join(folder, "schema");
    expect((await run(["build", policy, "--out", out, "--target", "schema"])).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "county-2025.person.decisions.schema.json",
      "county-2025.person.input.schema.json",
    ]);
  });

  test("writes nothing where one of the files has errors", async () => {
    const out = join(folder, "nothing");
    expect((await run(["build", policy, `${county}/wrong.pol`, "--out", out])).code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  test("a file named twice is built once", async () => {
    const out = join(folder, "once");
    const ended = await run(["build", policy, `./${policy}`, "--out", out]);
    expect(ended).toEqual({ code: 0, stdout: `${join(out, "county-2025.ts")}\n`, stderr: "" });
  });

  test("refuses two notices of one name before anything is written", async () => {
    const [one, other, out] = [`${county}/county-2025.pol`, join(folder, "other.pol"), join(folder, "clash")];
    cpSync(one, other);
    cpSync(`${county}/tiny.pol`, join(folder, "tiny.pol"));
    expect(await run(["build", one, other, "--out", out])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        `error: ${one} and ${other} would both become county-2025.ts\n` +
        "  help  give the notices different names, or build each into its own folder\n",
    });
    expect(existsSync(out)).toBe(false);
  });

  test("names what stands in the way, and writes nothing", async () => {
    const out = join(folder, "way");
    const message = async (target: string) => (await run(["build", policy, "--out", target])).stderr;
    mkdirSync(join(out, "county-2025.ts"), { recursive: true });
    expect(await message(out)).toBe(`error: ${join(out, "county-2025.ts")}: this is a folder; expected a file\n`);
    expect(readdirSync(out)).toEqual(["county-2025.ts"]);
    const file = join(folder, "way", "file");
    writeFileSync(file, "");
    for (const target of [file, join(file, "inner")])
      expect(await message(target)).toBe(`error: ${target}: a file stands where this path needs a folder\n`);
    const held = join(folder, "held");
    mkdirSync(held);
    writeFileSync(join(held, "runtime"), "");
    expect(await message(held)).toBe(`error: ${join(held, "runtime")}: a file stands where this path needs a folder\n`);
    expect(readdirSync(held)).toEqual(["runtime"]);
  });

  test("leaves no new folder where writing fails", () => {
    const files = [
      { path: "a.ts", text: "" },
      { path: "x".repeat(300), text: "" },
    ];
    const out = join(folder, "new", "inner");
    expect(writeEmittedFiles(out, files)).toEqual({ path: out, problem: { problem: "name-too-long" } });
    expect(existsSync(join(folder, "new"))).toBe(false);
  });

  test.runIf(existsSync("/proc/self"))("ends where a file system allows no folders", async () => {
    const { code, stderr } = await run(["build", "policies/nanan-2025.pol", "--out", "/proc/none"]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: \/proc\/none: /u)]);
  });

  test("says where it cannot write, and what it cannot generate", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const blocked = await run(["build", policy, "--out", file]);
    const target = await run(["build", policy, "--out", folder, "--target", "cobol"]);
    expect([blocked.code, target.code]).toEqual([2, 2]);
    expect(target.stderr).toMatchInlineSnapshot(`
      "error: --target has no value \`cobol\`
        help  it takes ts, schema, html
      "
    `);
  });
});
