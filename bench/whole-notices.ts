/** Whole commands over made-up notices of growing size, in processor time, beside a start of Node.js that does nothing. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { madeUpNotice } from "./whole-notice.ts";

/** What a command took of the processor, in milliseconds: the least of a few runs. */
export interface WholeNotice {
  readonly command: string;
  readonly clauses: number;
  readonly milliseconds: number;
  /** As many starts of Node.js. */
  readonly starts: number;
  /** How often it says that something is not known. */
  readonly unknown: number;
}

const folder = "dist/bench/whole";

/** `check` and `prove` of notices of 40, 80 and 200 clauses with ten dates; `diff` and `readings` of the first. */
export function measureWholeNotices(): readonly WholeNotice[] {
  const start = least(["-e", "0"]).milliseconds;
  const measured = (command: string, clauses: number, ...paths: readonly string[]): WholeNotice => {
    const { milliseconds, unknown } = least(["dist/pol.cjs", command, ...paths]);
    return { command, clauses, milliseconds, starts: milliseconds / start, unknown };
  };
  return [
    ...[40, 80, 200].flatMap((clauses) => {
      const path = written(clauses, 0, 0);
      return [measured("check", clauses, path), measured("prove", clauses, path)];
    }),
    measured("diff", 40, written(40, 0, 0), written(40, 0, 1)),
    measured("readings", 40, written(40, 10, 0)),
  ];
}

function written(clauses: number, readings: number, edition: number): string {
  const own = `${folder}/${clauses}-${readings}`;
  mkdirSync(own, { recursive: true });
  const { vocabulary, notice } = madeUpNotice({ clauses, dates: 10, readings, edition });
  writeFileSync(`${own}/made-up.pol`, vocabulary);
  const path = `${own}/made-up-${2025 + edition}.pol`;
  writeFileSync(path, notice);
  return path;
}

function least(args: readonly string[]): { readonly milliseconds: number; readonly unknown: number } {
  mkdirSync(folder, { recursive: true });
  const report = `process.on("exit", () => { const { user, system } = process.cpuUsage(); require("fs").writeSync(3, String((user + system) / 1000)); })`;
  writeFileSync(`${folder}/report.cjs`, report);
  const runs = [1, 2, 3].map(() => {
    const done = spawnSync(process.execPath, ["--require", `./${folder}/report.cjs`, ...args], {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      maxBuffer: 2 ** 26,
    });
    if (done.status !== 0) throw new Error(`${args.join(" ")} failed:\n${String(done.stderr)}${String(done.stdout)}`);
    const said = `${String(done.stdout)}${String(done.stderr)}`;
    const unknown = said.match(/^ *unknown |not known|analysis-unknown/gmu)?.length ?? 0;
    return { milliseconds: Number(String(done.output[3])), unknown };
  });
  return runs.reduce((best, run) => (run.milliseconds < best.milliseconds ? run : best));
}
