/**
 * The layout of the folders is the architecture: no room imports one above it, and no files import one another in a circle.
 * What measures and attacks the others may use the models of the tests.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The rooms by floor, from the ground up; those of one floor do not import one another. */
const floors: readonly (readonly string[])[] = [
  ["grammar", "runtime"],
  ["ir"],
  ["compiler"],
  ["analysis", "emit"],
  ["explain"],
  ["diff", "harness", "record"],
  ["report"],
  ["roster"],
  ["api"],
  ["language-server", "service"],
  ["cli"],
  ["vite", "editors", "demo", "bench", "fuzz", "studio"],
];

const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)));

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return /\.tsx?$/u.test(name) ? [path] : [];
  });
}

const importPattern = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.tsx?)["'`]/gu;

/** What may use the models of the tests. */
const mayUseModels: readonly string[] = ["bench", "fuzz"];

const sources = [...floorOf.keys()].flatMap((room) => sourcesIn(join(root, room)));
const imports = new Map(
  sources.map((path) => {
    const targets = [...readFileSync(path, "utf8").matchAll(importPattern)].map(([, to]) =>
      resolve(dirname(path), to!),
    );
    return [path, [...new Set(targets)]] as const;
  }),
);

const roomOf = (path: string): string => relative(root, path).split("/")[0]!;

describe("rooms", () => {
  test("every folder with sources is one", () => {
    const folders = readdirSync(root).filter(
      (name) =>
        !["node_modules", "spec", "dist"].includes(name) &&
        !name.startsWith(".") &&
        statSync(join(root, name)).isDirectory() &&
        sourcesIn(join(root, name)).length > 0,
    );
    expect(folders.sort()).toEqual([...floorOf.keys()].sort());
  });

  test("import what is below them only", () => {
    const up = [...imports].flatMap(([from, targets]) =>
      targets
        .map((to) => [roomOf(from), roomOf(to)] as const)
        .filter(([one, other]) => one !== other && !(other === "spec" && mayUseModels.includes(one)))
        .filter(([one, other]) => !(floorOf.get(other)! < floorOf.get(one)!))
        .map(([, room]) => `${relative(root, from)} imports ${room}`),
    );
    expect(up).toEqual([]);
  });
});

test("the language server knows of the language what the library tells", () => {
  const rooms = [...imports].flatMap(([from, targets]) =>
    roomOf(from) === "language-server" ? targets.map(roomOf) : [],
  );
  expect([...new Set(rooms)].sort()).toEqual(["api", "language-server"]);
});

test("the studio knows of the compiler what the library tells, and asks the language server over its protocol", () => {
  const rooms = [...imports].flatMap(([from, targets]) => (roomOf(from) === "studio" ? targets.map(roomOf) : []));
  expect([...new Set(rooms)].sort()).toEqual(["api", "language-server", "studio"]);
});

/**
 * What stands below the library, whose meaning it tells as plain data. The types of records are those of `runtime/`, and the library takes a
 * list as a browser has it: what the command line reads and writes by streams it hands to `roster/` itself.
 */
const beneathTheLibrary = floors
  .slice(
    0,
    floors.findIndex((rooms) => rooms.includes("api")),
  )
  .flat()
  .filter((room) => room !== "runtime" && room !== "roster");

/** Files of the command line that still import rooms beneath the library, with these rooms. Only ever fewer: a row that is no longer so leaves. */
const notYetOverTheLibrary: Readonly<Record<string, string>> = {
  "cli/calendar/as-ics.ts": "explain ir report",
  "cli/calendar/as-text.ts": "explain report",
  "cli/calendar/duty-words.ts": "diff ir",
  "cli/calendar/problems.ts": "ir report",
  "cli/clauses/comparison.ts": "compiler explain ir",
  "cli/clauses/contents-text.ts": "explain",
  "cli/clauses/contents.ts": "grammar",
  "cli/clauses/resting-on.ts": "ir",
  "cli/commands/build.ts": "grammar",
  "cli/commands/calendar.ts": "compiler report",
  "cli/commands/check.ts": "grammar",
  "cli/commands/clauses.ts": "compiler grammar",
  "cli/commands/diff.ts": "diff report",
  "cli/commands/explain.ts": "explain ir",
  "cli/commands/format.ts": "grammar",
  "cli/commands/prove.ts": "analysis compiler explain grammar ir",
  "cli/commands/readings.ts": "diff explain ir",
  "cli/diff/count-roster.ts": "diff ir",
  "cli/diff/declarations-text.ts": "diff explain",
  "cli/diff/groups-text.ts": "diff explain ir",
  "cli/diff/report-text.ts": "diff",
  "cli/entity.ts": "ir",
  "cli/file-host.ts": "grammar",
  "cli/load-program.ts": "compiler explain grammar ir",
  "cli/picked-record.ts": "emit ir",
  "cli/recompile.ts": "compiler grammar ir",
  "cli/render/diagnostic-json.ts": "grammar",
  "cli/render/diagnostic.ts": "explain grammar",
  "cli/render/excerpt.ts": "grammar",
  "cli/source-files.ts": "compiler grammar",
  "cli/test/coverage-text.ts": "explain harness",
  "cli/test/example-csv.ts": "harness",
  "cli/test/example-json.ts": "explain harness",
  "cli/test/failure-text.ts": "explain harness ir",
  "cli/test/mutation-text.ts": "explain harness",
  "cli/test/notices.ts": "grammar ir",
  "cli/test/report-json.ts": "harness ir",
  "cli/test/report.ts": "explain harness",
  "cli/test/run-coverage.ts": "explain harness",
  "cli/test/run-mutation.ts": "explain harness",
  "cli/test/run-tests.ts": "harness",
  "cli/write-workbook.ts": "report",
};

/** Rosters are read and decided by columns, of which the library tells nothing. */
const rosters = ["cli/roster/", "cli/summary/", "cli/commands/run.ts"];

test("the command line knows of the language what the library tells, but for the files named here", () => {
  const found = [...imports].flatMap(([from, targets]) => {
    const path = relative(root, from);
    if (roomOf(from) !== "cli" || rosters.some((each) => path.startsWith(each))) return [];
    const rooms = new Set(targets.map(roomOf).filter((room) => beneathTheLibrary.includes(room)));
    return rooms.size === 0 ? [] : [[path, [...rooms].sort().join(" ")] as const];
  });
  expect(Object.fromEntries(found)).toEqual(notYetOverTheLibrary);
});

test("no files import one another in a circle", () => {
  expect(circles().map((circle) => circle.map((path) => relative(root, path)))).toEqual([]);
});

test("no room goes by the package's own name, nor has sources that are not read here", () => {
  const named = sources.filter((path) =>
    /(?:\bfrom|\bimport)\s*\(?\s*["'`](?:pol\/|#)/u.test(readFileSync(path, "utf8")),
  );
  expect(named).toEqual([]);
  const others = [...floorOf.keys()].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(?:[cm]ts|jsx|[cm]?js)$/u.test(name),
    ),
  );
  expect(others).toEqual([]);
});

test("no source is longer than 400 lines but the tables of the grammar", () => {
  const long = sources.filter((path) => readFileSync(path, "utf8").split("\n").length > 401);
  expect(long.map((path) => relative(root, path)).sort()).toEqual(["grammar/ast.ts", "grammar/parser.ts"]);
});

test("what is imported exists, so that the pattern misses nothing that it reads", () => {
  expect(imports.size).toBeGreaterThan(300);
  const missing = [...imports.values()].flat().filter((path) => !imports.has(path) && roomOf(path) !== "spec");
  expect(missing).toEqual([]);
});

/** Strongly connected files, after R. Tarjan, "Depth-first search and linear graph algorithms". */
function circles(): string[][] {
  const [index, low] = [new Map<string, number>(), new Map<string, number>()];
  const [stack, found]: [string[], string[][]] = [[], []];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const next of imports.get(path) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path)!, low.get(next)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1 || imports.get(path)?.includes(path) === true) found.push(circle.sort());
  };
  for (const path of imports.keys()) if (!index.has(path)) visit(path);
  return found;
}
