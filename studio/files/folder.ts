/** A folder of files, wherever it is: served by `pol studio`, picked in the browser, or kept in it. */
export interface Folder {
  readonly name: string;
  /** The files of it that the studio can open, by their paths from the folder. */
  readonly list: () => Promise<readonly string[]>;
  /** A file's text and the version that it has; null where it is gone. */
  readonly read: (path: string) => Promise<Stored | null>;
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
