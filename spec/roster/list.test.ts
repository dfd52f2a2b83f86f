/** Lists that are decided where there are no files: the same decisions and the same words as by `pol run`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import {
  decideList,
  type DecidedList,
  listFormatOf,
  type ListOptions,
  type ListProgress,
  type Notice,
} from "../../api/index.ts";
import { entityOf } from "../../ir/entity.ts";
import { entitySchema } from "../../ir/schema.ts";
import { formatFacts } from "../../runtime/format.ts";
import { optionWays } from "../../cli/option-ways.ts";
import { county, run } from "../cli/pol-run.ts";
import { decidedList, noticeAt } from "../support/decided-list.ts";
import { inGbk } from "../support/gbk.ts";
import { choicesFrom } from "../support/random-program.ts";
import { randomRecord } from "../support/random-record.ts";
import { sheetsOf } from "../support/read-sheet.ts";
import { textRow, workbook } from "../support/workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "list-"));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;

const policy = `${county}/county-2025.pol`;
const notice = noticeAt(policy);
const csv = readFileSync(`${county}/residents.csv`, "utf8");
const rows = csv
  .trim()
  .split("\n")
  .map((line) => line.split(","));

const textOf = async ({ result }: DecidedList): Promise<string | null> => (result === null ? null : result.text());
const told = ({ remarks, refused }: DecidedList): readonly string[] => [
  ...remarks.map(({ text }) => text),
  ...refused.flatMap(({ messages }) => messages),
];

/** What the program writes and says of the same bytes. */
async function byProgram(path: string, name: string, bytes: string | Uint8Array, ...options: readonly string[]) {
  const at = join(folder, `${++made}-${name}`);
  const output = join(folder, `${made}-out.csv`);
  writeFileSync(at, bytes);
  const { stderr } = await run(["run", path, "--input", at, "--output", output, ...options]);
  return { output, stderr: stderr.replaceAll(at, name) };
}

async function expectTheSame(path: string, asked: Notice, name: string, bytes: string | Uint8Array): Promise<void> {
  const { output, stderr } = await byProgram(path, name, bytes, "--labels", "zh", "--lang", "zh");
  const list = await decidedList(asked, name, bytes, { language: "zh" });
  expect(await textOf(list)).toBe(readFileSync(output, "utf8").replace(/^\uFEFF/u, ""));
  for (const each of told(list)) expect(stderr).toContain(each);
  const { decided, refused } = list.counts!;
  expect(stderr).toContain(`已裁定 ${decided} 条，不予受理 ${refused} 条`);
}

describe("a list", () => {
  test("is decided in every form as by the program, and its refused records are told with their rows", async () => {
    await expectTheSame(policy, notice, "居民.csv", csv);
    await expectTheSame(policy, notice, "居民.csv.gz", gzipSync(csv));
    const labelled = csv.replace("id,birthDate,paidOn,groups", "编号,出生日期,缴费日期,人群").replace("elder", "老人");
    await expectTheSame(policy, notice, "居民.csv", inGbk(labelled));
    await expectTheSame(
      policy,
      notice,
      "居民.xlsx",
      await workbook({ sheets: { 居民: { rows: rows.map(textRow).join("") } } }),
    );
    await expectTheSame(policy, notice, "居民.json", `[${readFileSync(`${county}/resident.json`, "utf8")}]`);
    const { refused, counts } = await decidedList(notice, "a.csv", csv, { language: "zh" });
    expect(counts).toEqual({ decided: 4, refused: 1, isCutShort: false });
    expect(refused.map(({ index, line, id }) => [index, line, id])).toEqual([[3, 5, "A4"]]);
  });

  test.each(["nanan-2025", "shishi-2026", "yankou-2025", "youxi-2024"])(
    "of %s has the program's decisions",
    async (name) => {
      const path = `policies/${name}.pol`;
      const asked = noticeAt(path);
      const entity = entityOf(asked.program);
      const schema = entitySchema(asked.program, entity.name);
      const choose = choicesFrom(20);
      const people = Array.from({ length: 300 }, (_, at) => {
        const record = { ...randomRecord(entity, asked.program.notice.year, choose), id: `P${at}` };
        return JSON.stringify(formatFacts(schema, record));
      });
      await expectTheSame(path, asked, "people.jsonl", people.join("\n"));
    },
  );

  test("becomes the workbook that the program writes, with the errors in words and the summary", async () => {
    const hostile = csv.replace("A1", "=1+1");
    const { result } = await decidedList(notice, "a.csv", hostile, { output: "xlsx", language: "zh" });
    const [input, mine, theirs] = ["hostile.csv", "mine.xlsx", "theirs.xlsx"].map((name) => join(folder, name));
    writeFileSync(mine!, Buffer.from(await result!.arrayBuffer()));
    writeFileSync(input!, hostile);
    await run(["run", policy, "--input", input!, "--output", theirs!, "--labels", "zh", "--lang", "zh"]);
    const sheets = await sheetsOf(mine!);
    expect(Object.keys(sheets)).toEqual(["结论", "汇总"]);
    expect(sheets["结论"]![1]![0]).toBe("=1+1");
    expect(sheets).toEqual(await sheetsOf(theirs!));
  });

  test("tells how far it is, to its end", async () => {
    const steps: ListProgress[] = [];
    await decidedList(notice, "a.csv", csv, { progress: (step) => steps.push(step) });
    expect(steps.at(-1)).toEqual({ bytes: Buffer.byteLength(csv), records: 5 });
  });

  test("comes with tables of what the decisions are", async () => {
    const { summary } = await decidedList(notice, "a.csv", csv, { language: "zh" });
    expect(summary[0]!.title).toBe("全部记录");
    expect(summary[0]!.rows.map(([name, records]) => [name, records])).toEqual([
      ["已裁定", 4],
      ["不予受理", 1],
    ]);
  });
});

describe("a list whose records form groups", () => {
  const path = "spec/grouping/reading-room-2025.pol";
  const readers = "id,family,age,loans\nA,1,40,2\nB,1,12,0\nC,2,30,1\nD,,70,3\n";

  test("is decided in them as by the program", async () => {
    await expectTheSame(path, noticeAt(path), "读者.csv", readers);
  });

  test("where one is refused the others are not decided, or are without it", async () => {
    const asked = noticeAt(path);
    const wrong = readers.replace("12", "x");
    await expectTheSame(path, asked, "读者.csv", wrong);
    const withheld = await decidedList(asked, "读者.csv", wrong, { language: "zh" });
    expect(withheld.counts).toEqual({ decided: 0, refused: 4, isCutShort: false });
    expect(withheld.remarks[0]!.help).toBe("请更正不予受理的记录；或加上 --without-refused，视其为不在名册之中");
    const without = await decidedList(asked, "读者.csv", wrong, { withoutRefused: true });
    expect(without.counts).toEqual({ decided: 3, refused: 1, isCutShort: false });
    expect(told(without)[0]).toBe("1 refused record counted in no group; the others are decided without");
  });
});

describe("what helps", () => {
  const other = csv.replace("groups", "备注");
  test.each<[string, string, Partial<ListOptions>, number | undefined]>([
    ["a column that is not known", other, {}, 0],
    ["that it is passed over", other, { ignoreColumns: true }, 4],
  ])("%s", async (_, text, options, decided) => {
    const list = await decidedList(notice, "a.csv", text, options);
    expect(list.counts?.decided).toBe(decided);
  });

  test("the sheets of which one must be chosen", async () => {
    const sheet = { rows: rows.map(textRow).join("") };
    const book = await workbook({ sheets: { 一村: sheet, 二村: sheet } });
    const list = await decidedList(notice, "a.xlsx", book, { language: "zh" });
    expect([list.result, list.counts, list.sheets]).toEqual([null, null, ["一村", "二村"]]);
    expect(told(list)).toEqual(["a.xlsx：有多个工作表含有内容：“一村”、“二村”，请用 --sheet 指定其一"]);
    expect((await decidedList(notice, "a.xlsx", book, { sheet: "二村" })).counts?.decided).toBe(4);
  });
});

describe("of a bad file nothing is given out:", () => {
  test.each<[string, string, string | Uint8Array, string]>([
    ["an empty one", "a.csv", "", "文件为空"],
    ["one in two encodings", "a.csv", Buffer.concat([Buffer.from("编号,人群\n"), inGbk("甲,老人\n")]), "文字编码不同"],
    ["gzip that breaks off", "a.csv.gz", gzipSync(csv).subarray(0, -12), "gzip 压缩文件不完整"],
    ["what is not gzip", "a.csv.gz", csv, "不是 gzip 压缩文件或已损坏"],
    ["a title above the header", "a.csv", `居民名册\n${csv}`, "该行是标题“居民名册”"],
  ])("%s", async (_, name, bytes, words) => {
    const list = await decidedList(notice, name, bytes, { language: "zh" });
    expect(list.result).toBeNull();
    expect(list.summary).toEqual([]);
    expect(told(list).join("\n")).toContain(words);
  });

  test("one that is no longer what it was", async () => {
    const content = {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")) }),
      size: 9,
    };
    const list = await decideList(
      notice,
      { name: "a.csv", content: content as never },
      { language: "zh", ways: optionWays },
    );
    expect(told(list)).toEqual(["a.csv：文件在选定之后被改动、移走或锁定，请重新选择"]);
  });
});

test("the name of a file tells its format", () => {
  const names = ["a.csv", "名册.XLSX", "a.json.gz", "a.xlsx.gz", "a.parquet", "csv", "a.xls"];
  expect(names.map(listFormatOf)).toEqual(["csv", "xlsx", "json", null, null, null, "xlsx"]);
});
