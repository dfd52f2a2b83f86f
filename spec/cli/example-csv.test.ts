import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, describe, expect, test } from "vitest";
import { inGbk } from "../support/gbk.ts";
import { county, run } from "./pol-run.ts";

const policy = `${county}/county-2025.pol`;
const folder = mkdtempSync(join(tmpdir(), "pol-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const csv = join(folder, "cases.csv");
const imported = async (content: string | Buffer, ...options: readonly string[]) => {
  writeFileSync(csv, content);
  const { code, stdout, stderr } = await run(["test", policy, "--import-examples", csv, ...options]);
  return { code, stdout, stderr: stderr.replaceAll(csv, "cases.csv") };
};
const plain = "出生日期,缴费日期,=> 应缴金额\n1980-05-01,2024-10-01,300\n";
const asTable = `  examples "cases"
    | birthDate | paidOn | => fee |
    | 1980-05-01 | 2024-10-01 | 300 yuan |
`;

describe("examples from a spreadsheet", () => {
  test("are read in every encoding that a roster may have", async () => {
    const utf16 = Buffer.from(`\uFEFF${plain}`, "utf16le");
    for (const content of [plain, `\uFEFF${plain}`, inGbk(plain), utf16, Buffer.from(utf16).swap16()])
      expect(await imported(content)).toEqual({ code: 0, stdout: asTable, stderr: "" });
  });

  test("with empty rows, empty columns and trailing commas", async () => {
    const content = "出生日期,,缴费日期,=> 应缴金额,,\n,,,,,\n1980-05-01,,2024-10-01,300,,\n　,,\n\n";
    expect(await imported(content)).toEqual({ code: 0, stdout: asTable, stderr: "" });
  });

  test("keep their titles: numbered ones as a table, others as examples, none as a table of the file's name", async () => {
    const content = [
      "title,birthDate,paidOn,groups,=> fee",
      "学生 1,1980-05-01,2024-10-01,pupil,300",
      "学生 2,1980-05-01,2025-02-01,,400",
      "一位老人,1950-05-01,2024-10-01,elder;needy,300",
      ",1980-05-01,2024-10-01,,300",
    ].join("\r\n");
    expect((await imported(content)).stdout).toMatchInlineSnapshot(`
      "  examples "学生"
          | birthDate | paidOn | groups | => fee |
          | 1980-05-01 | 2024-10-01 | {pupil} | 300 yuan |
          | 1980-05-01 | 2025-02-01 |  | 400 yuan |

        example "一位老人"
          given birthDate: 1950-05-01, paidOn: 2024-10-01, groups: {elder, needy}
          expect fee: 300 yuan

        examples "cases"
          | birthDate | paidOn | => fee |
          | 1980-05-01 | 2024-10-01 | 300 yuan |
      "
    `);
  });

  test("come back as the same examples", async () => {
    const titles = async (path: string): Promise<string> =>
      (await run(["test", path, "--export-examples", "-"])).stdout;
    const before = await titles("policies/nanan-2025.pol");
    writeFileSync(csv, before);
    const { stdout } = await run(["test", "policies/nanan-2025.pol", "--import-examples", csv]);
    const text = readFileSync("policies/nanan-2025.pol", "utf8");
    const without = text.replaceAll(/^ *examples? [^]*?\n(?=\n|$)/gmu, "");
    expect(without).not.toMatch(/^ *example/mu);
    const copy = join(folder, "nanan-2025.pol");
    writeFileSync(copy, `${without}\n${stdout}`);
    const rows = (of: string): readonly string[] => of.split("\n").sort();
    expect(rows(await titles(copy))).toEqual(rows(before));
  });

  test("are refused with the line, the column and what was probably meant", async () => {
    const content = "birthDate,paidOn,=> fee\n1980/5/1,45566,300\n1980-05-01,1\n1980-05-01,2024-10-01,much\n";
    expect(await imported(content)).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "error: cases.csv:2: \`birthDate\` is "1980/5/1"; expected a date that exists, in the form \`2025-07-01\`; did you mean \`1980-05-01\`?
      error: cases.csv:2: \`paidOn\` is "45566"; expected a date that exists, in the form \`2025-07-01\`; did you mean \`2024-10-01\`?
      error: cases.csv:3: the row has 2 cells; expected 3, one a column
      error: cases.csv:4: \`fee\` is "much"; expected an amount in yuan as text, such as \`1070.00\`
      ",
        "stdout": "",
      }
    `);
    expect((await imported(content, "--lang", "zh")).stderr).toMatchInlineSnapshot(`
      "错误：cases.csv:2：字段“出生日期”（birthDate）的值“1980/5/1”无效，应填写实际存在的日期，格式如 2025-07-01，是否应为 1980-05-01？
      错误：cases.csv:2：字段“缴费日期”（paidOn）的值“45566”无效，应填写实际存在的日期，格式如 2025-07-01，是否应为 2024-10-01？
      错误：cases.csv:3：该行有 2 个单元格，应与表头一致，为 3 个
      错误：cases.csv:4：字段“应缴金额”（fee）的值“much”无效，应填写以元为单位的金额，如 1070.00
      "
    `);
  });

  test("have every column once, and none that means nothing", async () => {
    const content = "birthDate,出生日期,=> fees,colour,=> fee\n1980-05-01,1980-05-01,1,red,300\n";
    expect(await imported(content)).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "error: cases.csv: there is more than one column \`出生日期\`
      error: cases.csv: the vocabulary has nothing called \`=> fees\`; did you mean \`=> fee\`?
      error: cases.csv: the vocabulary has nothing called \`colour\`; --ignore-columns passes it over
      ",
        "stdout": "",
      }
    `);
    const ignoring = await imported("birthDate,colour,=> fee\n1980-05-01,red,300\n", "--ignore-columns");
    expect(ignoring).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "note: cases.csv: columns passed over: \`colour\`
      ",
        "stdout": "  examples "cases"
          | birthDate | => fee |
          | 1980-05-01 | 300 yuan |
      ",
      }
    `);
  });

  test("have a decision marked by an arrow, full-width or not, and each row something expected of what it gives", async () => {
    expect((await imported("birthDate,＝＞ fee\n1980-05-01,300\n")).stdout).toContain("| => fee |");
    const messages = async (content: string, ...options: readonly string[]) =>
      (await imported(content, ...options)).stderr;
    const rows = "title,birthDate,=> fee\na,1980-05-01,\nb,,300\nc,1980-05-01,absent\n";
    const texts = [
      rows,
      "birthDate,fee\n1980-05-01,300\n",
      "birthDate,应缴金额\n1980-05-01,300\n",
      "birthDate\n1980-05-01\n",
    ];
    const told: string[] = [];
    for (const text of texts) told.push(await messages(text), await messages(text, "--lang", "zh"));
    expect(told.join("")).toMatchInlineSnapshot(`
      "error: cases.csv:2: the row expects nothing; fill in a cell of a column \`=> …\`, or leave the row out
      error: cases.csv:3: \`birthDate\` is missing; expected a date that exists, in the form \`2025-07-01\`
      错误：cases.csv:2：该行没有预期结果，请填写某个“=> …”列，或删去该行
      错误：cases.csv:3：缺少必填字段“出生日期”（birthDate），应填写实际存在的日期，格式如 2025-07-01
      error: cases.csv: the vocabulary has nothing called \`fee\`; did you mean \`=> fee\`?
      错误：cases.csv：词汇表中没有“fee”，是否应为“=> fee”？
      error: cases.csv: the vocabulary has nothing called \`应缴金额\`; did you mean \`=> 应缴金额\`?
      错误：cases.csv：词汇表中没有“应缴金额”，是否应为“=> 应缴金额”？
      error: cases.csv: no column says what is expected; call one \`=> window\` or by another decision
      错误：cases.csv：没有写明预期结果的列，请将某列命名为“=> 缴费期”或其他结论
      "
    `);
  });

  test("keep titles with quotation marks that a notice can hold, and refuse others with the line", async () => {
    const titles = ['a "b" c', "“甲”", '甲"“乙”"丙', "a “b"];
    const cells = titles.map((title) => `"${title.replaceAll('"', '""')}",1980-05-01,300\n`).join("");
    const { stdout } = await imported(`title,birthDate,=> fee\n${cells}`);
    const copy = join(folder, "county-2025.pol");
    writeFileSync(join(folder, "tiny.pol"), readFileSync(`${county}/tiny.pol`));
    writeFileSync(copy, `${readFileSync(policy, "utf8")}\n${stdout}`);
    const { stdout: exported } = await run(["test", copy, "--export-examples", "-"]);
    const back = Papa.parse<string[]>(exported).data.map(([title]) => title);
    expect(back).toEqual(expect.arrayContaining(titles));
    const refused = await imported('title,birthDate,=> fee\n"a""“b",1980-05-01,300\n');
    expect(refused.stderr).toContain('cases.csv:2: `title` is "a\\"“b"; no notice can hold a text');
  });

  test("refuse a key that a spreadsheet has destroyed", async () => {
    const { code, stderr } = await imported("id,birthDate,=> fee\n3.5E+17,1980-05-01,300\n#N/A,1980-05-01,300\n");
    expect(code).toBe(1);
    expect(stderr).toMatch(/cases\.csv:2: .*rounded number.*\n.*cases\.csv:3: .*could not work out/u);
  });

  test("have a header, which is no title, and a file that can be read", async () => {
    const titled = await imported(`某县示例\n${plain}`);
    expect(titled.stderr).toContain("cases.csv:1: this row is a title, `某县示例`");
    expect((await imported("")).stderr).toContain("the file is empty");
    const missing = await run(["test", policy, "--import-examples", join(folder, "none.csv")]);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("there is no such file") });
  });

  test("hold no text that a notice cannot hold", async () => {
    const { code, stderr } = await imported('id,birthDate,=> fee\n"a""“b",1980-05-01,300\nc\u200bd,1980-05-01,300\n');
    expect(code).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "error: cases.csv:2: \`id\` is "a\\"“b"; no notice can hold a text with a line end, a hidden sign or quotation marks of both kinds
      error: cases.csv:3: \`id\` is "c\\u200bd"; no notice can hold a text with a line end, a hidden sign or quotation marks of both kinds
      "
    `);
  });

  test("do not become formulas in a spreadsheet", async () => {
    const text = readFileSync(policy, "utf8")
      .replace('"集中期缴费"', '"=1+1"')
      .replace("given birth", 'given id: "-1", birth');
    const copy = join(folder, "county-2025.pol");
    writeFileSync(join(folder, "tiny.pol"), readFileSync(`${county}/tiny.pol`));
    writeFileSync(copy, text);
    const { stdout } = await run(["test", copy, "--export-examples", "-"]);
    expect(stdout).toContain("'=1+1,'-1,1980-05-01");
    writeFileSync(csv, stdout);
    const back = await run(["test", copy, "--import-examples", csv]);
    expect(back.stdout).toContain('example "=1+1"\n    given id: "-1", birthDate');
  });
});
