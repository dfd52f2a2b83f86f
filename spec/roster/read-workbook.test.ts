/** Rosters in workbooks: the same records and the same words as of the table in CSV. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { pol } from "../../cli/pol.ts";
import { columnLetters, columnOf } from "../../roster/workbook/address.ts";
import { serialDate } from "../../roster/workbook/serial-date.ts";
import { SharedStrings } from "../../roster/workbook/shared-strings.ts";
import { showsDate } from "../../roster/workbook/styles.ts";
import { dayOf, formatDay } from "../../runtime/date.ts";
import { county, type Ended, run } from "../cli/pol-run.ts";
import { type SheetXml, textRow, workbook, type WorkbookXml } from "../support/workbook.ts";

const policy = `${county}/county-2025.pol`;
const folder = mkdtempSync(join(tmpdir(), "workbook-"));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

async function decide(given: WorkbookXml, ...options: string[]): Promise<Ended> {
  const path = join(folder, `${++made}.xlsx`);
  writeFileSync(path, await workbook(given));
  const ended = await run(["run", policy, "--input", path, ...options]);
  return { ...ended, stderr: ended.stderr.replaceAll(path, "people.xlsx") };
}

const sheet = (rows: readonly (readonly string[])[], behind = ""): SheetXml => ({
  rows: rows.map(textRow).join(""),
  behind,
});
const people = (rows: readonly (readonly string[])[], behind = ""): WorkbookXml => ({
  sheets: { 居民: sheet(rows, behind) },
});

/** What is decided of the rows as CSV. */
function asCsv(rows: readonly (readonly string[])[], ...options: string[]): Promise<Ended> {
  return run(["run", policy, "--input", "-", "--format", "csv", ...options], {
    stdin: rows.map((row) => row.join(",")).join("\n"),
  });
}

const header = ["id", "birthDate", "paidOn", "groups"];
const csv = readFileSync(`${county}/residents.csv`, "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(","));

describe("a workbook", () => {
  test("is decided as the same table in CSV, errors included, and gives CSV on standard output", async () => {
    for (const language of ["en", "zh"]) {
      const [book, plain] = [await decide(people(csv), "--lang", language), await asCsv(csv, "--lang", language)];
      expect(book).toEqual(plain);
    }
    expect((await decide(people(csv))).stderr).toContain("record 4 `A4` (line 5): `paidOn` is");
  });

  test("may come by standard input", async () => {
    const stdin = Readable.from([await workbook(people(csv))]);
    const stderr = new Writable({ write: (_chunk, _, done) => done() });
    const output = join(folder, "decided.csv");
    const args = ["run", policy, "--input", "-", "--format", "xlsx", "--output", output];
    expect(await pol(args, { stdin, stdout: stderr, stderr, env: {} })).toBe(1);
    expect(readFileSync(output, "utf8").slice(1)).toBe((await asCsv(csv)).stdout);
  });

  test("has dates by the formats of their cells, numbers, yes and no, shared and rich texts, and rows with holes", async () => {
    const { stdout, stderr } = await decide({
      sheets: {
        居民: {
          rows:
            '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>3</v></c><c r="C2" t="s"><v>2</v></c></row>' +
            '<row r="4"><c r="A4"><v>350583198001011</v></c><c r="B4" s="1"><v>20210</v></c><c r="C4" s="2"><v>45689</v></c><c r="D4" t="inlineStr"><is><r><t>elder</t></r><r><t xml:space="preserve">; needy</t></r><rPh><t>lao</t></rPh></is></c></row>' +
            '<row r="9"><c r="A9" t="str"><v>=1+1</v></c><c r="B9" t="d"><v>1980-05-01T00:00:00</v></c><c r="C9" s="3"><v>45689</v></c></row>',
        },
      },
      sharedStrings: [
        "<t>编号</t>",
        "<r><t>出生</t></r><r><rPr/><t>日期</t></r><rPh><t>x</t></rPh>",
        "<t>缴费日期</t>",
        "<t>groups</t>",
      ],
      formats: ["yyyy-mm-dd", '[$-804]yyyy"年"m"月"d"日"', "m/d/yy h:mm"],
    });
    expect(stderr).toBe("2 decided, 0 refused\n");
    const lines = stdout.split("\n");
    expect(lines[1]).toBe(
      (await asCsv([header, ["350583198001011", "1955-05-01", "2025-02-01", "elder;needy"]])).stdout.split("\n")[1],
    );
    expect(lines[2]).toBe((await asCsv([header, ["'=1+1", "1980-05-01", "2025-02-01", ""]])).stdout.split("\n")[1]);
  });

  test("may name its elements with a prefix, and count days from 1904", async () => {
    const cell = '<c s="1"><v>27880</v></c>';
    const given = { ...people([header, ["A", cell, "2025-02-01", ""]]), formats: ["d-mmm-yyyy"], countsFrom1904: true };
    const expected = (await asCsv([header, ["A", "1980-05-01", "2025-02-01", ""]])).stdout;
    expect((await decide(given)).stdout).toBe(expected);
    expect((await decide({ ...given, prefix: "x:" })).stdout).toBe(expected);
  });

  test("tells of a date that has a time, and of a day that never was", async () => {
    const cells = [
      '<c s="1"><v>45689.5</v></c>',
      '<c s="1"><v>60</v></c>',
      '<c s="1"><v>0.5</v></c>',
      "<c><v>45689</v></c>",
    ];
    const { stderr } = await decide({
      ...people([header, ...cells.map((cell) => ["A", "1980-05-01", cell])]),
      formats: ["yyyy/m/d"],
    });
    expect(stderr.match(/`paidOn` is "[^"]*"/gu)).toEqual([
      '`paidOn` is "2025-02-01 12:00:00"',
      '`paidOn` is "1900-02-29"',
      '`paidOn` is "0.5"',
      '`paidOn` is "45689"',
    ]);
    expect(stderr).toContain("did you mean `2025-02-01`?");
  });

  test("refuses ids of which a spreadsheet has lost the end, and cells that hold errors, each with its address", async () => {
    const rows = people([
      header,
      ["<c><v>3.5058319800101E+17</v></c>", "1980-05-01", "2025-02-01"],
      ["B", '<c t="e"><v>#N/A</v></c>', "2025-02-01"],
      ["<c><v>1234567890123456</v></c>", "1980-05-01", "2025-02-01"],
      ["<c><v>123456789012345</v></c>", "1980-05-01", "2025-02-01"],
    ]);
    const { code, stderr } = await decide(rows);
    expect([code, stderr]).toMatchInlineSnapshot(`
      [
        1,
        "error: record 1 \`3.5058319800101E+17\` (line 2): \`id\` is "3.5058319800101E+17" (cell A2): a spreadsheet has turned it into a rounded number, and its last digits are lost; make the column text before it is filled in
      error: record 2 \`B\` (line 3): \`birthDate\` is "#N/A" (cell B3): a spreadsheet has put that for what it could not work out or show; mend the formula or widen the column, and save the table again
      error: record 3 \`1234567890123456\` (line 4): \`id\` is "1234567890123456" (cell A4): a spreadsheet has turned it into a rounded number, and its last digits are lost; make the column text before it is filled in
      1 decided, 3 refused
      ",
      ]
    `);
    expect((await decide(rows, "--lang", "zh")).stderr).toMatchInlineSnapshot(`
      "错误：第 1 条记录（“3.5058319800101E+17”，第 2 行）：字段“编号”（id）的值“3.5058319800101E+17”（单元格 A2）已被电子表格改成近似数，末几位数字已丢失，请先将该列设为文本格式再填写
      错误：第 2 条记录（“B”，第 3 行）：字段“出生日期”（birthDate）的值“#N/A”（单元格 B3）是电子表格无法计算或列宽不足时显示的符号，请修改公式或加宽该列后重新保存
      错误：第 3 条记录（“1234567890123456”，第 4 行）：字段“编号”（id）的值“1234567890123456”（单元格 A4）已被电子表格改成近似数，末几位数字已丢失，请先将该列设为文本格式再填写
      已裁定 1 条，不予受理 3 条
      "
    `);
  });

  test("has a header below titles told as such, and columns that are passed over", async () => {
    const titled = await decide(people([["2025年度参保人员名册"], [], ["单位：某县"], header, ["A", "1980-05-01"]]));
    expect([titled.code, titled.stderr]).toMatchInlineSnapshot(`
      [
        1,
        "error: people.xlsx:1: this row is a title, \`2025年度参保人员名册\`, and the names of the columns stand in line 4; remove the rows above them
      0 decided, 0 refused; the rest was not read
      ",
      ]
    `);
    const others = [
      ["id", "备注", "birthDate"],
      ["A", "<c><f>1/0</f><v>1</v></c>", "1980-05-01"],
    ];
    expect((await decide(people(others))).stderr).toContain("the vocabulary has nothing called `备注`");
    const passed = await decide(people(others), "--ignore-columns");
    expect([passed.code, passed.stderr]).toEqual([
      0,
      "note: people.xlsx: columns passed over: `备注`\n1 decided, 0 refused\n",
    ]);
  });

  test("without any row is empty", async () => {
    expect(await decide(people([]))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("people.xlsx: the file is empty"),
    });
    expect((await decide(people([["", ""], header]))).stderr).toBe("0 decided, 0 refused\n");
  });
});

describe("sheets", () => {
  const filled = sheet([header, ["A", "1980-05-01", "2025-02-01"]]);
  const empty: SheetXml = { rows: '<row r="1"><c r="A1" s="1"/></row>' };

  test("that are hidden or empty do not count", async () => {
    const { stderr } = await decide({ sheets: { Sheet1: empty, 居民: filled, 旧: { ...filled, state: "hidden" } } });
    expect(stderr).toBe("1 decided, 0 refused\n");
  });

  test("of which several are filled are chosen by name", async () => {
    const given = {
      sheets: {
        一月: filled,
        二月: sheet([
          ["id", "出生"],
          ["A", "x"],
        ]),
      },
    };
    expect(await decide(given)).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: people.xlsx: several sheets have something in them, `一月`, `二月`; choose one by --sheet\n",
    });
    expect((await decide(given, "--sheet", "一月")).stderr).toBe("1 decided, 0 refused\n");
    expect((await decide(given, "--sheet", "三月", "--lang", "zh")).stderr).toBe(
      "错误：people.xlsx：没有名为“三月”的工作表，工作簿中有：“一月”、“二月”\n",
    );
    expect((await decide({ sheets: { a: empty, b: empty } })).stderr).toContain(
      "no visible sheet of this workbook has anything in it",
    );
  });

  test("are for workbooks only", async () => {
    const args = ["--input", `${county}/residents.csv`, "--sheet", "a"];
    expect(await run(["run", policy, ...args])).toMatchObject({
      code: 2,
      stderr: "error: --sheet is for workbooks; csv has no sheets\n",
    });
  });
});

describe("merged cells", () => {
  const merge = (...references: string[]) =>
    `<mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;

  test.each([
    [
      "in the header",
      [
        ["id", "birthDate", "", "paidOn"],
        ["A", "1980-05-01", "x"],
      ],
      "B1:C1",
    ],
    [
      "in the header, with nothing below",
      [
        ["id", "birthDate", ""],
        ["A", "1980-05-01"],
      ],
      "B1:C1",
    ],
    [
      "over two rows of headers",
      [
        ["id", "日期", ""],
        ["", "birthDate", "paidOn"],
        ["A", "1980-05-01"],
      ],
      "B1:C1",
    ],
  ])("%s are refused with their address", async (_, rows, reference) => {
    const { code, stdout, stderr } = await decide(people(rows, merge(reference)));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")[0]).toBe(
      `error: people.xlsx:${reference}: these cells of the header are merged; part them and name each column`,
    );
  });

  test("below it are refused too, since the others are empty, unless they are in columns that are passed over", async () => {
    const rows = [
      ["id", "备注", "birthDate"],
      ["A", "x", "1980-05-01"],
      ["B", "", ""],
    ];
    const output = join(folder, "merged.csv");
    const refused = await decide(people(rows, merge("C2:C3")), "--ignore-columns", "--output", output);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("people.xlsx:C2:C3: these cells are merged, so all but the first are empty");
    expect(() => readFileSync(output)).toThrow("no such file");
    const passed = await decide(people(rows, merge("B2:B3")), "--ignore-columns");
    expect(passed.stderr).not.toContain("merged");
  });
});

describe("how cells are read", () => {
  test("a number is a date where its format shows a year or a day", () => {
    const dates = [
      "yyyy-mm-dd",
      "m/d/yy h:mm",
      '[$-F800]dddd", "mmmm',
      "yyyy\\年m\\月",
      'e"年"m"月"d"日"',
      "mmm",
      "[Red]d/m;@",
    ];
    const others = [
      "General",
      "0.00",
      "h:mm",
      "mm:ss",
      "[h]:mm",
      "[mm]:ss",
      "@",
      '0"日"',
      "#,##0",
      "[DBNum1]0",
      "0.0E+00",
    ];
    expect(dates.filter(showsDate)).toEqual(dates);
    expect(others.filter(showsDate)).toEqual([]);
  });

  test("days are numbered without a gap, but for the one that never was", () => {
    expect([1, 59, 60, 61, 45689, 2958465, 2958466, 0, -1].map((serial) => serialDate(serial, false))).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-02-29",
      "1900-03-01",
      "2025-02-01",
      "9999-12-31",
      null,
      null,
      null,
    ]);
    expect([0, 1, 44227].map((serial) => serialDate(serial, true))).toEqual(["1904-01-01", "1904-01-02", "2025-02-01"]);
    fc.assert(
      fc.property(fc.integer({ min: dayOf(1904, 1, 1), max: dayOf(9999, 12, 31) }), (day) => {
        expect(serialDate(day - dayOf(1904, 1, 1), true)).toBe(formatDay(day));
        expect(serialDate(day - dayOf(1899, 12, 30), false)).toBe(formatDay(day));
      }),
      { seed: 14 },
    );
  });

  test("columns are named by letters", () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    fc.assert(
      fc.property(fc.nat(16_383), (column) => {
        expect(columnOf(`${columnLetters(column)}7`)).toBe(column);
      }),
      { seed: 14 },
    );
  });

  test("shared texts are given back by number, however many there are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 50 }), (texts) => {
        const strings = new SharedStrings();
        const all = Array.from({ length: 200 }, () => texts).flat();
        all.forEach((text) => strings.add(text));
        expect(all.map((_, at) => strings.at(at))).toEqual(all);
        expect(strings.at(all.length)).toBeUndefined();
      }),
      { seed: 14, numRuns: 30 },
    );
  });
});
