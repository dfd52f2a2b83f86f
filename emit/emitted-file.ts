/** A file that an emitter made: a path relative to the output folder, and its text. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

/** One that is no text. */
export interface EmittedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}
