/** Rosters and decisions in Parquet files: the same records and the same words as of the table in CSV. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pol } from "../../cli/pol.ts";
import { writeRoster } from "../../cli/roster/roster.ts";
import { dayOf } from "../../runtime/date.ts";
import { county, type Ended, run } from "../cli/pol-run.ts";
import { anyResults, everyDecision, recordsIn, recordsOf } from "../support/every-decision.ts";

const policy = `${county}/county-2025.pol`;
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "parquet-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Has DuckDB do something, as programs do that make such files. */
async function duckdb(sql: string): Promise<readonly (readonly unknown[])[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJson();
  connection.disconnectSync();
  return rows;
}

async function parquet(query: string, name = "people.parquet", options = ""): Promise<string> {
  const path = join(folder, name);
  await duckdb(`COPY (${query}) TO '${path}' (FORMAT parquet ${options})`);
  return path;
}

async function decide(path: string, ...options: string[]): Promise<Ended> {
  const ended = await run(["run", policy, "--input", path, ...options]);
  return { ...ended, stderr: ended.stderr.replaceAll(path, "people.parquet") };
}

/** What is decided of rows as CSV, where lines have no place in Parquet. */
async function asCsv(rows: readonly string[]): Promise<Ended> {
  const ended = await run(["run", policy, "--input", "-", "--format", "csv"], { stdin: rows.join("\n") });
  const withoutLines = (text: string): string => text.replace(/ \(line \d+\)/gu, "");
  return { ...ended, stdout: withoutLines(ended.stdout), stderr: withoutLines(ended.stderr) };
}

const roster = `read_csv('${county}/residents.csv', all_varchar = true)`;

describe("a Parquet file", () => {
  test.each(["snappy", "zstd", "gzip", "uncompressed"])(
    "packed by %s is decided as the same table in CSV",
    async (codec) => {
      const path = await parquet(`SELECT * FROM ${roster}`, "people.parquet", `, COMPRESSION ${codec}`);
      const csv = await asCsv(readFileSync(`${county}/residents.csv`, "utf8").trim().split("\n"));
      expect(await decide(path)).toEqual(csv);
      expect(csv.stderr).toContain("record 4 `A4`: `paidOn` is");
    },
  );

  test("has days, lists, options and numbers of every type, and nothing where there is nothing", async () => {
    const path = await parquet(`
      SELECT 350583198001011::BIGINT AS id, DATE '1980-05-01' AS birthDate, TIMESTAMP '2025-02-01 00:00:00' AS paidOn, ['elder', 'needy'] AS groups
      UNION ALL SELECT NULL, DATE '1990-01-01', NULL, NULL
      UNION ALL SELECT 3, DATE '1990-01-01', TIMESTAMP '2025-02-01 12:00:00', []`);
    const csv = await asCsv([
      "id,birthDate,paidOn,groups",
      "350583198001011,1980-05-01,2025-02-01,elder;needy",
      ",1990-01-01,,",
      "3,1990-01-01,2025-02-01 12:00:00,",
    ]);
    expect(await decide(path)).toEqual(csv);
    expect(csv.stderr).toContain('`paidOn` is "2025-02-01 12:00:00"');
  });

  test("of many records keeps their order and their numbers", async () => {
    const query = `SELECT i::VARCHAR AS id, DATE '1980-05-01' AS birthDate, CASE i WHEN 9876 THEN 'x' ELSE '2025-02-01' END AS paidOn FROM range(20000) t(i)`;
    const { stdout, stderr } = await decide(await parquet(query, "people.parquet", ", ROW_GROUP_SIZE 2048"));
    expect(
      stdout
        .split("\n")
        .slice(1, -1)
        .map((line) => Number(line.split(",")[0])),
    ).toEqual([...Array(20_000).keys()]);
    expect(stderr).toContain("error: record 9877 `9876`: `paidOn` is");
    expect(stderr).toContain("19999 decided, 1 refused\n");
  });

  test("refuses ids that were numbers with a point, of which the end is lost", async () => {
    const path = await parquet("SELECT 350583198001011234::DOUBLE AS id, DATE '1980-05-01' AS birthDate");
    expect((await decide(path)).stderr).toContain("a spreadsheet has turned it into a rounded number");
  });

  test("has no columns that the vocabulary has not, unless they are passed over", async () => {
    const path = await parquet("SELECT 'A' AS id, DATE '1980-05-01' AS birthDate, 1 AS \"备注\"");
    expect(await decide(path)).toMatchObject({
      code: 1,
      stderr:
        "error: people.parquet: the vocabulary has nothing called `备注`; --ignore-columns passes it over\n0 decided, 0 refused; the rest was not read\n",
    });
    const passed = await decide(path, "--ignore-columns");
    expect([passed.code, passed.stderr]).toEqual([
      0,
      "note: people.parquet: columns passed over: `备注`\n1 decided, 0 refused\n",
    ]);
  });

  test("may have signs in its name that stand for others, and come by standard input", async () => {
    const path = await parquet(`SELECT * FROM ${roster}`, "p[1]'s *?.parquet".replace("'", "''"));
    const found = join(folder, readdirSync(folder)[0]!);
    expect(path).toContain("p[1]");
    const plain = await decide(found);
    expect(plain.stderr).toContain("4 decided, 1 refused");
    let stdout = "";
    const collected = new Writable({ write: (chunk, _, done) => ((stdout += String(chunk)), done()) });
    const nowhere = new Writable({ write: (_chunk, _, done) => done() });
    const stdin = Readable.from([readFileSync(found)]);
    const output = join(folder, "out.csv");
    const args = ["run", policy, "--input", "-", "--format", "parquet", "--output", output];
    expect(await pol(args, { stdin, stdout: collected, stderr: nowhere, env: {} })).toBe(1);
    expect([stdout, readFileSync(output, "utf8").slice(1)]).toEqual(["", plain.stdout]);
  });

  test("that is none, is damaged or breaks off is refused, and leaves no output", async () => {
    const bytes = readFileSync(
      await parquet("SELECT i::VARCHAR AS id, DATE '1980-05-01' AS birthDate FROM range(5000) t(i)"),
    );
    const damaged = Buffer.from(bytes).fill(0xff, 8, bytes.length - 800);
    for (const each of [Buffer.from("id,birthDate\n"), Buffer.alloc(0), bytes.subarray(0, -5), damaged]) {
      writeFileSync(join(folder, "people.parquet"), each);
      const path = join(folder, "people.parquet");
      const { code, stderr } = await decide(path, "--output", join(folder, "out.csv"));
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining("people.parquet: this is no Parquet file, or it is damaged"),
      ]);
      expect((await decide(path, "--lang", "zh")).stderr).toContain("文件不是 Parquet 文件，或已损坏");
      expect(readdirSync(folder)).toEqual(["people.parquet"]);
    }
    expect(await decide(join(folder, "none.parquet"))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("there is no such file"),
    });
    expect(await decide(folder, "--format", "parquet")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("this is a folder"),
    });
  });
});

test("what comes by standard input leaves no file behind after Ctrl-C", async () => {
  const env = { ...process.env, TMPDIR: folder };
  const args = ["dist/pol.cjs", "run", policy, "--input", "-", "--format", "parquet", "--output", "-"];
  const child = spawn("node", args, { env, stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.write(Buffer.alloc(1000));
  const written = () =>
    readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith("roster.parquet"));
  while (!written()) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  expect(await new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)))).toBe("SIGINT");
  expect(readdirSync(folder)).toEqual([]);
});

describe("decisions in a Parquet file", () => {
  async function write(results: Parameters<ReturnType<typeof writeRoster>["write"]>[0]): Promise<string> {
    const path = join(folder, "out.parquet");
    const writer = writeRoster(path, "parquet", everyDecision);
    for (const result of results) await writer.write([result]);
    await writer.finish();
    return path;
  }

  test("read back as the same", async () => {
    await fc.assert(
      fc.asyncProperty(anyResults, async (results) => {
        expect(await recordsIn(await write(results), "parquet")).toEqual(recordsOf(results));
      }),
      { seed: 14, numRuns: 40 },
    );
  });

  test("have the types that other programs expect, also over several groups of rows", async () => {
    const outcome = {
      eligible: true,
      rank: 7,
      fee: 107_005,
      from: dayOf(2025, 7, 1),
      share: { numerator: 1, denominator: 3 },
      grounds: 3,
      missed: 3,
    };
    const path = await write([
      { id: "a", outcome },
      { id: "b", error: "wrong" },
      ...Array.from({ length: 40_000 }, (_, at) => ({ id: String(at), outcome })),
    ]);
    const types = await duckdb(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '${path}')`);
    expect(types.map((row) => row.join(" "))).toEqual([
      "id VARCHAR",
      "eligible BOOLEAN",
      "rank BIGINT",
      "fee DECIMAL(18,2)",
      "share VARCHAR",
      "from DATE",
      "waiting VARCHAR",
      "note VARCHAR",
      "settlement VARCHAR",
      "grounds VARCHAR[]",
      "missed INTEGER[]",
      "others VARCHAR[]",
      "error VARCHAR",
    ]);
    expect(await duckdb(`SELECT sum(fee), min("from"), max(share), count(error), count(*) FROM '${path}'`)).toEqual([
      ["42803070.05", "2025-07-01", "1/3", "1", "40002"],
    ]);
    expect(await duckdb(`SELECT grounds, missed FROM '${path}' LIMIT 1`)).toEqual([
      [
        ["direct", "=none"],
        [2019, 2020],
      ],
    ]);
  });

  test("are not there where they were given up", async () => {
    const writer = writeRoster(join(folder, "out.parquet"), "parquet", everyDecision);
    await writer.write(Array.from({ length: 40_000 }, () => ({ id: "a", outcome: { rank: 1 } })));
    expect(readdirSync(folder)).toHaveLength(1);
    await writer.abort();
    expect(readdirSync(folder)).toEqual([]);
  });
});
