/** Whole commands from a cold start, as a user waits for them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { readSource, VocabularyFiles } from "../cli/source-files.ts";
import { checkExactly } from "../explain/exact.ts";
import { compile } from "../compiler/compile.ts";
import { SourceFile } from "../grammar/source.ts";
import { randomPeople } from "../spec/oracle/people.ts";
import { middle } from "./timing.ts";

export interface Measured {
  readonly name: string;
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
  readonly unit: string;
  /** What else was seen, to be printed behind. */
  readonly more: string;
}

const folder = "dist/bench";
const recordCount = 100_000;

/** `check` of one notice, cold and warm, `diff` of two, and `run` over a large roster. */
export function measureCommands(): readonly Measured[] {
  mkdirSync(folder, { recursive: true });
  const small = writeRoster("small.csv", recordCount);
  const large = writeRoster("large.csv", recordCount * 5);
  const run = (roster: string): Sample[] =>
    sample(["run", "policies/nanan-2025.pol", "--input", roster, "--output", `${folder}/out.csv`], 5);
  const [ofSmall, ofLarge] = [run(small), run(large)];
  const rate = (recordCount * 4000) / (middleTime(ofLarge) - middleTime(ofSmall));
  const more = `, then ${rate.toFixed(0)} records a second; peak memory ${peak(ofSmall)} MB, of five times as many ${peak(ofLarge)} MB`;
  return [
    measured("pol check, one notice", sample(["check", "policies/nanan-2025.pol"], 9), ""),
    measured("all analyses of a notice, warm", warmChecks("policies/nanan-2025.pol", 9), ""),
    measured("pol diff, two notices", sample(["diff", "policies/nanan-2025.pol", "policies/shishi-2026.pol"], 5), ""),
    measured(`pol run, ${recordCount} CSV records`, ofSmall, more),
  ];
}

interface Sample {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Reads, compiles and analyses a notice again and again in one process, as an editor does. */
function warmChecks(path: string, times: number): Sample[] {
  const check = (): Sample => {
    const start = performance.now();
    const file = readSource(path);
    const program = file instanceof SourceFile ? compile(file, new VocabularyFiles()).program : null;
    if (program === null) throw new Error(`${path} does not compile`);
    checkExactly(program, file as SourceFile);
    return { milliseconds: performance.now() - start, megabytes: 0 };
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) check();
  return Array.from({ length: times }, check);
}

/** Runs the built command in a process of its own, which prints its own peak memory at the end. */
function sample(args: readonly string[], times: number): Sample[] {
  const report = `process.on("exit", () => require("fs").writeSync(3, String(process.resourceUsage().maxRSS)))`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/report.cjs`, report);
  return Array.from({ length: times }, () => {
    const start = performance.now();
    const done = spawnSync(process.execPath, ["--require", `./${folder}/report.cjs`, "dist/pol.cjs", ...args], {
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    if (done.status !== 0) throw new Error(`pol ${args.join(" ")} failed:\n${String(done.stderr)}`);
    return { milliseconds: performance.now() - start, megabytes: Number(String(done.output[3])) / 1024 };
  });
}

function measured(name: string, samples: readonly Sample[], more: string): Measured {
  const sorted = samples.map(({ milliseconds }) => milliseconds).sort((left, right) => left - right);
  return { name, median: middle(sorted), least: sorted[0]!, greatest: sorted.at(-1)!, unit: "ms", more };
}

function middleTime(samples: readonly Sample[]): number {
  return measured("", samples, "").median;
}

function peak(samples: readonly Sample[]): string {
  return Math.max(...samples.map(({ megabytes }) => megabytes)).toFixed(0);
}

function writeRoster(name: string, count: number): string {
  const people = randomPeople(7, 20_000, "nanan-2025");
  const columns = [...new Set(people.flatMap((person) => Object.keys(person)))];
  const cell = (value: unknown): string =>
    Array.isArray(value) ? value.join(";") : value === null || value === undefined ? "" : String(value);
  const rows = people.map((person) =>
    columns.map((column) => cell((person as unknown as Record<string, unknown>)[column])).join(","),
  );
  const lines = Array.from({ length: count }, (_, index) => rows[index % rows.length]);
  writeFileSync(`${folder}/${name}`, `${columns.join(",")}\n${lines.join("\n")}\n`);
  return `${folder}/${name}`;
}
