/** Runs the usual commands once, and keeps what V8 compiled for them beside the bundle. */
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable, Writable } from "node:stream";
import { cachePath, compileBundle, type Program, runBundle } from "./bundle.ts";

const notice = join(__dirname, "../policies/nanan-2025.pol");
const roster = `[{"birthDate":"1980-05-01","standing":["localHukou"],"paidOn":"2025-07-01"}]`;

void writeCache();

async function writeCache(): Promise<void> {
  const script = compileBundle(__dirname, undefined);
  const program = runBundle(__dirname, script);
  await run(program, ["check", notice], "");
  await run(program, ["run", notice, "--input", "-", "--format", "json"], roster);
  await run(program, ["explain", notice, "--input", "-"], roster.slice(1, -1));
  // Renamed once it is whole, so that a program that starts meanwhile reads no half of it.
  const path = cachePath(__dirname);
  writeFileSync(`${path}.tmp`, script.createCachedData());
  renameSync(`${path}.tmp`, path);
}

async function run({ pol }: Program, args: readonly string[], input: string): Promise<void> {
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() });
  const stderr = new PassThrough();
  const code = await pol(args, { stdin: Readable.from([input]), stdout, stderr, env: {} });
  if (code !== 0) throw new Error(`pol ${args.join(" ")} ended with ${code}\n${stderr.end().read()}`);
}
