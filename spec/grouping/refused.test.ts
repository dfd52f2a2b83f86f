/** A row that is refused withholds what is decided of its groups. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../cli/pol-run.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-refused-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const vocabulary = `vocabulary cards "借书证"

main entity reader "读者"
  fact id     "证号":   text
  fact family "家庭号": int?
  fact age    "年龄":   int from 0 to 120

  decision fee "费用": money
  decision lot "名次": int

entity household "家庭" formed of reader by family
  fact members "家庭成员": list of reader

entity town "全镇" formed of reader
  fact readers "全镇读者": list of reader
`;
const notice = (name: string, lot: string): string => `notice ${name} "须知"
  year 2025
  uses cards

clause 一 "收费"
  rule fee
    is if (count over members) >= 2 then 10 yuan else 20 yuan

  rule lot
    is ${lot}
`;
writeFileSync(path("cards.pol"), vocabulary);
writeFileSync(path("families.pol"), notice("families", "count over members"));
writeFileSync(path("whole.pol"), notice("whole", "rank from highest among readers: age"));

interface Row {
  readonly id: string;
  readonly fee?: string;
  readonly error?: string;
}

async function decided(
  name: string,
  rows: string,
  more: readonly string[] = [],
  lang = "en",
): Promise<{
  readonly rows: readonly Row[];
  readonly stderr: string;
  readonly code: number;
}> {
  writeFileSync(path("rows.csv"), `id,family,age\n${rows}`);
  const args = ["run", path(`${name}.pol`), "--input", path("rows.csv"), "--output", path("out.json"), "--lang", lang];
  const { stderr, code } = await run([...args, ...more]);
  return { rows: JSON.parse(readFileSync(path("out.json"), "utf8")), stderr, code };
}

const feesOf = (rows: readonly Row[]): object => Object.fromEntries(rows.map(({ id, fee }) => [id, fee ?? null]));

describe("of its household", () => {
  const slip = "a,1,40\nb,2,50\nc,1,old\nd,,70\ne,1,41\n";

  test("the others are not decided and told the line; other households are", async () => {
    const { rows, stderr, code } = await decided("families", slip);
    expect(feesOf(rows)).toEqual({ a: null, b: "20.00", c: null, d: "20.00", e: null });
    expect(rows[0]!.error).toBe(
      "record 1 `a` (line 2): not decided, for record 3 `c` (line 4) of the same household is refused",
    );
    expect(stderr).toContain(`error: ${rows[4]!.error}\n`);
    expect(stderr).toContain("help  mend what is refused, or add --without-refused");
    expect(stderr).toContain("2 decided, 3 refused\n");
    expect(code).toBe(1);
  });

  test("the others are told so in Chinese", async () => {
    const { rows } = await decided("families", slip, [], "zh");
    expect(rows[0]!.error).toBe(
      "第 1 条记录（“a”，第 2 行）：未作认定：同一“家庭”中的第 3 条记录（“c”，第 4 行）不予受理",
    );
  });

  test("the others are decided as if it were not there where that is asked for", async () => {
    const { rows, stderr, code } = await decided("families", slip, ["--without-refused"]);
    expect(feesOf(rows)).toEqual({ a: "10.00", b: "20.00", c: null, d: "20.00", e: "10.00" });
    expect(stderr).toContain("warning: 1 refused record counted in no group; the others are decided without\n");
    expect(code).toBe(1);
  });
});

test("a row that names no household withholds nobody", async () => {
  const { rows } = await decided("families", "a,1,40\nb,,old\nc,,70\n");
  expect(feesOf(rows)).toEqual({ a: "20.00", b: null, c: "20.00" });
});

test("a row whose household cannot be read withholds all that name one", async () => {
  const { rows, stderr } = await decided("families", "a,1,40\nb,one,50\nc,,70\n");
  expect(feesOf(rows)).toEqual({ a: null, b: null, c: "20.00" });
  expect(stderr).toContain(
    "no record with a `family` is decided: it cannot be read to which `household` record 2 `b` (line 3) belongs",
  );
});

test("nothing is decided where the rules ask the whole roster, which is told once", async () => {
  const { rows, stderr } = await decided("whole", "a,1,40\nb,2,old\nc,,70\n");
  expect(feesOf(rows)).toEqual({ a: null, b: null, c: null });
  expect(rows[2]!.error).toContain("record 2 `b` (line 3) is refused and the rules ask the `town` of all records");
  expect(stderr.match(/the rules ask the `town`/gu)).toHaveLength(1);
});

test.each([
  ["JSON", "rows.json", '[{"id":"a","family":1,"age":40},\n {"id":"b","family":1},\n {"id":"c","age":3}]'],
  [
    "JSON Lines",
    "rows.jsonl",
    '{"id":"a","family":1,"age":40}\n{"id":"b","家庭号":1,"age":"old"}\n{"id":"c","age":3}\n',
  ],
])("the household of a refused record is read from %s", async (_format, name, text) => {
  writeFileSync(path(name), text);
  const { stdout } = await run(["run", path("families.pol"), "--input", path(name)]);
  const rows = name.endsWith("jsonl")
    ? stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : JSON.parse(stdout);
  expect(feesOf(rows)).toEqual({ a: null, b: null, c: "20.00" });
});

test("a record that gives its household twice may belong to either", async () => {
  writeFileSync(path("twice.json"), '[{"id":"a","family":1,"age":40}, {"id":"b","family":2,"家庭号":1,"age":3}]');
  const { stdout } = await run(["run", path("families.pol"), "--input", path("twice.json")]);
  expect(feesOf(JSON.parse(stdout))).toEqual({ a: null, b: null });
});

test("nothing is decided of a damaged file but what is alone", async () => {
  writeFileSync(path("broken.json"), '[{"id":"a","family":1,"age":40},\n {"id":"b","age":41}');
  const { stdout, stderr, code } = await run(["run", path("families.pol"), "--input", path("broken.json")]);
  expect(feesOf(JSON.parse(stdout))).toEqual({ a: null, b: "20.00" });
  expect(stderr).toContain("the roster is damaged, so records of a `household` may be missing");
  expect(code).toBe(1);
});

test("each is explained in its household", async () => {
  writeFileSync(path("explained.csv"), "id,family,age\na,1,40\nb,1,41\nc,,50\n");
  const out = path("explained.json");
  await run(["run", path("families.pol"), "--input", path("explained.csv"), "--output", out, "--explain"]);
  const rows = JSON.parse(readFileSync(out, "utf8"));
  const feeOf = (row: { readonly explanation: { readonly decisions: readonly object[] } }) =>
    row.explanation.decisions[0];
  expect(feeOf(rows[0])).toMatchObject({ name: "fee", value: "10.00", counted: [{ of: 2 }] });
  expect(feeOf(rows[2])).toMatchObject({ name: "fee", value: "20.00", counted: [{ of: 1 }] });
});

test("the option is refused where nothing forms groups", async () => {
  const args = ["run", "policies/nanan-2025.pol", "--input", "demo/people.json", "--without-refused"];
  expect(await run(args)).toMatchObject({ code: 2, stderr: expect.stringContaining("the vocabulary has none") });
});
