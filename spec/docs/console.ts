/** Blocks that show a terminal: commands after `$ `, under each what it prints. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { exitCode } from "../../cli/exit-code.ts";
import { run } from "../cli/pol-run.ts";

/** A command with the output that a page shows for it. */
export interface Shown {
  readonly command: string;
  readonly output: string;
}

const demonstration = fileURLToPath(new URL("../../dist/demo.js", import.meta.url));

/** The commands of a block. */
export function readCommands(body: string): Shown[] {
  return body
    .split(/^\$ /mu)
    .slice(1)
    .map((part) => {
      const [command = "", ...lines] = part.split("\n");
      return { command, output: tidy(lines.join("\n")) };
    });
}

/** The block's text with the output that each command gives now. */
export function writeCommands(shown: readonly Shown[]): string {
  return shown.map(({ command, output }) => `$ ${command}\n${output === "" ? "" : `${output}\n`}`).join("\n");
}

/** What a command prints in the present folder; null for a command that is not ours to run. */
export async function outputOf(command: string): Promise<string | null> {
  if (command.endsWith("npm start")) return demonstrated();
  const words = command.split(/\s+/u);
  if (words[0] !== "pol") return null;
  const { code, stdout, stderr } = await run(words.slice(1));
  if (code === exitCode.defect) throw new Error(stderr);
  return tidy(stdout + stderr);
}

/** What the first run prints, where it is built. */
function demonstrated(): string | null {
  if (!existsSync(demonstration)) return null;
  return tidy(spawnSync(process.execPath, [demonstration], { encoding: "utf8", env: {} }).stdout);
}

const gap = /^\s*…\s*$/u;

/** Whether lines are left out of an output. */
export function hasGaps(shown: string): boolean {
  return shown.split("\n").some((line) => gap.test(line));
}

/** Whether an output is the one shown; a line `…` of a page stands for any lines. */
export function isShown(output: string, shown: string): boolean {
  const lines = shown.split("\n").map((line) => (gap.test(line) ? "(?:[^\n]*\n)*" : `${escape(line)}\n`));
  return new RegExp(`^${lines.join("")}$`, "u").test(`${output}\n`);
}

function escape(line: string): string {
  return line.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}

function tidy(output: string): string {
  return output.replace(/[ \t]+$/gmu, "").replace(/^\n+|\n+$/gu, "");
}
