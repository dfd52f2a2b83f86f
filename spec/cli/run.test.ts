import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { county, run } from "./pol-run.ts";

const policy = `${county}/county-2025.pol`;
const roster = `${county}/residents.csv`;
const folder = mkdtempSync(join(tmpdir(), "pol-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("run", () => {
  test("decides a roster in its format and its order; a bad record does not stop it", async () => {
    expect(await run(["run", policy, "--input", roster])).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "error: record 4 \`A4\` (line 5): \`paidOn\` is "2025-13-01"; expected a date that exists, in the form \`2025-07-01\`
      4 decided, 1 refused
      ",
        "stdout": "id,window,fee,reliefRate,refund,error
      A1,early,300.00,0,,
      A2,late,400.00,0.5,,
      A3,late,300.00,0,,
      A4,,,,,"record 4 \`A4\` (line 5): \`paidOn\` is ""2025-13-01""; expected a date that exists, in the form \`2025-07-01\`"
      A5,,,,,
      ",
      }
    `);
  });

  test("writes JSON where that is asked for", async () => {
    const { code, stdout } = await run(["run", policy, "--input", roster, "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)[1]).toEqual({ id: "A2", window: "late", fee: "400.00", reliefRate: "0.5", refund: null });
    expect(Object.keys(JSON.parse(stdout)[3])).toEqual(["id", "error"]);
  });

  test("reads standard input, whose format must be given", async () => {
    const stdin = '{"id":"B","birthDate":"1990-01-01","paidOn":"2024-09-01"}\n';
    const { code, stdout } = await run(["run", policy, "--input", "-", "--format", "jsonl"], { stdin });
    expect({ code, stdout }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stdout": "{"id":"B","window":"early","fee":"300.00","reliefRate":"0","refund":null}
      ",
      }
    `);
    expect(await run(["run", policy, "--input", "-"], { stdin })).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: the format of standard input is not given
        help  add --format json, jsonl, csv, xlsx or parquet
      ",
        "stdout": "",
      }
    `);
  });

  test("writes a file in the format of its name, and leaves nothing else behind", async () => {
    const output = join(folder, "decided.jsonl");
    const ended = await run(["run", policy, "--input", roster, "--output", output]);
    expect(ended.stdout).toBe("");
    expect(readFileSync(output, "utf8").split("\n")[0]).toBe(
      '{"id":"A1","window":"early","fee":"300.00","reliefRate":"0","refund":null}',
    );
    expect(readdirSync(folder)).toEqual(["decided.jsonl"]);
  });

  test("writes no file where the roster cannot be read to its end", async () => {
    const input = join(folder, "broken.json");
    const output = join(folder, "broken-decided.json");
    writeFileSync(input, Buffer.from('[{"birthDate":"1990-01-01"},\n{"birthDate":\xff', "latin1"));
    const ended = await run(["run", policy, "--input", input, "--output", output]);
    expect(ended.code).toBe(1);
    expect(ended.stderr.replace(folder, "FOLDER")).toMatchInlineSnapshot(`
      "error: FOLDER/broken.json:2: the text is not UTF-8; save the file as UTF-8
      1 decided, 0 refused; the rest was not read
      "
    `);
    expect(readdirSync(folder)).not.toContain("broken-decided.json");
  });

  test("`-` for the output is standard output, and no file of that name", async () => {
    const args = ["run", "policies/nanan-2025.pol", "--input", `${county}/residents.csv`];
    const [named, unnamed] = [await run([...args, "--output", "-"]), await run(args)];
    expect(named).toEqual(unnamed);
    expect(existsSync("-")).toBe(false);
  });

  test("decides what stands before and behind a broken record, counts it, and ends with an error", async () => {
    const input = join(folder, "torn.json");
    const output = join(folder, "torn-decided.json");
    writeFileSync(input, '[{"id":"a","birthDate":"1990-01-01"},\n{"id":"b",\n{"id":"c","birthDate":"1990-01-01"}');
    const ended = await run(["run", policy, "--input", input, "--output", output]);
    expect(ended.code).toBe(1);
    expect(ended.stderr.replace(folder, "FOLDER")).toMatchInlineSnapshot(`
      "error: record 2 (line 2): not valid JSON at 3:1: \`{\` is not expected there
      error: FOLDER/torn.json:3:36: the JSON text ends too early
      2 decided, 1 refused
      "
    `);
    expect(JSON.parse(readFileSync(output, "utf8"))).toMatchObject([
      { id: "a" },
      { id: null, error: expect.stringContaining("3:1") as string },
      { id: "c" },
    ]);
  });

  test("completes on standard output what was decided before an error in the roster", async () => {
    const decided = async (stdin: string) => {
      const { code, stdout } = await run(["run", policy, "--input", "-", "--format", "json"], { stdin });
      return { code, records: JSON.parse(stdout).length };
    };
    expect(await decided('[{"birthDate":"1990-01-01"},\n{"birthDate":')).toEqual({ code: 1, records: 2 });
    expect(await decided('[{"birthDate"')).toEqual({ code: 1, records: 1 });
    expect(await decided("7")).toEqual({ code: 1, records: 0 });
  });

  test("refuses to write over a file that it reads, by whatever path", async () => {
    const input = join(folder, "read.csv");
    writeFileSync(input, "birthDate\n1990-01-01\n");
    symlinkSync(input, join(folder, "link.json"));
    linkSync(input, join(folder, "same.jsonl"));
    for (const name of ["read.csv", "./read.csv", "link.json", "same.jsonl"]) {
      const output = `${folder}/${name}`;
      const { code, stderr } = await run(["run", policy, "--input", input, "--output", output]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `error: ${output} is read and cannot be the output as well\n  help  name another file for the output\n`,
      });
    }
    expect(readFileSync(input, "utf8")).toBe("birthDate\n1990-01-01\n");
    const notice = await run(["run", policy, "--input", input, "--output", policy, "--format", "json"]);
    const vocabulary = await run([
      "run",
      policy,
      "--input",
      input,
      "--output",
      `${county}/tiny.pol`,
      "--format",
      "json",
    ]);
    const diff = await run(["diff", policy, `${county}/county-2026.pol`, "--output", `${county}/tiny.pol`]);
    expect([notice.code, vocabulary.code, diff.code]).toEqual([2, 2, 2]);
  });

  test("writes a file without an ending in the format of the roster", async () => {
    const output = join(folder, "decided");
    await run(["run", policy, "--input", roster, "--output", output]);
    expect(readFileSync(output, "utf8")).toMatch(/^\uFEFFid,window/u);
  });

  test("refuses an output whose name tells no format", async () => {
    const output = join(folder, "decided.ods");
    const ended = await run(["run", policy, "--input", roster, "--output", output]);
    expect({ ...ended, stderr: ended.stderr.replace(folder, "FOLDER") }).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: the name of FOLDER/decided.ods does not tell its format\n" +
        "  help  name it .json, .jsonl, .csv, .xlsx or .parquet, or add --format json, jsonl, csv, xlsx or parquet\n",
    });
    expect((await run(["run", policy, "--input", roster, "--output", output, "--format", "csv"])).code).toBe(1);
    expect(readFileSync(output, "utf8")).toMatch(/^\uFEFFid,window/u);
  });

  test("advice about explanations can be followed", async () => {
    const helpFor = async (...options: string[]) =>
      (await run(["run", policy, "--explain", ...options], { stdin: "birthDate\n1990-01-01\n" })).stderr.split("\n")[1];
    const named = "  help  name the output .json or .jsonl, as in --output decided.json";
    expect(await helpFor("--input", roster)).toBe("  help  add --format json");
    expect(await helpFor("--input", roster, "--output", "q.csv", "--format", "json")).toBe(named);
    expect(await helpFor("--input", "-", "--format", "csv")).toBe(named);
    const output = join(folder, "explained.json");
    expect(await helpFor("--input", "-", "--format", "csv", "--output", output)).toBe("");
    expect(JSON.parse(readFileSync(output, "utf8"))[0].explanation.version).toBe(1);
  });

  test("reports every column that a table lacks or has too much", async () => {
    const stdin = "id,born,paidOm\nA,1990-01-01,2024-09-01\n";
    const { code, stderr } = await run(["run", policy, "--input", "-", "--format", "csv"], { stdin });
    expect(code).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "error: standard input: the vocabulary has nothing called \`born\`; --ignore-columns passes it over
      error: standard input: the vocabulary has nothing called \`paidOm\`; did you mean \`paidOn\`?
      error: standard input: the column \`birthDate\` (出生日期) is missing; every record needs it
      0 decided, 0 refused; the rest was not read
      "
    `);
  });

  test("takes a reading in another option, by identifier or label", async () => {
    const fee = async (...options: string[]) =>
      JSON.parse((await run(["run", policy, "--input", roster, "--format", "json", ...options])).stdout)[2].fee;
    expect(await fee()).toBe("300.00");
    expect(await fee("--reading", "pupils=charged")).toBe("400.00");
    expect(await fee("--reading", "学生是否加收=照常加收")).toBe("400.00");
  });

  test("writes Chinese labels, and adds explanations", async () => {
    const labels = await run(["run", policy, "--input", roster, "--labels", "zh"]);
    expect(labels.stdout.split("\n").slice(0, 3)).toMatchInlineSnapshot(`
      [
        "编号,缴费期,应缴金额,减免比例,可退费,错误",
        "A1,集中期,300.00,0,,",
        "A2,补缴期,400.00,0.5,,",
      ]
    `);
    const explained = await run(["run", policy, "--input", roster, "--format", "json", "--explain"]);
    const [record] = JSON.parse(explained.stdout);
    expect(record.explanation.version).toBe(1);
    expect(record.explanation.policyHash).toMatch(/^[0-9a-f]{64}$/u);
    expect(record.explanation.decisions.find((each: { name: string }) => each.name === "fee").rules)
      .toMatchInlineSnapshot(`
      [
        {
          "clause": "二",
          "condition": null,
          "formula": {
            "en": "standard",
            "zh": "标准",
          },
          "kind": "rule",
          "name": null,
          "row": null,
        },
      ]
    `);
  });

  test.each([
    [["--reading", "pupil=charged"], "there is no reading `pupil`"],
    [["--reading", "__proto__=y"], "there is no reading `__proto__`"],
    [["--reading", "constructor=y"], "there is no reading `constructor`"],
    [["--reading", "pupils=never"], "the reading `pupils` has no option `never`"],
    [["--reading", "pupils"], "--reading takes NAME=OPTION, not `pupils`"],
    [["--entity", "persn"], "there is no entity `persn`"],
    [["--format", "xml"], "--format has no value `xml`"],
    [["--labels", "fr"], "--labels has no value `fr`"],
    [["--explain"], "explanations need JSON output"],
  ])("refuses %j", async (options, message) => {
    const { code, stdout, stderr } = await run(["run", policy, "--input", roster, ...options]);
    expect({ code, stdout, first: stderr.split("\n")[0] }).toEqual({ code: 2, stdout: "", first: `error: ${message}` });
  });

  test("reports a roster or a policy that is not there", async () => {
    const noRoster = await run(["run", policy, "--input", "nowhere.csv"]);
    const noPolicy = await run(["run", "nowhere.pol", "--input", roster]);
    const noFolder = await run(["run", policy, "--input", roster, "--output", join(folder, "none", "out.csv")]);
    expect([noRoster.code, noPolicy.code, noFolder.code]).toEqual([2, 2, 2]);
    expect(noRoster.stderr + noPolicy.stderr + noFolder.stderr.replace(folder, "FOLDER")).toMatchInlineSnapshot(`
      "error: nowhere.csv: there is no such file
      error: nowhere.pol: there is no such file
      error: record 4 \`A4\` (line 5): \`paidOn\` is "2025-13-01"; expected a date that exists, in the form \`2025-07-01\`
      error: FOLDER/none/out.csv: the folder for this file does not exist
      "
    `);
  });

  test("names the item and the fact of a number that is missing", async () => {
    const township = JSON.parse(readFileSync("spec/cli/records/township.json", "utf8"));
    delete township.villages[0].paid["2024-11-15"];
    const given = { stdin: JSON.stringify(township) };
    const args = ["policies/yankou-2025.pol", "--input", "-", "--entity", "township"];
    const message = async (...words: string[]) => (await run([...words, ...args], given)).stderr;
    expect(await message("run", "--format", "json")).toBe(
      "error: record 1 `堰口镇` (line 1): `villages[0].paid` of `甲村` has no number for 2024-11-15\n" +
        "0 decided, 1 refused\n",
    );
    expect(await message("explain", "--lang", "zh")).toBe(
      "错误：“甲村”的字段“已缴人数”（villages[0].paid）缺少2024年11月15日的数值\n",
    );
  });

  test("counts what was decided and refused, and names both lines of a key that stands twice", async () => {
    const stdin = "id,birthDate\nA,1990-01-01\nB,1990-13-01\nA,1991-01-01\n";
    const stderr = async (...options: string[]) =>
      (await run(["run", policy, "--input", "-", "--format", "csv", ...options], { stdin })).stderr
        .split("\n")
        .slice(1);
    expect(await stderr()).toEqual([
      "warning: record 3 `A` (line 4) has the key that stands in line 2 already",
      "2 decided, 1 refused",
      "",
    ]);
    expect(await stderr("--lang", "zh")).toEqual([
      "警告：第 3 条记录（“A”，第 4 行）的编号与第 2 行重复",
      "已裁定 2 条，不予受理 1 条",
      "",
    ]);
  });

  test("says which records go on over lines, and refuses those whose quotation marks are amiss one by one", async () => {
    const stdin =
      'id,birthDate\n"a\nb",1980-01-01\nc,1980-01-01\nd,"1981-01-01\ne,1982-01-01"\nf,"1983-01-01\ng,1984-01-01\nh,1985-01-01"\n';
    const { stderr } = await run(["run", policy, "--input", "-", "--format", "csv"], { stdin });
    expect(stderr.split("\n")).toEqual([
      "warning: record 1 `a\\u000ab` (line 2) goes on to line 3; is a quotation mark missing?",
      ...["3 `d` (line 5)", "4 `e` (line 6)", "5 `f` (line 7)", "7 `h` (line 9)"].map(
        (record) =>
          `error: record ${record}: a quotation mark in this row is not closed, or stands inside a cell; ` +
          'expected it in pairs, and doubled (`""`) inside a cell',
      ),
      "3 decided, 4 refused",
      "",
    ]);
  });

  test("removes what a killed run has left, and nothing of one that still runs", async () => {
    const left = join(folder, ".pol-999999999-0123456789ab.tmp");
    const running = join(folder, `.pol-${process.pid}-0123456789ab.tmp`);
    for (const path of [left, running]) writeFileSync(path, "");
    await run(["run", policy, "--input", roster, "--output", join(folder, "decided.csv")]);
    const kept = readdirSync(folder).filter((name) => name.startsWith(".pol-"));
    expect(kept).toEqual([`.pol-${process.pid}-0123456789ab.tmp`]);
    rmSync(running);
  });

  test("a path that leads to no file is the file's failure, in either language", async () => {
    const path = (name: string): string => join(folder, name);
    writeFileSync(path("one.json"), "[]");
    symlinkSync(path("round.json"), path("round.json"));
    for (const [name, en, zh] of [
      ["one.json/x.json", "a file stands where this path needs a folder", "路径中应为文件夹的一处是文件"],
      ["round.json", "the links on this path lead round in a circle", "路径中的链接循环引用"],
      [`${"x".repeat(300)}.json`, "the name of this file is too long", "文件名过长"],
    ] as const) {
      const args = ["run", policy, "--input", path(name)];
      expect(await run(args)).toEqual({ code: 2, stdout: "", stderr: `error: ${path(name)}: ${en}\n` });
      expect((await run([...args, "--lang", "zh"])).stderr).toBe(`错误：${path(name)}：${zh}\n`);
    }
  });

  test("passes over columns that the vocabulary does not have where it is asked to, and says which", async () => {
    const stdin = "编号,出生日期,备注,缴费日\na,1980-05-01,x,y\n";
    const args = ["run", policy, "--input", "-", "--format", "csv"];
    expect(await run(args, { stdin })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "error: standard input: the vocabulary has nothing called \`备注\`; --ignore-columns passes it over
      error: standard input: the vocabulary has nothing called \`缴费日\`; did you mean \`缴费日期\`?
      0 decided, 0 refused; the rest was not read
      ",
        "stdout": "id,window,fee,reliefRate,refund,error
      ",
      }
    `);
    const passed = await run([...args, "--ignore-columns"], { stdin });
    expect(passed).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "note: standard input: columns passed over: \`备注\`, \`缴费日\` (did you mean \`缴费日期\`?)
      1 decided, 0 refused
      ",
        "stdout": "id,window,fee,reliefRate,refund,error
      a,,,,,
      ",
      }
    `);
    expect((await run([...args, "--ignore-columns", "--lang", "zh"], { stdin })).stderr).toMatchInlineSnapshot(`
      "注意：标准输入：已忽略以下各列：“备注”、“缴费日”（是否应为“缴费日期”？）
      已裁定 1 条，不予受理 0 条
      "
    `);
    const json = await run(["run", policy, "--input", "-", "--format", "json", "--ignore-columns"], { stdin: "[]" });
    expect(json).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: --ignore-columns is for tables; json has no columns\n",
    });
  });

  test("takes a notice, not a vocabulary nor a file with errors", async () => {
    expect(await run(["run", `${county}/tiny.pol`, "--input", roster])).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: spec/cli/county/tiny.pol is a vocabulary; this command takes a notice
      ",
        "stdout": "",
      }
    `);
    expect((await run(["run", `${county}/wrong.pol`, "--input", roster])).code).toBe(1);
  });
});
