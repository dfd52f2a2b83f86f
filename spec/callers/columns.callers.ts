/** Modules of columns, called from Python and from Java, decide as the evaluator does. `setup.sh` installs what they need. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createEvaluator } from "../../emit/evaluator.ts";
import { emitWasm } from "../../emit/wasm/emit.ts";
import type { ModuleDescription } from "../../emit/wasm/module-description.ts";
import { formatFacts, formatOutcome } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { randomPeople } from "../oracle/people.ts";
import { noticeNames, programOf } from "../policies/notices.ts";

const folder = mkdtempSync(join(tmpdir(), "pol-callers-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

/** Writes the products of a notice, and says what the evaluator decides of some people. */
async function prepare(notice: (typeof noticeNames)[number], count: number) {
  const program = programOf(notice);
  for (const file of await emitWasm(program)) writeFileSync(path(file.path), "text" in file ? file.text : file.bytes);
  const { schema, evaluate } = createEvaluator(program, "person");
  const people = randomPeople(20261129, count, notice).flatMap((record): readonly FactRecord[] => {
    const parsed = parseRecord(schema, record);
    return parsed.ok ? [parsed.value] : [];
  });
  const facts = people.map((person) => formatFacts(schema, person));
  const outcomes = people.map((person) => formatOutcome(schema, evaluate(person)));
  return { facts, outcomes };
}

/** Durations and rates as the caller writes them. */
const inPython = (outcome: Readonly<Record<string, unknown>>): object => ({
  ...outcome,
  ...(typeof outcome["waiting"] === "string" ? { waiting: parts(outcome["waiting"]) } : {}),
  ...(typeof outcome["assistanceRate"] === "string" ? { assistanceRate: Number(outcome["assistanceRate"]) } : {}),
});
const parts = (duration: string): string =>
  [/(\d+)M/u, /(\d+)D/u].map((each) => each.exec(duration)?.[1] ?? "0").join(" ");
const asNumber = (fraction: string): number => {
  const [top, bottom = "1"] = fraction.split("/");
  return Number(top) / Number(bottom);
};

test.each(noticeNames)("Python: %s", async (notice) => {
  const { facts, outcomes } = await prepare(notice, 5000);
  writeFileSync(path("people.json"), JSON.stringify(facts));
  const args = ["docs/callers/decide.py", path(`${notice}.wasm`), path(`${notice}.columns.json`), path("people.json")];
  const printed = execFileSync("dist/callers/venv/bin/python", args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  const decided = printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(decided).toHaveLength(facts.length);
  const differing = decided.filter((each, row) => {
    const rate = each["assistanceRate"];
    const got = inPython({ ...each, ...(typeof rate === "string" ? { assistanceRate: String(asNumber(rate)) } : {}) });
    return Object.entries(inPython(outcomes[row]!)).some(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify((got as Record<string, unknown>)[name]),
    );
  });
  expect(differing.slice(0, 2)).toEqual([]);
});

test("Java: nanan-2025", async () => {
  await prepare("nanan-2025", 0);
  const description = JSON.parse(readFileSync(path("nanan-2025.columns.json"), "utf8")) as ModuleDescription;
  const vectors = [
    ...description.facts.map((each) => ["fact", each] as const),
    ...description.decisions.map((each) => ["decision", each] as const),
  ].flatMap(([kind, { name, lanes }]) => lanes.map(({ part, offset }) => `${kind} ${name} ${part} ${offset}`));
  writeFileSync(path("offsets.txt"), [...vectors, `again ${description.again}`].join("\n"));

  const { schema, evaluate } = createEvaluator(programOf("nanan-2025"), "person");
  const days = ["2024-02-29", "1990-01-01", "2024-12-15", "1955-06-30"];
  const payments = ["-", "2024-09-01", "2024-12-31", "2025-01-01", "2025-03-31", "2025-11-30"];
  const asked = days.flatMap((birthDate) =>
    payments.flatMap((paidOn) => [0, 1, 16].map((standing) => ({ birthDate, paidOn, standing }))),
  );
  const right = asked.filter(({ birthDate, paidOn }) => paidOn === "-" || birthDate <= paidOn);
  writeFileSync(
    path("people.txt"),
    right.map(({ birthDate, paidOn, standing }) => `${birthDate} ${paidOn} ${standing}`).join("\n"),
  );
  const wanted = right.map(({ birthDate, paidOn, standing }) => {
    const member = new Map([
      [0, []],
      [1, ["localHukou"]],
      [16, ["residencePermit"]],
    ]).get(standing);
    const parsed = parseRecord(schema, { birthDate, ...(paidOn === "-" ? {} : { paidOn }), standing: member });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const { selfPay, coverageStart } = formatOutcome(schema, evaluate(parsed.value)) as Record<string, string | null>;
    return `${selfPay === null ? "-" : Math.round(Number(selfPay) * 100)} ${coverageStart ?? "-"}`;
  });

  const jars = "dist/callers/jars/*";
  execFileSync("javac", ["-cp", jars, "-d", folder, "docs/callers/Decide.java"]);
  const args = ["-cp", `${folder}:${jars}`, "Decide", path("nanan-2025.wasm"), path("offsets.txt"), path("people.txt")];
  const printed = execFileSync("java", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  expect(printed.trimEnd().split("\n")).toEqual(wanted);
  expect(new Set(wanted).size).toBeGreaterThan(5);
});
