import { describe, expect, test } from "vitest";
import { commands } from "../../cli/command-line/commands.ts";
import { county, run } from "./pol-run.ts";

describe("usage", () => {
  test("help lists every command in either language", async () => {
    const { code, stdout } = await run(["--help"]);
    expect(code).toBe(0);
    expect(stdout.slice(0, stdout.indexOf("Commands:"))).toMatchInlineSnapshot(`
      "Usage: pol <command> [options]

      A rules language for government notices

      Options:
        --lang <language>              speak English or Chinese: en, zh
        -V, --version                  show the version
        -h, --help                     show help

      "
    `);
    const chinese = (await run(["--help", "--lang", "zh"])).stdout;
    expect(chinese.slice(0, chinese.indexOf("命令：\n"))).toMatchInlineSnapshot(`
      "用法： pol <命令> [选项]

      政府通知的规则语言

      选项：
        --lang <language>              使用英文或中文：en、zh
        -V, --version                  显示版本
        -h, --help                     显示帮助

      "
    `);
    for (const { name, text } of commands) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "mu"));
      expect(stdout.replace(/\s+/gu, " ")).toContain(text.en);
      expect(chinese).toContain(text.zh);
    }
  });

  test("help of a command lists its options", async () => {
    expect((await run(["calendar", "--help"])).stdout).toMatchInlineSnapshot(`
      "Usage: pol calendar [options] <file>

      list the duties with their dates

      Options:
        --lang <language>  speak English or Chinese: en, zh
        --on <event=date>  the day of an event, as in received=2024-09-30
        --format <format>  text (default), ics or json
        -h, --help         show help
      "
    `);
  });

  test("a missing option points to the help of its command", async () => {
    const { code, stderr } = await run(["run", "some.pol"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "error: `--input <roster>` is missing\n  help  `pol run --help` shows how it is used\n",
    });
  });

  test("without a command help goes to standard error", async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^Usage: pol/u);
  });

  test("the version is that of the package", async () => {
    expect((await run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  test.each([
    [["chekc"], "there is no command `chekc`", "没有命令“chekc”"],
    [["check", "--jsn", "a.pol"], "there is no option `--jsn`", "没有选项“--jsn”"],
    [["check"], "`<files>` is missing", "缺少“<files>”"],
    [["run", "a.pol"], "`--input <roster>` is missing", "缺少“--input <roster>”"],
    [["run", "a.pol", "--input"], "`--input <roster>` needs a value", "“--input <roster>”须带一个值"],
    [["readings", "a.pol", "b.pol"], "there are too many arguments", "参数过多"],
  ])("%j is wrong", async (args, en, zh) => {
    const english = await run(args);
    const chinese = await run([...args, "--lang=zh"].filter((word) => word !== "--input"));
    expect(english.code).toBe(2);
    expect(english.stderr.split("\n")[0]).toBe(`error: ${en}`);
    if (!args.includes("--input")) expect(chinese.stderr.split("\n")[0]).toBe(`错误：${zh}`);
  });

  const notice = `${county}/county-2025.pol`;
  test.each([
    [["run", notice, "--input", "a.csv", "--input", "b.csv"], "`--input <roster>` is given more than once"],
    [["run", notice, "--input", ""], "`--input <roster>` needs a value"],
    [["build", notice, "--out", ""], "`--out <folder>` needs a value"],
    [["check", ""], "one of the arguments is empty"],
    [["prove", notice, "--reading", "a=b", "--reading", "a=c"], "two options of the reading `a` are taken"],
    [["calendar", notice, "--on", "a=2025-01-01", "--on", "a=2025-01-02"], "two days of the event `a` are given"],
    [["test", notice, "--threshold", "101"], "--threshold takes a whole number of at most 100, not `101`"],
  ])("of what contradicts itself nothing is left out without a word: %j", async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout, first: stderr.split("\n")[0] }).toEqual({ code: 2, stdout: "", first: `error: ${message}` });
    expect((await run([...args, "--lang", "zh"])).stderr).toMatch(/^错误：.*[\u4e00-\u9fff]/u);
  });

  test("whoever asks how much is covered asks for the coverage", async () => {
    const asked = await run(["test", notice, "--threshold", "0"]);
    expect(asked.stdout).toBe((await run(["test", notice, "--coverage"])).stdout);
  });

  test("suggests the command or option that was meant", async () => {
    expect((await run(["chekc"])).stderr).toMatchInlineSnapshot(`
      "error: there is no command \`chekc\`
        help  did you mean \`check\`?
      "
    `);
    expect((await run(["check", "--lang", "fr", `${county}/tiny.pol`])).stderr).toMatchInlineSnapshot(`
      "error: there is no language \`fr\`
        help  it takes en, zh
      "
    `);
  });

  test.each([
    ["--coverage --mutate", "--coverage and --mutate ask for different things"],
    ["--threshold 50 --suggest", "--threshold and --suggest ask for different things"],
    [
      "--export-examples a.csv --import-examples b.csv",
      "--export-examples and --import-examples ask for different things",
    ],
    ["--coverage --junit a.xml", "--junit does nothing beside --coverage"],
    ["--suggest --json", "--json does nothing beside --suggest"],
    ["--coverage --runs 3", "--runs does nothing beside --coverage"],
    ["--json --coverage-format lcov", "--json and --coverage-format ask for different things"],
    ["--ignore-columns", "--ignore-columns does nothing without --import-examples"],
    ["--junit -", "--junit takes a file: standard output has the results"],
  ])("of two things that one run does not do together neither is done: test %s", async (options, message) => {
    const { code, stdout, stderr } = await run(["test", `${county}/county-2025.pol`, ...options.split(" ")]);
    expect([code, stdout, stderr.split("\n")[0]]).toEqual([2, "", `error: ${message}`]);
  });

  test.each([
    ["--json --format html", "--json and --format html ask for different forms"],
    ["--ignore-columns", "--ignore-columns does nothing without --roster"],
    ["--sheet a", "--sheet does nothing without --roster"],
  ])("nor by diff %s", async (options, message) => {
    const files = [`${county}/county-2025.pol`, `${county}/county-2026.pol`];
    const { code, stdout, stderr } = await run(["diff", ...files, ...options.split(" ")]);
    expect([code, stdout, stderr.split("\n")[0]]).toEqual([2, "", `error: ${message}`]);
  });

  test("build makes no folder called -", async () => {
    const { code, stderr } = await run(["build", `${county}/county-2025.pol`, "--out", "-"]);
    expect([code, stderr.split("\n")[0]]).toEqual([2, "error: --out takes a folder, not standard output"]);
  });
});
