import { Readable, Writable } from "node:stream";
import { vi } from "vitest";
import type { Io } from "../../cli/io.ts";
import { pol } from "../../cli/pol.ts";

// The first run in a file loads the compiler, which a busy machine does slowly.
vi.setConfig({ testTimeout: 60_000 });

/** What a run of the program came to. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program inside this process, in English where no locale is given. */
export async function run(
  args: readonly string[],
  given: { readonly stdin?: string | Readable; readonly env?: Io["env"] } = {},
): Promise<Ended> {
  const stdout = new Collected();
  const stderr = new Collected();
  const { stdin: text = "" } = given;
  const stdin = typeof text === "string" ? Readable.from([Buffer.from(text)]) : text;
  const code = await pol(args, { stdin, stdout, stderr, env: given.env ?? {} });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collected extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** The invented county's files. */
export const county = "spec/cli/county";
