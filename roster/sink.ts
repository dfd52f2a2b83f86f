import type { RosterProblem } from "./problem.ts";

/** What text or bytes are written to. Each call waits until they are taken, so that memory stays small. */
export interface Sink {
  /** Whether a file is written, which is there whole or not at all; what a stream was given stays given. */
  readonly isFile: boolean;
  /** What went wrong; null also where the reader of a pipe has merely gone away. */
  readonly problem: RosterProblem | null;
  /** False where nothing more can be written. */
  write(text: string | Uint8Array): Promise<boolean>;
  /** Makes what was written final. */
  finish(): Promise<void>;
  /** Takes back what was written, as far as that is possible. */
  abort(): Promise<void>;
}
