import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./pol-run.ts";

// A vocabulary that declares another entity before persons.
const folder = mkdtempSync(join(tmpdir(), "pol-main-entity-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

at(
  "offices.pol",
  `vocabulary offices "经办"
entity office "经办机构"
  fact name "名称": text
  fact staff "人员": int from 0 default 0
  decision small "小型": bool
entity person "居民"
  fact id "编号": text
  fact old "高龄": bool default no
  decision fee "应缴金额": money
`,
);
const notice = (name: string, fee: number): string =>
  at(
    `${name}.pol`,
    `notice ${name} "某县通知"
  year 2025
  uses offices
clause 一 "标准"
  rule fee
    is ${fee} yuan
  rule fee named less notwithstanding 一
    when old
    is 50 yuan
  example "高龄"
    given id: "1", old: yes
    expect fee: 50 yuan
clause 二 "机构"
  rule office.small
    is staff < 5
`,
  );
const policy = notice("one", 100);
const later = notice("two", 120);
const roster = at("persons.json", `[{"id": "1", "old": true}, {"id": "2"}]`);
const person = at("person.json", `{"id": "2"}`);

describe("the main entity, wherever it is declared", () => {
  test("run and explain take persons, as the help says, and others when asked", async () => {
    const { stdout } = await run(["run", policy, "--input", roster]);
    expect(JSON.parse(stdout)).toEqual([
      { id: "1", fee: "50.00" },
      { id: "2", fee: "100.00" },
    ]);
    expect((await run(["explain", policy, "--input", person])).stdout).toContain("fee: 100 yuan");
    for (const command of ["run", "explain"])
      expect((await run([command, "--help"])).stdout).toContain("(default: the main entity)");
    const offices = at("offices.json", `[{"name": "甲", "staff": 3}]`);
    const decided = await run(["run", policy, "--input", offices, "--entity", "经办机构"]);
    expect(JSON.parse(decided.stdout)).toEqual([{ name: "甲", small: true }]);
  });

  test("test plants faults in the rules of every entity and measures what examples reach", async () => {
    const mutated = await run(["test", policy, "--mutate", "--runs", "100"]);
    expect(mutated.stdout).toContain("given id");
    expect(mutated.stdout).toMatch(/[1-9]\d* killed/);
    const json = JSON.parse((await run(["test", policy, "--mutate", "--json", "--runs", "100"])).stdout);
    expect(new Set(json[0].mutants.map(({ subject }: { subject: string }) => subject))).toEqual(
      new Set(["fee", "office.small"]),
    );
    expect((await run(["test", policy, "--coverage"])).stdout).toContain("fee");
    expect((await run(["test", policy, "--export-examples", "-"])).stdout).toBe(
      "title,id,old,=> fee\n高龄,1,true,50.00\n",
    );
  });

  test("diff counts a roster of persons", async () => {
    const { stdout } = await run(["diff", policy, later, "--roster", roster]);
    expect(stdout).toContain("1 of 2");
    const html = (await run(["diff", policy, later, "--roster", roster, "--format", "html"])).stdout;
    expect(html).toContain("1 of 2");
  });

  test("diff says so where nothing is decided of persons", async () => {
    at(
      "plain.pol",
      'vocabulary plain "机构"\nentity office "经办机构"\n  fact staff "人员": int default 0\n  decision small "小型": bool\nentity person "居民"\n  fact id "编号": text\n',
    );
    const clause = 'clause 一 "机构"\n  rule office.small\n    is staff < ';
    const [old, next] = [5, 6].map((limit) =>
      at(`plain-${limit}.pol`, `notice plain-${limit} "某县通知"\n  year 2025\n  uses plain\n${clause}${limit}\n`),
    );
    expect(await run(["diff", old!, next!, "--roster", roster])).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: the vocabulary decides nothing of `person`, so there is nothing to count in a roster\n",
    });
  });
});

test("an entity whose rules ask the record around it is not decided by itself", async () => {
  const village = '[{"name":"东村","target":100,"paid":{"2024-10-31":50}}]';
  for (const command of [["run", "--format", "json"], ["explain"]]) {
    const { code, stderr } = await run(
      [...command, "policies/yankou-2025.pol", "--entity", "village", "--input", "-"],
      {
        stdin: village,
      },
    );
    expect([code, stderr]).toEqual([
      2,
      "error: a `village` cannot be decided by itself: its rules ask the `township` around it\n  help  give records of `township`: --entity township\n",
    ]);
  }
});
