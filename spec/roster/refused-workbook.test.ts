/** Workbooks that could do harm, or that are none: refused in words, in both languages, and no output is left. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exitCode } from "../../cli/exit-code.ts";
import { county, run } from "../cli/pol-run.ts";
import { decidedList, noticeAt } from "../support/decided-list.ts";
import { textRow, workbook, type WorkbookXml, zipped } from "../support/workbook.ts";

const policy = `${county}/county-2025.pol`;
const notice = noticeAt(policy);
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "refused-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const rows = [
  ["id", "birthDate", "paidOn"],
  ["A", "1980-05-01", "2025-02-01"],
];
const plain: WorkbookXml = { sheets: { 居民: { rows: rows.map(textRow).join("") } } };
const withParts = (parts: WorkbookXml["parts"]): Promise<Buffer> => workbook({ ...plain, parts: parts! });
const withRows = (...more: readonly (readonly string[])[]): Promise<Buffer> =>
  workbook({ sheets: { 居民: { rows: [...rows, ...more].map(textRow).join("") } } });

/** The first line that is said of a workbook, in both languages. */
async function told(bytes: Buffer, name = "people.xlsx"): Promise<readonly string[]> {
  const input = join(folder, name);
  writeFileSync(input, bytes);
  const lines: string[] = [];
  for (const language of ["en", "zh"] as const) {
    const output = ["--output", join(folder, "out.csv"), "--lang", language];
    const { code, stderr } = await run(["run", policy, "--input", input, ...output]);
    expect([code, readdirSync(folder)]).toEqual([exitCode.usage, [name]]);
    const line = stderr.split("\n")[0]!.replace(input, name);
    // Where there are no files another library unpacks; the words are the same.
    const { result, remarks } = await decidedList(notice, name, bytes, { language });
    expect([result, line]).toEqual([null, expect.stringContaining(remarks[0]!.text)]);
    lines.push(line);
  }
  rmSync(input);
  return lines;
}

/** The beginning of a compound file, with one name in its directory. */
function compound(stream: string): Buffer {
  const bytes = Buffer.alloc(2048);
  bytes.write("d0cf11e0a1b11ae1", "hex");
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.write(stream, 1024, "utf16le");
  return bytes;
}

describe("refused is", () => {
  test("a macro", async () => {
    expect(await told(await withParts({ "xl/vbaProject.bin": "x" }), "people.xlsm")).toEqual([
      "error: people.xlsm: this workbook contains macros, which are refused as dangerous; save it as `.xlsx` without them",
      "错误：people.xlsm：工作簿含有宏，有安全风险，不予读取，请另存为不含宏的 .xlsx",
    ]);
    expect((await told(await withParts({ "xl/macrosheets/sheet1.xml": "x" })))[0]).toContain("contains macros");
  });

  test("a formula in the header or in a column that is read, with its address", async () => {
    const formula = "<c><f>B2+1&amp;2</f><v>45689</v></c>";
    expect(await told(await withRows(["B", formula]))).toEqual([
      "error: people.xlsx:B3: this cell holds the formula `=B2+1&2`, of which the result may be out of date; copy the column and paste it as values",
      "错误：people.xlsx:B3：该单元格为公式“=B2+1&2”，其结果可能已过时，请复制该列并“粘贴为数值”",
    ]);
    expect((await told(await withRows([], ["B", "1980-05-01", "<c><f>1</f></c>"])))[0]).toContain("people.xlsx:C4: ");
    const header = textRow(["id", '<c t="str"><f>"birth"</f><v>birthDate</v></c>', "paidOn"]);
    expect((await told(await workbook({ sheets: { 居民: { rows: header } } })))[0]).toContain("people.xlsx:B1: ");
  });

  test.each([["externalLink"], ["connections"]])("data from elsewhere: %s", async (type) => {
    const [english, chinese] = await told(await workbook({ ...plain, relations: [[type, "other.xml"]] }));
    expect(english).toContain("takes data from other files or services");
    expect(chinese).toContain("引用了其他文件或外部数据");
  });

  test("XML that defines entities", async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>`;
    const [english, chinese] = await told(await withParts({ "xl/sharedStrings.xml": laughs }));
    expect(english).toContain("defines entities of its own in XML");
    expect(chinese).toContain("自定义了实体");
  });

  test("what unpacks to far more than it could hold", async () => {
    const sheet = `<worksheet><sheetData>${" ".repeat(80 * 1024 * 1024)}</sheetData></worksheet>`;
    const [english, chinese] = await told(await withParts({ "xl/worksheets/sheet1.xml": sheet }));
    expect(english).toContain("a part of this workbook would unpack to 80 MB, far more than a roster of its size has");
    expect(chinese).toContain("解压后达 80 MB");
  });

  test("what has a password, and what is of an older kind", async () => {
    expect(await told(compound("EncryptedPackage"))).toEqual([
      "error: people.xlsx: this workbook is locked with a password; save it without one",
      "错误：people.xlsx：工作簿设有密码，请取消密码后重新保存",
    ]);
    expect(await told(compound("Workbook"), "people.xls")).toEqual([
      "error: people.xls: this is a workbook of the old `.xls` kind; save it as `.xlsx`",
      "错误：people.xls：文件是旧格式（.xls）的工作簿，请另存为 .xlsx",
    ]);
    const binary = await workbook({
      ...plain,
      parts: {
        "_rels/.rels":
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      },
    });
    expect((await told(binary))[0]).toContain("binary workbook (`.xlsb`)");
  });

  test("what breaks off", async () => {
    const bytes = await workbook(plain);
    expect(await told(bytes.subarray(0, -40))).toEqual([
      "error: people.xlsx: this workbook breaks off before its end; copy it again from where it came",
      "错误：people.xlsx：工作簿不完整，提前结束，请重新取得该文件",
    ]);
  });

  test.each([
    ["text", Buffer.from("id,birthDate\nA,1980-05-01\n")],
    ["nothing", Buffer.alloc(0)],
    ["another archive", zipped([["mimetype", "application/vnd.oasis.opendocument.spreadsheet"]])],
  ])("what is no workbook: %s", async (_, bytes) => {
    const [english, chinese] = await told(await bytes);
    expect(english).toContain("this is no `.xlsx` workbook; open it in a spreadsheet program");
    expect(chinese).toContain("文件不是 .xlsx 工作簿");
  });

  test.each([
    ["XML that is cut short", { "xl/worksheets/sheet1.xml": "<worksheet><sheetData>" }],
    ["text that is not UTF-8", { "xl/workbook.xml": Buffer.from("<workbook>\xff</workbook>", "latin1") as never }],
    ["a text that is not there", { "xl/worksheets/sheet1.xml": '<a><row><c t="s"><v>7</v></c></row></a>' }],
    ["a column beyond the last", { "xl/worksheets/sheet1.xml": '<a><row><c r="ZZZZ1"><v>7</v></c></row></a>' }],
  ])("what is damaged: %s", async (_, parts) => {
    const [english, chinese] = await told(await withParts(parts));
    expect(english).toContain("this workbook is damaged; open it in a spreadsheet program and save it anew");
    expect(chinese).toContain("工作簿已损坏");
  });
});

test("a missing file and a folder are told as of any roster", async () => {
  const { code, stderr } = await run(["run", policy, "--input", join(folder, "none.xlsx")]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("none.xlsx: there is no such file")]);
});

test("a workbook with any bytes changed or missing is decided or refused, and never a defect", async () => {
  const bytes = await workbook(plain);
  const damage = fc.record({
    at: fc.nat(bytes.length - 1),
    byte: fc.nat(255),
    end: fc.integer({ min: 1, max: bytes.length }),
  });
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async ({ at, byte, end }, isCut) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = byte;
      const input = join(folder, "damaged.xlsx");
      writeFileSync(input, isCut ? damaged.subarray(0, end) : damaged);
      const { code, stdout, stderr } = await run(["run", policy, "--input", input]);
      expect(code, stderr).not.toBe(exitCode.defect);
      if (code === exitCode.done) expect(stdout.startsWith("id,window")).toBe(true);
      const { result, remarks } = await decidedList(notice, "damaged.xlsx", readFileSync(input));
      if (result === null) expect(remarks).not.toEqual([]);
      else expect((await result.text()).replace("\uFEFF", "").startsWith("id,window")).toBe(true);
    }),
    { seed: 14, numRuns: 300 },
  );
});
