/** A file that an emitter made: a path relative to the output folder, and its text. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}
