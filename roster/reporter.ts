import type { Language, Text } from "../runtime/messages.ts";
import type { Ways } from "./ways.ts";

/** Who is told, in the language spoken, what comes up while a roster is read and decided. */
export interface Reporter {
  readonly language: Language;
  /** How what helps is done where the roster is decided. */
  readonly ways: Ways;
  /** Tells what is wrong, with one piece of help where there is one. */
  fail(message: string | Text, help?: Text | null): void;
  /** Tells of something that is probably a mistake. */
  warn(message: string | Text): void;
  /** Tells of something that is good to know. */
  remark(message: Text): void;
  /** A text in the language spoken. */
  say(text: string | Text): string;
}

/** Who is shown how far the work is, and takes that away before anything else is told. */
export interface ProgressLine {
  /** So many bytes of the roster are read, and so many of its records. */
  advance(bytes: number, records: number): void;
  clear(): void;
}
