/** Every version of a policy, by its hash: the texts that it was made from, in a file each. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compile, type KeptDecision, memoryHost, type Notice } from "../../api/index.ts";
import type { LoadedProgram } from "../load-program.ts";
import { fileStat } from "../file-stat.ts";
import { fileProblem, type RosterProblem } from "../../roster/problem.ts";
import { writeText } from "../write-text.ts";

/** Where policies are kept unless another folder is named. */
export const defaultArchive = "pol-archive";

const archiveForm = "pol-archive/1";

/** A policy as it is kept. */
interface ArchivedPolicy {
  readonly form: typeof archiveForm;
  readonly notice: string;
  readonly title: string;
  readonly policyHash: string;
  readonly readings: { readonly [reading: string]: string };
  /** The notice's text first; the names are those of the files without their folders. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Keeps a policy: true where it was not kept before; what went wrong where it cannot be. */
export async function addPolicy(folder: string, policy: LoadedProgram): Promise<boolean | RosterProblem> {
  const { program, policyHash, sources } = policy;
  const path = pathOf(folder, policyHash);
  const last = readPolicy(path);
  // A file that was damaged is written anew.
  if (last !== null && compilePolicy(last, last.readings)?.policyHash === policyHash) return false;
  const kept: ArchivedPolicy = {
    form: archiveForm,
    notice: program.notice.name,
    title: program.notice.title,
    policyHash,
    readings: Object.fromEntries(program.readings.map(({ name, taken }) => [name, taken])),
    files: sources.map(({ path: source, text }) => ({ name: basename(source), text })),
  };
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    return fileProblem(error);
  }
  const problem = await writeText(path, `${JSON.stringify(kept, null, 2)}\n`);
  return problem ?? true;
}

/** What is listed of a kept policy. */
export type ListedPolicy = Pick<ArchivedPolicy, "notice" | "title" | "policyHash">;

/** The kept policies by notice; those whose file is none are left out. */
export function listPolicies(folder: string): readonly ListedPolicy[] {
  return policiesIn(folder).sort((one, other) => (one.notice < other.notice ? -1 : one.notice > other.notice ? 1 : 0));
}

/**
 * The policy by which a decision was made: that of its hash, or the same texts with the readings that were taken. Null where the
 * archive has none, or what it has comes to another hash and so was changed.
 */
export function findPolicy(folder: string, { policyHash, notice, readings }: KeptDecision): Notice | null {
  const exact = readPolicy(pathOf(folder, policyHash));
  const candidates = exact === null ? policiesIn(folder).filter((each) => each.notice === notice) : [exact];
  for (const candidate of candidates) {
    const compiled = compilePolicy(candidate, readings);
    if (compiled?.policyHash === policyHash) return compiled;
  }
  return null;
}

function compilePolicy({ files }: ArchivedPolicy, readings: ArchivedPolicy["readings"]): Notice | null {
  const [first] = files;
  if (first === undefined) return null;
  const host = memoryHost(Object.fromEntries(files.map(({ name, text }) => [name, text])));
  return compile(first.name, host, { readings }).notice;
}

function policiesIn(folder: string): ArchivedPolicy[] {
  const names =
    fileStat(folder)?.isDirectory() === true
      ? readdirSync(folder).filter((name) => /^[\da-f]{64}\.json$/u.test(name))
      : [];
  return names.map((name) => readPolicy(join(folder, name))).filter((each) => each !== null);
}

function pathOf(folder: string, policyHash: string): string {
  return join(folder, `${policyHash}.json`);
}

function readPolicy(path: string): ArchivedPolicy | null {
  try {
    const kept = JSON.parse(readFileSync(path, "utf8")) as ArchivedPolicy;
    return isWhole(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Whether a file has what a policy must have; whoever changed it may have left anything there. */
function isWhole({ form, notice, title, policyHash, readings, files }: ArchivedPolicy): boolean {
  return (
    form === archiveForm &&
    [notice, title, policyHash].every((each) => typeof each === "string") &&
    Object.values(readings).every((option) => typeof option === "string") &&
    files.every(({ name, text }) => typeof name === "string" && typeof text === "string")
  );
}
