import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { county, run } from "./pol-run.ts";

const vocabulary = `${county}/tiny.pol`;
const policy = `${county}/county-2025.pol`;
const folder = mkdtempSync(join(tmpdir(), "pol-several-"));
afterAll(() => rmSync(folder, { recursive: true }));

const commands: readonly (readonly string[])[] = [
  ["test"],
  ["test", "--coverage"],
  ["prove"],
  ["build", "--out", join(folder, "built")],
];

describe("commands over several files", () => {
  test.each(commands)("%s passes over a vocabulary with a note", async (command = "", ...options) => {
    const alone = await run([command, policy, ...options]);
    const both = await run([command, vocabulary, policy, ...options]);
    expect(both).toEqual({ ...alone, stderr: `note: ${vocabulary} is a vocabulary and is passed over\n` });
    const { stderr } = await run([command, vocabulary, policy, ...options, "--lang", "zh"]);
    expect(stderr).toBe(`注意：${vocabulary} 是词汇表，已跳过\n`);
  });

  test.each(commands)("%s refuses a vocabulary alone", async (command = "", ...options) => {
    expect(await run([command, vocabulary, vocabulary, ...options])).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${vocabulary} is a vocabulary; this command takes a notice\n`,
    });
  });

  test("test without files takes the plain files of policies/ and waits for no pipe", async () => {
    const policies = join(folder, "policies");
    mkdirSync(policies);
    for (const path of [vocabulary, policy]) copyFileSync(path, join(policies, basename(path)));
    execFileSync("mkfifo", [join(policies, "pipe.pol")]);
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await run(["test"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/\d+ passed, 0 failed/) });
    } finally {
      process.chdir(before);
    }
  });

  test("a file that cannot be read fails all the same, and every such file is told", async () => {
    const { code, stderr } = await run(["prove", vocabulary, policy, "absent.pol", "gone.pol"]);
    expect(code).toBe(2);
    expect(stderr.match(/there is no such file/g)).toHaveLength(2);
  });
});
