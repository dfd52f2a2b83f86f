import { spawn } from "node:child_process";
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
  existsSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { optionWays } from "../../cli/option-ways.ts";
import {
  formatOf,
  isFileFailure,
  readRoster,
  rosterMessage,
  writeRoster,
  type FormatName,
  type RosterProblem,
  type RosterRecord,
  type RosterResult,
  type WriteOptions,
} from "../../cli/roster/roster.ts";
import { recordMessages, recordName } from "../../roster/record-words.ts";
import { encodeCsv } from "../../roster/encode-csv.ts";
import { dayOf } from "../../runtime/date.ts";
import { inputMessage, type Language } from "../../runtime/messages.ts";
import { textCell } from "../../runtime/read-cell.ts";
import type { EntitySchema, FactField, Field, ValueType } from "../../runtime/schema.ts";

// ---------------------------------------------------------------- a small vocabulary

const date: ValueType = { kind: "date" };
const bool: ValueType = { kind: "bool" };
const standing: ValueType = {
  kind: "set",
  members: [
    { name: "localHukou", label: "本地户籍" },
    { name: "localStudent", label: "在本地就读的在校学生" },
  ],
};
const role: ValueType = {
  kind: "enum",
  members: [
    { name: "parent", label: "父母" },
    { name: "child", label: "子女" },
  ],
};

const decision = (name: string, label: string, type: ValueType): Field => ({ name, label, type, optional: true });
const absent = (name: string, label: string, type: ValueType): FactField => ({
  ...decision(name, label, type),
  required: false,
  default: null,
});
const required = (name: string, label: string, type: ValueType): FactField => ({
  ...absent(name, label, type),
  optional: false,
  required: true,
});

const person: EntitySchema = {
  name: "person",
  label: "参保人",
  facts: [
    absent("id", "编号", { kind: "text" }),
    required("birthDate", "出生日期", date),
    absent("paidOn", "缴费日期", date),
    { ...required("standing", "参保身份", standing), required: false, default: 0 },
    { ...required("married", "已婚", bool), required: false, default: false },
    {
      ...required("missedYears", "断保年数", { kind: "int", range: { from: 0, to: 999_999_999_999 } }),
      required: false,
      default: 0,
    },
    absent("familyRole", "家庭角色", role),
  ],
  decisions: [
    decision("mayPay", "可缴费", bool),
    decision("role", "角色", role),
    decision("grounds", "依据", standing),
    decision("selfPay", "个人缴费金额", { kind: "money" }),
    decision("share", "比例", { kind: "rate" }),
    decision("waiting", "等待期", { kind: "duration" }),
    decision("from", "开始日期", date),
  ],
  requirements: [
    {
      message: "the payment is not before the birth",
      holds: ({ paidOn, birthDate }: { paidOn: number | null; birthDate: number }) =>
        paidOn === null || paidOn >= birthDate,
    },
  ],
};

const village: EntitySchema = {
  name: "village",
  label: "村",
  facts: [
    required("name", "村", { kind: "text" }),
    required("target", "任务数", { kind: "int", range: { from: 0, to: 999_999_999_999 } }),
    absent("paid", "已缴人数", { kind: "series", by: "date" }),
  ],
  decisions: [decision("points", "绩效考核分值", { kind: "series", by: "month" })],
  requirements: [],
};

const township: EntitySchema = {
  name: "township",
  label: "乡镇",
  facts: [absent("name", "乡镇", { kind: "text" }), absent("villages", "所辖村", { kind: "list", entity: village })],
  decisions: [
    decision("completion", "完成率", { kind: "rate" }),
    decision("villages", "所辖村", { kind: "list", entity: village }),
  ],
  requirements: [],
};

// ---------------------------------------------------------------- drivers

interface ReadResult {
  readonly records: readonly RosterRecord[];
  readonly problems: readonly RosterProblem[];
}

async function readAll(input: string | Readable, format: FormatName, schema = person): Promise<ReadResult> {
  const records: RosterRecord[] = [];
  const problems: RosterProblem[] = [];
  for await (const batch of readRoster(input, format, schema)) {
    records.push(...batch.records);
    problems.push(...(batch.faults ?? []), ...batch.problems);
  }
  return { records, problems };
}

/** Reads a text or bytes, given in chunks of a size. */
function read(content: string | Uint8Array, format: FormatName, schema = person, size = 65_536): Promise<ReadResult> {
  const bytes = Buffer.from(content as Uint8Array);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  return readAll(Readable.from(chunks, { objectMode: true }), format, schema);
}

/** The facts of each record, or its errors in words. */
function outcomes({ records }: ReadResult, language: Language = "en"): unknown[] {
  return records.map((record) =>
    record.parsed.ok
      ? record.parsed.value
      : record.parsed.errors.map((error) => inputMessage(error, recordName(record, language), language)),
  );
}

function problemWords({ problems }: ReadResult, language: Language = "en"): string[] {
  return problems.map((problem) => rosterMessage(problem, "roster", language, optionWays));
}

const lin = {
  id: "p-1",
  birthDate: dayOf(1980, 5, 1),
  paidOn: dayOf(2025, 7, 1),
  standing: 3,
  married: true,
  missedYears: 2,
  familyRole: "parent",
};
const wang = {
  id: "p-2",
  birthDate: dayOf(1990, 1, 31),
  paidOn: null,
  standing: 0,
  married: false,
  missedYears: 0,
  familyRole: null,
};

const decided: RosterResult = {
  id: "p-1",
  outcome: {
    mayPay: true,
    role: "parent",
    grounds: 3,
    selfPay: 107000,
    share: { numerator: 9, denominator: 10 },
    waiting: { months: 3, days: 0 },
    from: dayOf(2025, 10, 1),
  },
};
const silent: RosterResult = { id: null, outcome: { mayPay: false, grounds: 0 } };
const wrong: RosterResult = { id: "p,3", error: 'a "wrong" date' };

async function written(
  format: FormatName,
  results: readonly RosterResult[],
  options: WriteOptions = {},
  schema = person,
): Promise<string> {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const writer = writeRoster(stream, format, schema, options);
  for (const result of results) await writer.write([result]);
  await writer.finish();
  return text;
}

// ---------------------------------------------------------------- reading

describe("reading CSV", () => {
  const csv = [
    "id,birthDate,paidOn,standing,married,missedYears,familyRole",
    "p-1,1980-05-01,2025-07-01,localHukou;localStudent,true,2,parent",
    "p-2,1990-01-31,,,,,",
    "",
  ].join("\n");

  test("gives each record all its facts, in the vocabulary's order", async () => {
    const result = await read(csv, "csv");
    expect(outcomes(result)).toEqual([lin, wang]);
    expect(result.problems).toEqual([]);
    const keys = outcomes(result).map((facts) => Object.keys(facts as object));
    expect(keys).toEqual([Object.keys(lin), Object.keys(lin)]);
    expect(result.records.map(({ index, id, line }) => [index, id, line])).toEqual([
      [0, "p-1", 2],
      [1, "p-2", 3],
    ]);
  });

  test.each([1, 2, 3, 7, 50])("does not depend on where the input is cut (chunks of %i bytes)", async (size) => {
    const chinese =
      "﻿编号,出生日期,缴费日期,参保身份,已婚,断保年数,家庭角色\r\n" +
      '"p-1",1980-05-01,2025-07-01,本地户籍；在本地就读的在校学生,是, 2 ,父母\r\n\r\np-2,1990-01-31,,,否,,\r\n';
    expect(outcomes(await read(chinese, "csv", person, size))).toEqual([lin, wang]);
  });

  test("keeps quoted commas, quotation marks and line ends, and counts lines by the text", async () => {
    const result = await read('id,birthDate\n"a ""b""\nc",1980-05-01\n"d,e",1980-05-01', "csv");
    expect(result.records.map(({ id, line }) => [id, line])).toEqual([
      ['a "b"\nc', 2],
      ["d,e", 4],
    ]);
  });

  test("takes text that is not UTF-8 as GBK", async () => {
    // 编号,出生日期,参保身份 / 甲,1980-05-01,本地户籍
    const header = Buffer.from("b1e0bac52cb3f6c9fac8d5c6da2cb2ceb1a3c9edb7dd0a", "hex");
    const row = Buffer.from("bcd72c313938302d30352d30312cb1beb5d8bba7bcae0a", "hex");
    for (const size of [1000, 1, 5]) {
      const { records } = await read(Buffer.concat([header, row]), "csv", person, size);
      expect(records[0]).toMatchObject({ id: "甲", parsed: { ok: true, value: { standing: 1 } } });
    }
  });

  test("says once what is wrong with the header", async () => {
    const result = await read("id,id,,brithDate,参保身分\na,b,c,d,e\n", "csv");
    expect(result.records).toEqual([]);
    expect(problemWords(result)).toEqual([
      "roster: there is more than one column `id`",
      "roster: the vocabulary has nothing called `brithDate`; did you mean `birthDate`?",
      "roster: the vocabulary has nothing called `参保身分`; did you mean `参保身份`?",
      "roster: the column `birthDate` (出生日期) is missing; every record needs it",
    ]);
    expect(problemWords(result, "zh").at(-1)).toBe("roster：缺少必需的列“出生日期”（birthDate）");
  });

  test("counts no rows of spaces alone, and no empty columns without a name", async () => {
    const rows = ["id,,birthDate, ,", "　, ,,,", "a, ,1980-05-01,,", "b,,1980-05-01", "　", "c,,1980-05-01,　,,,", ""];
    const result = await read(rows.join("\n"), "csv");
    expect(result.problems).toEqual([]);
    expect(result.records.map(({ id, line, parsed }) => [id, line, parsed.ok])).toEqual([
      ["a", 3, true],
      ["b", 4, true],
      ["c", 6, true],
    ]);
  });

  test("refuses a column without a name once something stands in it", async () => {
    const result = await read("id,,birthDate\na,,1980-05-01\nb,x,1980-05-01\n", "csv");
    expect(result.records.map(({ id }) => id)).toEqual(["a"]);
    expect(problemWords(result)).toEqual([
      "roster:3: column number 2 has no name, and this row has something in it; name the column or empty it",
    ]);
    expect(problemWords(result, "zh")).toEqual(["roster:3：第 2 列没有列名，但该行此列填有内容，请补上列名或清空该列"]);
  });

  test("passes over unknown columns where it is told to, and says which", async () => {
    const text = "编号,备注,出生日期,参保身分\na,x,1980-05-01,y\n";
    const all = [];
    for await (const batch of readRoster(Readable.from([Buffer.from(text)]), "csv", person, { ignoreColumns: true }))
      all.push(batch);
    expect(all.flatMap(({ ignored = [] }) => ignored)).toEqual([
      { name: "备注", near: null },
      { name: "参保身分", near: "参保身份" },
    ]);
    expect(all.flatMap(({ records }) => records)).toMatchObject([{ id: "a", parsed: { ok: true } }]);
    expect(problemWords(await read(text, "csv"))[0]).toBe(
      "roster: the vocabulary has nothing called `备注`; --ignore-columns passes it over",
    );
  });

  test("tells a title above the header from a header with mistakes", async () => {
    const titled = await read("某县2025年度参保名册,,\n填报单位：某镇,,2025年\n\n编号,出生日期\na,1980-05-01\n", "csv");
    expect(titled.records).toEqual([]);
    expect(problemWords(titled)).toEqual([
      "roster:1: this row is a title, `某县2025年度参保名册`, and the names of the columns stand in line 4; remove the rows above them",
    ]);
    expect(problemWords(titled, "zh")).toEqual([
      "roster:1：该行是标题“某县2025年度参保名册”，列名在第 4 行，请删去列名以上的各行",
    ]);
    const wrongHeader = await read("姓名,生日\na,1980-05-01\nb,1980-05-01\n", "csv");
    expect(wrongHeader.problems.map(({ problem }) => problem)).toEqual([
      "unknown-column",
      "unknown-column",
      "missing-column",
    ]);
    const wordy = await read("某县名册，2025年\n编号,出生日期\na,1980-05-01\n", "csv");
    expect(wordy.problems).toMatchObject([{ problem: "title-row", line: 1, header: 2 }]);
  });

  test("reports a row with too few or too many cells and goes on", async () => {
    const result = await read("id,birthDate\na\nb,1980-05-01,x\nc,1980-05-01\n", "csv");
    expect(outcomes(result).slice(0, 2)).toEqual([
      ["record 1 `a` (line 2): the row has 1 cell; expected 2, one a column"],
      ["record 2 `b` (line 3): the row has 3 cells; expected 2, one a column"],
    ]);
    expect(result.records[2]!.parsed.ok).toBe(true);
  });

  test("reports stray and unclosed quotation marks", async () => {
    const stray = await read('id,birthDate\n"a"b",1980-05-01\nc,1980-05-01\n', "csv");
    expect(outcomes(stray)[0]).toEqual([
      'record 1 `a"b` (line 2): a quotation mark in this row is not closed, or stands inside a cell; ' +
        'expected it in pairs, and doubled (`""`) inside a cell',
    ]);
    expect(stray.records[1]!.parsed.ok).toBe(true);
    const unclosed = await read('id,birthDate\na,1980-05-01\n"c,1980-05-01\n', "csv");
    expect(unclosed.records.map(({ parsed }) => parsed.ok)).toEqual([true, false]);
    const header = await read('id,"birthDate\na,1980-05-01\n', "csv");
    expect(problemWords(header)).toEqual(["roster:1: a quotation mark opened in this row is never closed"]);
  });

  test.each(['a,"yes" x', '"a,1980-05-01', 'a,1980-05-01"', '"a"x,"b', '"a,""', 'a,"""'])(
    "a quotation mark that is amiss costs its own line and no other, in however long a file: %s",
    async (bad) => {
      const after = 12_000;
      for (const size of [1_000_000, 4096]) {
        const text = `id,birthDate\nz,1980-05-01\n${bad}\n${"b,1980-05-01\n".repeat(after)}`;
        const { records, problems } = await read(text, "csv", person, size);
        expect(problems).toEqual([]);
        expect(records).toHaveLength(after + 2);
        expect(records.filter(({ parsed }) => !parsed.ok).map(({ line }) => line)).toEqual([3]);
      }
    },
  );

  test("two quotation marks that are amiss cost their own lines, and the rows between are read", async () => {
    const names = ["id", "birthDate", "married", "standing"];
    const row = fc
      .tuple(fc.constantFrom("是", "否", ""), fc.constantFrom("localHukou", ""), fc.constantFrom("{}", '"{}"'))
      .map(([married, standing, plain]) => (cells: number) => [
        `r${cells}`,
        plain === "{}" ? "1980-05-01" : '"1980-05-01"',
        married,
        standing,
      ]);
    const marks = fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.boolean());
    const run = fc.asyncProperty(
      fc.array(row, { minLength: 2, maxLength: 8 }),
      marks,
      fc.constantFrom("\n", "\r\n", "\r"),
      async (makers, [one, other, left, right, isBefore], lineEnd) => {
        const first = one % (makers.length - 1);
        const last = first + 1 + (other % (makers.length - 1 - first));
        const rows = makers.map((make, index) => make(index));
        const sound = rows.map((cells) => cells.join(","));
        rows[first]![left] = `"${rows[first]![left]!.replaceAll('"', "")}`;
        rows[last]![right] = `${isBefore ? '"' : ""}${rows[last]![right]!.replaceAll('"', "")}${isBefore ? "" : '"'}`;
        const text = [names.join(","), ...rows.map((cells) => cells.join(",")), ""].join(lineEnd);
        const { records, problems } = await read(text, "csv");
        expect(problems).toEqual([]);
        expect(records.map(({ line, parsed }) => [line, parsed.ok])).toEqual(
          sound.map((_, index) => [index + 2, index !== first && index !== last]),
        );
      },
    );
    await fc.assert(run, { seed: 20261129, numRuns: 500 });
  });

  test("a quoted cell may hold lines, also behind a row that is amiss", async () => {
    const { records } = await read('id,birthDate\n"a\nb",1980-05-01\n"c"x,1980-05-01\n"d\n,\n""e",1980-05-01\n', "csv");
    expect(records.map(({ id, line, parsed }) => [id, line, parsed.ok])).toEqual([
      ["a\nb", 2, true],
      ['c"x,1980-05-01', 4, false],
      ['d\n,\n"e', 5, true],
    ]);
  });

  test("any texts come back as they were, and none begins as a formula", async () => {
    const texts = fc.array(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text.trim() !== ""),
      { minLength: 1 },
    );
    const risky = fc.array(fc.constantFrom("=1+1", "+x", "-1", "@a", "'a", "''", '="1"', "a\nb", 'q"', "\tx"), {
      minLength: 1,
    });
    const run = fc.asyncProperty(fc.oneof(texts, risky), async (keys) => {
      const encoder = encodeCsv(person, {});
      const written = encoder.results(keys.map((id) => ({ id, error: "x" }))) + encoder.end();
      for (const key of keys) expect(textCell(key)).not.toMatch(/^[=+\-@\t\r]/u);
      const rows = written.replace(/^[^\n]*\n/u, "").replaceAll(/,+x\n/gu, ",1980-05-01\n");
      const { records } = await read(`id,birthDate\n${rows}`, "csv");
      expect(records.map(({ id }) => id)).toEqual(keys);
    });
    await fc.assert(run, { seed: 20261128, numRuns: 200 });
  });

  test("reads every row of a file whose lines end in different ways, wherever it is cut", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => (index % 4 === 3 ? `"k\r${index}\n"` : `k${index}`));
    const lineEnds = fc.array(fc.constantFrom("\r", "\n", "\r\n"), { minLength: 13, maxLength: 13 });
    const run = fc.asyncProperty(lineEnds, fc.nat(), async (ends, cut) => {
      const lines = ["id,birthDate", ...rows.map((key) => `${key},1980-05-01`)];
      const text = Buffer.from(lines.map((line, index) => line + ends[index]!).join(""));
      const at = cut % text.length;
      const { records, problems } = await readAll(Readable.from([text.subarray(0, at), text.subarray(at)]), "csv");
      expect(problems).toEqual([]);
      expect(records.map(({ parsed }) => parsed.ok)).toEqual(rows.map(() => true));
      expect(records.map(({ id }) => id)).toEqual(rows.map((key) => key.replaceAll('"', "")));
    });
    await fc.assert(run, { seed: 20261129, numRuns: 300 });
  });

  test("refuses a key that a spreadsheet has rounded, and reads one that was kept from it", async () => {
    const result = await read(
      `id,birthDate\n3.50583E+17,1980-05-01\n="350583199001010012",1980-05-01\n'0012,1980-05-01\n`,
      "csv",
    );
    expect(result.records.map(({ id, parsed }) => [id, parsed.ok])).toEqual([
      ["3.50583E+17", false],
      ["350583199001010012", true],
      ["0012", true],
    ]);
    expect(outcomes(result)[0]).toEqual([
      'record 1 `3.50583E+17` (line 2): `id` is "3.50583E+17": a spreadsheet has turned it into a rounded number, and its last digits ' +
        "are lost; make the column text before it is filled in",
    ]);
  });

  test("refuses such a key in JSON too, as a number and as a text, and advises no quotation marks", async () => {
    const result = await read(
      '[{"id":3.50583E+17,"birthDate":"1980-05-01"},{"id":"3.50583E+17","birthDate":"1980-05-01"},{"id":1e2,"birthDate":"1980-05-01"}]',
      "json",
    );
    expect(result.records.map(({ parsed }) => parsed.ok)).toEqual([false, false, true]);
    for (const record of [0, 1]) {
      expect(outcomes(result)[record]).toEqual([
        expect.stringMatching(/a spreadsheet has turned it into a rounded number/u),
      ]);
    }
  });

  test("refuses what a spreadsheet puts for a text that it cannot work out or show, in whatever column", async () => {
    const failed = [
      "########",
      "#N/A",
      "#VALUE!",
      "#REF!",
      "#NAME?",
      "#DIV/0!",
      "#NUM!",
      " #n/a ",
      "Err:508",
      "错误:502",
    ];
    const kept = ["#", "#1", "N/A", "#N/A村", "C#", "2E10", "Error"];
    const named: EntitySchema = { ...person, facts: [...person.facts, absent("family", "家庭号", { kind: "text" })] };
    for (const column of ["id", "family"]) {
      const rows = [...failed, ...kept].map((text) => `${text},1980-05-01\n`).join("");
      const inCsv = await read(`${column},birthDate\n${rows}`, "csv", named);
      const objects = [...failed, ...kept].map((text) => ({ [column]: text, birthDate: "1980-05-01" }));
      const inJson = await read(JSON.stringify(objects), "json", named);
      for (const result of [inCsv, inJson])
        expect(result.records.filter(({ parsed }) => !parsed.ok).map(({ index }) => index)).toEqual([...failed.keys()]);
    }
    const result = await read("id,birthDate\n#N/A,1980-05-01\n", "csv");
    expect(outcomes(result)[0]).toEqual([
      'record 1 `#N/A` (line 2): `id` is "#N/A": a spreadsheet has put that for what it could not work out or show; mend the ' +
        "formula or widen the column, and save the table again",
    ]);
    expect(outcomes(result, "zh")[0]).toEqual([
      "第 1 条记录（“#N/A”，第 2 行）：字段“编号”（id）的值“#N/A”是电子表格无法计算或列宽不足时显示的符号，请修改公式或加宽该列后重新保存",
    ]);
  });

  test.each([
    [";", "semicolons", "分号"],
    ["\t", "tabs", "制表符"],
    ["，", "full-width commas", "全角逗号"],
  ])("names a separator that is no comma: %j", async (separator, en, zh) => {
    const result = await read(`id,birthDate\na,1980-05-01\n`.replaceAll(",", separator), "csv");
    expect(problemWords(result)).toEqual([`roster: the columns are separated by ${en}; separate them by commas`]);
    expect(problemWords(result, "zh")).toEqual([`roster：各列以${zh}分隔，请改用英文逗号分隔`]);
  });

  test("lists the words for yes and no", async () => {
    const result = await read("birthDate,married\n1980-05-01,Y\n", "csv");
    expect(outcomes(result)).toEqual([
      ['record 1 (line 2): `married` is "Y"; expected `true`, `yes`, `1` or `是`, else `false`, `no`, `0` or `否`'],
    ]);
    expect(outcomes(result, "zh")).toEqual([
      [
        "第 1 条记录（第 2 行）：字段“已婚”（married）的值“Y”无效，应填写“是”（也可写 true、yes、1）或“否”（也可写 false、no、0）",
      ],
    ]);
  });

  test("says of a row without end that it is a row", async () => {
    const result = await read(`id,birthDate\na,1980-05-01\n${"b".repeat(1_200_000)}`, "csv");
    expect(problemWords(result)).toEqual([
      "roster:3: a row of more than a million characters starts here; is a line end missing?",
    ]);
  });

  test("a header alone is a roster without records; an empty file is none", async () => {
    expect(await read("id,birthDate\n", "csv")).toEqual({ records: [], problems: [] });
    expect((await read("", "csv")).problems).toEqual([{ problem: "empty-file" }]);
  });

  test("refuses text that is UTF-8 at first and something else later", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`id,birthDate\n${"甲,1980-05-01\n".repeat(100)}`),
      Buffer.from([0xff, 0x0a]),
    ]);
    expect((await read(bytes, "csv", person, 12)).problems).toEqual([
      { problem: "wrong-encoding", line: 102, mixed: false },
    ]);
  });

  test("one line in another encoding does not turn the rest into it", async () => {
    const [utf8, gbk] = [Buffer.from("甲,1980-05-01\n"), Buffer.from("bcd72c313938302d30352d30310a", "hex")];
    const header = Buffer.from("id,birthDate\n");
    const lines = (bytes: Buffer, count: number): Buffer[] => Array.from({ length: count }, () => bytes);
    for (const size of [1_000_000, 1000, 7]) {
      const inUtf8 = await read(
        Buffer.concat([header, ...lines(utf8, 300), gbk, ...lines(utf8, 300)]),
        "csv",
        person,
        size,
      );
      expect(inUtf8.problems).toMatchObject([{ problem: "wrong-encoding", line: 302 }]);
      const inGbk = await read(
        Buffer.concat([header, ...lines(gbk, 300), utf8, ...lines(gbk, 300)]),
        "csv",
        person,
        size,
      );
      expect(inGbk.problems).toEqual([{ problem: "wrong-encoding", line: 302, mixed: true }]);
      expect(new Set(inGbk.records.map(({ id }) => id))).toEqual(new Set(size > 10_000 ? [] : ["甲"]));
    }
    const marked = await read(Buffer.concat([Buffer.from("\uFEFF"), header, gbk]), "csv");
    expect(marked.problems).toEqual([{ problem: "wrong-encoding", line: 2, mixed: false }]);
  });
});

describe("reading JSON", () => {
  const record =
    '{"id":"p-1","birthDate":"1980-05-01","paidOn":"2025-07-01","standing":["localHukou","在本地就读的在校学生"],' +
    '"已婚":true,"missedYears":2,"familyRole":"parent"}';

  test.each([1, 3, 10, 1000])("reads a list in chunks of %i bytes", async (size) => {
    const text = `﻿\n[ ${record} ,\n  {"id": "p-2", "birthDate": "1990-01-31"}\r\n]\n`;
    const result = await read(text, "json", person, size);
    expect(outcomes(result)).toEqual([lin, wang]);
    expect(result.records.map(({ line }) => line)).toEqual([2, 3]);
    expect(result.problems).toEqual([]);
  });

  test("reads brackets, commas, quotation marks and backslashes in texts", async () => {
    const id = 'a]},{"[\\\\"\\';
    const text = JSON.stringify([
      { id, birthDate: "1980-05-01" },
      { id: "b", birthDate: "1980-05-01" },
    ]);
    for (const size of [1, 2, 5, 100]) {
      expect((await read(text, "json", person, size)).records.map((each) => each.id)).toEqual([id, "b"]);
    }
  });

  test("reads one object as a list of one, and an empty list", async () => {
    expect(outcomes(await read(record, "json"))).toEqual([lin]);
    expect(await read(" [ ] \n", "json")).toEqual({ records: [], problems: [] });
  });

  const short = '{"birthDate":"1980-05-01"}';

  test.each([
    ["", "roster: the file is empty"],
    ["7", "roster: the roster starts with `7`; expected a list of records, `[{…}, {…}]`"],
    [`[${short},\n {"id": tru}]`, "record 2 (line 2): not valid JSON at 2:9: `tru` is not expected there"],
    [`[${short}\n ${short}]`, "roster:2:2: `{` is not expected here in JSON"],
    [`[${short},\n]`, "roster:2:1: the comma before this `]` has nothing after it; remove the comma"],
    [`[${short},,${short}]`, "roster:1:29: `,` is not expected here in JSON"],
    [`[${short},{"standing":[],}]`, "record 2 (line 1): not valid JSON at 1:44: `}` is not expected there"],
    [`[${short},`, "roster:1:29: the JSON text ends too early"],
    [`[${short}\n`, "roster:2:1: the JSON text ends too early"],
    [`[${short},{"id": "a"`, "record 2 (line 1): the JSON text ends too early"],
    [`[${short}}]`, "roster:1:28: `}` is not expected here in JSON"],
    [`[x${short},${short}]`, "roster:1:2: `x` is not expected here in JSON"],
    [`[[${short}]]`, "roster:1:2: `[` is not expected here in JSON", "roster:1:30: `]` is not expected here in JSON"],
    [
      `[${short}] x`,
      "roster:1:30: `x` is not expected here in JSON",
      "record 2 (line 1): not valid JSON at 1:30: `x` is not expected there",
    ],
    [`[${short}]\n[${short}]`, "roster:2:1: `[` is not expected here in JSON"],
    [`[${short},{"id":"a\nb"}]`, 'record 2 (line 1): not valid JSON at 1:35: `"a` is not expected there'],
    [`[${short},{"id": 01}]`, "record 2 (line 1): not valid JSON at 1:36: `01` is not expected there"],
    [`${short}\n${short}`, "roster:2:1: `{` is not expected here in JSON"],
  ])("tells each error of syntax once, and decides what is sound: %j", async (text, ...messages) => {
    for (const size of [1, 7, 1000]) {
      const result = await read(text, "json", person, size);
      const refused = result.records.flatMap(({ parsed }, index) =>
        parsed.ok ? [] : (outcomes(result)[index] as string[]),
      );
      expect([...problemWords(result), ...refused]).toEqual(messages);
      expect(result.records.filter(({ parsed }) => parsed.ok)).toHaveLength(text.split(short).length - 1);
    }
  });

  const bigger = (id: string, members: string): string => `{"name":"${id}","villages":[${members}]}`;
  const sound = (id: string): string => bigger(id, `{"name":"${id}1","target":1},{"name":"${id}2","target":2}`);

  test.each([
    ["a brace that is missing", bigger("b", '{"name":"b1","target":1').replace(/\]\}$/u, "")],
    ["a bracket that is missing", bigger("b", '{"name":"b1","target":1}').replace("]", "")],
    ["a bracket too many", bigger("b", '{"name":"b1","target":1]}')],
    ["a quotation mark that is missing", bigger("b", '{"name":"b1,"target":1}')],
    ["a word that means nothing", bigger("b", '{"name":"b1","target":tru}')],
    ["a list that is cut off", '{"name":"b","villages":['],
  ])("refuses the record with %s, and decides those before and behind it", async (_, broken) => {
    for (const indent of [0, 2]) {
      const laidOut = (text: string): string => JSON.stringify(JSON.parse(text), null, indent);
      const text = `[${laidOut(sound("a"))},\n${broken},\n${laidOut(sound("c"))},\n${laidOut(sound("d"))}\n]`;
      const { records, problems } = await read(text, "json", township);
      expect(problems).toEqual([]);
      expect(records.map(({ id, parsed }) => [id, parsed.ok])).toEqual([
        ["a", true],
        [null, false],
        ["c", true],
        ["d", true],
      ]);
    }
  });

  test("gives up the rest, and says so, where brackets that do not close would be gone through without end", async () => {
    const text = `[${`{"id":"a","birthDate":"1980-05-01",\n${" ".repeat(2000)}`.repeat(1000)}`;
    const { records, problems } = await read(text, "json");
    expect(records.length).toBeGreaterThan(50);
    expect(problems).toMatchObject([{ problem: "json-syntax" }]);
  });

  test("reports fields given twice, which JSON.parse would lose", async () => {
    const text = '[{"id":"a","birthDate":"1980-05-01","id":"b"},{"id":"c:d","birthDate":"1980-05-01"}]';
    const result = await read(text, "json");
    expect(outcomes(result)[0]).toEqual(["record 1 `b` (line 1): `id` is given more than once"]);
    expect(result.records[1]!.parsed.ok).toBe(true);
    const both = await read('[{"birthDate":"1980-05-01","出生日期":"1980-05-02"}]', "json");
    expect(outcomes(both)).toEqual([
      ['record 1 (line 1): `birthDate` is given more than once (again as "1980-05-02")'],
    ]);
  });

  test("names a field without a name, and suggests nothing for an empty value", async () => {
    const result = await read(
      '[{"birthDate":"1980-05-01","":1,"familyRole":""},{"birthDate":"1980-05-01","":1,"":2}]',
      "json",
    );
    expect(outcomes(result)).toEqual([
      [
        'record 1 (line 1): there is no fact `""` (given as 1)',
        'record 1 (line 1): `familyRole` has the unknown value ""; expected one of `parent`, `child`',
      ],
      ['record 2 (line 1): `""` is given more than once', 'record 2 (line 1): there is no fact `""` (given as 2)'],
    ]);
  });

  test("takes `__proto__` and `constructor` for the unknown fields that they are", async () => {
    const result = await read('[{"birthDate":"1980-05-01","__proto__":{"married":true},"constructor":1}]', "json");
    expect(outcomes(result)).toEqual([
      [
        "record 1 (line 1): there is no fact `__proto__` (given as {…})",
        "record 1 (line 1): there is no fact `constructor` (given as 1)",
      ],
    ]);
    expect(({} as { married?: unknown }).married).toBeUndefined();
  });

  test.each([
    ["a toString that is none", '{"toString":1}'],
    ["a list with one", '[{"toString":null,"valueOf":null}]'],
    ["brackets", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
    ["objects", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`],
    ["a number of many zeros", `[1.${"0".repeat(50_000)}1]`],
  ])("refuses, whatever fact it is given for: %s", async (_, value) => {
    const names = person.facts.map(({ name }) => name).filter((name) => name !== "birthDate");
    const texts = [`{"birthDate":${value}}`, ...names.map((name) => `{"birthDate":"1980-05-01","${name}":${value}}`)];
    const result = await read(`[${texts.join(",\n")}]`, "json");
    for (const language of ["en", "zh"] as const) {
      const words = outcomes(result, language);
      expect(words).toHaveLength(texts.length);
      for (const messages of words) expect(messages).toEqual([expect.stringMatching(/expected|应/u)]);
    }
  });

  test("reads texts and numbers of any length in a time that grows with it", async () => {
    const millions = [`"${"x\\\\".repeat(4_000_000)}"`, "1".repeat(10_000_000), `1.${"0".repeat(1_000_000)}1`];
    for (const value of millions) {
      const result = await read(`{"birthDate":"1980-05-01","birthDate":"1980-05-01","missedYears":${value}}`, "jsonl");
      expect((outcomes(result)[0] as string[]).map((message) => message.slice(0, 50))).toEqual([
        "record 1 (line 1): `birthDate` is given more than ",
        "record 1 (line 1): `missedYears` is " + value.slice(0, 14),
      ]);
    }
  });

  test("echoes the digits of a number that would be rounded, and passes no rounded key on", async () => {
    const exact = ["9007199254740991", "1.0", "15.0", "1.2e1"];
    const rounded = [
      "350583198005010012",
      "-9007199254740993",
      "35058319800501001e1",
      "350583198005010.01234",
      "1e-400",
    ];
    const texts = [...rounded, ...exact];
    const result = await read(`[${texts.map((id) => `{"birthDate":"1980-05-01","id":${id}}`).join(",")}]`, "json");
    expect(result.records.map(({ id }) => id)).toEqual([...rounded, ...exact.map(Number)]);
    expect(outcomes(result)[0]).toEqual([
      'record 1 `350583198005010012` (line 1): `id` is 350583198005010012; expected text; write it in quotes: `"350583198005010012"`',
    ]);
    expect(outcomes(result, "zh")[0]).toEqual([
      '第 1 条记录（“350583198005010012”，第 1 行）：字段“编号”（id）的值350583198005010012无效，应填写文字，请加上引号，写作 "350583198005010012"',
    ]);
    expect(result.records.map(({ parsed }) => parsed.ok)).toEqual(texts.map((text) => exact.includes(text)));
    const deep = await read(
      '[{"name":"a","villages":[{"name":"b","target":12345678901234567890}]},12345678901234567]',
      "json",
      township,
    );
    expect(outcomes(deep)).toEqual([
      [
        "record 1 `a` (line 1): `villages[0].target` is 12345678901234567890; expected a whole number, 0 or more, of at most 12 digits",
      ],
      ["record 2 (line 1): the record is 12345678901234567; expected an object with the facts of one township"],
    ]);
  });

  test("reports items that are no records, and goes on", async () => {
    const result = await read(`[5, "a", null, [], ${record}]`, "json");
    expect(outcomes(result)[1]).toEqual([
      'record 2 (line 1): the record is "a"; expected an object with the facts of one person',
    ]);
    expect(result.records.map(({ parsed }) => parsed.ok)).toEqual([false, false, false, false, true]);
  });

  test("says little of a record that is wrong without end", async () => {
    const long = "x".repeat(1000);
    const nested = `${'{"a":0,"a":'.repeat(2000)}0${"}".repeat(2000)}`;
    const many = Array.from({ length: 50 }, (_, at) => `"${long}${at}":"${long}"`).join(",");
    const result = await read(`[{"birthDate":${nested}},{"id":"${long}","birthDate":"1980-05-01",${many}}]`, "json");
    const [first, second] = result.records.map((record) =>
      recordMessages(record, record.parsed.ok ? [] : record.parsed.errors, "en"),
    );
    expect([first!.length, second!.length]).toEqual([21, 21]);
    expect(first![19]).toBe(`record 1 (line 1): \`birthDate${".a".repeat(20)}\` is given more than once`);
    expect(second![0]).toBe(
      `record 2 \`${"x".repeat(40)}…\` (line 1): there is no fact \`${"x".repeat(100)}…\` (given as "${"x".repeat(40)}…")`,
    );
    expect(second![20]).toBe(`record 2 \`${"x".repeat(40)}…\` (line 1): further errors are not shown`);
  });

  test("shows control characters, in the key, the field and the value", async () => {
    const result = await read('[{"birthDate":"\\u009b2J","id":"\\u001b[31m","\\u202ea":1}]', "json");
    expect(outcomes(result)).toEqual([
      [
        'record 1 `\\u001b[31m` (line 1): `birthDate` is "\\u009b2J"; expected a date that exists, in the form `2025-07-01`',
        "record 1 `\\u001b[31m` (line 1): there is no fact `\\u202ea` (given as 1)",
      ],
    ]);
  });

  test("survives nesting of any depth", async () => {
    const deep = `[{"birthDate":${"[".repeat(20_000)}${"]".repeat(20_000)},"id":"a","id":"b"}]`;
    expect(outcomes(await read(deep, "json"))[0]).toHaveLength(2);
  });

  test("reads the same records however the text is cut", async () => {
    const texts = fc.array(fc.record({ id: fc.string({ unit: "grapheme" }), birthDate: fc.constant("1980-05-01") }));
    const run = fc.asyncProperty(texts, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (people, size, indent) => {
      const text = JSON.stringify(people, null, indent ? 2 : 0);
      const result = await read(text, "json", person, size);
      expect(result.records.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
    });
    await fc.assert(run, { seed: 20250701, numRuns: 100 });
  });
});

describe("reading JSON Lines", () => {
  test("reports a line that is not JSON and reads the others", async () => {
    const result = await read(
      '{"id":"a","birthDate":"1980-05-01"}\r\n\n{"id":\n{"id":"c","birthDate":"1980-05-01"}',
      "jsonl",
    );
    expect(result.records.map(({ id, line, parsed }) => [id, line, parsed.ok])).toEqual([
      ["a", 1, true],
      [null, 3, false],
      ["c", 4, true],
    ]);
    expect(outcomes(result)[1]).toEqual(['record 2 (line 3): not valid JSON at column 7: "{\\"id\\":"']);
    expect(outcomes(result, "zh")[1]).toEqual(['第 2 条记录（第 3 行）：不是有效的 JSON，错误在第 7 列：“{\\"id\\":”']);
  });
});

describe("reading townships", () => {
  test("reads the villages, and names what is wrong inside them", async () => {
    const good = { name: "溪美", villages: [{ name: "a", target: 10, paid: { "2024-10-31": 5 } }] };
    const bad = {
      name: "x",
      villages: [
        { name: "a", target: -1, piad: 1 },
        { name: "a", target: 1 },
      ],
    };
    const same = {
      name: "y",
      villages: [
        { name: "a", target: 1 },
        { name: "a", target: 1 },
      ],
    };
    const result = await read(JSON.stringify([good, bad, same]), "json", township);
    expect(result.records[0]).toMatchObject({
      id: "溪美",
      parsed: { ok: true, value: { villages: [{ target: 10, paid: new Map([[dayOf(2024, 10, 31), 5]]) }] } },
    });
    expect(outcomes(result).slice(1)).toEqual([
      [
        "record 2 `x` (line 1): `villages[0].target` is -1; expected a whole number, 0 or more",
        "record 2 `x` (line 1): there is no fact `villages[0].piad` (given as 1); did you mean `paid`?",
      ],
      ['record 3 `y` (line 1): `villages[1]` is a second village of the name "a"'],
    ]);
  });
});

test("a cell of JSON is read as strictly as a file of JSON", async () => {
  const cell = (json: string): string => `"${json.replaceAll('"', '""')}"`;
  const villages = '[{"name":"a","target":1,"target":2,"paid":{"2024-10-31":1,"2024-10-31":12345678901234567}}]';
  const result = await read(`name,villages\nx,${cell(villages)}\n`, "csv", township);
  expect(outcomes(result)[0]).toEqual([
    "record 1 `x` (line 2): `villages[0].target` is given more than once",
    "record 1 `x` (line 2): `villages[0].paid.2024-10-31` is given more than once",
    'record 1 `x` (line 2): `villages[0].paid["2024-10-31"]` is 12345678901234567; expected a whole number, 0 or more, of at most 12 digits',
  ]);
});

describe("files", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roster-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("a missing file and a folder are failures of the file", async () => {
    const missing = await readAll(join(folder, "none.csv"), "csv");
    const isFolder = await readAll(folder, "json");
    expect([...missing.problems, ...isFolder.problems]).toEqual([
      { problem: "missing-file" },
      { problem: "directory" },
    ]);
    expect(missing.problems.every(isFileFailure)).toBe(true);
    expect(isFileFailure({ problem: "empty-file" })).toBe(false);
  });

  test("the format follows from the name", () => {
    expect(["a.csv", "b.JSON", "c.jsonl", "d.txt"].map(formatOf)).toEqual(["csv", "json", "jsonl", null]);
  });

  test("a file gets its name when it is complete, and then holds everything", async () => {
    const path = join(folder, "out.csv");
    writeFileSync(path, "before");
    const writer = writeRoster(path, "csv", person);
    await writer.write([decided]);
    expect(readFileSync(path, "utf8")).toBe("before");
    expect(readdirSync(folder)).toHaveLength(2);
    await writer.finish();
    expect(readFileSync(path, "utf8")).toContain("p-1,true");
    expect(readdirSync(folder)).toEqual(["out.csv"]);
  });

  test("output that is given up leaves nothing", async () => {
    const writer = writeRoster(join(folder, "out.json"), "json", person);
    await writer.write([decided]);
    await writer.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("writes through a link", async () => {
    writeFileSync(join(folder, "real.json"), "");
    symlinkSync(join(folder, "real.json"), join(folder, "link.json"));
    await writeRoster(join(folder, "link.json"), "json", person).finish();
    expect(readFileSync(join(folder, "real.json"), "utf8")).toBe("[]\n");
  });

  test("follows a link to a file that is not there yet, and takes the longest name", async () => {
    mkdirSync(join(folder, "inner"));
    symlinkSync("inner", join(folder, "way"));
    symlinkSync("../later.json", join(folder, "inner", "link.json"));
    await writeRoster(join(folder, "way", "link.json"), "json", person).finish();
    expect(readFileSync(join(folder, "later.json"), "utf8")).toBe("[]\n");
    expect(lstatSync(join(folder, "inner", "link.json")).isSymbolicLink()).toBe(true);
    const longest = join(folder, `${"x".repeat(250)}.json`);
    await writeRoster(longest, "json", person).finish();
    expect(readFileSync(longest, "utf8")).toBe("[]\n");
  });

  test("says why it cannot write", async () => {
    mkdirSync(join(folder, "taken"));
    const problemAt = async (path: string): Promise<RosterProblem | null> => {
      const writer = writeRoster(path, "json", person);
      expect(await writer.write([decided])).toBe(false);
      await writer.finish();
      return writer.problem;
    };
    expect(await problemAt(join(folder, "none", "out.json"))).toEqual({ problem: "missing-folder" });
    expect(await problemAt(join(folder, "taken"))).toEqual({ problem: "directory" });
    if (existsSync("/dev/full")) expect(await problemAt("/dev/full")).toEqual({ problem: "disk-full" });
    expect(readdirSync(folder)).toEqual(["taken"]);
  });
});

// ---------------------------------------------------------------- writing

describe("writing", () => {
  test("CSV has the key, the decisions in the vocabulary's order, and the error", async () => {
    expect(await written("csv", [decided, silent, wrong])).toBe(
      "id,mayPay,role,grounds,selfPay,share,waiting,from,error\n" +
        "p-1,true,parent,localHukou;localStudent,1070.00,0.9,P3M,2025-10-01,\n" +
        ",false,,,,,,,\n" +
        '"p,3",,,,,,,,"a ""wrong"" date"\n',
    );
  });

  test("labels are those of the vocabulary", async () => {
    expect(await written("csv", [decided], { labels: "zh" })).toBe(
      "编号,可缴费,角色,依据,个人缴费金额,比例,等待期,开始日期,错误\n" +
        "p-1,true,父母,本地户籍;在本地就读的在校学生,1070.00,0.9,P3M,2025-10-01,\n",
    );
    expect(JSON.parse(await written("json", [decided, wrong], { labels: "zh" }))).toMatchObject([
      { 编号: "p-1", 角色: "父母" },
      { 编号: "p,3", 错误: 'a "wrong" date' },
    ]);
  });

  test("JSON is a list, also with bad records and without any", async () => {
    const list: unknown = JSON.parse(await written("json", [wrong, decided, silent]));
    expect(list).toEqual([
      { id: "p,3", error: 'a "wrong" date' },
      {
        id: "p-1",
        mayPay: true,
        role: "parent",
        grounds: ["localHukou", "localStudent"],
        selfPay: "1070.00",
        share: "0.9",
        waiting: "P3M",
        from: "2025-10-01",
      },
      { id: null, mayPay: false, role: null, grounds: [], selfPay: null, share: null, waiting: null, from: null },
    ]);
    expect(await written("json", [])).toBe("[]\n");
    expect(await written("csv", [])).toBe("id,mayPay,role,grounds,selfPay,share,waiting,from,error\n");
    expect(await written("jsonl", [])).toBe("");
    expect((await written("jsonl", [wrong, wrong])).split("\n")).toHaveLength(3);
  });

  test("a decided township names itself and its villages", async () => {
    const outcome = {
      completion: { numerator: 2, denominator: 3 },
      villages: [{ name: "a", points: new Map([[2024 * 12 + 9, -2]]) }],
    };
    expect(JSON.parse(await written("json", [{ id: "溪美", outcome }], {}, township))).toEqual([
      { name: "溪美", completion: "2/3", villages: [{ name: "a", points: { "2024-10": -2 } }] },
    ]);
  });

  test("ends quietly where the reader of a pipe goes away", async () => {
    const cat = spawn("true");
    await new Promise((resolve) => cat.once("close", resolve));
    const writer = writeRoster(cat.stdin, "json", person);
    expect(await writer.write([decided])).toBe(false);
    expect(await writer.write([decided])).toBe(false);
    await writer.finish();
    expect(writer.problem).toBeNull();
  });

  test("waits for a slow reader", async () => {
    let waiting = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 16,
      write(_chunk, _encoding, done) {
        most = Math.max(most, waiting);
        setImmediate(() => (waiting--, done()));
      },
    });
    const writer = writeRoster(slow, "jsonl", person);
    for (let count = 0; count < 20; count++) {
      waiting++;
      await writer.write([decided]);
    }
    expect(most).toBe(1);
  });
});

describe("values that nobody can tell apart by looking", () => {
  const told = async (cells: string, language: Language = "en"): Promise<unknown> =>
    outcomes(await read(`id,birthDate,married,missedYears,familyRole\n${cells}\n`, "csv"), language)[0];

  test.each([
    ["a,1980-05-01,,,pаrent", 'unknown value "pаrent"; did you mean `parent`? (in it U+0430 looks like `a`)'],
    [
      "a,1980-05-01,,,ｃｈｉｌｄ",
      "did you mean `child`? (in it U+FF43 looks like `c`, U+FF48 looks like `h`, U+FF49 looks like `i`)",
    ],
    ["a,1980-05-01,,,父\u200b母", 'unknown value "父\\u200b母"; did you mean `父母`?'],
    ["a,1980-05-01,,,⽗母", "did you mean `父母`? (in it U+2F57 looks like `父`)"],
    ["a,1980–05–01,,,", "did you mean `1980-05-01`? (in it U+2013 looks like `-`)"],
    [
      "a,１９８０-05-01,,,",
      "did you mean `1980-05-01`? (in it U+FF11 looks like `1`, U+FF19 looks like `9`, U+FF18 looks like `8`)",
    ],
    [
      "a,1980-05-01,ｙｅｓ,,",
      "else `false`, `no`, `0` or `否` (in it U+FF59 looks like `y`, U+FF45 looks like `e`, U+FF53 looks like `s`)",
    ],
    ["a,1980-05-01,,１,", " (in it U+FF11 looks like `1`)"],
    ["a\u200b,1980,,,", "record 1 `a\\u200b`"],
  ])("%s", async (cells, message) => {
    expect(await told(cells)).toEqual([expect.stringContaining(message)]);
  });

  test("are told in Chinese as well, and in a header", async () => {
    expect(await told("a,1980-05-01,,,pаrent", "zh")).toEqual([
      expect.stringContaining("是否应为“parent”？（其中 U+0430 形似“a”）"),
    ]);
    const header = await read("id,出生⽇期\n", "csv");
    expect(problemWords(header)[0]).toBe(
      "roster: the vocabulary has nothing called `出生⽇期`; did you mean `出生日期`? (in it U+2F47 looks like `日`)",
    );
  });

  test("plain Chinese has none", async () => {
    expect(await told("a,1980-05-01,,,父亲（生父）")).toEqual([
      'record 1 `a` (line 2): `familyRole` has the unknown value "父亲（生父）"; expected one of `parent`, `child`',
    ]);
  });
});

describe("messages", () => {
  const messageOf = async (json: string, language: Language): Promise<unknown> =>
    outcomes(await read(`[${json}]`, "json"), language)[0];

  test.each([
    ['{"birthDate":"2025-2-30"}', '`birthDate` is "2025-2-30"; expected a date that exists, in the form `2025-07-01`'],
    [
      '{"birthDate":45678}',
      "`birthDate` is 45678; expected a date that exists, in the form `2025-07-01`; did you mean `2025-01-21`?",
    ],
    [
      '{"birthDate":"2025/7/1"}',
      '`birthDate` is "2025/7/1"; expected a date that exists, in the form `2025-07-01`; did you mean `2025-07-01`?',
    ],
    ["{}", "`birthDate` is missing; expected a date that exists, in the form `2025-07-01`"],
    ['{"birthDate":null}', "`birthDate` is null; expected a date that exists, in the form `2025-07-01`"],
    [
      '{"birthDate":"1980-05-01","standing":["localHuko"]}',
      '`standing` has the unknown value "localHuko"; did you mean `localHukou`?',
    ],
    [
      '{"birthDate":"1980-05-01","familyRole":"x"}',
      '`familyRole` has the unknown value "x"; expected one of `parent`, `child`',
    ],
    ['{"birthDate":"1980-05-01","missedYears":1e400}', "`missedYears` is 1e400; expected a whole number, 0 or more"],
    ['{"birthDate":"1980-05-01","married":"true"}', '`married` is "true"; expected `true` or `false`'],
    [
      '{"birthDate":"1980-05-01","paidOn":"1979-05-01"}',
      "the requirement `the payment is not before the birth` is not met; see `birthDate`, `paidOn`",
    ],
  ])("in English: %s", async (json, message) => {
    expect(await messageOf(json, "en")).toEqual([`record 1 (line 1): ${message}`]);
  });

  test.each([
    [
      '{"birthDate":"2025年7月1日"}',
      "字段“出生日期”（birthDate）的值“2025年7月1日”无效，应填写实际存在的日期，格式如 2025-07-01，是否应为 2025-07-01？",
    ],
    [
      '{"birthDate":"1980-05-01","paidOn":"1979-05-01"}',
      "不符合要求“the payment is not before the birth”，请核对“出生日期”（birthDate）、“缴费日期”（paidOn）",
    ],
    ["{}", "缺少必填字段“出生日期”（birthDate），应填写实际存在的日期，格式如 2025-07-01"],
    [
      '{"birthDate":"1980-05-01","参保身份":["本地户藉"]}',
      "字段“参保身份”（standing）没有“本地户藉”这一选项，是否应为“本地户籍”？",
    ],
    ['{"birthDate":"1980-05-01","参保身分":[]}', "没有名为“参保身分”的字段（所填值为[]），是否应为“参保身份”？"],
  ])("in Chinese: %s", async (json, message) => {
    expect(await messageOf(json, "zh")).toEqual([`第 1 条记录（第 1 行）：${message}`]);
  });

  test("a whole number is taken as a key, minus zero as zero", async () => {
    const { records } = await read('[{"id":7,"birthDate":"1980-05-01","missedYears":-0}]', "json");
    expect(records[0]).toMatchObject({ id: 7, parsed: { ok: true, value: { id: "7", missedYears: 0 } } });
  });
});
