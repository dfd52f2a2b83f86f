/** Whatever is recorded can be decided again. Seeds are pinned. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { digestOf, keepDecision, type Policy } from "../../record/decision-record.ts";
import { explain, explanationJson } from "../../explain/index.ts";
import { entitySchema } from "../../ir/schema.ts";
import { type KeptDecision, readDecision } from "../../record/read-record.ts";
import { replay } from "../../record/replay.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { run } from "../cli/pol-run.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf } from "../policies/notices.ts";
import { smallProgram } from "../support/small-program.ts";

const policyOf = (program: Policy["program"]): Policy => ({
  program,
  policyHash: "a".repeat(64),
  vocabularyHash: "b".repeat(64),
});

/** A record as it comes back from the file that it was written to. */
function readAgain(value: unknown): KeptDecision {
  const kept = readDecision(JSON.parse(JSON.stringify(value)));
  if (typeof kept === "string") throw new Error(kept);
  return kept;
}

function peopleOf(program: Policy["program"], notice: (typeof noticeNames)[number], count: number): FactRecord[] {
  const schema = entitySchema(program, "person");
  return randomPeople(20261129, count, notice).flatMap((record) => {
    const parsed = parseRecord(schema, record);
    return parsed.ok ? [parsed.value] : [];
  });
}

describe.each(noticeNames)("%s", (name) => {
  const program = programOf(name);
  const policy = policyOf(program);

  test("a decision record replays", () => {
    for (const person of peopleOf(program, name, 200)) {
      expect(replay(policy, readAgain(keepDecision(policy, "person", person, "1.0.0")))).toEqual({ result: "same" });
    }
  });

  test("an explanation replays, with the same verdicts", () => {
    for (const person of peopleOf(program, name, 20)) {
      const { policyHash } = policy;
      const explanation = explanationJson(program, explain(program, "person", person, { policyHash }));
      const kept = readAgain(explanation);
      expect(kept.verdicts).toEqual(keepDecision(policy, "person", person, "1.0.0").verdicts);
      expect(replay(policy, kept)).toEqual({ result: "same" });
    }
  });
});

test("random programs replay", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { program, records } = smallProgram(seed);
      const policy = policyOf(program);
      const { requirements } = entitySchema(program, "person");
      const right = records.filter((facts) => requirements.every(({ holds }) => holds(facts as never)));
      for (const facts of right.slice(0, 20)) {
        try {
          expect(replay(policy, readAgain(keepDecision(policy, "person", facts, "1.0.0")))).toEqual({ result: "same" });
        } catch (error) {
          if (!(error instanceof PolicyFailure)) throw error;
        }
      }
    }),
    { seed: 20261129, numRuns: 100 },
  );
});

test("a record is read only where it is one and is as it was written", () => {
  const program = programOf("nanan-2025");
  const [person] = peopleOf(program, "nanan-2025", 20);
  const kept = keepDecision(policyOf(program), "person", person!, "1.0.0");
  const { digest, ...content } = kept;
  const signed = (change: object): object => {
    const changed = { ...content, ...change };
    return { ...changed, digest: digestOf(changed) };
  };
  expect(readDecision({ ...kept, notice: "other" })).toBe("changed");
  expect(readDecision({ ...kept, digest: digest.toUpperCase() })).toBe("changed");
  expect(readDecision(signed({ form: "pol-decision-record/2" }))).toBe("other-form");
  expect(readDecision(signed({ facts: [] }))).toBe("no-record");
  for (const value of [
    null,
    1,
    "a",
    [],
    {},
    { version: 1 },
    { version: 1, notice: {}, readings: [null], decisions: [1] },
  ]) {
    expect(readDecision(value)).toBe("no-record");
  }
});

describe("on the command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "pol-record-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const [people, records, archive, later] = ["people.json", "kept.jsonl", "archive", "nanan-2025.pol"].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  const notice = "policies/nanan-2025.pol";
  writeFileSync(
    people,
    JSON.stringify([
      { id: "1", birthDate: "1990-01-01", paidOn: "2024-10-01", standing: ["localHukou"] },
      { id: "2", birthDate: "1990-13-01" },
      { id: "3", birthDate: "1950-01-01" },
    ]),
  );
  writeFileSync(join(folder, "resident-insurance.pol"), readFileSync("policies/resident-insurance.pol"));
  writeFileSync(later, readFileSync(notice, "utf8").replace(/(individualStandard .*) 400 yuan/u, "$1 410 yuan"));

  test("decisions are kept, and a refused record has none", async () => {
    const { code } = await run([
      "run",
      notice,
      "--input",
      people,
      "--record",
      records,
      "--output",
      join(folder, "out.json"),
    ]);
    const kept = readFileSync(records, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect({ code, ids: kept.map(({ facts }) => facts.id) }).toEqual({ code: 1, ids: ["1", "3"] });
  });

  test("they are decided again by the policy of then, or by another", async () => {
    const replayed = (...words: readonly string[]) =>
      run(["replay", records, "--archive", archive, "--lang", "en", ...words]);
    expect(await replayed()).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("0 same, 0 by other rules, 0 with another outcome, 2 not decided again\n"),
    });
    expect((await run(["archive", "add", notice, "--archive", archive])).code).toBe(0);
    expect(await replayed()).toEqual({
      code: 0,
      stdout: "2 same, 0 by other rules, 0 with another outcome, 0 not decided again\n",
      stderr: "",
    });
    const { code, stdout } = await replayed("--by", later);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout:
        `${records}:1: another outcome\n` +
        '  assessedPremium: was "400.00", is "410.00"\n' +
        '  selfPay: was "400.00", is "410.00"\n' +
        "1 same, 0 by other rules, 1 with another outcome, 0 not decided again\n",
    });
  });

  test("one that was changed is told", async () => {
    const changed = join(folder, "changed.jsonl");
    writeFileSync(changed, `${readFileSync(records, "utf8").replace("localHukou", "armedPolice")}{\n\n`);
    expect(await run(["replay", changed, "--archive", archive, "--lang", "zh"])).toEqual({
      code: 1,
      stdout: `${changed}:1：内容被改动，与摘要不符\n${changed}:3：不是 JSON\n1 条相同，0 条依据不同，0 条结论不同，2 条未能重新裁定\n`,
      stderr: "",
    });
  });

  test("readings other than those of the archive are taken as they were", async () => {
    const other = join(folder, "other.jsonl");
    await run([
      "run",
      notice,
      "--input",
      people,
      "--record",
      other,
      "--reading",
      "employeeExclusion=hukouOnly",
      "--output",
      join(folder, "o.json"),
    ]);
    expect((await run(["replay", other, "--archive", archive])).code).toBe(0);
  });

  test("an archive that was changed is not believed", async () => {
    const { policyHash } = JSON.parse(readFileSync(records, "utf8").split("\n")[0]!);
    const file = join(archive, `${policyHash}.json`);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/400 yuan/gu, "4 yuan"));
    expect((await run(["replay", records, "--archive", archive])).code).toBe(1);
    writeFileSync(file, text);
    expect((await run(["archive", "--archive", archive])).stdout).toMatch(/^[\da-f]{12} {2}nanan-2025 /u);
  });

  test("what cannot be is refused", async () => {
    const { code, stderr } = await run(["run", notice, "--input", people, "--record", people]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `error: ${people} is read and cannot be the output as well\n  help  name another file for the output\n`,
    });
    expect((await run(["replay", join(folder, "none.jsonl")])).code).toBe(2);
    expect((await run(["archive", "remove"])).code).toBe(2);
  });

  test("neither file is touched where the other cannot be written", async () => {
    const [good, kept] = [join(folder, "good.jsonl"), join(folder, "kept-before.jsonl")];
    for (const [output, record] of [
      [good, join(folder, "none", "k.jsonl")],
      [join(folder, "none", "o.jsonl"), kept],
    ] as const) {
      writeFileSync(good, "precious\n");
      writeFileSync(kept, "precious\n");
      const { code } = await run(["run", notice, "--input", people, "--output", output, "--record", record]);
      expect([code, readFileSync(good, "utf8"), readFileSync(kept, "utf8")]).toEqual([2, "precious\n", "precious\n"]);
    }
    expect(
      (await run(["run", notice, "--input", people, "--output", good, "--record", `${folder}/./good.jsonl`])).code,
    ).toBe(2);
  });

  test("a notice that amends another replays", async () => {
    const [base, supplement, own] = ["base-2025.pol", "supplement-2025.pol", "own.jsonl"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    writeFileSync(
      join(folder, "shop.pol"),
      'vocabulary shop "商店"\n\nentity person "人"\n  fact id "编号": text?\n  decision fee "费": money\n',
    );
    writeFileSync(
      base,
      'notice base-2025 "通知"\n  year 2025\n  uses shop\n\nclause 一 "费"\n  rule fee\n    is 3 yuan\n',
    );
    writeFileSync(
      supplement,
      'notice supplement-2025 "补充"\n  year 2025\n  amends base-2025\n\nreplaces clause 一 "费"\n  rule fee\n    is 4 yuan\n',
    );
    writeFileSync(people.replace("people", "shoppers"), '[{"id":"1"}]');
    const done = await run([
      "run",
      supplement,
      "--input",
      people.replace("people", "shoppers"),
      "--record",
      own,
      "--output",
      join(folder, "s.json"),
    ]);
    expect(done.stderr).not.toContain("error");
    expect((await run(["archive", "add", base, supplement, "--archive", archive])).code).toBe(0);
    expect(await run(["replay", own, "--archive", archive, "--lang", "en"])).toMatchObject({ code: 0 });
  });

  test("what is odd in files of records and in the archive is told, and the rest goes on", async () => {
    const [first] = readFileSync(records, "utf8").split("\n") as [string];
    const { digest: _, ...content } = JSON.parse(first) as { digest: string };
    const signed = (change: object): string =>
      JSON.stringify({ ...content, ...change, digest: digestOf({ ...content, ...change }) });
    const odd = join(folder, "odd.jsonl");
    writeFileSync(
      odd,
      [
        `\uFEFF${first}`,
        signed({ verdicts: { eligible: null } }),
        signed({ verdicts: { eligible: { by: ["x"], over: "abc" } } }),
        first.replace('"decisions":', '"decisions":{"selfPay":"0.00"},"decisions":'),
        first.replace('"missedYears":0', '"missedYears":0.00000000000000000001'),
        "[".repeat(200_000),
        `{"form":"pol-decision-record/1","a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
        first,
      ].join("\n"),
    );
    const { code, stdout, stderr } = await run(["replay", odd, "--archive", archive, "--lang", "en"]);
    expect({ code, stderr, last: stdout.trimEnd().split("\n").at(-1) }).toEqual({
      code: 1,
      stderr: "",
      last: "2 same, 0 by other rules, 0 with another outcome, 6 not decided again",
    });
    const file = join(archive, `${JSON.parse(first).policyHash}.json`);
    for (const damaged of [
      "",
      "null",
      '{"form":"pol-archive/1"}',
      '{"form":"pol-archive/1","notice":"a","title":"b","policyHash":"c","readings":{},"files":[null]}',
    ]) {
      writeFileSync(file, damaged);
      expect((await run(["archive", "--archive", archive])).code).toBe(0);
      expect((await run(["replay", odd, "--archive", archive])).code).toBe(1);
    }
    expect((await run(["archive", "add", notice, "--archive", archive])).stdout).toContain("nanan-2025");
    expect((await run(["replay", records, "--archive", archive])).code).toBe(0);
    expect((await run(["replay", records, "--archive", file])).code).toBe(1);
  });

  test("an explanation of some decisions replays", async () => {
    const [one, some] = [join(folder, "one.json"), join(folder, "some.json")];
    writeFileSync(one, '{"birthDate":"1990-01-01","paidOn":"2024-10-01","standing":["localHukou"]}');
    writeFileSync(some, (await run(["explain", notice, "selfPay", "--input", one, "--json"])).stdout);
    expect((await run(["replay", some, "--archive", archive])).code).toBe(0);
  });
});
