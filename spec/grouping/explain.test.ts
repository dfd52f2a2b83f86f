/** One record of a flat roster is explained in the household and the town that all of it form. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../cli/pol-run.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-explain-roster-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
writeFileSync(
  path("cards.pol"),
  `vocabulary cards "借书证"

main entity reader "读者"
  fact id     "证号":   text
  fact family "家庭号": int?
  fact age    "年龄":   int from 0 to 120

  decision fee   "费用": money
  decision place "名次": int

entity household "家庭" formed of reader by family
  fact members "家庭成员": list of reader

entity town "全镇" formed of reader
  fact readers "全镇读者": list of reader
`,
);
const notice = (name: string, place: string): string => `notice ${name} "须知"
  year 2025
  uses cards

clause 一 "收费"
  rule fee
    is if (count over members) >= 3 and age < 60 then 10 yuan else 20 yuan

  rule place
    is ${place}
`;
writeFileSync(path("families.pol"), notice("families", "count over members"));
writeFileSync(path("whole.pol"), notice("whole", "rank from highest among readers: age"));
writeFileSync(path("rows.csv"), "id,family,age\na,1,40\nb,1,41\nc,1,70\nd,,50\n");

const explained = (notice: string, input: string, ...more: readonly string[]) =>
  run(["explain", path(`${notice}.pol`), "--input", path(input), ...more]);

test("by its key, with those of its groups that count or are ahead", async () => {
  const { stdout, code } = await explained("whole", "rows.csv", "--key", "a");
  expect(stdout).toBe(`whole  须知

fee: 10 yuan = if (count over members) ≥ 3 and age < 60 then 10 yuan else 20 yuan — clause 一
├─ count over members: 3 of 3 counted
│  ├─ reader a
│  ├─ reader b
│  └─ reader c
└─ fact age: 40

place: 4 = rank from highest among readers: age — clause 一
├─ rank from highest among readers: age: 3 of 4 ahead
│  ├─ reader b: 41
│  ├─ reader c: 70
│  └─ reader d: 50
└─ fact age: 40
`);
  expect(code).toBe(0);
});

test("as JSON, from a JSON roster", async () => {
  writeFileSync(path("rows.json"), '[{"id":"a","family":1,"age":40},{"id":"b","family":1,"age":41},{"id":7,"age":50}]');
  const { stdout } = await explained("families", "rows.json", "--key", "7", "--json", "fee");
  expect(JSON.parse(stdout)).toMatchObject({
    input: { id: "7" },
    decisions: [{ name: "fee", value: "20.00", counted: [{ of: 1 }] }],
  });
});

describe("is refused", () => {
  test.each([
    ["where none has the key", ["--key", "e"], "has no record with the key `e`\n  help  did you mean `a`?"],
    [
      "where there are several and no key is named",
      [],
      "must hold exactly one record\n  help  name one of several with --key",
    ],
  ])("%s", async (_what, more, message) => {
    const { stdout, stderr, code } = await explained("families", "rows.csv", ...more);
    expect([stdout, code]).toEqual(["", 1]);
    expect(stderr).toContain(message);
  });

  test("where two have the key", async () => {
    writeFileSync(path("twice.csv"), "id,family,age\na,1,40\na,2,41\n");
    const { stderr } = await explained("families", "twice.csv", "--key", "a");
    expect(stderr).toContain("has the key `a` 2 times");
  });

  test("where one of its household is refused, and only there", async () => {
    writeFileSync(path("slip.csv"), "id,family,age\na,1,40\nb,1,old\nc,,70\n");
    const withheld = await explained("families", "slip.csv", "--key", "a");
    expect(withheld).toMatchObject({ code: 1, stdout: "" });
    expect(withheld.stderr).toBe(
      "error: record 1 `a` (line 2): not decided, for record 2 `b` (line 3) of the same household is refused\n" +
        "  help  mend what is refused, or add --without-refused to decide the others as if it were not there\n",
    );
    expect(await explained("families", "slip.csv", "--key", "c", "fee")).toMatchObject({ code: 0, stderr: "" });
    const without = await explained("families", "slip.csv", "--key", "a", "--without-refused", "fee");
    expect(without.stdout).toContain("count over members: 1 of 1 counted");
    expect(without.stderr).toContain("warning: 1 refused record counted in no group");
  });
});
