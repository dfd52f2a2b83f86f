/** A folder of files, wherever it is: served by `pol studio`, picked in the browser, or kept in it. */
export interface Folder {
  readonly name: string;
  /** What drafts of its files are kept under in this browser. */
  readonly id: string;
  /** How a file is saved: in the folder, or by giving it to be downloaded. */
  readonly saving: "in-place" | "download";
  /** The files of it that the studio can open, by their paths from the folder. */
  readonly list: () => Promise<readonly string[]>;
  /** A file's text and the version that it has; null where it is gone. */
  readonly read: (path: string) => Promise<Stored | null>;
  /** A file's bytes; null where it is gone. */
  readonly bytes: (path: string) => Promise<Uint8Array | null>;
  /**
   * Puts a text in place of the version that was read, or makes the file where `version` is null. Throws `ChangedElsewhere`
   * where another has written it since; nothing is overwritten then.
   */
  readonly write: (path: string, text: string, version: string | null) => Promise<Stored>;
}

export interface Stored {
  readonly text: string;
  /** Another for every text that the file had. */
  readonly version: string;
}

/** A file was written elsewhere since it was read. */
export class ChangedElsewhere extends Error {
  override readonly name = "ChangedElsewhere";
}

/** The folder cannot be asked: the program that serves it has ended, or it may no longer be read. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** A file of which no text can be read. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** What the studio opens. */
export function isReadable(path: string): boolean {
  return /\.(?:pol|txt|docx)$/u.test(path);
}
