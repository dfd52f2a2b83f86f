import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { county, run } from "./pol-run.ts";

describe("check", () => {
  test("says that files have no problems", async () => {
    expect(await run(["check", `${county}/county-2025.pol`, `${county}/tiny.pol`, `./${county}/tiny.pol`]))
      .toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "2 files: no problems
      ",
      }
    `);
  });

  test("counts notes, with which a file passes", async () => {
    const { code, stdout } = await run(["check", "policies/nanan-2025.pol"]);
    expect(code).toBe(0);
    expect(stdout).toContain("note[applies-in-other-reading]: ");
    expect(stdout).toContain("\n1 file: no problems, 1 note\n");
    expect((await run(["check", "policies/nanan-2025.pol", "--lang", "zh"])).stdout).toContain(
      "1 个文件，没有问题，1 个提示\n",
    );
  });

  test("shows every problem with its line, Chinese characters as two columns", async () => {
    const { code, stdout } = await run(["check", `${county}/wrong.pol`]);
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "error[unknown-member]: there is no option of \`Group\` called \`nedy\`
        spec/cli/county/wrong.pol:13:17
        13 |     when 人群 has nedy
           |                   ^^^^
        help  did you mean \`needy\`?

      error[unknown-name]: there is no name \`windw\`
        spec/cli/county/wrong.pol:17:10
        17 |     when windw is early
           |          ^^^^^
        help  did you mean \`window\`?

      1 file: 2 errors, 0 warnings
      "
    `);
  });

  test("speaks Chinese where the locale does", async () => {
    const { stdout } = await run(["check", `${county}/wrong.pol`], { env: { LANG: "zh_CN.UTF-8" } });
    expect(stdout).toMatchInlineSnapshot(`
      "错误[unknown-member]：没有名为“nedy”的“人群”选项
        spec/cli/county/wrong.pol:13:17
        13 |     when 人群 has nedy
           |                   ^^^^
        建议  是否想写“needy”？

      错误[unknown-name]：没有名为“windw”的名称
        spec/cli/county/wrong.pol:17:10
        17 |     when windw is early
           |          ^^^^^
        建议  是否想写“window”？

      1 个文件：2 个错误，0 个警告
      "
    `);
  });

  test("gives programs an array of diagnostics", async () => {
    const { code, stdout } = await run(["check", "--json", `${county}/wrong.pol`]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)[0]).toMatchInlineSnapshot(`
      {
        "code": "unknown-member",
        "column": 17,
        "endColumn": 21,
        "endLine": 13,
        "example": null,
        "file": "spec/cli/county/wrong.pol",
        "fix": {
          "column": 17,
          "endColumn": 21,
          "endLine": 13,
          "line": 13,
          "text": "needy",
        },
        "help": "did you mean \`needy\`?",
        "line": 13,
        "message": "there is no option of \`Group\` called \`nedy\`",
        "related": [],
        "severity": "error",
      }
    `);
    expect(JSON.parse((await run(["check", "--json", `${county}/tiny.pol`])).stdout)).toEqual([]);
  });

  test("goes on after a file that cannot be read", async () => {
    const { code, stdout, stderr } = await run(["check", `${county}/missing.pol`, county, `${county}/tiny.pol`]);
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: spec/cli/county/missing.pol: there is no such file
      error: spec/cli/county: this is a folder; expected a file
      "
    `);
    expect(stdout).toBe("1 file: no problems\n");
  });

  test.each([
    ["in GBK", (path: string) => writeFileSync(path, Buffer.from("b4cabbe3b1ed", "hex")), ":1: the text is not UTF-8"],
    ["a link to nothing", (path: string) => symlinkSync("none", path), ": there is no such file"],
    ["a folder", (path: string) => mkdirSync(path), ": this is a folder"],
    ["a pipe", (path: string) => execFileSync("mkfifo", [path]), ": this is a pipe or a device"],
    ["a link to a device", (path: string) => symlinkSync("/dev/zero", path), ": this is a pipe or a device"],
  ])("a vocabulary beside the notice that is %s is not passed over for another", async (_, make, message) => {
    const folder = mkdtempSync(join(tmpdir(), "pol-check-"));
    const notice = join(folder, "nanan-2025.pol");
    const vocabulary = join(folder, "resident-insurance.pol");
    cpSync("policies/nanan-2025.pol", notice);
    make(vocabulary);
    for (const command of [["check"], ["format", "--check"], ["readings"]]) {
      const { code, stderr } = await run([...command, notice]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining(`${notice}:6:10: ${vocabulary}${message}`),
      });
    }
    const both = await run(["check", notice, join(folder, "none.pol"), `${county}/tiny.pol`]);
    expect(both).toMatchObject({ code: 2, stdout: "1 file: no problems\n" });
    rmSync(folder, { recursive: true });
  });

  test("a vocabulary is named, and no path leads to one", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pol-check-"));
    const inner = join(folder, "inner");
    mkdirSync(inner);
    cpSync(`${county}/tiny.pol`, join(folder, "tiny.pol"));
    const notice = join(inner, "county-2025.pol");
    const text = readFileSync(`${county}/county-2025.pol`, "utf8");
    for (const path of ["../tiny", join(folder, "tiny"), "..\\tiny"]) {
      writeFileSync(notice, text.replace("uses tiny", `uses 「${path}」`));
      const { code, stdout } = await run(["check", notice]);
      expect(code).toBe(1);
      expect(stdout).toContain(`error[not-a-file-name]: \`${path}\` cannot name a notice or a vocabulary`);
      expect(stdout).toContain(`${notice}:6:8`);
      expect(stdout).toMatch(/1 error, 0 warnings/);
    }
    rmSync(folder, { recursive: true });
  });

  test("reads no file that is far longer than any notice, nor a device that never ends", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pol-"));
    const long = join(folder, "long.pol");
    writeFileSync(long, "x ".repeat(5_000_000));
    const devices = existsSync("/dev/zero") ? ["/dev/zero"] : [];
    for (const path of [long, ...devices]) {
      const { code, stdout, stderr } = await run(["check", path]);
      expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(/: this file has more than 8 MB/u)]);
    }
    rmSync(folder, { recursive: true });
  });

  test("shows of a long line what is near the place, and control characters as they are written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pol-check-"));
    const notice = join(folder, "long.pol");
    writeFileSync(notice, `notice n "${"题".repeat(300)}" \u001b ${"x".repeat(500)}`);
    const { stdout } = await run(["check", notice]);
    expect(stdout).not.toContain("\u001b");
    expect(stdout.split("\n").slice(2, 4)).toEqual([
      `   1 | …${"题".repeat(78)}" \\u001b ${"x".repeat(118)}…`,
      `     |  ${" ".repeat(78 * 2 + 2)}^^^^^^`,
    ]);
    rmSync(folder, { recursive: true });
  });

  test("colours only where it is asked to", async () => {
    const plain = await run(["check", `${county}/wrong.pol`]);
    const coloured = await run(["check", `${county}/wrong.pol`], { env: { FORCE_COLOR: "1" } });
    expect(plain.stdout).not.toContain("\u001B");
    expect(coloured.stdout).toContain("\u001B[31merror[unknown-member]");
  });
});
