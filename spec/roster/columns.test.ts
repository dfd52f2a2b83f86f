/** Rosters in CSV go by columns where they can. The words, the records and the bytes are those of the way by records. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ended, run } from "../cli/pol-run.ts";
import { inGbk } from "../support/gbk.ts";

const vocabulary = `
vocabulary pool "游泳馆"

enumeration Group "人群"
  resident "本地居民"
  veteran  "退役军人"
  student  "学生"

enumeration Level "等级"
  low  "初级"
  high "高级"

main entity swimmer "泳客"
  fact id        "编号":     text?
  fact birthDate "出生日期": date from 1900-01-01 to 2030-12-31
  fact groups    "人群":     set of Group default {}
  fact level     "等级":     Level default low
  fact visits    "次数":     int from 0 to 999999999999 default 0
  fact weight    "体重":     int from 1 to 300?
  fact deposit   "押金":     money from 0.00 yuan to 99999999999.00 yuan?
  fact share     "比例":     rate?
  fact term      "期限":     duration?
  fact insured   "参保年度": set of year from 2010 to 2030 default {}
  fact club      "俱乐部":   text?
  fact note      "备注":     text?
  fact monthly   "每月次数": int by month?
  fact member    "会员":     bool default no

  require "次数与押金不得同时为零": visits > 0 or deposit is absent or deposit > 0 yuan

  decision fee     "费用":     money
  decision squared "次数积":   int
  decision part    "份额":     rate?
  decision until   "有效期":   date only when term is known
  decision waiting "等待期":   duration?
  decision held    "认定人群": set of Group
  decision class   "认定等级": Level only when member
  decision free    "免费":     bool
  decision team    "队名":     text?
`;

const notice = `
notice pool-2025 "游泳馆收费通知"
  year 2025
  uses pool

clause 一 "费用"
  rule fee
    is 30 yuan * visits

  rule squared
    is visits * visits

  rule part
    is share

  rule until
    is yearEnd + term

  rule waiting
    is term

  rule held
    is groups

  rule class
    is level

  rule free
    is groups has veteran or fullYears(birthDate, yearStart) >= 60

  rule team
    is club
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "columns-"));
  writeFileSync(join(folder, "pool.pol"), vocabulary);
  writeFileSync(join(folder, "pool-2025.pol"), notice);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is decided of a table that comes so many bytes at a time; records that are kept must be objects. */
async function decided(
  table: Buffer,
  size: number,
  ways: "columns" | "records",
  more: readonly string[],
): Promise<Ended> {
  const pieces = Array.from({ length: Math.ceil(table.length / size) }, (_, at) =>
    table.subarray(at * size, (at + 1) * size),
  );
  const kept = ways === "columns" ? [] : ["--record", join(folder, "kept.jsonl")];
  const args = ["run", join(folder, "pool-2025.pol"), "--input", "-", "--format", "csv", ...more, ...kept];
  return run(args, { stdin: Readable.from(pieces) });
}

const among = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

/** Cells as they should be, and, seldom, as they should not or as nobody would write them. */
function cell(sound: fc.Arbitrary<string>, ...odd: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 40, arbitrary: sound }, { weight: 1, arbitrary: among(...odd) });
}

const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const cells: Readonly<Record<string, fc.Arbitrary<string>>> = {
  id: cell(
    fc.oneof(
      fc.integer({ min: 1, max: 60 }).map((number) => `35058319${number}`),
      among("", "王小明", "A-01"),
    ),
    ...["-7", "'0012", '="0012"', "3.50583E+17", " 7", "#N/A", "=1+1", "阿·买", "a b"],
  ),
  出生日期: cell(
    day,
    "2025-02-29",
    "1899-12-31",
    " 2000-01-01 ",
    "",
    "2000/01/01",
    "2000-1-1",
    "２０００",
    "2000-01-0a",
  ),
  groups: cell(
    among("", "resident", "resident;veteran", "学生、退役军人"),
    " student ; ",
    "resident;nobody",
    "；",
    "　",
  ),
  level: cell(among("", "low", "high", "高级"), " high", "hihg", "low;high"),
  visits: cell(
    among("1", "3", "007", "99999"),
    "",
    "0",
    "-0",
    "-1",
    "1.5",
    "99999999999",
    "9999999999999",
    "1e3",
    " 4 ",
  ),
  体重: cell(among("", "1", "70", "300"), "301", "0", "七十", "70.0"),
  deposit: cell(
    among("", "1.50", "20", "99999999999.00"),
    ...["0", "0.00", "1.5", "12.345", "99999999999.01", "-1.00", "1,5", ".50", "5.", "￥5"],
  ),
  share: cell(among("", "1/3", "0.9", "2/4"), "90%", "1/0", "x"),
  term: cell(among("", "P3M", "P1Y2M10D", "P0D"), "P", "P9998Y", "3个月"),
  insured: cell(among("", "2012", "2012;2013", "2012、2030"), "2009", "12"),
  club: cell(among("", "甲队", "乙"), "甲队 ", "'-甲", "a,b", 'a"b', "#REF!"),
  note: cell(among("", "x", "老年"), "有·点", "E+", "1.5E+10", "####", "a,b", "\u00a0", "两\n行"),
  monthly: cell(among("", ""), '{"2024-10":3}', "甲"),
  member: cell(among("", "yes", "no", "是"), "TRUE", " 否 ", "1", "maybe"),
};

const names = Object.keys(cells);

/** A cell as spreadsheets, or nobody, would write it. */
function written(cell: string, way: number): string {
  if (way > 98) return cell;
  if (way > 80) return `"${cell}"`;
  return /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const line = fc
  .tuple(
    fc.tuple(...names.map((name) => cells[name]!)),
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: names.length, maxLength: names.length }),
  )
  .map(([given, ways]) => given.map((cell, at) => written(cell, ways[at]!)).join(","));

/** Lines as they should not be. */
const oddLine = fc.oneof(
  among("", ",,", ",".repeat(names.length - 1), " , ".repeat(3), '"', '""', '"",""', "　", "合计,3", "\uFEFFa"),
  line.map((each) => `${each},`),
  line.map((each) => `${each},,x`),
  line.map((each) => `"${each}`),
  line.map((each) => each.replace(",", '"')),
  line.map((each) => each.replace(",", "\r")),
  line.map((each) => each.replace(",", ',"a\nb')),
);

const table = fc
  .record({
    header: among(
      names.join(","),
      names.join(","),
      names.map((name) => `"${name}"`).join(","),
      [...names.slice(0, -1), ""].join(","),
      `\uFEFF${names.join(",")}`,
      names.slice(1).join(","),
      `表\n${names.join(",")}`,
    ),
    lines: fc.array(fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: oddLine }), { maxLength: 60 }),
    ends: among("\n", "\n", "\r\n", "\r"),
    last: among("\n", "", "\r", "\n\n"),
    times: fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(100) }),
  })
  .map(
    ({ header, lines, ends, last, times }) =>
      [header, ...Array.from({ length: times }, () => lines).flat()].join(ends) + last,
  );

const bytes = fc.oneof(
  { weight: 6, arbitrary: table.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: table.map((text) => inGbk(text.replaceAll(/[·\u00a0\uFEFF￥]/gu, ""))) },
  { weight: 1, arbitrary: table.map((text) => Buffer.from(`\uFEFF${text}`, "utf16le")) },
  { weight: 1, arbitrary: table.map((text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 10])])) },
);

test("what is written and what is told are the same, however a table is damaged", async () => {
  let inColumns = 0;
  await fc.assert(
    fc.asyncProperty(bytes, among("all", "1000", "97"), among("en", "zh"), async (given, size, labels) => {
      const step = size === "all" ? Math.max(1, given.length) : Number(size);
      const byColumns = await decided(given, step, "columns", ["--labels", labels]);
      const byRecords = await decided(given, step, "records", ["--labels", labels]);
      expect(byColumns).toEqual(byRecords);
      inColumns += Number(/^[1-9]\d* decided/mu.test(byColumns.stderr));
    }),
    { seed: 20261129, numRuns: 200 },
  );
  expect(inColumns).toBeGreaterThan(50);
});
