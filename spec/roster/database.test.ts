/** Rosters in databases of DuckDB: the same records and the same words as of the table in CSV, and nothing is changed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { county, type Ended, run } from "../cli/pol-run.ts";

const policy = `${county}/county-2025.pol`;
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "database-"));
  path = join(folder, "people.duckdb");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Makes a database by statements. */
async function database(...statements: string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.disconnectSync();
  instance.closeSync();
}

async function decide(table: string, ...options: string[]): Promise<Ended> {
  const ended = await run(["run", policy, "--input", `${path}${table}`, ...options]);
  return { ...ended, stderr: ended.stderr.replaceAll(folder, "…") };
}

/** What is decided of rows as CSV, where lines have no place in a database. */
async function asCsv(rows: readonly string[]): Promise<Ended> {
  const ended = await run(["run", policy, "--input", "-", "--format", "csv"], { stdin: rows.join("\n") });
  const withoutLines = (text: string): string => text.replace(/ \(line \d+\)/gu, "");
  return { ...ended, stdout: withoutLines(ended.stdout), stderr: withoutLines(ended.stderr) };
}

const one = `SELECT 'A' AS id, DATE '1980-05-01' AS birthDate`;

describe("a table of a database", () => {
  test("is decided as the same table in CSV, errors included", async () => {
    await database(
      `CREATE TABLE residents AS SELECT * FROM read_csv('${county}/residents.csv', all_varchar = true)`,
      "CREATE TABLE other (i INTEGER)",
    );
    const before = readFileSync(path);
    const csv = await asCsv(readFileSync(`${county}/residents.csv`, "utf8").trim().split("\n"));
    expect(csv.stderr).toContain("record 4 `A4`: `paidOn` is");
    expect(await decide("#residents")).toEqual(csv);
    expect(await decide("#RESIDENTS")).toEqual(csv);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["people.duckdb"]);
  });

  test("has days, lists and numbers of every type, and nothing where there is nothing", async () => {
    await database(`CREATE TABLE residents AS
      SELECT 350583198001011::BIGINT AS id, DATE '1980-05-01' AS birthDate, TIMESTAMP '2025-02-01 00:00:00' AS paidOn, ['elder', 'needy'] AS groups
      UNION ALL SELECT NULL, DATE '1990-01-01', NULL, NULL
      UNION ALL SELECT 3, DATE '1890-01-01', NULL, []`);
    const csv = await asCsv([
      "id,birthDate,paidOn,groups",
      "350583198001011,1980-05-01,2025-02-01,elder;needy",
      ",1990-01-01,,",
      "3,1890-01-01,,",
    ]);
    expect(await decide("")).toEqual(csv);
  });

  test("is found by any name, in any schema, and may be a view", async () => {
    await database(
      `CREATE TABLE "参保'人""#1" AS ${one}`,
      `CREATE SCHEMA town; CREATE TABLE town.residents AS ${one}`,
      `CREATE VIEW all_of AS SELECT * FROM town.residents`,
    );
    const csv = await asCsv(["id,birthDate", "A,1980-05-01"]);
    for (const table of [`参保'人"#1`, "town.residents", "all_of"]) expect(await decide(`#${table}`)).toEqual(csv);
  });

  test("that is not there is told with those that are", async () => {
    await database(`CREATE TABLE residents AS ${one}`, `CREATE TABLE households (i INTEGER)`);
    expect(await decide("#persons")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: …/people.duckdb#persons: there is no table `persons`; the database has `households`, `residents`\n",
    });
    expect((await decide("#resident")).stderr).toContain("did you mean `residents`?");
    expect((await decide("#")).stderr).toContain("name one behind the file, as in `people.duckdb#households`");
    expect((await decide("#persons", "--lang", "zh")).stderr).toContain(
      "没有名为“persons”的表，数据库中有“households”、“residents”",
    );
    expect((await decide("#households")).stderr).toContain("the vocabulary has nothing called `i`");
  });

  test("reads nothing but the database", async () => {
    writeFileSync(join(folder, "secret.csv"), "id,birthDate\nA,1980-05-01\n");
    await database(
      `CREATE VIEW residents AS SELECT * FROM read_csv('${join(folder, "secret.csv")}', all_varchar = true)`,
    );
    expect(await decide("#residents")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: …/people.duckdb#residents: `residents` cannot be read: it is damaged, or a view of something outside this file; make a table of it\n",
    });
  });

  test("is not the output as well", async () => {
    await database(`CREATE TABLE residents AS ${one}`);
    expect((await decide("#residents", "--output", path, "--format", "csv")).stderr).toContain(
      "is read and cannot be the output",
    );
    expect((await decide("#residents", "--output", join(folder, "out.duckdb"))).stderr).toContain(
      "does not tell its format",
    );
  });

  test("can be explained from, and compared by", async () => {
    await database(`CREATE TABLE residents AS ${one}`);
    const explained = await run(["explain", policy, "--input", `${path}#residents`]);
    expect(explained.code).toBe(0);
    const compared = await run(["diff", policy, policy, "--roster", `${path}#residents`]);
    expect(compared).toMatchObject({ code: 0, stderr: "1 decided, 0 refused\n" });
  });
});

describe("a file that is no database", () => {
  test("is told for what it is", async () => {
    await database(
      `CREATE TABLE residents AS SELECT i::VARCHAR AS id, DATE '1980-05-01' AS birthDate FROM range(50000) t(i)`,
    );
    const whole = readFileSync(path);
    for (const [content, told] of [
      [Buffer.from("id,birthDate\n"), "this is no database of DuckDB"],
      [Buffer.alloc(0), "this is no database of DuckDB"],
      [whole.subarray(0, 8192), "this database is damaged or breaks off"],
    ] as const) {
      writeFileSync(path, content);
      const { code, stdout, stderr } = await decide("#residents");
      expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(told)]);
    }
    rmSync(path);
    expect((await decide("#residents")).stderr).toBe("error: …/people.duckdb#residents: there is no such file\n");
  });

  test("with nothing in it is told so", async () => {
    await database();
    expect((await decide("")).stderr).toBe("error: …/people.duckdb: this database has no table\n");
  });
});
