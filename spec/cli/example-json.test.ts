/** Examples of every entity go to and from a JSON file: households with their members, which no table holds. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./pol-run.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "cases.json");
const policy = "policies/nanan-2025.pol";
const household = {
  title: "两口之家",
  entity: "household",
  given: { members: [{ id: "甲", birthDate: "1980-05-01", standing: ["localHukou"] }, { birthDate: "2015-03-09" }] },
  expect: { missingMembers: ["甲"], "members[2].eligible": false },
};

async function imported(content: unknown, ...options: readonly string[]) {
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const { code, stdout, stderr } = await run(["test", policy, "--import-examples", file, ...options]);
  return { code, stdout, stderr: stderr.replaceAll(file, "cases.json") };
}

describe("examples as JSON", () => {
  test("come back as the same examples, of whatever entity", async () => {
    await run(["test", policy, "--export-examples", file]);
    const before = readFileSync(file, "utf8");
    const titles = (JSON.parse(before) as { entity: string }[]).map(({ entity }) => entity);
    expect(new Set(titles)).toEqual(new Set(["person", "household", "township", "village"]));
    const { stdout } = await run(["test", policy, "--import-examples", file]);
    const without = readFileSync(policy, "utf8").replaceAll(/^ *examples? [^]*?\n(?=\n|$)/gmu, "");
    const copy = join(folder, "nanan-2025.pol");
    writeFileSync(copy, `${without}\n${stdout}`);
    expect(await run(["test", copy])).toMatchObject({ code: 0 });
    await run(["test", copy, "--export-examples", file]);
    const sorted = (text: string): readonly string[] =>
      (JSON.parse(text) as readonly unknown[]).map((each) => JSON.stringify(each)).sort();
    expect(sorted(readFileSync(file, "utf8"))).toEqual(sorted(before));
  });

  test("are read by identifier or label", async () => {
    const expected = `  example household "两口之家"
    given members: [{id: "甲", birthDate: 1980-05-01, standing: {localHukou}}, {birthDate: 2015-03-09}]
    expect missingMembers: ["甲"], members[2].eligible: no
`;
    expect(await imported([household])).toEqual({ code: 0, stdout: expected, stderr: "" });
    const labels = {
      ...household,
      entity: "家庭",
      expect: { 未参保成员: ["甲"], "家庭成员[2].可参保": false },
    };
    expect(await imported([labels])).toEqual({ code: 0, stdout: expected, stderr: "" });
  });

  test.each([
    [
      [{ ...household, entity: "houshold" }],
      '[1]: `entity` has the unknown value "houshold"; did you mean `household`?',
    ],
    [[{ ...household, expect: {} }], '[1]: `expect` is missing; expected `{"…": …}`'],
    [
      [household, { ...household, expect: { "members[3].eligible": true } }],
      "[2]: there is no fact `expect.members[3].eligible` (given as true)",
    ],
    [
      [{ ...household, given: { members: [{ birthDate: "1980-05-32" }] } }],
      '[1]: `given.members[0].birthDate` is "1980-05-32"; expected a date that exists, in the form `2025-07-01`',
    ],
    [
      [
        {
          ...household,
          given: { members: [{ id: "甲\n", birthDate: "1980-05-01" }] },
          expect: { wholeHousehold: true },
        },
      ],
      '[1]: `given.members[0].id` is "甲\\n"; no notice can hold a text with a line end, a hidden sign or quotation marks of both kinds',
    ],
    [5, ": expected a list of examples, [{…}, {…}]"],
    ['[{"title": ', ":1:12: the JSON text ends too early"],
    ['[{"title": "a", "title": "b"}]', ": `[0].title` is given more than once"],
    ["", ": the file is empty"],
  ])("%j is refused, and nothing is printed", async (content, message) => {
    const { code, stdout, stderr } = await imported(content);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.split("\n")).toContain(`error: cases.json${message}`);
  });

  test("a table leaves out what it does not hold, and says so", async () => {
    const { stdout, stderr } = await run(["test", policy, "--export-examples", "-"]);
    expect(stdout).not.toContain("一人未缴费");
    expect(stderr).toBe(
      "warning: 6 examples left out: they are of other entities, or expect something of records in lists; a file named .json holds them all\n",
    );
  });
});
