import type { Sink } from "../sink.ts";

/** A ZIP archive that is written part by part, one of them open at a time. */
export interface Packer {
  add(name: string, text: string): void;
  /** Begins a part that is written piece by piece. */
  begin(name: string): void;
  /** Adds to the open part; resolves when the text is on its way, so that memory stays small. False where nothing more can be written. */
  write(text: string): Promise<boolean>;
  /** Ends the open part. */
  end(): Promise<void>;
  finish(): Promise<void>;
  abort(): Promise<void>;
}

/** Makes what packs into a sink. */
export type MakePacker = (sink: Sink) => Packer;
