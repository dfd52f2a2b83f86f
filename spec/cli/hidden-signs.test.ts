/** Whatever paths, issued texts, records and arguments hold, what is written for people commands no terminal. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { commands } from "../../cli/command-line/commands.ts";
import { visibleLine } from "../../runtime/visible-text.ts";
import { hiddenSigns } from "../support/payload.ts";
import { county, run } from "./pol-run.ts";

const hostile = "evil\u001b]0;title\u0007\u001b[31m\u009b31m\u202e\u200b\u{e0041}\r\nforged line";
const folder = mkdtempSync(join(tmpdir(), "pol-"));
const place = join(folder, hostile);
cpSync(county, place, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const inPlace = (name: string): string => join(place, name);
const written = (name: string, text: string): string => {
  writeFileSync(inPlace(name), text);
  return inPlace(name);
};

const policy = inPlace("county-2025.pol");
const roster = written("roster.json", JSON.stringify([{ id: hostile, birthDate: "1980-05-01", groups: [hostile] }]));
const record = written(
  "record.json",
  JSON.stringify({ id: hostile, birthDate: "1980-05-01", paidOn: "2025-02-01", groups: [] }),
);
const issued = written("issued.txt", readFileSync(`${county}/notice.txt`, "utf8").replace("一、", `一、${hostile}`));
const examples = written(
  "examples.csv",
  `title,birthDate,=> ${hostile.replace("\r\n", " ")}\n${hostile.replace("\r\n", " ")},x,y\n`,
);
const untidy = written("untidy.pol", readFileSync(policy, "utf8").replace("\n", "\n\n\n"));
const hidden = written("hidden.pol", readFileSync(policy, "utf8").replace(/"/u, `"${hostile.replace("\r\n", "")}`));
const failing = written(
  "failing.pol",
  `${readFileSync(policy, "utf8")}\nclause 九十 "试"\n  example "错"\n    given birthDate: 1980-05-01\n    expect fee: 1 yuan\n`,
);
const decided = written(
  "decided.json",
  JSON.stringify({
    version: 1,
    notice: { name: hostile },
    policyHash: hostile,
    readings: [],
    entity: "person",
    input: { birthDate: hostile },
    decisions: [],
  }),
);
const changedRecord = written("changed.jsonl", `${hostile}\n{"form":"pol-decision-record/1","digest":"x"}\n`);
const archived = join(place, "archived");
mkdirSync(archived);
writeFileSync(
  join(archived, `${"a".repeat(64)}.json`),
  JSON.stringify({
    form: "pol-archive/1",
    notice: hostile,
    title: hostile,
    policyHash: hostile,
    readings: {},
    files: [],
  }),
);
const out = join(folder, "out", hostile);
mkdirSync(join(folder, "out"));

/** Runs of every command; the first word tells which. */
const runs: readonly (readonly string[])[] = [
  ["check", policy, inPlace("wrong.pol"), hidden, inPlace("missing.pol")],
  ["check", "--json", policy, inPlace("wrong.pol")],
  ["run", policy, "--input", roster],
  ["run", policy, "--input", inPlace("missing.csv")],
  ["explain", policy, "--input", record],
  ["explain", policy, "--input", record, "--json"],
  ["explain", policy, hostile, "--input", record],
  ["build", policy, "--out", out],
  ["build", policy, "--out", out, "--target", "html"],
  ["build", hidden, "--out", out, "--target", "dmn"],
  ["test", policy, failing],
  ["test", failing, "--json"],
  ["test", policy, "--coverage"],
  ["test", policy, "--coverage", "--json"],
  ["test", policy, "--coverage", "--coverage-format", "lcov"],
  ["test", policy, "--suggest"],
  ["test", policy, "--mutate"],
  ["test", policy, "--export-examples", "-"],
  ["test", policy, "--import-examples", examples],
  ["prove", policy],
  ["prove", policy, "--json"],
  ["clauses", policy],
  ["clauses", policy, "--notice", issued],
  ["clauses", policy, "--notice", issued, "--json"],
  ["diff", policy, inPlace("county-2026.pol"), "--roster", roster],
  ["diff", policy, inPlace("county-2026.pol"), "--json"],
  ["readings", policy],
  ["readings", policy, "--json"],
  ["readings", policy, "--reading", hostile],
  ["calendar", policy, "--on", hostile],
  ["calendar", policy, "--on", `${hostile}=2025-01-01`],
  ["calendar", policy, "--format", "ics"],
  ["calendar", policy, "--format", "json"],
  ["format", untidy, "--check"],
  ["format", hidden],
  ["new", inPlace("county-2027.pol"), "--from", inPlace("county-2026.pol"), "--year", "2027", "--force"],
  ["new", inPlace("county-2027.pol"), "--from", inPlace("county-2026.pol"), "--year", hostile],
  ["studio", inPlace("missing")],
  ["studio", place, "--port", hostile],
  ["serve", hidden],
  ["serve", policy, "--port", hostile],
  ["replay", decided, changedRecord],
  ["replay", decided, "--by", policy, "--json"],
  ["replay", inPlace("missing.jsonl")],
  ["archive", "--archive", archived],
  ["archive", "--archive", archived, "--json"],
  ["archive", "add", policy, "--archive", out],
  ["archive", hostile],
  ["init", join(folder, "out", `${hostile}2`)],
  ["init", place],
  ["language-server"],
  [hostile],
];

test("every command is tried", () => {
  expect(new Set(runs.map(([name]) => name)).size).toBe(commands.length + 1);
  for (const { name } of commands) expect(runs.some((args) => args[0] === name)).toBe(true);
});

/** Where text leaves the program: whatever is new here needs what the others have. */
const writers = {
  "cli/command-line/parser.ts": "help, which is ours alone",
  "cli/context.ts": "all that is told, by way of shownText",
  "cli/emitted-files.ts": "generated code, schemas and pages; see spec/emit/injection.test.ts",
  "cli/launch/write-cache.ts": "compiled code of the program itself",
  "cli/progress.ts": "a bar, which is ours alone",
  "cli/roster/file-sink.ts": "rosters as data, formatted sources, and results by way of shownText",
  "cli/roster/parquet/read-parquet.ts": "what standard input holds, as bytes, for as long as it is read",
  "cli/roster/stream-sink.ts": "rosters as data; to a terminal by way of visibleText",
};

test("no other file writes", () => {
  const writes =
    /std(?:out|err)\.write\(|#stream\.write\(|writeFileSync|createWriteStream|console\.|handle\.writeFile/u;
  const found = [
    "analysis",
    "cli",
    "compiler",
    "demo",
    "diff",
    "emit",
    "explain",
    "grammar",
    "harness",
    "ir",
    "report",
    "runtime",
  ].flatMap((part) =>
    readdirSync(part, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => join(part, path))
      .filter((path) => writes.test(readFileSync(path, "utf8"))),
  );
  expect(found.sort()).toEqual(Object.keys(writers));
});

describe.each([
  ["without colours", {}],
  ["with colours", { FORCE_COLOR: "1" }],
  ["in Chinese", { LANG: "zh_CN.UTF-8" }],
])("%s", (_, env) => {
  test.each(
    runs.map(
      (args) => [args.map((each) => visibleLine(each).replace(/^.*forged line/u, "…")).join(" "), args] as const,
    ),
  )("pol %s", async (_, args) => {
    const { stdout, stderr } = await run(args, { env });
    const text = (stdout + stderr).replaceAll("\r\n", "\n");
    expect(text).not.toBe("");
    expect(text.replace(/\u001b\[\d+m/gu, "")).not.toMatch(hiddenSigns);
    expect(text).not.toMatch(/evil[^\n]*\u001b\[31m[^\n]*\\u009b|\r/u);
    expect(text).not.toMatch(/^forged line/mu);
  });
});
