/** Statements decide on a cluster of Spark as the reference interpreter does. Seeds are pinned. `setup.sh` installs Spark. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emitSql } from "../../emit/sql/emit.ts";
import type { Program } from "../../ir/ir.ts";
import { entitySchema } from "../../ir/schema.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { type DecidedRow, differencesIn, fill, toldOfRoster, toldOfRow } from "../support/in-sql.ts";
import { poolNotice, poolProgram, poolTable } from "../support/pool.ts";
import { smallProgram } from "../support/small-program.ts";
import { type Cluster, decideOn, startCluster } from "./cluster.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-spark-"));
const path = (name: string): string => join(folder, name);
let cluster: Cluster;
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  cluster = await startCluster(folder);
});
afterAll(async () => {
  connection.closeSync();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

/** As many people of each notice; `SPARK_PEOPLE` and `SPARK_PROGRAMS` ask for more. */
const people = Number(process.env["SPARK_PEOPLE"] ?? 20_000);

/** A statement with the records that it decides. */
interface Asked {
  readonly name: string;
  readonly program: Program;
  readonly entity: string;
  readonly records: readonly FactRecord[];
}

/** Writes the statement and the table of each, and gives the file that names them. */
async function jobsOf(asked: readonly Asked[], more: (name: string) => object): Promise<string> {
  const jobs = [];
  for (const { name, program, entity, records } of asked) {
    await fill(connection, entity, entitySchema(program, entity), records, path("records.jsonl"));
    await connection.run(`COPY "${entity}" TO '${path(`${name}.parquet`)}' (FORMAT parquet)`);
    writeFileSync(path(`${name}.sql`), emitSql(program, "spark")[0]!.text);
    jobs.push({ view: entity, table: path(`${name}.parquet`), statement: path(`${name}.sql`), ...more(name) });
  }
  writeFileSync(path("jobs.json"), JSON.stringify(jobs));
  return path("jobs.json");
}

test("the notices: every person", async () => {
  const asked = noticeNames.map((name): Asked => {
    const program = programOf(name);
    const schema = entitySchema(program, "person");
    const records = randomPeople(20261129, people, name).flatMap((record, at) => {
      const read = parseRecord(schema, { ...record, id: String(at) });
      return read.ok ? [read.value] : [];
    });
    return { name, program, entity: "person", records };
  });
  const jobs = await jobsOf(asked, (name) => ({ out: path(`${name}.decided`) }));
  for await (const rows of decideOn(cluster, jobs)) expect(rows).toBeNull();
  for (const { name, program, entity, records } of asked) {
    const schema = entitySchema(program, entity);
    const sql = `SELECT * FROM '${path(`${name}.decided`)}/*.parquet' ORDER BY CAST(id AS BIGINT)`;
    const got = (await connection.runAndReadAll(sql)).getRowObjectsJson() as DecidedRow[];
    expect(got.length).toBe(records.length);
    const told = got.map((row) => toldOfRow(schema, { ...row, id: null }));
    expect(differencesIn(records, toldOfRoster(program, entity, records), told)).toEqual({ left: 0, differing: [] });
  }
});

/** As many random programs; likewise. */
const programs = Number(process.env["SPARK_PROGRAMS"] ?? 100);

/** Nothing is gained by compiling what decides some sixty rows. */
const interpreted = {
  settings: { "spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN" },
};

test("random programs", async () => {
  const asked = fc
    .sample(fc.integer(), { seed: 20261129, numRuns: programs })
    .map((seed, at): Asked => ({ name: `program${at}`, entity: "person", ...smallProgram(seed) }));
  const jobs = await jobsOf(asked, () => interpreted);
  let at = 0;
  for await (const rows of decideOn(cluster, jobs)) {
    const { program, entity, records } = asked[at++]!;
    const schema = entitySchema(program, entity);
    const got = (rows as DecidedRow[]).map((row) => toldOfRow(schema, row));
    expect(got).toHaveLength(records.length);
    expect(differencesIn(records, toldOfRoster(program, entity, records), got).differing).toEqual([]);
  }
  expect(at).toBe(asked.length);
});

test("what is wrong with a row is told in the words of DuckDB", async () => {
  const program = poolProgram(poolNotice);
  const schema = entitySchema(program, "person");
  await connection.run(`CREATE OR REPLACE TABLE "person" AS ${poolTable}`);
  await connection.run(`COPY "person" TO '${path("pool.parquet")}' (FORMAT parquet)`);
  writeFileSync(path("pool.sql"), emitSql(program, "spark")[0]!.text);
  const jobs = [{ view: "person", table: path("pool.parquet"), statement: path("pool.sql") }];
  writeFileSync(path("jobs.json"), JSON.stringify(jobs));
  const got: DecidedRow[] = [];
  for await (const rows of decideOn(cluster, path("jobs.json"))) got.push(...(rows as DecidedRow[]));
  const wanted = (await connection.runAndReadAll(emitSql(program)[0]!.text)).getRowObjectsJson() as DecidedRow[];
  const told = (rows: readonly DecidedRow[]): readonly string[] => rows.map((row) => toldOfRow(schema, row));
  expect(told(got)).toEqual(told(wanted));
  expect(wanted.filter(({ problem }) => problem !== null)).toHaveLength(6);
});
