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

  test("takes the runtime from the package where that is wanted", async () => {
    const out = join(folder, "package");
    expect((await run(["build", policy, "--out", out, "--runtime", "package"])).code).toBe(0);
    expect(readdirSync(out)).toEqual(["county-2025.ts"]);
    expect(readFileSync(join(out, "county-2025.ts"), "utf8")).toContain('} from "pol/runtime";');
  });

  test.each([
    ["--runtime has no value `there`", ["--runtime", "there"]],
    ["--runtime does nothing with --target schema", ["--runtime", "package", "--target", "schema"]],
  ])("refuses: %s", async (message, args) => {
    const { code, stderr } = await run(["build", policy, "--out", join(folder, "none"), ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(`error: ${message}\n`);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  test("writes JSON Schema", async () => {
    const out = join(folder, "schema");
    expect((await run(["build", policy, "--out", out, "--target", "schema"])).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      "county-2025.person.decisions.schema.json",
      "county-2025.person.input.schema.json",
    ]);
  });

  test("writes a statement", async () => {
    const out = join(folder, "sql");
    expect((await run(["build", policy, "--out", out, "--target", "sql", "--dialect", "duckdb"])).code).toBe(0);
    expect(readFileSync(join(out, "county-2025.sql"), "utf8")).toMatch(/^-- .*\n[^]*\nFROM step\d+;\n$/u);
    expect((await run(["build", policy, "--out", out, "--target", "sql", "--dialect", "spark"])).code).toBe(0);
    expect(readFileSync(join(out, "county-2025.sql"), "utf8")).toContain("dialect: Spark SQL");
    expect((await run(["build", policy, "--out", out, "--target", "ts", "--dialect", "spark"])).stderr).toContain(
      "--dialect does nothing with --target ts",
    );
    expect((await run(["build", policy, "--out", out, "--target", "sql", "--dialect", "oracle"])).code).toBe(2);
  });

  test("writes a module with its loader", async () => {
    const out = join(folder, "wasm");
    expect((await run(["build", policy, "--out", out, "--target", "wasm"])).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(["county-2025.columns.json", "county-2025.columns.ts", "county-2025.wasm"]);
    expect(readFileSync(join(out, "county-2025.wasm")).subarray(0, 4).toString("latin1")).toBe("\0asm");
  });

  test("writes nothing where columns cannot hold what a notice asks, and says where", async () => {
    const [own, out] = [join(folder, "series"), join(folder, "no-wasm")];
    mkdirSync(own);
    writeFileSync(
      join(own, "shop.pol"),
      'vocabulary shop "商店"\n\nentity person "人"\n  fact paid "缴费": int by date\n  decision n "数": int\n',
    );
    const notice = join(own, "shop-2025.pol");
    writeFileSync(
      notice,
      'notice shop-2025 "通知"\n  year 2025\n  uses shop\n\nclause 一 "数"\n  rule n\n    is paid at 2025-01-01\n',
    );
    expect(await run(["build", notice, "--out", out, "--target", "wasm"])).toEqual({
      code: 1,
      stdout: "",
      stderr:
        `error: ${notice}:7:8: columns cannot hold what is asked here: a list of records, a series, or a record around\n` +
        "  help  --target ts makes an evaluator that decides records one by one\n",
    });
    expect(existsSync(out)).toBe(false);
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
        help  it takes ts, schema, html, sql, dmn, wasm
      "
    `);
  });
});
